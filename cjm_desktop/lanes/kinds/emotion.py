"""How the customer feels: a curve for each persona over the whole journey, with faces at its points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cjm_desktop.lanes.curve import along, monotone_curve
from cjm_desktop.lanes.emotion_labels import MARKS_WIDTH, Label, place_labels
from cjm_desktop.lanes.faces import face
from cjm_desktop.lanes.scale import Scale, scale_of
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import LaneContext, LaneRole
from cjm_desktop.layout.scene import Command, Fill, Fragment, Gradient, Group, Path, Span, Stroke, Text
from cjm_desktop.layout.snap import snap
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Persona
from cjm_desktop.theme import tokens
from cjm_desktop.theme.themes import SeriesLook, Theme

_SIDE_BY_SIDE = tokens.FACE + 3.0
_SAMPLE = 22.0
"""Length of the sample line in the legend."""
_FIRST = MARKS_WIDTH + tokens.FACE / 2
"""No face stands nearer to the start than this, where the marks of the scale are."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An emotion point with its place in the band and its mood (−1…1)."""

    point: EmotionPoint
    x: float
    y: float
    mood: float


@dataclass(frozen=True, slots=True)
class EmotionKind:
    """A lane of emotion points."""

    id: str = "emotion"
    title: str = "Emotions"
    icon: str = "emotion"
    role: LaneRole = "customer"
    holds: Literal["cards", "points"] = "points"

    def share(self, document: JourneyMap, lane: Lane) -> tuple[Persona, ...]:
        """The personas, for names and the order of colours."""
        return document.personas

    def cell(self, context: LaneContext, cards: Sequence[Card], width: float, share: Any) -> Fragment:
        """Emotion lanes keep no cards."""
        return Fragment(width, 0.0)

    def band(
        self, context: LaneContext, points: Sequence[EmotionPoint], steps: Sequence[Span], share: Any
    ) -> Fragment | None:
        """Neutral line, scale marks, then curves, faces and labels."""
        width = steps[-1].end if steps else 0.0
        scale = scale_of(context.lane.settings)
        spots = _spots(points, steps, scale)
        curves = _curves(context, share, spots)
        labels, height = place_labels(context, spots, steps, _lines(curves))
        groups = [
            _neutral_line(context.theme, width),
            *_marks(context, scale),
            *curves,
            *(_point(context, share, spot, scale) for spot in spots),
            *(_label(context, label) for label in labels),
        ]
        return Fragment(width, height, tuple(groups))

    def note(self, context: LaneContext, place: Rect, share: Any) -> Sequence[Group]:
        """A legend of the personas, when there are several."""
        if len(share) < 2:
            return ()
        groups: list[Group] = []
        y, room = place.y, place.width - _SAMPLE - 8
        for persona, look in zip(share, _looks(context, share), strict=True):
            block = context.engine.layout(persona.name, tokens.SMALL, room)
            middle = snap(y + block.height / max(1, len(block.lines)) / 2)
            ends: tuple[Command, ...] = (("M", place.x + 1.5, middle), ("L", place.x + _SAMPLE, middle))
            text = Text(place.x + _SAMPLE + 8, y, room, block, context.theme.soft)
            shapes = (Path(ends, stroke=Stroke(look.colour, 2.5, look.dash)), text)
            bounds = Rect(place.x, y, place.width, block.height)
            groups.append(Group("label", bounds, shapes, ref=persona.id, says=persona.name))
            y += block.height + 2
        return groups

    def backdrop(self, context: LaneContext) -> Fill | None:
        """Pale green above, pale red below."""
        theme = context.theme
        return Gradient(((0.0, theme.good_pale), (0.5, theme.paper), (1.0, theme.bad_pale)))


def _level(mood: float) -> float:
    """Height of a mood in the band."""
    half = tokens.BAND_HEIGHT / 2
    return snap(half - mood * (half - tokens.BAND_MARGIN))


def _spots(points: Sequence[EmotionPoint], steps: Sequence[Span], scale: Scale) -> list[Spot]:
    """Places of the points; faces that would cover each other stand side by side."""
    spans = {span.id: span for span in steps}
    spots: list[Spot] = []
    for point in points:
        span = spans.get(point.step)
        if span is None:
            continue
        mood = scale.mood(point.score)
        inner = span.size - tokens.FACE - 4
        x = span.start + (span.size - inner) / 2 + inner * max(0.0, min(1.0, point.at))
        spots.append(Spot(point, snap(max(x, _FIRST)), _level(mood), mood))
    return _apart(spots, spans)


def _apart(spots: Sequence[Spot], spans: dict[str, Span]) -> list[Spot]:
    """Moves faces of one step that touch each other along the step, centred where they were."""
    placed: list[Spot] = []
    for step in dict.fromkeys(spot.point.step for spot in spots):
        here = [spot for spot in spots if spot.point.step == step]
        edge = tokens.FACE / 2 + 2
        left, right = max(spans[step].start + edge, _FIRST), spans[step].end - edge
        for cluster in _touching(here):
            gap = min(_SIDE_BY_SIDE, (right - left) / max(1, len(cluster) - 1))
            reach = gap * (len(cluster) - 1) / 2
            centre = sum(spot.x for spot in cluster) / len(cluster)
            centre = max(left + reach, min(centre, right - reach))
            for place, spot in enumerate(cluster):
                placed.append(Spot(spot.point, snap(centre - reach + gap * place), spot.y, spot.mood))
    return placed


def _touching(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Groups of faces that lie within a face's size of each other; a lone face is a group of one, left where it is."""
    clusters: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda spot: spot.x):
        for cluster in clusters:
            if any(
                abs(spot.x - other.x) < tokens.FACE and abs(spot.y - other.y) < tokens.FACE
                for other in cluster
            ):
                cluster.append(spot)
                break
        else:
            clusters.append([spot])
    return clusters


def _looks(context: LaneContext, personas: Sequence[Persona]) -> list[SeriesLook]:
    series = context.theme.series
    return [series[place % len(series)] for place in range(len(personas))]


def _curves(context: LaneContext, personas: Sequence[Persona], spots: Sequence[Spot]) -> list[Group]:
    """A curve for each persona with points; that of points without a persona comes first."""
    looks = {persona.id: look for persona, look in zip(personas, _looks(context, personas), strict=True)}
    names = {persona.id: persona.name for persona in personas}
    used = {spot.point.persona for spot in spots}
    groups: list[Group] = []
    for persona in sorted(used, key=lambda one: list(looks).index(one) if one in looks else -1):
        own = sorted((spot for spot in spots if spot.point.persona == persona), key=lambda spot: spot.x)
        look = looks.get(persona, context.theme.series[0])
        groups.append(_curve(context, names.get(persona, ""), look, own))
    return groups


def _neutral_line(theme: Theme, width: float) -> Group:
    y = _level(0.0)
    line = Path((("M", MARKS_WIDTH - 8, y), ("L", width, y)), stroke=Stroke(theme.neutral_line, 1.25, (4, 4)))
    return Group("artifact", Rect(0, y - 1, width, 2), (line,))


def _marks(context: LaneContext, scale: Scale) -> list[Group]:
    """The highest, the middle and the lowest score, at the start of the band."""
    groups: list[Group] = []
    signed = scale.lowest < 0 < scale.highest
    for score in (scale.highest, scale.middle, scale.lowest):
        written = context.words.number(score, signed=signed and score != 0)
        block = context.engine.layout(written, tokens.SMALL)
        y = snap(_level(scale.mood(score)) - block.height / 2)
        width = snap(block.width + 0.5)
        backing = Rect(4, y, width + 4, block.height)
        text = Text(6, y, width, block, context.theme.soft)
        groups.append(Group("label", backing, (text,), says=written))
    return groups


def _curve(context: LaneContext, name: str, look: SeriesLook, own: Sequence[Spot]) -> Group:
    commands = monotone_curve(_rising([(spot.x, spot.y) for spot in own]))
    shapes = (Path(commands, stroke=Stroke(look.colour, tokens.CURVE, look.dash)),) if commands else ()
    xs, ys = [spot.x for spot in own], [spot.y for spot in own]
    bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Group("curve", bounds, shapes, ref=context.lane.id, says=name)


def _rising(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Drops points that stand at the same x as the one before, through which no curve could go."""
    kept: list[tuple[float, float]] = []
    for point in points:
        if not kept or point[0] - kept[-1][0] >= 1.0:
            kept.append(point)
    return kept


def _point(context: LaneContext, personas: Sequence[Persona], spot: Spot, scale: Scale) -> Group:
    radius = tokens.FACE / 2
    bounds = Rect(spot.x - radius, spot.y - radius, tokens.FACE, tokens.FACE)
    name = next((persona.name for persona in personas if persona.id == spot.point.persona), "")
    score = context.words.number(spot.point.score, signed=scale.lowest < 0)
    says = ", ".join(part for part in (name, score, spot.point.label) if part)
    shapes = face(spot.x, spot.y, spot.mood, context.theme)
    return Group("point", bounds, shapes, ref=spot.point.id, step=spot.point.step, says=says)


def _lines(curves: Sequence[Group]) -> list[tuple[float, float]]:
    """Points along all curves, which labels keep clear of."""
    paths = [shape for group in curves for shape in group.shapes if isinstance(shape, Path)]
    return [point for path in paths for point in along(path.commands)]


def _label(context: LaneContext, label: Label) -> Group:
    rect = label.rect
    text = Text(rect.x, rect.y, rect.width, label.block, context.theme.soft, "centre")
    return Group("label", rect, (text,), ref=label.point.id, step=label.point.step, says=label.point.label)


KIND = EmotionKind()
