"""What a layout has to know of all cards together: the longest of each step, and how well founded they are.

Counted lane by lane and remembered, since an edit changes the cards of a lane or two among thousands.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from operator import attrgetter

from cjm_desktop.model.records import Card, JourneyMap
from cjm_desktop.text.rich import plain

_text, _level = attrgetter("text"), attrgetter("evidence.level")


@dataclass(frozen=True, slots=True)
class _Lane:
    cards: tuple[Card, ...]
    longest: dict[str, int]
    levels: Counter[str]


class Census:
    """Remembers the lanes of the last document; lanes whose cards are the same objects aren't gone through again."""

    def __init__(self, short: int) -> None:
        self._short = short
        self._lanes: dict[str, _Lane] = {}

    def take(self, document: JourneyMap) -> tuple[dict[str, int], Counter[str]]:
        """Letters of the longest card of each step that has one of more than ``short`` letters, and how many cards and
        points have each level of evidence."""
        before, self._lanes = self._lanes, {}
        longest: dict[str, int] = {}
        levels: Counter[str] = Counter(map(_level, document.points))
        for lane, cards in document.index.cards_of_lane.items():
            known = before.get(lane)
            if known is None or known.cards != cards:
                known = _Lane(cards, self._longest(cards), Counter(map(_level, cards)))
            self._lanes[lane] = known
            levels.update(known.levels)
            for step, letters in known.longest.items():
                if letters > longest.get(step, 0):
                    longest[step] = letters
        return longest, levels

    def _longest(self, cards: Sequence[Card]) -> dict[str, int]:
        longest: dict[str, int] = {}
        lengths = map(len, map(_text, cards))
        for card in compress(cards, map(self._short.__lt__, lengths)):
            known = longest.get(card.step, 0)
            if len(card.text) > known:  # without its marks a text is no longer than with them
                longest[card.step] = max(known, len(plain(card.text)))
        return longest
