"""Typing titles of stages, steps, lanes, personas and the map in place, and adding new ones."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.canvas.edited import kind_called
from cjm_desktop.ui.language import speak, words
from tests.ui.canvas_tools import small_map
from tests.ui.typing_tools import CTRL, Desk, Key, desk


@pytest.mark.parametrize(
    ("ref", "label"),
    [
        ("s_1", "Rename stage"), ("t_2", "Rename step"), ("l_touch", "Rename lane"), ("p_1", "Rename persona"),
        ("", "Rename map"), ("e_1", "Edit label"),
    ],
)  # fmt: skip
def test_typing_on_a_title_takes_its_place(at: Desk, ref: str, label: str) -> None:
    if ref:
        at.focus_on(ref)
    else:
        at.open_map.select((), Focus("title"))
    at.type("Another word")
    at.key(Key.Key_Return)
    assert not at.is_typing()
    assert at.undo_label == label
    index = at.document.index
    found = {
        "s_1": index.stages["s_1"].title, "t_2": index.steps["t_2"].title, "l_touch": index.lanes["l_touch"].title,
        "p_1": index.personas["p_1"].name, "": at.document.title, "e_1": index.points["e_1"].label,
    }  # fmt: skip
    assert found[ref] == "Another word"


def test_enter_on_a_title_selects_all_of_it(at: Desk) -> None:
    at.focus_on("s_1")
    at.key(Key.Key_Return)
    at.type("X")
    at.key(Key.Key_Return)
    assert at.document.stages[0].title == "X"


def test_tab_on_titles_goes_from_one_to_the_next(at: Desk) -> None:
    at.focus_on("s_1")
    for title in ("A", "B"):
        at.type(title)
        at.key(Key.Key_Tab)
    for title in ("a", "b", "c", "d"):
        at.type(title)
        at.key(Key.Key_Tab)
    assert [stage.title for stage in at.document.stages] == ["A", "B"]
    assert [step.title for step in at.document.index.steps.values()] == ["a", "b", "c", "d"]
    assert at.focus == Focus("card", "c_1", "l_action", "t_1")
    at.focus_on("l_action")
    at.type("L")
    at.key(Key.Key_Tab)
    at.type("M")
    at.editing.finish()
    assert [lane.title for lane in at.document.lanes][:2] == ["L", "M"]


@pytest.mark.parametrize(
    ("ref", "label"),
    [("s_1", "Add stage"), ("t_1", "Add step"), ("l_action", "Add lane"), ("p_1", "Add persona")],
)
def test_ctrl_and_enter_on_a_heading_adds_another_after_it(at: Desk, ref: str, label: str) -> None:
    before = at.document
    at.focus_on(ref)
    at.key(Key.Key_Return, CTRL)
    assert at.is_typing()
    at.type("x")
    at.key(Key.Key_Escape)
    assert at.document is before
    assert at.open_map.selection.refs == (ref,)
    at.key(Key.Key_Return, CTRL)
    at.type("Fresh")
    at.key(Key.Key_Return)
    assert at.undo_label == label
    groups = {
        "Add stage": [stage.title for stage in at.document.stages],
        "Add step": [step.title for step in at.document.stages[0].steps],
        "Add lane": [lane.title for lane in at.document.lanes],
        "Add persona": [persona.name for persona in at.document.personas],
    }
    assert groups[label][1] == "Fresh"
    assert at.focus is not None
    assert at.focus.ref == at.open_map.selection.refs[0]
    at.open_map.undo()
    assert at.document == before


def test_ctrl_and_enter_on_a_card_adds_one_below(at: Desk) -> None:
    at.focus_on("c_1")
    at.key(Key.Key_Return, CTRL)
    at.type("below")
    at.editing.finish()
    assert at.cell_texts("l_action", "t_1")[1] == "below"


def test_a_step_can_be_titled_where_no_step_has_a_title(qtbot: QtBot, language: str) -> None:
    document = small_map(language)
    stages = tuple(
        replace(stage, steps=tuple(replace(step, title="") for step in stage.steps))
        for stage in document.stages
    )
    at = desk(qtbot, replace(document, stages=stages))
    at.editing.begin(Focus("step", "t_2", step="t_2"))
    assert at.is_typing()
    at.type("Titled")
    at.editing.finish()
    assert at.document.index.steps["t_2"].title == "Titled"


def test_the_title_of_a_new_lane_tells_its_kind(at: Desk) -> None:
    at.focus_on("l_action")
    at.key(Key.Key_Return, CTRL)
    at.type("opportunities")
    at.editing.finish()
    assert at.document.lanes[1].kind == "opportunity"
    assert kind_called("Wishes", "en") == "text"
    assert kind_called("Pain points", "fa") == "pain"
    speak("fa")
    try:
        assert kind_called(words().text("Pain points"), "en") == "pain"
    finally:
        speak("en")


def test_headings_that_stay_in_view_are_edited_where_they_are_seen(at: Desk) -> None:
    at.canvas.set_zoom(2.5)
    at.canvas.verticalScrollBar().setValue(at.canvas.verticalScrollBar().maximum())
    at.focus_on("s_1")
    at.canvas.reveal(Focus("stage", "s_1"))
    assert not at.canvas.strips().head.isEmpty()
    at.key(Key.Key_Return)
    assert at.canvas.strips().head.intersects(at.editing.editor.geometry().toRectF())
    at.type("In view")
    at.key(Key.Key_Return)
    assert at.document.stages[0].title == "In view"
