"""Pictures: screenshots, sketches, photos, with a caption."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cjm_desktop.lanes.card_kind import CardKind, card_group, rich_text, stacked
from cjm_desktop.lanes.fields import Field
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import LaneContext
from cjm_desktop.layout.picture_size import picture_size
from cjm_desktop.layout.scene import Box, Fragment, Group, Icon, Image, Shape, Stroke
from cjm_desktop.layout.snap import snap
from cjm_desktop.model.records import Asset, Card, JourneyMap, Lane
from cjm_desktop.text.rich import parse
from cjm_desktop.theme import tokens
from cjm_desktop.theme.icons import icon

_TALLEST = 1.5
"""Height of a picture at the most, as a multiple of its width; taller ones are cropped evenly."""
_NOTE = "text"
"""The kind in whose colours words without a picture are drawn."""
_PLACEHOLDER = 0.6


@dataclass(frozen=True, slots=True)
class ImageKind(CardKind):
    """Cards that show the picture ``props.asset`` as wide as the step, with their text as caption."""

    def share(self, document: JourneyMap, lane: Lane) -> dict[str, Asset]:
        """The pictures that the lane's cards show, so that a cell follows when one is added to the file."""
        wanted = (_asset(card) for card in document.index.cards_of_lane.get(lane.id, ()))
        assets = document.index.assets
        return {asset: assets[asset] for asset in wanted if asset in assets}

    def cell(self, context: LaneContext, cards: Sequence[Card], width: float, share: Any) -> Fragment:
        """Pictures one below the other."""
        return stacked(
            cards, width, lambda card, x, y, room: _card(context, card, Rect(x, y, room, 0), share)
        )


def _card(context: LaneContext, card: Card, place: Rect, assets: Mapping[str, Asset]) -> Group:
    """A picture; words alone, as somebody may have put them here, are a note."""
    if card.text.strip() and not _asset(card):
        return card_group(context, card, place.x, place.y, place.width, _NOTE, text=parse(card.text))
    return _picture(context, card, place, assets)


def _picture(context: LaneContext, card: Card, place: Rect, assets: Mapping[str, Asset]) -> Group:
    """Picture and caption; a picture that is missing or broken shows as an empty frame with a sign."""
    x, y, width = place.x, place.y, place.width
    caption = parse(card.text)
    asset = assets.get(_asset(card))
    size = picture_size(asset) if asset else None
    if asset and size:
        height = snap(width * min(_TALLEST, size[1] / size[0]))
        frame = Rect(x, y, width, max(8.0, height))
        shapes: list[Shape] = [Image(frame, asset.id, tokens.CARD_RADIUS, caption.text)]
    else:
        frame = Rect(x, y, width, snap(width * _PLACEHOLDER))
        shapes = _placeholder(context, frame)
    bottom = frame.bottom
    if caption.text:
        room = Rect(x, bottom + 4, width, 0)
        words = rich_text(context, caption, room, tokens.SMALL, context.theme.soft)
        shapes.append(words)
        bottom += 4 + words.block.height
    bounds = Rect(x, y, width, bottom - y)
    return Group("card", bounds, tuple(shapes), ref=card.id, step=card.step, says=caption.text)


def _asset(card: Card) -> str:
    return str(card.props.get("asset") or "")


def _placeholder(context: LaneContext, frame: Rect) -> list[Shape]:
    theme = context.theme
    sign = icon("image-off")
    x, y = frame.x + frame.width / 2 - 12, frame.y + frame.height / 2 - 12
    return [
        Box(frame.inset(0.5, 0.5), tokens.CARD_RADIUS, theme.missing, Stroke(theme.stage_line)),
        Icon(snap(x), snap(y), 24, sign.outline, theme.lane_icon),
    ]


KIND = ImageKind(
    "image", "Pictures", "image", single="Picture", fields=(Field("asset", "Picture", "picture"),)
)
