"""Pasting texts from other programs: lines become cards, tables are laid over steps and lanes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjm_desktop.edit.clipboard import lines
from cjm_desktop.edit.lookup import lane_of, step_of
from cjm_desktop.edit.operations.cards import placed
from cjm_desktop.edit.operations.paste import with_steps_at_end
from cjm_desktop.edit.operations.points import set_score
from cjm_desktop.edit.parts import in_reading_order
from cjm_desktop.edit.values import plain_text
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Card, JourneyMap, Lane, Step
from cjm_desktop.model.scales import EMOTION, parse_score, scale_of

Row = tuple[tuple[str, ...], ...]
"""The lines of each cell."""


def paste_texts(
    document: JourneyMap,
    rows: Sequence[Sequence[str]],
    lane_id: str | None = None,
    step_id: str | None = None,
    position: int | None = None,
    *,
    new_id: NewId = ids.new_id,
) -> JourneyMap:
    """Makes a card of each line that isn't blank; texts are written as on cards (``**bold**``).

    Rows of one cell each are stacked in the focused cell, at ``position`` (default: below the others). The cells of
    a table go along the steps from the focused one on, its rows down the lanes; steps and text lanes that the map
    lacks are added at its end. An emotion lane takes a row of scores on its scale, which set its points, and is
    passed over by all others.
    """
    if lane_id is not None:
        lane_of(document, lane_id)
    if step_id is not None:
        step_of(document, step_id)
    grid = [tuple(lines(plain_text(cell)) for cell in row) for row in rows]
    width = max((at + 1 for row in grid for at, cell in enumerate(row) if cell), default=0)
    if not width:
        return document
    while not any(grid[-1]):
        grid.pop()
    is_stack = width == 1
    if is_stack:
        grid = [(tuple(line for row in grid for cell in row for line in cell),)]
    document, steps = _with_steps(document, step_id, width, new_id)
    lanes = _from(document, lane_id, wrap=is_stack)
    for row in grid:
        lane = next((lane for lane in lanes if not any(row) or _takes(lane, row)), None)
        if lane is None and not any(row):
            continue
        if lane is None:
            lane = Lane(new_id(Lane))
            document = replace(document, lanes=(*document.lanes, lane))
        document = _with_row(document, lane, row, steps, position if is_stack else None, new_id)
    return document


def _with_steps(
    document: JourneyMap, step_id: str | None, count: int, new_id: NewId
) -> tuple[JourneyMap, list[str]]:
    """The map with at least ``count`` steps from ``step_id`` on, and these steps."""
    there = list(document.index.steps)
    steps = there[there.index(step_id) if step_id is not None else 0 :][:count]
    added = [Step(new_id(Step)) for _ in range(count - len(steps))]
    return with_steps_at_end(document, added, new_id), [*steps, *(step.id for step in added)]


def _from(document: JourneyMap, lane_id: str | None, *, wrap: bool) -> Iterator[Lane]:
    """The lanes from the focused one on; ``wrap``: and then those before it."""
    lanes = document.lanes
    start = next((at for at, lane in enumerate(lanes) if lane.id == lane_id), 0)
    yield from lanes[start:]
    if wrap:
        yield from lanes[:start]


def _takes(lane: Lane, row: Row) -> bool:
    return lane.kind != EMOTION or _scores(lane, row) is not None


def _scores(lane: Lane, row: Row) -> list[float | None] | None:
    """The scores in ``row``, nothing for an empty cell; ``None`` if there is anything else in it."""
    scale = scale_of(lane)
    scores: list[float | None] = []
    for cell in row:
        score = parse_score(cell[0]) if len(cell) == 1 else None
        if cell and (score is None or scale is None or not scale.holds(score)):
            return None
        scores.append(score)
    return scores


def _with_row(
    document: JourneyMap, lane: Lane, row: Row, steps: list[str], position: int | None, new_id: NewId
) -> JourneyMap:
    if lane.kind == EMOTION:
        owner = _owner(document, lane)
        for step, score in zip(steps, _scores(lane, row) or (), strict=False):
            if score is not None:
                document = set_score(document, lane.id, step, owner, score, new_id=new_id)
        return document
    cards = [
        Card(new_id(Card), lane.id, step, text)
        for step, cell in zip(steps, row, strict=False)
        for text in cell
    ]
    if cards and position is not None:
        return placed(document, document.cards, cards, position)
    return in_reading_order(replace(document, cards=(*document.cards, *cards)))


def _owner(document: JourneyMap, lane: Lane) -> str:
    """Whose feelings the lane shows, if it is one persona's."""
    owners = {point.persona for point in document.index.points_of_lane.get(lane.id, ())}
    return owners.pop() if len(owners) == 1 else ""
