"""Finds room for the words at emotion points: near their face, clear of every face, curve and other label.

A label goes above its face in the upper half and below it in the lower half; where that place is taken it tries
the other side, then moves away and to the sides in small steps. What finds no place near its face stands in a
strip below the curve, under its step, so that no word is ever lost or covered.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.lanes.places import Spot
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import LaneContext
from cjm_desktop.layout.scene import Span
from cjm_desktop.layout.snap import snap, snap_up
from cjm_desktop.model.records import EmotionPoint
from cjm_desktop.text.types import TextBlock
from cjm_desktop.theme import tokens

_CLEAR = 4.0
_ASIDE = (0.0, -20.0, 20.0, -40.0, 40.0)
"""How far to the side of its face a label may move, in the order of trying."""

Line = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label."""

    point: EmotionPoint
    block: TextBlock
    rect: Rect


def place_labels(
    context: LaneContext, spots: Sequence[Spot], steps: Sequence[Span], line: Line, start: float
) -> tuple[list[Label], float]:
    """All labels with their places, and the height of the band (more than the usual where a strip is needed).

    ``line`` has points along all curves, close enough that no word slips between two of them. The first ``start``
    of the band is left to the marks of the scale.
    """
    spans = {span.id: span for span in steps}
    held: dict[str, list[Spot]] = {}
    for spot in spots:
        held.setdefault(spot.point.step, []).append(spot)
    along = sorted(line)
    labels: list[Label] = []
    waiting: list[Spot] = []
    for step, here in held.items():
        span = spans[step]
        near = along[bisect_left(along, (span.start - 8,)) : bisect_left(along, (span.end + 8,))]
        placed, left_over = _in_step(context, here, span, near, start)
        labels += placed
        waiting += left_over
    strip, height = _strip(context, waiting, spans)
    return labels + strip, height


def _in_step(
    context: LaneContext, spots: Sequence[Spot], span: Span, line: Line, start: float
) -> tuple[list[Label], list[Spot]]:
    """The labels of one step, and the spots whose labels find no place near their face."""
    radius = tokens.FACE / 2
    taken = [Rect(spot.x - radius, spot.y - radius, tokens.FACE, tokens.FACE).inset(-2, -1) for spot in spots]
    labels: list[Label] = []
    waiting: list[Spot] = []
    low = max(span.start + tokens.CELL_PADDING, start)
    for spot in spots:
        if not spot.point.label.strip():
            continue
        block = context.engine.layout(spot.point.label, tokens.SMALL, _room(span))
        rect = _near(spot, block, (low, span.end - tokens.CELL_PADDING), taken, line)
        if rect is None:
            waiting.append(spot)
        else:
            taken.append(rect)
            labels.append(Label(spot.point, block, rect))
    return labels, waiting


def _room(span: Span) -> float:
    return span.size - 2 * tokens.CELL_PADDING


def _near(
    spot: Spot, block: TextBlock, room: tuple[float, float], taken: Sequence[Rect], line: Line
) -> Rect | None:
    """A free place within the band and the room along it, as close to the face as can be."""
    width, height = snap_up(block.width), block.height
    low, high = room[0], room[1] - width
    if low > high:
        return None
    gap = tokens.FACE / 2 + _CLEAR
    for away in (0.0, 10.0, 20.0, 30.0):
        above, below = spot.y - gap - away - height, spot.y + gap + away
        for y in (above, below) if spot.mood >= 0 else (below, above):
            for aside in _ASIDE:
                x = min(max(spot.x - width / 2 + aside, low), high)
                rect = Rect(snap(x), snap(y), width, height)
                if _free(rect, taken, line):
                    return rect
    return None


def _free(rect: Rect, taken: Sequence[Rect], line: Line) -> bool:
    inside = rect.y >= 3 and rect.bottom <= tokens.BAND_HEIGHT - 3
    if not inside or any(rect.intersects(other) for other in taken):
        return False
    clear = rect.inset(-_CLEAR, -2)
    return not any(clear.contains(x, y) for x, y in line)


def _strip(
    context: LaneContext,
    waiting: Sequence[Spot],
    spans: dict[str, Span],
) -> tuple[list[Label], float]:
    """Labels that found no place, one below the other under their steps."""
    next_y: dict[str, float] = {}
    labels: list[Label] = []
    for spot in waiting:
        span = spans[spot.point.step]
        block = context.engine.layout(spot.point.label, tokens.SMALL, _room(span))
        y = next_y.get(span.id, tokens.BAND_HEIGHT + 2)
        rect = Rect(span.start + tokens.CELL_PADDING, y, _room(span), block.height)
        labels.append(Label(spot.point, block, rect))
        next_y[span.id] = rect.bottom + 2
    return labels, max(next_y.values(), default=tokens.BAND_HEIGHT - 4) + 4
