"""Edits of a map of ten thousand cards: one card's text, and all cards at once, with undo."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from cjm_desktop.edit.operations.cards import change_cards
from cjm_desktop.edit.session import Session
from cjm_desktop.model.records import JourneyMap
from tests.bench.corpus import journey
from tests.bench.runner import Bench, Figure, here

TOGETHER = 100


def figures(bench: Bench) -> Iterator[Figure]:
    document = journey(bench.size(10_000))
    session = Session(document)
    numbers = count()
    yield bench.seconds(
        "change a card's text, 10,000 cards",
        here(lambda: session.apply("", change_cards, ["c_7"], text=f"text {next(numbers)}")),
        floor=here(_bare, document),
        floor_name="one record replaced in a copy of the tuple",
        runs=20,
    )
    yield bench.seconds("undo and redo it", here(lambda: (session.undo(), session.redo())), runs=20)
    some = [card.id for card in document.cards[:TOGETHER]]
    yield bench.seconds(
        f"change the votes of {TOGETHER} cards",
        here(lambda: session.apply("", change_cards, some, votes=next(numbers))),
        runs=20,
    )


def _bare(document: JourneyMap) -> JourneyMap:
    cards = list(document.cards)
    cards[7] = replace(cards[7], text="text")
    return replace(document, cards=tuple(cards))
