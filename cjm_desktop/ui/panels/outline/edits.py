"""Writes into the entries of an outline, and adds new ones. Moving is in ``moves``; what is selected is deleted and
duplicated as on the canvas. Knows no widget. Each function makes one step of the history through the open map.
"""

from cjm_desktop.edit import operations as do
from cjm_desktop.edit.selection import Focus
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.canvas.edited import Edited, edited_at, new_lane, new_persona, new_stage, new_step
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.adding import add_wanted
from cjm_desktop.ui.panels.outline.places import Place, Places

__all__ = ["add_after", "set_text"]


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
    new = _new_after(open_map.document, place)
    if open_map.edit(new.label, new.change, "") is None:
        return None
    open_map.select((new.place.ref,))
    return Place(new.place.part, new.place.ref)


def _new_after(document: JourneyMap, place: Place) -> Edited:
    """As the canvas adds it; a lane is of the same kind as the one before."""
    if place.part == "step":
        return new_step(document, place.ref)
    if place.part == "lane":
        return new_lane(document, place.ref, document.index.lanes[place.ref].kind)
    if place.part in ("personas", "persona"):
        return new_persona(document, place.ref)
    return new_stage(document, place.ref, first=place.part == "title")


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
