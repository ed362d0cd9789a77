"""What could be done better, by whom and by when."""

from dataclasses import dataclass

from cjm_desktop.lanes.card_kind import CardKind, card_group
from cjm_desktop.lanes.fields import Choice, Field
from cjm_desktop.layout.kinds import LaneContext
from cjm_desktop.layout.scene import Group
from cjm_desktop.model.records import Card


@dataclass(frozen=True, slots=True)
class OpportunityKind(CardKind):
    """Cards that name owner and due date in a small line."""

    def draw(self, context: LaneContext, card: Card, x: float, y: float, width: float) -> Group:
        """A card; the small line is left out when there is neither owner nor date."""
        owner = str(card.props.get("owner") or "")
        due = card.props.get("due")
        parts = [owner, context.words.date(due) if isinstance(due, str) else ""]
        small = " · ".join(part for part in parts if part)
        return card_group(context, card, x, y, width, self.id, text=self.words(context, card), small=small)


_STATES = (
    Choice("idea", "Idea"),
    Choice("planned", "Planned"),
    Choice("doing", "Doing"),
    Choice("done", "Done"),
)

KIND = OpportunityKind(
    "opportunity",
    "Opportunities",
    "opportunity",
    single="Opportunity",
    fields=(
        Field("impact", "Impact", "scale", lowest=1, highest=3),
        Field("effort", "Effort", "scale", lowest=1, highest=3, beside=True),
        Field("owner", "Owner"),
        Field("due", "Due", "date", beside=True),
        Field("state", "State", "choice", choices=_STATES),
        Field("pain", "Answers", "answers"),
    ),
)
