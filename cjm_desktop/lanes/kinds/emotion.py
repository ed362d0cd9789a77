"""How the customer feels: a curve for each persona over the whole journey, with faces at its points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cjm_desktop.lanes.card_kind import CardKind
from cjm_desktop.lanes.curve import along, monotone_curve
from cjm_desktop.lanes.emotion_labels import Label, place_labels
from cjm_desktop.lanes.faces import face
from cjm_desktop.lanes.fields import Field
from cjm_desktop.lanes.places import Spot, level, spots
from cjm_desktop.lanes.scale import middle, mood_of, shown_scale
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import LaneContext, LaneRole
from cjm_desktop.layout.scene import Command, Fill, Fragment, Gradient, Group, Path, Span, Stroke, Text
from cjm_desktop.layout.snap import snap, snap_up
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Persona
from cjm_desktop.model.scales import Scale
from cjm_desktop.text.types import TextBlock
from cjm_desktop.theme import tokens
from cjm_desktop.theme.themes import SeriesLook, Theme

_SAMPLE = 22.0
"""Length of the sample line in the legend."""
_MARKS = 34.0
"""Width kept free at the start for the marks of the scale, at the least."""
_MARK = 6.0
"""Where the marks begin."""
_WIDEST_MARK = 44.0
_SINGLE = "Emotion point"
"""The message id of what one of its records is called."""
_NOTES = CardKind("text", "", "")
"""How cards are drawn that stand in an emotion lane."""


@dataclass(frozen=True, slots=True)
class EmotionKind:
    """A lane of emotion points."""

    id: str = "emotion"
    title: str = "Emotions"
    icon: str = "emotion"
    role: LaneRole = "customer"
    holds: Literal["cards", "points"] = "points"
    single: str = _SINGLE
    fields: tuple[Field, ...] = ()
    lane_fields: tuple[Field, ...] = (Field("scale", "Range of scores", "range", "settings"),)

    def share(self, document: JourneyMap, lane: Lane) -> tuple[Persona, ...]:
        """The personas, for names and the order of colours."""
        return document.personas

    def cell(self, context: LaneContext, cards: Sequence[Card], width: float, share: Any) -> Fragment:
        """Emotion lanes are not meant for cards; those of a file or of a changed lane stand below the band."""
        return _NOTES.cell(context, cards, width, share)

    def band(
        self, context: LaneContext, points: Sequence[EmotionPoint], steps: Sequence[Span], share: Any
    ) -> Fragment | None:
        """Neutral line, scale marks, then curves, faces and labels."""
        if not steps:
            return None
        width = steps[-1].end
        scale = shown_scale(context.lane)
        marks = _marks(context, scale)
        start = max([_MARKS, *(mark.bounds.right + 4 for mark in marks)])
        found = spots(points, steps, scale, start)
        curves = _curves(context, share, found)
        labels, height = place_labels(context, found, steps, _line(curves), start)
        groups = [
            _neutral_line(context.theme, start, width),
            *marks,
            *curves,
            *(_point(context, share, spot, scale) for spot in found),
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

    def backdrop(self, context: LaneContext) -> tuple[Fill, float] | None:
        """Pale green above, pale red below the neutral line."""
        theme = context.theme
        fill = Gradient(((0.0, theme.good_pale), (0.5, theme.paper), (1.0, theme.bad_pale)))
        return fill, tokens.BAND_HEIGHT


def _looks(context: LaneContext, personas: Sequence[Persona]) -> list[SeriesLook]:
    series = context.theme.series
    return [series[place % len(series)] for place in range(len(personas))]


def _curves(context: LaneContext, personas: Sequence[Persona], found: Sequence[Spot]) -> list[Group]:
    """A curve for each persona with points; that of points without a persona comes first."""
    looks = {persona.id: look for persona, look in zip(personas, _looks(context, personas), strict=True)}
    names = {persona.id: persona.name for persona in personas}
    used = {spot.point.persona for spot in found}
    groups: list[Group] = []
    for persona in sorted(used, key=lambda one: list(looks).index(one) if one in looks else -1):
        own = sorted((spot for spot in found if spot.point.persona == persona), key=lambda spot: spot.x)
        look = looks.get(persona, context.theme.series[0])
        groups.append(_curve(context, names.get(persona, ""), look, own))
    return groups


def _neutral_line(theme: Theme, start: float, width: float) -> Group:
    y = level(0.0)
    line = Path((("M", start - 8, y), ("L", width, y)), stroke=Stroke(theme.neutral_line, 1.25, (4, 4)))
    return Group("artifact", Rect(0, y - 1, width, 2), (line,))


def _marks(context: LaneContext, scale: Scale) -> list[Group]:
    """The highest, the middle and the lowest score, at the start of the band."""
    groups: list[Group] = []
    for score in (scale.highest, middle(scale), scale.lowest):
        written, block = _mark(context, score, signed=scale.lowest < 0 < scale.highest and score != 0)
        y = snap(level(mood_of(scale, score)) - block.height / 2)
        text = Text(_MARK, y, snap_up(block.width), block, context.theme.soft)
        bounds = Rect(_MARK - 2, y, text.width + 4, block.height)
        groups.append(Group("label", bounds, (text,), says=written))
    return groups


def _mark(context: LaneContext, score: float, signed: bool) -> tuple[str, TextBlock]:
    """The score as it is written; one that is too long for its place by its power of ten."""
    written = context.words.number(score, signed=signed)
    block = context.engine.layout(written, tokens.SMALL)
    if block.width > _WIDEST_MARK:
        written = f"{score:.0e}".replace("-", "−", score < 0)
        block = context.engine.layout(written, tokens.SMALL)
    return written, block


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


def _line(curves: Sequence[Group]) -> list[tuple[float, float]]:
    """Points along all curves, which labels keep clear of."""
    paths = [shape for group in curves for shape in group.shapes if isinstance(shape, Path)]
    return [point for path in paths for point in along(path.commands)]


def _label(context: LaneContext, label: Label) -> Group:
    rect = label.rect
    text = Text(rect.x, rect.y, rect.width, label.block, context.theme.soft, "centre")
    return Group("label", rect, (text,), ref=label.point.id, step=label.point.step, says=label.point.label)


KIND = EmotionKind()
