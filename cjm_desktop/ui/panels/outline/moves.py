"""Moves entries of an outline to other places, by keyboard or by a drop. Knows no widget.

Each function makes one step of the history through the open map and answers whether something was moved.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from cjm_desktop.edit import operations as do
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.canvas.moving import beside, next_cell, place_within, points_in_steps, step_beside
from cjm_desktop.ui.canvas.navigation import Way as MapWay
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.outline.places import PERSONAS, ROOT, Order, Place, Places

__all__ = ["Way", "can_drop", "drop", "move"]

Way = Literal["up", "down", "back", "on"]
"""``up`` and ``down`` by what stands above and below in the tree; ``back`` and ``on`` to the cell of the neighbouring
step (in the order of lanes: of the neighbouring lane)."""

_FORWARD: frozenset[Way] = frozenset({"down", "on"})
_ON_MAP: Mapping[Order, Mapping[Way, MapWay]] = {
    "steps": {"up": MapWay.UP, "down": MapWay.DOWN, "back": MapWay.START, "on": MapWay.END},
    "lanes": {"up": MapWay.START, "down": MapWay.END, "back": MapWay.UP, "on": MapWay.DOWN},
}
"""Which way on the map a way leads from cell to cell, by the order of the tree."""
_HEAD = 2
"""Entries at the top of the tree that are neither stages nor lanes."""


def move(open_map: OpenMap, places: Places, moving: Sequence[Place], way: Way) -> bool:
    """Moves entries one place further that way, all of one kind and (cards) of one cell."""
    if not moving or any(place.part != moving[0].part for place in moving):
        return False
    part = moving[0].part
    if part == "card":
        return _move_cards(open_map, places, [place.ref for place in moving], way)
    if part == "point":
        return _move_point(open_map, moving[0].ref, way)
    if part == "step":
        return _move_step(open_map, moving[0].ref, way)
    return _move_in_list(open_map, moving[0], way)


def _move_cards(open_map: OpenMap, places: Places, refs: Sequence[str], way: Way) -> bool:
    index = open_map.document.index
    first = index.cards[refs[0]]
    cell = index.cells[first.lane, first.step]
    chosen = [card.id for card in cell if card.id in refs]
    if len(chosen) < len(refs):
        return False
    label = say("Move card") if len(chosen) == 1 else say("Move cards")
    if way in ("up", "down"):
        position = place_within(cell, chosen, _ON_MAP["steps"][way])
        if position is not None:
            return _did(open_map.edit(label, do.move_cards, chosen, first.lane, first.step, position))
    target = next_cell(open_map.document, (first.lane, first.step), _ON_MAP[places.order][way])
    if target is None:
        return False
    into = 0 if way == "down" else None
    return _did(open_map.edit(label, do.move_cards, chosen, *target, into))


def _move_point(open_map: OpenMap, ref: str, way: Way) -> bool:
    index = open_map.document.index
    step = beside(list(index.steps), index.points[ref].step, way in _FORWARD)
    if step is None:
        return False
    return _did(open_map.edit(say("Move emotion point"), points_in_steps, {ref: step}))


def _move_step(open_map: OpenMap, ref: str, way: Way) -> bool:
    target = step_beside(open_map.document, ref, way in _FORWARD)
    return target is not None and _did(open_map.edit(say("Move step"), do.move_step, ref, *target))


def _move_in_list(open_map: OpenMap, place: Place, way: Way) -> bool:
    index = open_map.document.index
    lists = {"stage": list(index.stages), "lane": list(index.lanes), "persona": list(index.personas)}
    refs = lists.get(place.part, [])
    if place.ref not in refs:
        return False
    target = refs.index(place.ref) + (1 if way in _FORWARD else -1)
    if not 0 <= target < len(refs):
        return False
    return _did(open_map.edit(_label(place), _placed, place, target))


# Drops


def can_drop(places: Places, moving: Sequence[Place], onto: Place) -> bool:
    """Whether these entries may be dropped there."""
    parts = {place.part for place in moving}
    if len(parts) != 1:
        return False
    part = parts.pop()
    if part in ("card", "point"):
        cell = _cell_at(places, onto)
        if cell is None:
            return False
        holds = kind_named(places.document.index.lanes[cell.ref].kind).holds
        return holds == "cards" or part == "point"
    if part == "step":
        return onto.part == "stage"
    return onto == (PERSONAS if part == "persona" else ROOT)


def drop(open_map: OpenMap, places: Places, moving: Sequence[Place], onto: Place, row: int | None) -> bool:
    """Moves entries to ``row`` within ``onto`` (``None``: at its end, or right after a card)."""
    if not can_drop(places, moving, onto):
        return False
    part = moving[0].part
    if part == "card":
        return _drop_cards(open_map, places, [place.ref for place in moving], onto, row)
    if part == "point":
        return _drop_point(open_map, places, moving[0].ref, onto)
    return _did(open_map.edit(_label(moving[0]), _dropped, places, moving[0], onto, row))


def _drop_cards(open_map: OpenMap, places: Places, refs: Sequence[str], onto: Place, row: int | None) -> bool:
    cell = _cell_at(places, onto)
    if cell is None:
        return False
    within = [place.ref for place in places.within(cell)]
    if onto.part == "card":
        row = within.index(onto.ref) + 1
    before = within if row is None else within[:row]
    cards = open_map.document.index.cards
    position = sum(1 for ref in before if ref in cards and ref not in refs)
    label = say("Move card") if len(refs) == 1 else say("Move cards")
    return _did(open_map.edit(label, do.move_cards, refs, cell.ref, cell.step, position))


def _drop_point(open_map: OpenMap, places: Places, ref: str, onto: Place) -> bool:
    cell, point = _cell_at(places, onto), open_map.document.index.points[ref]
    if cell is None:
        return False
    return _did(
        open_map.edit(
            say("Move emotion point"),
            do.move_point,
            ref,
            cell.ref,
            cell.step,
            at=point.at,
            score=point.score,
        )
    )


def _cell_at(places: Places, onto: Place) -> Place | None:
    """The cell itself, or that of a card or point."""
    if onto.part == "cell":
        return onto
    return places.around(onto) if onto.part in ("card", "point") else None


def _dropped(document: JourneyMap, places: Places, place: Place, onto: Place, row: int | None) -> JourneyMap:
    within = [one.ref for one in places.within(onto)]
    head = _HEAD if onto == ROOT else 0
    at = len(within) if row is None else max(row, head)
    if place.ref in within[:at]:
        at -= 1
    if place.part == "step":
        return do.move_step(document, place.ref, onto.ref, at)
    return _placed(document, place, at - head)


def _placed(document: JourneyMap, place: Place, position: int) -> JourneyMap:
    if place.part == "stage":
        return do.move_stage(document, place.ref, position)
    if place.part == "lane":
        return do.move_lane(document, place.ref, position)
    return do.move_persona(document, place.ref, position)


def _label(place: Place) -> str:
    if place.part == "stage":
        return say("Move stage")
    if place.part == "lane":
        return say("Move lane")
    return say("Move step") if place.part == "step" else say("Move persona")


def _did(changes: object) -> bool:
    return changes is not None
