"""What the customer thinks, in the quotation marks of the map's language."""

from dataclasses import dataclass

from cjm_desktop.lanes.card_kind import CardKind
from cjm_desktop.layout.kinds import LaneContext
from cjm_desktop.model.records import Card
from cjm_desktop.text.rich import BULLET, Rich, moved, parse


@dataclass(frozen=True, slots=True)
class ThoughtKind(CardKind):
    """Cards that show their text as a quotation."""

    def words(self, context: LaneContext, card: Card) -> Rich:
        """The text within quotation marks; an empty card stays empty, and bullets take the place of the marks."""
        said = parse(card.text)
        if not said.text.strip():
            return Rich("")
        if "\n" + BULLET in "\n" + said.text:
            return said
        quoted = context.words.quoted(said.text)
        before = quoted.index(said.text)
        return Rich(quoted, tuple(moved(said.spans, before)))


KIND = ThoughtKind("thought", "Thoughts", "thought", single="Thought")
