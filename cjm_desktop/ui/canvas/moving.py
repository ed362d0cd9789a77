"""Moving what is selected by one place, as the keyboard does. Knows the open map and its messages, no widget.

Cards go through their cell and on into the next lane that holds cards, or along to the next step; headings change
places with their neighbours and take all they hold along; emotion points go along the steps.
"""

from collections.abc import Iterable, Mapping, Sequence

from cjm_desktop.edit.operations import (
    move_cards,
    move_lane,
    move_persona,
    move_point,
    move_stage,
    move_step,
)
from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import Card, JourneyMap
from cjm_desktop.ui.canvas.navigation import Way, holds_points
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap

__all__ = ["Cell", "beside", "move", "next_cell", "place_within", "points_in_steps", "step_beside"]

Cell = tuple[str, str]


def move(open_map: OpenMap, way: Way, messages: Messages) -> bool:
    """Moves the selected cards or points, or the focused heading, one place that way; answers whether it has moved.

    At the end of the map, and for what can't go that way, nothing happens.
    """
    focus, before = open_map.selection.focus, open_map.document
    if focus is None or not focus.ref:
        return False
    if focus.part == "card":
        _move_cards(open_map, focus, way)
    elif focus.part == "point":
        _move_points(open_map, focus, way)
    else:
        told = _HEADINGS[focus.part](open_map, focus, way)
        if told and open_map.document is not before:
            messages.notice(told, action_text=say("Undo"), action=open_map.undo)
    return open_map.document is not before


# Cards


def _move_cards(open_map: OpenMap, focus: Focus, way: Way) -> None:
    document = open_map.document
    index = document.index
    chosen = {ref for ref in open_map.selection.refs if ref in index.cards} | {focus.ref}
    cells: dict[Cell, list[str]] = {}
    for card in document.cards:
        if card.id in chosen:
            cells.setdefault((card.lane, card.step), []).append(card.id)
    label = say("Move card") if len(chosen) == 1 else say("Move cards")
    if len(cells) == 1 and way in (Way.UP, Way.DOWN):
        ((cell, refs),) = cells.items()
        position = place_within(index.cells[cell], refs, way)
        if position is not None:
            open_map.edit(label, move_cards, refs, *cell, position)
            return
    targets = {cell: there for cell in cells if (there := next_cell(document, cell, way)) is not None}
    if len(targets) == len(cells):
        # Whoever goes first makes room: the cell that lies furthest that way.
        order = list(cells) if way in (Way.UP, Way.START) else list(reversed(cells))
        open_map.edit(label, _shifted, [(cells[cell], targets[cell]) for cell in order], way)


def _shifted(document: JourneyMap, moves: Iterable[tuple[Sequence[str], Cell]], way: Way) -> JourneyMap:
    """Cards of several cells, each to its neighbouring cell."""
    for refs, target in moves:
        position = _place_in(document, refs[0], target, way)
        document = move_cards(document, refs, *target, position)
    return document


def place_within(cards: Sequence[Card], refs: Sequence[str], way: Way) -> int | None:
    """The place among the other cards of the cell; ``None`` where they are at its end already."""
    places = [at for at, card in enumerate(cards) if card.id in refs]
    if way is Way.UP:
        return max(0, places[0] - 1) if places != list(range(len(refs))) else None
    others = len(cards) - len(refs)
    if places == list(range(others, len(cards))):
        return None
    return min(others, places[-1] - len(refs) + 2)


def next_cell(document: JourneyMap, cell: Cell, way: Way) -> Cell | None:
    """The neighbouring cell, past lanes that hold no cards."""
    lane, step = cell
    if way in (Way.START, Way.END):
        there = beside(list(document.index.steps), step, way is Way.END)
        return None if there is None else (lane, there)
    lanes = [one.id for one in document.lanes if one.id == lane or not holds_points(one)]
    there = beside(lanes, lane, way is Way.DOWN)
    return None if there is None else (there, step)


def _place_in(document: JourneyMap, card: str, target: Cell, way: Way) -> int | None:
    """From above to the top, from below to the end, from the side to the same height."""
    if way is Way.DOWN:
        return 0
    if way is Way.UP:
        return None
    record = document.index.cards[card]
    own = [one.id for one in document.index.cells[record.lane, record.step]]
    held = len(document.index.cells.get(target, ()))
    return min(own.index(card), held) if held else None


# Points


def _move_points(open_map: OpenMap, focus: Focus, way: Way) -> None:
    """Along the steps; how high a point stands is its score."""
    if way in (Way.UP, Way.DOWN):
        return
    index = open_map.document.index
    chosen = dict.fromkeys([*(ref for ref in open_map.selection.refs if ref in index.points), focus.ref])
    steps = list(index.steps)
    targets = {ref: beside(steps, index.points[ref].step, way is Way.END) for ref in chosen}
    if None in targets.values():
        return
    label = say("Move emotion point") if len(chosen) == 1 else say("Move emotion points")
    open_map.edit(label, points_in_steps, targets)


def points_in_steps(document: JourneyMap, steps: Mapping[str, str | None]) -> JourneyMap:
    """Points in other steps, as far along them and as high as they were."""
    for ref, step in steps.items():
        point = document.index.points[ref]
        document = move_point(document, ref, point.lane, str(step), at=point.at, score=point.score)
    return document


# Headings


def _move_stage(open_map: OpenMap, focus: Focus, way: Way) -> str:
    position = _moved(list(open_map.document.index.stages), focus.ref, way, (Way.START, Way.END))
    if position is None:
        return ""
    open_map.edit(say("Move stage"), move_stage, focus.ref, position)
    title = open_map.document.index.stages[focus.ref].title
    return say("Stage “{title}” moved with all its cards", title=title) if title else say("Stage moved")


def step_beside(document: JourneyMap, step: str, forward: bool) -> tuple[str, int] | None:
    """Stage and place one further: within its stage; at its end, in the stage beside it; ``None`` where there is
    none."""
    stage = document.index.stage_of_step[step]
    position = [one.id for one in stage.steps].index(step) + (1 if forward else -1)
    if 0 <= position < len(stage.steps):
        return stage.id, position
    target = beside(list(document.index.stages), stage.id, forward)
    if target is None:
        return None
    return target, 0 if forward else len(document.index.stages[target].steps)


def _move_step(open_map: OpenMap, focus: Focus, way: Way) -> str:
    document = open_map.document
    target = step_beside(document, focus.ref, way is Way.END) if way in (Way.START, Way.END) else None
    if target is None:
        return ""
    open_map.edit(say("Move step"), move_step, focus.ref, *target)
    title = document.index.steps[focus.ref].title
    return say("Step “{title}” moved with all its cards", title=title) if title else say("Step moved")


def _move_lane(open_map: OpenMap, focus: Focus, way: Way) -> str:
    position = _moved(list(open_map.document.index.lanes), focus.ref, way, (Way.UP, Way.DOWN))
    if position is None:
        return ""
    open_map.edit(say("Move lane"), move_lane, focus.ref, position)
    title = open_map.document.index.lanes[focus.ref].title
    return say("Lane “{title}” moved with all its cards", title=title) if title else say("Lane moved")


def _move_persona(open_map: OpenMap, focus: Focus, way: Way) -> str:
    position = _moved(list(open_map.document.index.personas), focus.ref, way, (Way.START, Way.END))
    if position is not None:
        open_map.edit(say("Move persona"), move_persona, focus.ref, position)
    return ""


_HEADINGS = {"stage": _move_stage, "step": _move_step, "lane": _move_lane, "persona": _move_persona}


def _moved(records: list[str], record: str, way: Way, along: tuple[Way, Way]) -> int | None:
    """The new place among the others; ``None`` where there is none that way."""
    if way not in along:
        return None
    to = records.index(record) + (1 if way is along[1] else -1)
    return to if 0 <= to < len(records) else None


def beside(records: list[str], record: str, forward: bool) -> str | None:
    """The record before or after this one; ``None`` at the end."""
    to = records.index(record) + (1 if forward else -1)
    return records[to] if 0 <= to < len(records) else None
