"""Adding, changing, moving, deleting and duplicating steps. Cards, points and links go with their step."""

from dataclasses import replace
from typing import TypedDict, Unpack

from cjm_desktop.edit.lookup import stage_of, step_of
from cjm_desktop.edit.parts import cleared, filled, in_reading_order
from cjm_desktop.edit.sequences import exchanged, followed, inserted, moved, without
from cjm_desktop.edit.values import changed, cleaned
from cjm_desktop.errors import EditError
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import JourneyMap, Stage, Step


class StepValues(TypedDict, total=False):
    """What can be said of a step; see ``Step``."""

    title: str
    note: str
    width: float


def add_step(
    document: JourneyMap,
    stage_id: str,
    position: int | None = None,
    *,
    new_id: NewId = ids.new_id,
    **values: Unpack[StepValues],
) -> JourneyMap:
    """Adds a step at ``position`` within the stage (default: at its end)."""
    stage = stage_of(document, stage_id)
    step = Step(new_id(Step), **cleaned(values))
    return _with_steps(document, stage, inserted(stage.steps, position, step))


def change_step(document: JourneyMap, step_id: str, **values: Unpack[StepValues]) -> JourneyMap:
    """Changes title, note or width; a width of 0 lets the layout choose."""
    step = changed(step_of(document, step_id), cleaned(values))
    stage = document.index.stage_of_step[step_id]
    return _with_steps(document, stage, exchanged(stage.steps, {step_id: step}))


def move_step(document: JourneyMap, step_id: str, stage_id: str, position: int | None = None) -> JourneyMap:
    """Moves a step into a stage, its own or another, to ``position`` among the other steps there (default: to
    the end). The only step of a stage can't leave it."""
    step, target = step_of(document, step_id), stage_of(document, stage_id)
    source = document.index.stage_of_step[step_id]
    if source is target:
        steps = moved(target.steps, step, position)
        return in_reading_order(_with_steps(document, target, steps))
    if len(source.steps) == 1:
        raise EditError(
            "This is the only step of the stage “{title}”; it can't leave it.",
            advice="Move the whole stage, or add another step first.",
            params={"title": source.title},
        )
    left = _with_steps(document, source, without(source.steps, {step_id}))
    return in_reading_order(_with_steps(left, target, inserted(target.steps, position, step)))


def delete_step(document: JourneyMap, step_id: str) -> JourneyMap:
    """Deletes a step with its cards and points and all links to any of them. The only step of a stage goes with
    the stage alone."""
    step_of(document, step_id)
    stage = document.index.stage_of_step[step_id]
    if len(stage.steps) == 1:
        raise EditError(
            "The stage “{title}” needs its only step.",
            advice="Delete the whole stage instead.",
            params={"title": stage.title},
        )
    return _with_steps(cleared(document, [step_id]), stage, without(stage.steps, {step_id}))


def duplicate_step(document: JourneyMap, step_id: str, *, new_id: NewId = ids.new_id) -> JourneyMap:
    """Puts a copy right after the step, in the same stage: cards, points, and the links within the step."""
    copy = replace(step_of(document, step_id), id=new_id(Step))
    stage = document.index.stage_of_step[step_id]
    widened = _with_steps(document, stage, followed(stage.steps, step_id, copy))
    return filled(widened, {step_id: copy.id}, new_id)


def _with_steps(document: JourneyMap, stage: Stage, steps: tuple[Step, ...]) -> JourneyMap:
    return replace(document, stages=exchanged(document.stages, {stage.id: replace(stage, steps=steps)}))
