"""Adding, changing, moving, deleting and duplicating stages. Steps, cards, points and links go with their stage."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from cjm_desktop.edit.lookup import stage_of
from cjm_desktop.edit.parts import cleared, copy_of_stage, filled, in_reading_order
from cjm_desktop.edit.sequences import exchanged, followed, inserted, moved, without
from cjm_desktop.edit.values import changed, cleaned, plain_text
from cjm_desktop.errors import EditError
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import JourneyMap, Stage, Step


class StageValues(TypedDict, total=False):
    """What can be said of a stage; see ``Stage``."""

    title: str
    note: str
    colour: str


def add_stage(
    document: JourneyMap,
    position: int | None = None,
    *,
    steps: Sequence[str] = ("",),
    new_id: NewId = ids.new_id,
    **values: Unpack[StageValues],
) -> JourneyMap:
    """Adds a stage at ``position`` among the stages (default: at the end), with steps of these titles."""
    if not steps:
        raise EditError("A stage needs at least one step.", advice="Give it a step without a title.")
    made = tuple(Step(new_id(Step), plain_text(title)) for title in steps)
    stage = Stage(new_id(Stage), steps=made, **cleaned(values))
    return replace(document, stages=inserted(document.stages, position, stage))


def change_stage(document: JourneyMap, stage_id: str, **values: Unpack[StageValues]) -> JourneyMap:
    """Changes title, note or colour."""
    stage = changed(stage_of(document, stage_id), cleaned(values))
    return replace(document, stages=exchanged(document.stages, {stage_id: stage}))


def move_stage(document: JourneyMap, stage_id: str, position: int | None = None) -> JourneyMap:
    """Moves a stage to ``position`` among the other stages (default: to the end)."""
    stage = stage_of(document, stage_id)
    return in_reading_order(replace(document, stages=moved(document.stages, stage, position)))


def delete_stage(document: JourneyMap, stage_id: str) -> JourneyMap:
    """Deletes a stage with its steps, their cards and points, and all links to any of them. A map may be left
    without stages."""
    stage = stage_of(document, stage_id)
    emptied = cleared(document, [stage_id, *(step.id for step in stage.steps)])
    return replace(emptied, stages=without(document.stages, {stage_id}))


def duplicate_stage(document: JourneyMap, stage_id: str, *, new_id: NewId = ids.new_id) -> JourneyMap:
    """Puts a copy right after the stage: steps, cards, points, and the links within the stage."""
    copy, new = copy_of_stage(stage_of(document, stage_id), new_id)
    return filled(replace(document, stages=followed(document.stages, stage_id, copy)), new, new_id)
