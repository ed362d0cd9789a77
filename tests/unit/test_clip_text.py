"""Cards as plain text and as tables for other programs, and cards made of such text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.clipboard import as_text, as_tsv, copied, from_text, lines
from cjm_desktop.errors import EditError
from cjm_desktop.model.invariants import problems
from cjm_desktop.model.records import Card, JourneyMap, Lane, Stage, Step
from tests.maps import counting_ids, small_map


def shown(text: str) -> str:
    return text.replace("*", "")


def texts(document: JourneyMap, lane: str, step: str) -> list[str]:
    return [card.text for card in document.index.cells.get((lane, step), ())]


def pasted(document: JourneyMap, text: str, lane: str | None, step: str | None) -> JourneyMap:
    after = ops.paste_texts(document, from_text(text), lane, step, new_id=counting_ids())
    assert problems(after) == []
    return after


def test_cards_of_one_cell_are_a_line_each() -> None:
    document = ops.change_cards(small_map(), ["c_1"], text="**two** \n\tlines")
    document = ops.add_card(document, "l_a", "t_1", props={"value": 7.5}, new_id=counting_ids())
    assert as_text(copied(document, ["c_2", "c_1", "c_n1"]), shown) == "two lines\ntwo\n7.5"
    assert as_text(copied(document, []), shown) == ""


def test_cards_of_several_cells_are_a_table() -> None:
    document = ops.change_cards(small_map(), ["c_3"], text='say "hi"')
    clip = copied(document, ["c_1", "c_2", "c_3", "c_4"], ["e_1"])
    assert as_tsv(clip, shown) == (
        '\tSearch\tCompare\tAfter\nActions\t"one\ntwo"\t"say ""hi"""\tfour\nFeelings\t4\t\t\n'
    )
    assert as_text(clip, shown) == as_tsv(clip, shown)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", ()),
        (" \n\n", ()),
        ("one", (("one",),)),
        ("one\r\n\r\n  two\rthree\n", (("one",), ("  two",), ("three",))),
        ("a\tb\nc\td\n", (("a", "b"), ("c", "d"))),
        ("a\t\n\t\nc\td\n", (("a", ""), ("", ""), ("c", "d"))),
        ('"x\ny"\t"say ""hi"""\r\nz', (("x\ny", 'say "hi"'), ("z",))),
        ('"a line in quotes"', (('"a line in quotes"',),)),
        ('"not closed\tb', (('"not closed', "b"),)),
        ('5" wide\tb', (('5" wide', "b"),)),
    ],
)
def test_text_from_other_programs(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert from_text(text) == cells


@given(st.text(st.sampled_from('a"\t\n\r ')))
def test_any_text_has_cells_without_loss_of_letters(text: str) -> None:
    assert sum(cell.count("a") for row in from_text(text) for cell in row) == text.count("a")


CELLS = st.lists(st.text(st.sampled_from('ab" می'), min_size=1).map(str.strip).filter(bool), max_size=2)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=2, max_size=3))
def test_a_table_comes_back_as_it_was(grid: list[list[list[str]]]) -> None:
    lanes = tuple(Lane(f"l_{n}", title=f"Lane {n}") for n in range(len(grid)))
    cards = tuple(
        Card(f"c_{row}_{column}_{place}", f"l_{row}", f"t_{column}", text)
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        for place, text in enumerate(cell)
    )
    stages = (Stage("s_1", steps=(Step("t_0", "A"), Step("t_1", "B"))),)
    document = JourneyMap("m_1", stages=stages, lanes=lanes, cards=cards)
    clip = copied(document, [card.id for card in cards])
    header, *rows = from_text(as_tsv(clip, str)) or [()]
    assert header[1:] == tuple(step.title for step in clip.part.index.steps.values())
    kept = [row for row in rows if any(row[1:])]
    cells = [[texts(document, lane.id, step) for step in clip.part.index.steps] for lane in clip.part.lanes]
    assert [[list(lines(cell)) for cell in row[1:]] for row in kept] == cells


def test_lines_are_stacked_in_the_cell() -> None:
    after = pasted(small_map(), "first\n\n second \n", "l_a", "t_1")
    assert texts(after, "l_a", "t_1") == ["one", "two", "first", "second"]
    rows = from_text("first\nsecond")
    after = ops.paste_texts(small_map(), rows, "l_a", "t_1", 1, new_id=counting_ids())
    assert texts(after, "l_a", "t_1") == ["one", "first", "second", "two"]


def test_a_table_goes_along_steps_and_down_lanes() -> None:
    after = pasted(small_map(), 'a\tb\tc\n1\t2\n\t\nd\t"e\nf"', "l_a", "t_2")
    fourth = list(after.index.steps)[3]
    assert texts(after, "l_a", "t_2") == ["three", "a"]
    assert texts(after, "l_a", "t_3") == ["four", "b"]
    assert texts(after, "l_a", fourth) == ["c"]
    assert [
        (point.step, point.score) for point in after.index.points_of_lane["l_e"] if not point.persona
    ] == [
        ("t_2", 1.0),
        ("t_3", 2.0),
    ]
    new = after.lanes[-1]
    assert new.kind == "text"
    assert texts(after, new.id, "t_3") == ["e", "f"]


def test_an_emotion_lane_takes_scores_but_no_cards() -> None:
    assert pasted(small_map(), "۳", "l_e", "t_2").points[1].score == 3.0
    after = pasted(small_map(), "happy", "l_e", "t_2")
    assert texts(after, "l_i", "t_2") == ["happy"]
    after = pasted(small_map(), "9\tx", "l_e", "t_1")
    assert texts(after, "l_i", "t_1") == ["", "9"]
    document = replace(small_map(), lanes=small_map().lanes[1:2], cards=(), links=())
    after = pasted(document, "happy", "l_e", "t_2")
    assert texts(after, after.lanes[-1].id, "t_2") == ["happy"]


def test_scores_change_the_points_of_the_only_persona() -> None:
    document = ops.delete_point(small_map(), "e_2")
    after = pasted(document, "5", "l_e", "t_1")
    assert [(point.id, point.score) for point in after.points] == [("e_1", 5.0)]


def test_text_is_pasted_into_a_map_without_steps_and_lanes() -> None:
    after = pasted(JourneyMap("m_9"), "a\tb\nc\td", None, None)
    assert [card.text for card in after.cards] == ["a", "b", "c", "d"]
    assert len(after.lanes) == 2
    assert len(after.index.steps) == 2


def test_no_text_changes_nothing_and_no_place_is_refused() -> None:
    before = small_map()
    assert ops.paste_texts(before, [[], [" \n"]], "l_a", "t_1") is before
    with pytest.raises(EditError, match="no lane"):
        ops.paste_texts(before, [["a"]], "l_9", "t_1")
    with pytest.raises(EditError, match="no step"):
        ops.paste_texts(before, [["a"]], "l_a", "t_9")
