"""What the customer thinks, in the quotation marks of the map's language."""

from dataclasses import dataclass

from cjm_desktop.lanes.card_kind import CardKind
from cjm_desktop.layout.kinds import LaneContext
from cjm_desktop.model.records import Card


@dataclass(frozen=True, slots=True)
class ThoughtKind(CardKind):
    """Cards that show their text as a quotation."""

    def words(self, context: LaneContext, card: Card) -> str:
        """The text within quotation marks; an empty card stays empty."""
        return context.words.quoted(card.text) if card.text.strip() else ""


KIND = ThoughtKind("thought", "Thoughts", "thought", single="Thought")
