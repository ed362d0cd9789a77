"""Which entries of the outline a change concerns. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from cjm_desktop.model.changes import Changes, ChangeSet
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap
from cjm_desktop.ui.panels.outline.places import PERSONAS, ROOT, TITLE, Order, Place

__all__ = ["Changed", "changed_places"]


@dataclass(frozen=True, slots=True)
class Changed:
    """``arranged``: places in which something came, went or moved. ``shown``: places that may look different.
    ``is_large``: stages, steps or lanes came, went or moved, so that every place may be concerned."""

    arranged: frozenset[Place]
    shown: frozenset[Place]
    is_large: bool


def changed_places(changes: ChangeSet, document: JourneyMap, order: Order) -> Changed:
    """What ``changes``, which led to ``document``, mean for an outline in this order."""
    arranged: set[Place] = set()
    shown: set[Place] = {TITLE} if changes.fields else set()
    for cell in _cells(changes.cards):
        arranged.add(cell)
    for cell in _cells(changes.points):
        arranged.add(cell)
    shown |= arranged
    shown.update(Place("card", card.id) for _, card in changes.cards.changed)
    shown.update(Place("point", point.id) for _, point in changes.points.changed)
    if not changes.personas.is_empty:
        arranged.add(PERSONAS)
        shown.update(Place("persona", persona.id) for _, persona in changes.personas.changed)
        shown.update(Place("point", point.id) for point in document.points)
    if changes.lanes.replaced:
        shown |= _of_lanes(changes, document)
    is_large = _is_large(changes)
    if not changes.stages.is_empty:
        shown |= _of_stages(document, order)
    if is_large:
        arranged.add(ROOT)
    return Changed(frozenset(arranged), frozenset(shown), is_large)


def _cells(changes: Changes[Card] | Changes[EmotionPoint]) -> Iterator[Place]:
    """The cells in which something came, went or changed."""
    for before, after in changes.replaced:
        yield Place("cell", before.lane, before.step)
        yield Place("cell", after.lane, after.step)
    for _, record in (*changes.taken, *changes.put):
        yield Place("cell", record.lane, record.step)


def _of_lanes(changes: ChangeSet, document: JourneyMap) -> set[Place]:
    """Lanes that have another title or kind, and all their cells."""
    found: set[Place] = set()
    for _, lane in changes.lanes.changed:
        found.add(Place("lane", lane.id))
        found.update(Place("cell", lane.id, step) for step in document.index.steps)
    return found


def _of_stages(document: JourneyMap, order: Order) -> set[Place]:
    """Every stage and step: those without a title are told by their number. Lane by lane, cells bear these names."""
    steps = document.index.steps
    if order == "lanes":
        return {Place("cell", lane.id, step) for lane in document.lanes for step in steps}
    return {Place("stage", stage.id) for stage in document.stages} | {Place("step", step) for step in steps}


def _is_large(changes: ChangeSet) -> bool:
    lanes, stages = changes.lanes, changes.stages
    if lanes.taken or lanes.put or stages.taken or stages.put:
        return True
    return any(
        [step.id for step in old.steps] != [step.id for step in new.steps] for old, new in stages.replaced
    )
