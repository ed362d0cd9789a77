"""Writes into the entries of an outline, and adds new ones. Moving is in ``moves``; what is selected is deleted and
duplicated as on the canvas. Knows no widget. Each function makes one step of the history through the open map.
"""

from collections.abc import Callable, Mapping

from cjm_desktop.edit import operations as do
from cjm_desktop.edit.selection import Focus
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.model.changes import ChangeSet
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.canvas.edited import edited_at
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.adding import add_wanted
from cjm_desktop.ui.panels.outline.places import Part, Place, Places

__all__ = ["add_after", "set_text"]

Done = Callable[[JourneyMap, str], JourneyMap]


def set_text(open_map: OpenMap, places: Places, place: Place, text: str) -> bool:
    """Gives the record of a place another text, as if it were typed on the map; answers whether it could."""
    focus = places.focus(place)
    edited = edited_at(open_map.document, focus) if focus is not None else None
    return edited is not None and open_map.edit(edited.label, edited.change, text) is not None


def add_after(open_map: OpenMap, places: Places, place: Place) -> Place | None:
    """Adds one more of what the place is, right after it (a card in a cell, a persona in the list, a stage after the
    title), selects it and answers its place; ``None`` if that can't be done."""
    if place.part in ("cell", "card", "point"):
        return _add_in_cell(open_map, place)
    before = open_map.document
    changes = open_map.edit(_add_label(place.part), _ADD[place.part], place.ref)
    if changes is None:
        return None
    part, ref = next(
        item for item in _added(changes, before) if item[0] == _ADDED_PART.get(place.part, place.part)
    )
    open_map.select((ref,))
    return Place(part, ref)


def _add_in_cell(open_map: OpenMap, place: Place) -> Place | None:
    index = open_map.document.index
    record = index.cards.get(place.ref) or index.points.get(place.ref)
    lane, step = (record.lane, record.step) if record else (place.ref, place.step)
    kind = kind_named(index.lanes[lane].kind)
    if kind.holds == "points":
        open_map.select((), Focus("cell", lane=lane, step=step))
        focus = add_wanted(open_map, index.lanes[lane].kind)
        return Place("point", focus.ref) if focus else None
    cards = [card.id for card in index.cells.get((lane, step), ())]
    position = cards.index(place.ref) + 1 if place.ref in cards else None
    changes = open_map.edit(say("Add card"), do.add_card, lane, step, position)
    if changes is None:
        return None
    new = changes.cards.added[0].id
    open_map.select((new,))
    return Place("card", new)


def _add_stage(document: JourneyMap, ref: str) -> JourneyMap:
    ids = [stage.id for stage in document.stages]
    return do.add_stage(document, ids.index(ref) + 1 if ref in ids else 0)


def _add_step(document: JourneyMap, ref: str) -> JourneyMap:
    stage = document.index.stage_of_step[ref]
    return do.add_step(document, stage.id, [step.id for step in stage.steps].index(ref) + 1)


def _add_lane(document: JourneyMap, ref: str) -> JourneyMap:
    ids = [lane.id for lane in document.lanes]
    return do.add_lane(document, ids.index(ref) + 1, kind=document.index.lanes[ref].kind)


def _add_persona(document: JourneyMap, ref: str) -> JourneyMap:
    ids = [persona.id for persona in document.personas]
    return do.add_persona(document, ids.index(ref) + 1 if ref in ids else None)


_ADD: Mapping[Part, Done] = {
    "title": _add_stage,
    "stage": _add_stage,
    "step": _add_step,
    "lane": _add_lane,
    "personas": _add_persona,
    "persona": _add_persona,
}
_ADDED_PART: Mapping[Part, Part] = {"title": "stage", "personas": "persona"}


def _added(changes: ChangeSet, before: JourneyMap) -> list[tuple[Part, str]]:
    """The new records, outer ones first."""
    found: list[tuple[Part, str]] = [("stage", stage.id) for stage in changes.stages.added]
    for old, new in changes.stages.changed:
        known = {step.id for step in old.steps}
        found += [("step", step.id) for step in new.steps if step.id not in known]
    found += [("lane", lane.id) for lane in changes.lanes.added]
    found += [("persona", persona.id) for persona in changes.personas.added]
    found += [("card", card.id) for card in changes.cards.added]
    return [*found, *(("point", point.id) for point in changes.points.added)]


def _add_label(part: Part) -> str:
    if part in ("title", "stage"):
        return say("Add stage")
    if part == "step":
        return say("Add step")
    return say("Add lane") if part == "lane" else say("Add persona")
