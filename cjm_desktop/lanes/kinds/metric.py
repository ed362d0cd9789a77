"""Figures of each step as bars on a common scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from cjm_desktop.lanes.card_kind import CardKind, rich_text, stacked
from cjm_desktop.lanes.fields import Field
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import LaneContext
from cjm_desktop.layout.scene import Box, Fragment, Group, Path, Shape, Stroke, Text
from cjm_desktop.layout.snap import snap
from cjm_desktop.model.records import Card, JourneyMap, Lane
from cjm_desktop.text.rich import parse
from cjm_desktop.theme import tokens

_PERCENT = ("%", "٪")
"""The sign as people type it; it is written as the map's language does."""


@dataclass(frozen=True, slots=True)
class MetricKind(CardKind):
    """Cards whose ``props.value`` is drawn as a bar with the number above and the text below."""

    def share(self, document: JourneyMap, lane: Lane) -> tuple[float, float]:
        """The ends of the bars' scale: the lane's settings, else zero and the largest value."""
        values = [value(card) for card in document.cards if card.lane == lane.id]
        found = [one for one in values if one is not None]
        lowest = number(lane.settings.get("lowest"))
        highest = number(lane.settings.get("highest"))
        low = min([0.0, *found]) if lowest is None else lowest
        high = max([0.0, *found]) if highest is None else highest
        return low, high

    def cell(self, context: LaneContext, cards: Sequence[Card], width: float, share: Any) -> Fragment:
        """Bars, one below the other if a cell has several figures."""
        return stacked(cards, width, lambda card, x, y, room: _bar(context, card, Rect(x, y, room, 0), share))

    def note(self, context: LaneContext, place: Rect, share: Any) -> Sequence[Group]:
        """The target, if the lane has one."""
        target = number(context.lane.settings.get("target"))
        if target is None:
            return ()
        written = context.words.text("Target: {value}", value=figure(context, target))
        block = context.engine.layout(written, tokens.SMALL, place.width)
        text = Text(place.x, place.y, place.width, block, context.theme.soft)
        return (Group("label", text.rect, (text,), says=written),)


def number(raw: Any) -> float | None:
    """A finite number, or nothing."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    try:
        found = float(raw)
    except OverflowError:  # an integer of hundreds of digits
        return None
    return found if isfinite(found) else None


def value(card: Card) -> float | None:
    """The figure of a card."""
    return number(card.props.get("value"))


def figure(context: LaneContext, amount: float) -> str:
    """A number with the lane's unit, as the map's language writes it."""
    settings = context.lane.settings
    decimals = settings.get("decimals")
    places = decimals if isinstance(decimals, int) and 0 <= decimals <= 6 else None
    unit = settings.get("unit")
    if unit in _PERCENT:
        return context.words.percent(amount, places or 0)
    written = context.words.number(amount, places)
    return f"{written}\u00a0{unit}" if isinstance(unit, str) and unit else written


def _bar(context: LaneContext, card: Card, room: Rect, share: tuple[float, float]) -> Group:
    amount = value(card)
    written = "" if amount is None else figure(context, amount)
    block = context.engine.layout(written, tokens.NUMBER, room.width)
    shapes: list[Shape] = [Text(room.x, room.y, room.width, block, context.theme.ink, "centre")]
    base = room.y + block.height + 3 + tokens.BAR_HEIGHT
    if amount is not None:
        shapes.append(_column(context, room, base, _part(amount, share)))
    target = number(context.lane.settings.get("target"))
    if target is not None:
        y = snap(base - _part(target, share) * tokens.BAR_HEIGHT)
        line = Stroke(context.theme.target, 1.0, (3, 3))
        shapes.append(Path((("M", room.x, y), ("L", room.right, y)), stroke=line))
    bottom = base
    comment = parse(card.text)
    if comment.text:
        place = Rect(room.x, base + 4, room.width, 0)
        words = rich_text(context, comment, place, tokens.SMALL, context.theme.soft, "centre")
        shapes.append(words)
        bottom = base + 4 + words.block.height
    bounds = Rect(room.x, room.y, room.width, bottom - room.y)
    says = " ".join(part for part in (written, comment.text) if part)
    return Group("card", bounds, tuple(shapes), ref=card.id, step=card.step, says=says)


def _part(amount: float, share: tuple[float, float]) -> float:
    """How much of the scale the amount takes: 0 to 1. Of a scale without length, nothing or all."""
    low, high = share[0] / 2, share[1] / 2  # halves, since the distance of huge numbers may be none
    if low >= high:
        return float(amount / 2 > low)
    return max(0.0, min(1.0, (amount / 2 - low) / (high - low)))


def _column(context: LaneContext, room: Rect, base: float, part: float) -> Box:
    height = max(1.5, snap(part * tokens.BAR_HEIGHT))
    return Box(Rect(room.x, base - height, room.width, height), min(2.0, height / 2), context.theme.bar)


KIND = MetricKind(
    "metric",
    "Metrics",
    "metric",
    single="Metric",
    fields=(Field("value", "Value", "number"),),
    lane_fields=(
        Field("unit", "Unit", home="settings"),
        Field("target", "Target", "number", "settings", beside=True),
        Field("lowest", "Lowest", "number", "settings"),
        Field("highest", "Highest", "number", "settings", beside=True),
        Field("decimals", "Decimal places", "scale", "settings", lowest=0, highest=3),
    ),
)
