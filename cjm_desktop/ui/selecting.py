"""Selecting much at once: a cell, a step, a lane, a stage, the map. Knows the open map alone, no widget."""

from collections.abc import Callable, Iterator

from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.open_map import OpenMap

__all__ = ["select_cell", "select_lane", "select_map", "select_more", "select_nothing", "select_stage"]

Refs = tuple[str, ...]


def select_more(open_map: OpenMap) -> None:
    """Selects all cards and points of the focused cell; when they are selected already, of the lane, then of the
    stage, then of the map."""
    chosen = set(open_map.selection.refs)
    for refs in _widening(open_map):
        if refs and not set(refs) <= chosen:
            _select(open_map, refs)
            return
    select_map(open_map)


def select_cell(open_map: OpenMap) -> None:
    """Selects the cards and points of the focused cell."""
    _select(open_map, _of_cell(open_map.document, open_map.selection.focus))


def select_lane(open_map: OpenMap) -> None:
    """Selects the cards and points of the focused lane."""
    _select(open_map, _of_lane(open_map.document, open_map.selection.focus))


def select_stage(open_map: OpenMap) -> None:
    """Selects the cards and points of the focused stage, or of the one in which the focused place lies."""
    _select(open_map, _of_stage(open_map.document, open_map.selection.focus))


def select_map(open_map: OpenMap) -> None:
    """Selects all cards and points."""
    _select(open_map, _all_of(open_map.document, lambda _lane, _step: True))


def select_nothing(open_map: OpenMap) -> None:
    """Lets go of what is selected; the keyboard stays where it is."""
    _select(open_map, ())


def _select(open_map: OpenMap, refs: Refs) -> None:
    open_map.select(refs, open_map.selection.focus)


def _widening(open_map: OpenMap) -> Iterator[Refs]:
    document, focus = open_map.document, open_map.selection.focus
    part = focus.part if focus is not None else "title"
    if part in ("cell", "card", "point", "step"):
        yield _of_cell(document, focus)
    if part in ("cell", "card", "point", "lane"):
        yield _of_lane(document, focus)
    yield _of_stage(document, focus)


def _of_cell(document: JourneyMap, focus: Focus | None) -> Refs:
    """Of a cell; of the whole step where a step has the focus."""
    if focus is None or not focus.step:
        return ()
    return _all_of(document, lambda lane, step: step == focus.step and lane == (focus.lane or lane))


def _of_lane(document: JourneyMap, focus: Focus | None) -> Refs:
    if focus is None or not focus.lane:
        return ()
    return _all_of(document, lambda lane, _step: lane == focus.lane)


def _of_stage(document: JourneyMap, focus: Focus | None) -> Refs:
    if focus is None:
        return ()
    index = document.index
    stage = index.stages.get(focus.ref) or index.stage_of_step.get(focus.step)
    if stage is None:
        return ()
    steps = {step.id for step in stage.steps}
    return _all_of(document, lambda _lane, step: step in steps)


def _all_of(document: JourneyMap, is_wanted: Callable[[str, str], bool]) -> Refs:
    cards = [card.id for card in document.cards if is_wanted(card.lane, card.step)]
    points = [point.id for point in document.points if is_wanted(point.lane, point.step)]
    return (*cards, *points)
