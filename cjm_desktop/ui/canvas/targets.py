"""Where something that is dragged would come to stand: pure look-ups into a scene and its document."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import LaneKind, kind_of
from cjm_desktop.layout.scene import PlaceKey, Span
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.theme import tokens
from cjm_desktop.ui.canvas.scene_index import SceneIndex

_REACH = 60.0
"""So far outside the cells, in map units, something may be let go and still come into the nearest one."""


@dataclass(frozen=True, slots=True)
class CardTarget:
    """A cell, the position among its cards that stay, and the line at which they would part (scene coordinates)."""

    lane: str
    step: str
    position: int
    cell: Rect
    line: Rect


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two neighbours: ``position`` among those that stay, and where its middle lies along the axis."""

    position: int
    at: float


def cell_near(index: SceneIndex, x: float, y: float) -> tuple[str, str] | None:
    """The cell at (x, y), or the nearest one if the place is a little outside of all."""
    grid = index.scene.grid
    body = grid.body.inset(-_REACH, -_REACH)
    if not grid.lanes or not grid.steps or not body.contains(x, y):
        return None
    lane = min(grid.lanes, key=lambda span: _distance(span, y))
    step = min(grid.steps, key=lambda span: _distance(span, x))
    return lane.id, step.id


def _distance(span: Span, at: float) -> float:
    return max(span.start - at, at - span.end, 0.0)


def card_target(
    index: SceneIndex,
    document: JourneyMap,
    kinds: Mapping[str, LaneKind],
    at: tuple[float, float],
    moving: Collection[str] = (),
) -> CardTarget | None:
    """Where cards that are let go at ``at`` come to stand; ``None`` where they can't: outside, or in a lane that
    holds no cards."""
    found = cell_near(index, *at)
    if found is None or kind_of(kinds, document.index.lanes[found[0]]).holds != "cards":
        return None
    lane, step = found
    cell = index.cell(lane, step)
    if cell is None:
        return None
    spans = [(ref, rect) for ref, rect in card_rects(index, lane, step) if ref not in moving]
    position = sum(1 for _, rect in spans if rect.y + rect.height / 2 < at[1])
    return CardTarget(lane, step, position, cell, _line(cell, [rect for _, rect in spans], position))


def card_rects(index: SceneIndex, lane: str, step: str) -> list[tuple[str, Rect]]:
    """The cards of a cell with their places, from top to bottom."""
    placed = index.placed(PlaceKey("cell", lane, step))
    if placed is None:
        return []
    return [
        (group.ref, group.bounds.moved(placed.x, placed.y))
        for group in placed.fragment.groups
        if group.role == "card"
    ]


def _line(cell: Rect, others: Sequence[Rect], position: int) -> Rect:
    """The line between the cards that part there: no height, in the middle of the gap."""
    if not others:
        y = cell.y + tokens.LANE_PADDING
    elif position == 0:
        y = others[0].y - tokens.CARD_GAP / 2
    elif position >= len(others):
        y = others[-1].bottom + tokens.CARD_GAP / 2
    else:
        y = (others[position - 1].bottom + others[position].y) / 2
    return Rect(cell.x + tokens.CELL_PADDING, y, cell.width - 2 * tokens.CELL_PADDING, 0.0)


def gap_at(spans: Sequence[Span], at: float, moving: str, rtl: bool = False) -> Gap | None:
    """Between which of ``spans`` (in reading order, from right to left with ``rtl``) the one called ``moving`` would
    come to stand; a span stands for a stage, a step or a lane."""
    staying = [span for span in spans if span.id != moving]
    if not staying:
        return None
    after = [
        span
        for span in staying
        if (at < span.start + span.size / 2 if rtl else at > span.start + span.size / 2)
    ]
    position = len(after)
    if position == len(staying):
        last = staying[-1]
        return Gap(position, last.start if rtl else last.end)
    following = staying[position]
    return Gap(position, following.end if rtl else following.start)
