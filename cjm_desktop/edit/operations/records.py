"""Deleting records of several sorts at once, as a selection or a panel has them."""

from collections.abc import Iterable
from dataclasses import replace

from cjm_desktop.edit.operations.personas import without_personas
from cjm_desktop.edit.parts import cleared
from cjm_desktop.edit.sequences import without
from cjm_desktop.errors import EditError
from cjm_desktop.model.records import JourneyMap, Stage


def delete_records(document: JourneyMap, record_ids: Iterable[str]) -> JourneyMap:
    """Deletes cards, points, stages, steps, lanes, personas and links with all that hangs on them. A stage goes with
    the last of its steps; what a persona's deletion leaves is said at ``delete_persona``."""
    if isinstance(record_ids, str):
        raise TypeError("a sequence of ids is needed, not one id")
    gone = set(record_ids)
    _test(document, gone)
    stages = [kept for stage in document.stages if (kept := _kept(stage, gone)) is not None]
    left = {stage.id for stage in stages} | {step.id for stage in stages for step in stage.steps}
    there = document.index.stages.keys() | document.index.steps.keys()
    bare = without_personas(document, gone & document.index.personas.keys())
    emptied = cleared(bare, gone | (there - left))
    return replace(
        emptied,
        stages=tuple(stages),
        lanes=without(emptied.lanes, gone),
        points=without(emptied.points, gone),
        links=without(emptied.links, gone),
    )


def _kept(stage: Stage, gone: set[str]) -> Stage | None:
    """What is left of a stage; nothing of one that is deleted itself or has no step left."""
    if stage.id in gone:
        return None
    steps = without(stage.steps, gone)
    if len(steps) == len(stage.steps):
        return stage
    return replace(stage, steps=steps) if steps else None


def _test(document: JourneyMap, record_ids: set[str]) -> None:
    index = document.index
    known = (index.cards, index.points, index.stages, index.steps, index.lanes, index.personas, index.links)
    for record_id in sorted(record_ids):
        if not any(record_id in records for records in known):
            raise EditError(
                "There is nothing with the id “{id}” in this map.",
                advice="Choose something else.",
                params={"id": record_id},
            )
