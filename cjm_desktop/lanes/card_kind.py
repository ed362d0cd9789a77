"""A lane kind whose cells hold cards, one below the other. Most kinds are this with other words and colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cjm_desktop.lanes.fields import Field
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import LaneContext, LaneRole
from cjm_desktop.layout.scene import Box, Colour, Fill, Fragment, Group, Icon, Shape, Span, Stroke, Text
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane
from cjm_desktop.text.rich import Rich, parse
from cjm_desktop.text.types import Align, TextStyle
from cjm_desktop.theme import tokens
from cjm_desktop.theme.icons import icon

ICON_GAP = 8.0


@dataclass(frozen=True, slots=True)
class CardKind:
    """A kind of lane with plain cards in the theme's colours for ``id``.

    ``single`` is the message id of what one of its cards is called; ``fields`` are what can be said on these cards, and
    ``lane_fields`` of the lane, besides what all have.
    """

    id: str
    title: str
    icon: str
    role: LaneRole = "customer"
    holds: Literal["cards", "points"] = "cards"
    single: str = "Card"
    fields: tuple[Field, ...] = ()
    lane_fields: tuple[Field, ...] = ()

    def share(self, document: JourneyMap, lane: Lane) -> Any:
        """Plain cards depend on nothing but themselves."""
        return None

    def cell(self, context: LaneContext, cards: Sequence[Card], width: float, share: Any) -> Fragment:
        """The cards from top to bottom."""
        return stacked(cards, width, lambda card, x, y, room: self.draw(context, card, x, y, room))

    def band(
        self, context: LaneContext, points: Sequence[EmotionPoint], steps: Sequence[Span], share: Any
    ) -> Fragment | None:
        """Card lanes draw nothing over their whole length."""
        return None

    def note(self, context: LaneContext, place: Rect, share: Any) -> Sequence[Group]:
        """Card lanes need no legend."""
        return ()

    def backdrop(self, context: LaneContext) -> tuple[Fill, float] | None:
        """Card lanes lie on the paper."""
        return None

    def draw(self, context: LaneContext, card: Card, x: float, y: float, width: float) -> Group:
        """One card with its top left corner at x, y."""
        return card_group(context, card, x, y, width, self.look(context), text=self.words(context, card))

    def look(self, context: LaneContext) -> str:
        """Under which kind's name the theme keeps the colours."""
        return self.id

    def words(self, context: LaneContext, card: Card) -> Rich:
        """What the card shows."""
        return parse(card.text)


def stacked(cards: Sequence[Card], width: float, draw: Any) -> Fragment:
    """Groups of ``draw(card, x, y, width)`` one below the other with the lane's paddings around."""
    groups: list[Group] = []
    y = tokens.LANE_PADDING
    for card in cards:
        group: Group = draw(card, tokens.CELL_PADDING, y, width - 2 * tokens.CELL_PADDING)
        groups.append(group)
        y = group.bounds.bottom + tokens.CARD_GAP
    height = y - tokens.CARD_GAP + tokens.LANE_PADDING if groups else 0.0
    return Fragment(width, height, tuple(groups))


def card_group(
    context: LaneContext,
    card: Card,
    x: float,
    y: float,
    width: float,
    look: str,
    *,
    text: Rich,
    icon_name: str = "",
    small: str = "",
    style: TextStyle = tokens.BODY,
) -> Group:
    """A card as box, optional icon at its start, text, and an optional small line below the text."""
    colours = context.theme.card(look)
    pad_x, pad_y = tokens.CARD_PADDING
    indent = tokens.CHANNEL_ICON + ICON_GAP if icon_name else 0.0
    room = width - 2 * pad_x - indent
    words = rich_text(context, text, Rect(x + pad_x + indent, y + pad_y, room, 0), style, colours.text)
    shapes: list[Shape] = [words]
    height = words.block.height
    if small:
        note = context.engine.layout(small, tokens.SMALL, room)
        shapes.append(Text(x + pad_x + indent, y + pad_y + height + 2, room, note, context.theme.soft))
        height += note.height + 2
    if icon_name:
        shapes.insert(0, _icon_beside(words, icon_name, x + pad_x, context.theme.icon))
    bounds = Rect(x, y, width, height + 2 * pad_y)
    if colours.fill or colours.border:
        shapes.insert(0, card_box(bounds, colours.fill, colours.border))
    return Group("card", bounds, tuple(shapes), ref=card.id, step=card.step, says=text.text)


def _icon_beside(words: Text, name: str, x: float, colour: Colour) -> Icon:
    """The icon at ``x``, level with the first line of the text."""
    drawing, block = icon(name), words.block
    line = block.height / max(1, len(block.lines))
    top = words.y + (line - tokens.CHANNEL_ICON) / 2
    return Icon(x, top, tokens.CHANNEL_ICON, drawing.outline, colour, directional=drawing.directional)


def rich_text(
    context: LaneContext, text: Rich, room: Rect, style: TextStyle, colour: Colour, align: Align = "left"
) -> Text:
    """``text`` at the top of ``room``, as wide as it; its links have the theme's accent colour."""
    block = context.engine.layout(text.text, style, room.width, text.spans)
    link = context.theme.accent if text.spans else ""
    return Text(room.x, room.y, room.width, block, colour, align, link)


def card_box(bounds: Rect, fill: str, border: str) -> Box:
    """The rounded box of a card; its border lies inside the bounds."""
    return Box(bounds.inset(0.5, 0.5), tokens.CARD_RADIUS, fill or None, Stroke(border) if border else None)
