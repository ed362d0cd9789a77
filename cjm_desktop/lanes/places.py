"""Where the points of an emotion lane stand in its band: at their step and score, and clear of each other.

A face keeps the height of its score. Along the step it gives way to others, as little as possible and never past
the next point of the same persona.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.lanes.scale import mood_of
from cjm_desktop.layout.scene import Span
from cjm_desktop.layout.snap import snap
from cjm_desktop.model.records import EmotionPoint
from cjm_desktop.model.scales import Scale
from cjm_desktop.theme import tokens

_SIDE_BY_SIDE = tokens.FACE + 3.0
"""Distance of two faces that would cover each other."""
_IN_TURN = 6.0
"""Distance of two points of one persona, so that the curve can pass through both."""
_EDGE = tokens.FACE / 2 + 2


@dataclass(frozen=True, slots=True)
class Spot:
    """An emotion point with its place in the band and its mood (−1…1)."""

    point: EmotionPoint
    x: float
    y: float
    mood: float


def level(mood: float) -> float:
    """Height of a mood in the band."""
    half = tokens.BAND_HEIGHT / 2
    return snap(half - mood * (half - tokens.BAND_MARGIN))


def mood_at(y: float) -> float:
    """The mood (−1…1) of a height in the band: the way back from ``level``."""
    half = tokens.BAND_HEIGHT / 2
    return max(-1.0, min(1.0, (half - y) / (half - tokens.BAND_MARGIN)))


def place_in_step(span: Span, x: float) -> float:
    """Where in its step (0…1 from its start) a face at ``x`` stands, both counted as if the journey ran from left to
    right."""
    room = span.size - 2 * _EDGE
    return max(0.0, min(1.0, (x - span.start - _EDGE) / room)) if room > 0 else 0.5


def spots(points: Sequence[EmotionPoint], steps: Sequence[Span], scale: Scale, start: float) -> list[Spot]:
    """Places of the points, step by step; no face reaches into the first ``start`` of the band."""
    spans = {span.id: span for span in steps}
    held: dict[str, list[EmotionPoint]] = {}
    for point in points:
        if point.step in spans:
            held.setdefault(point.step, []).append(point)
    found: list[Spot] = []
    for step, here in held.items():
        span = spans[step]
        first = max(span.start + _EDGE, start + tokens.FACE / 2)
        found.extend(_in_step(here, span, scale, first))
    return found


def _in_step(points: Sequence[EmotionPoint], span: Span, scale: Scale, first: float) -> list[Spot]:
    last = span.end - _EDGE
    wanted = sorted((_wanted(point, span, scale, first) for point in points), key=lambda spot: spot.x)
    places = _apart(wanted, first, last)
    return [Spot(spot.point, snap(x), spot.y, spot.mood) for spot, x in zip(wanted, places, strict=True)]


def _wanted(point: EmotionPoint, span: Span, scale: Scale, first: float) -> Spot:
    mood = mood_of(scale, point.score)
    x = span.start + _EDGE + (span.size - 2 * _EDGE) * max(0.0, min(1.0, point.at))
    return Spot(point, max(x, first), level(mood), mood)


def _apart(spots: Sequence[Spot], first: float, last: float) -> list[float]:
    """Places between ``first`` and ``last`` that keep every two spots their ``_gap`` apart, in the same order.

    Pushing everything towards the end and pulling everything towards the start both keep the gaps, and so does the
    middle of the two, which moves nothing further than needed and spreads faces of one place evenly around it.
    If the step is too narrow, all gaps shrink alike.
    """
    gaps = [[_gap(one, other) for one in spots[:place]] for place, other in enumerate(spots)]
    needed = max(_pushed([0.0] * len(spots), gaps), default=0.0)
    room = last - first
    if needed > room:
        gaps = [[gap * room / needed for gap in row] for row in gaps]
    wanted = [spot.x for spot in spots]
    pushed = _pulled([min(x, last) for x in _pushed(wanted, gaps)], gaps)
    pulled = _pushed([max(x, first) for x in _pulled(wanted, gaps)], gaps)
    return [(one + other) / 2 for one, other in zip(pushed, pulled, strict=True)]


def _gap(one: Spot, other: Spot) -> float:
    """How far ``other`` has to stand after ``one``."""
    if abs(one.y - other.y) < tokens.FACE:
        return _SIDE_BY_SIDE
    return _IN_TURN if one.point.persona == other.point.persona else 0.0


def _pushed(places: Sequence[float], gaps: Sequence[Sequence[float]]) -> list[float]:
    """Each place moved towards the end as far as those before it demand."""
    moved: list[float] = []
    for x, row in zip(places, gaps, strict=True):
        moved.append(max([x, *(before + gap for before, gap in zip(moved, row, strict=True))]))
    return moved


def _pulled(places: Sequence[float], gaps: Sequence[Sequence[float]]) -> list[float]:
    """Each place moved towards the start as far as those after it demand."""
    moved = list(places)
    for after in range(len(moved) - 1, -1, -1):
        for place, gap in enumerate(gaps[after]):
            moved[place] = min(moved[place], moved[after] - gap)
    return moved
