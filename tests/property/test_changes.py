"""Applying the difference of any two documents leads from one to the other, and back."""

from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.changes import apply, difference
from cjm_desktop.model.records import Card, JourneyMap, Stage, Step

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)
TEXTS = st.sampled_from(["", "x", "y"])


@st.composite
def documents(draw: st.DrawFn) -> JourneyMap:
    cards = tuple(Card(card, "l", "t", text=draw(TEXTS)) for card in draw(IDS))
    stages = tuple(
        Stage(f"s{stage}", steps=tuple(Step(f"t{stage}{step}") for step in draw(IDS)), note=draw(TEXTS))
        for stage in draw(IDS)
    )
    return JourneyMap("m_1", title=draw(TEXTS), cards=cards, stages=stages)


@given(documents(), documents())
def test_difference_leads_there_and_back(before: JourneyMap, after: JourneyMap) -> None:
    changes = difference(before, after)

    assert apply(before, changes) == after
    assert apply(after, changes.inverse()) == before
    assert changes.inverse().inverse() == changes
    assert changes.is_empty == (before == after)


@given(documents(), documents())
def test_added_removed_and_changed_are_told_truly(before: JourneyMap, after: JourneyMap) -> None:
    old, new = before.index.cards, after.index.cards
    changes = difference(before, after).cards

    assert [card.id for card in changes.added] == [card for card in new if card not in old]
    assert [card.id for card in changes.removed] == [card for card in old if card not in new]
    assert {pair[0].id for pair in changes.changed} == {
        card for card in old if old[card] != new.get(card, old[card])
    }
