"""The difference between two documents."""

from dataclasses import replace

import pytest

from cjm_desktop.model.changes import apply, compare, difference
from cjm_desktop.model.records import About, Card, JourneyMap, Stage, Step
from tests.maps import small_map


def cards(ids: str) -> tuple[Card, ...]:
    return tuple(Card(letter, "l_1", "t_1") for letter in ids)


def test_equal_documents_have_an_empty_difference() -> None:
    assert difference(small_map(), small_map()).is_empty


def test_a_changed_record_is_told_before_and_after() -> None:
    before = small_map()
    old, new = before.cards[2], replace(before.cards[2], text="new")
    after = replace(before, cards=(*before.cards[:2], new, *before.cards[3:]))

    changes = difference(before, after)

    assert changes.cards.changed == ((old, new),)
    assert not changes.cards.added
    assert not changes.cards.removed
    assert not changes.cards.moved
    assert changes.touched == {"c_3"}


def test_fields_of_the_map_are_told_by_name() -> None:
    before = small_map()
    after = replace(before, title="Other", about=About(goal="Fewer calls"))

    changes = difference(before, after)

    assert changes.fields == {"title": ("Small", "Other"), "about": (About(), About(goal="Fewer calls"))}
    assert changes.touched == frozenset()


@pytest.mark.parametrize(
    ("before", "after", "added", "removed", "moved"),
    [
        ("", "abc", "abc", "", ""),
        ("abc", "", "", "abc", ""),
        ("abc", "axbc", "x", "", ""),
        ("abc", "ac", "", "b", ""),
        ("abcde", "bcdea", "", "", "a"),
        ("abcde", "eabcd", "", "", "e"),
        ("abcdef", "axcfe", "x", "bd", "f"),
        ("ab", "ba", "", "", "b"),
        ("abc", "xyz", "xyz", "abc", ""),
    ],
)
def test_added_removed_and_moved(before: str, after: str, added: str, removed: str, moved: str) -> None:
    changes = compare(cards(before), cards(after))

    assert "".join(card.id for card in changes.added) == added
    assert "".join(card.id for card in changes.removed) == removed
    assert len(changes.moved) == len(moved)
    assert changes.applied_to(cards(before)) == cards(after)
    assert changes.inverse().applied_to(cards(after)) == cards(before)


def test_a_moved_record_may_have_changed_as_well() -> None:
    before = cards("abc")
    moved = replace(before[0], text="new")

    changes = compare(before, (*before[1:], moved))

    assert changes.moved == ("a",)
    assert changes.changed == ((before[0], moved),)


def test_a_changed_step_is_a_changed_stage_and_is_touched() -> None:
    before = small_map()
    stage = before.stages[0]
    after = replace(
        before,
        stages=(
            replace(stage, steps=(stage.steps[0], replace(stage.steps[1], title="Choose"), Step("t_9"))),
            *before.stages[1:],
        ),
    )
    changes = difference(before, after)

    assert [pair[0].id for pair in changes.stages.changed] == ["s_1"]
    assert changes.touched == {"s_1", "t_2", "t_9"}


def test_steps_of_a_new_stage_are_touched() -> None:
    before = small_map()
    after = replace(before, stages=(*before.stages, Stage("s_9", steps=(Step("t_9"),))))
    assert difference(before, after).touched == {"s_9", "t_9"}


def test_an_edit_among_thousands_keeps_two_records_only() -> None:
    many = tuple(Card(f"c_{number}", "l_1", "t_1") for number in range(1000))
    other = (*many[:500], replace(many[500], text="x"), *many[501:])
    moved = (*many[1:], many[0])

    edited = difference(JourneyMap("m_1", cards=many), JourneyMap("m_1", cards=other)).cards
    shifted = difference(JourneyMap("m_1", cards=many), JourneyMap("m_1", cards=moved)).cards

    assert (len(edited.replaced), len(edited.taken), len(edited.put)) == (1, 0, 0)
    assert (len(shifted.replaced), len(shifted.taken), len(shifted.put)) == (0, 1, 1)


def test_applying_keeps_untouched_records_the_same_objects() -> None:
    before = small_map()
    after = replace(before, cards=(replace(before.cards[0], text="x"), *before.cards[1:]))

    result = apply(before, difference(before, after))

    assert result == after
    assert result.stages is before.stages
    assert all(new is old for new, old in zip(result.cards[1:], before.cards[1:], strict=True))


@pytest.mark.parametrize(("old", "new"), [(0, 5), (5, 0), (2, 3), (3, 2), (0, 1), (1, 4)])
def test_one_moved_record_is_one_that_was_taken_and_put(old: int, new: int) -> None:
    before = tuple(Card(f"c_{n}", "l_1", "t_1") for n in range(6))
    others = [card for card in before if card is not before[old]]
    moved = replace(before[old], lane="l_2")
    after = (*others[:new], moved, *others[new:])
    changes = compare(before, after)
    assert len(changes.taken) == len(changes.put) == 1
    assert changes.replaced == ()
    assert changes.applied_to(before) == after
    assert changes.inverse().applied_to(after) == before


def test_records_at_both_ends_are_passed_over() -> None:
    before = tuple(Card(f"c_{n}", "l_1", "t_1") for n in range(6))
    new = Card("c_new", "l_1", "t_1")
    for place in range(7):
        after = (*before[:place], new, *before[place:])
        assert compare(before, after).put == ((place, new),)
        assert compare(after, before).taken == ((place, new),)
    assert compare((), before).put == tuple(enumerate(before))
    assert compare(before, ()).taken == tuple(enumerate(before))
