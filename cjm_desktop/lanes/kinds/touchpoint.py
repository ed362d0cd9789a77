"""Where the customer meets the service, with the icon of the channel."""

from dataclasses import dataclass

from cjm_desktop.lanes.card_kind import CardKind, card_group
from cjm_desktop.lanes.channels import CHANNELS
from cjm_desktop.lanes.fields import Field
from cjm_desktop.layout.kinds import LaneContext
from cjm_desktop.layout.scene import Group
from cjm_desktop.model.records import Card


@dataclass(frozen=True, slots=True)
class TouchpointKind(CardKind):
    """Cards that show their channel's icon at the start."""

    def draw(self, context: LaneContext, card: Card, x: float, y: float, width: float) -> Group:
        """A card with its channel's icon; a card without a channel is plain."""
        return card_group(
            context, card, x, y, width, self.id, text=self.words(context, card), icon_name=card.channel
        )


KIND = TouchpointKind(
    "touchpoint",
    "Touchpoints",
    "touchpoint",
    single="Touchpoint",
    fields=(Field("channel", "Channel", "choice", "record", CHANNELS),),
)
