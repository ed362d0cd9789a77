"""Keys on the canvas: moving the focus, marking, scores, and the actions that have keys there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus, Selection, focus_of
from cjm_desktop.model.records import Card, Persona, Stage, Step
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow
from tests.ui.typing_tools import CTRL, SHIFT, Desk, Key, desk

FORWARD = {"en": Key.Key_Right, "fa": Key.Key_Left}
BACK = {"en": Key.Key_Left, "fa": Key.Key_Right}


def part_and_ref(at: Desk) -> tuple[str, str]:
    focus = at.open_map.selection.focus
    assert focus is not None
    return focus.part, focus.ref or f"{focus.lane}/{focus.step}".strip("/")


def marked(at: Desk) -> tuple[str, ...]:
    return at.open_map.selection.refs


# Moving


def test_a_map_just_opened_has_its_first_cell_in_focus(at: Desk) -> None:
    assert at.focus == Focus("cell", lane="l_action", step="t_1")


def test_arrows_move_by_what_is_seen(at: Desk, language: str) -> None:
    at.focus_on("c_1")
    at.key(FORWARD[language])
    assert part_and_ref(at) == ("card", "c_3")
    at.key(FORWARD[language])
    assert part_and_ref(at) == ("cell", "l_action/t_3")
    at.keys(BACK[language], BACK[language])
    assert part_and_ref(at) == ("card", "c_1")
    at.key(BACK[language])
    assert part_and_ref(at) == ("lane", "l_action")


def test_up_and_down_go_through_cards_lanes_and_headings(at: Desk) -> None:
    at.focus_on("c_1")
    seen = []
    for _ in range(4):
        at.key(Key.Key_Down)
        seen.append(part_and_ref(at))
    assert seen == [("card", "c_2"), ("card", "c_4"), ("point", "e_1"), ("cell", "l_pain/t_1")]
    at.focus_on("c_3")
    seen = []
    for _ in range(3):
        at.key(Key.Key_Up)
        seen.append(part_and_ref(at))
    assert seen == [("step", "t_2"), ("stage", "s_1"), ("title", "")]
    at.keys(Key.Key_Down)
    assert part_and_ref(at) == ("stage", "s_1")


def test_down_from_a_stage_leads_back_into_the_step_it_came_from(at: Desk) -> None:
    at.focus_on("c_3")
    at.keys(Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Down)
    assert part_and_ref(at) == ("card", "c_3")


def test_home_end_and_pages(at: Desk) -> None:
    at.focus_on("c_3")
    at.key(Key.Key_End)
    assert part_and_ref(at) == ("cell", "l_action/t_4")
    at.key(Key.Key_Home)
    assert part_and_ref(at) == ("card", "c_1")
    at.key(Key.Key_PageDown)
    assert part_and_ref(at) == ("cell", "l_pain/t_1")
    at.key(Key.Key_PageUp)
    assert part_and_ref(at) == ("card", "c_1")


def test_tab_goes_on_in_reading_order_and_stays_at_the_end(at: Desk) -> None:
    at.focus_on("c_3")
    at.keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert part_and_ref(at) == ("card", "c_4")
    at.key(Key.Key_Tab, SHIFT)
    assert part_and_ref(at) == ("cell", "l_action/t_4")
    at.focus_on("c_6")
    at.key(Key.Key_Tab)
    assert part_and_ref(at) == ("card", "c_6")
    assert at.canvas.hasFocus()


def test_the_focus_is_scrolled_into_view(at: Desk) -> None:
    at.canvas.set_zoom(3.0)
    at.focus_on("c_1")
    at.key(Key.Key_End)
    at.key(Key.Key_Down)
    at.key(Key.Key_Down)
    at.key(Key.Key_Down)
    assert at.focus is not None
    place = at.canvas.place_of(at.focus)
    assert place is not None
    assert at.canvas.clear_view().contains(at.canvas.to_view(place).center())


# Marking


def test_shift_and_arrows_mark_a_range_of_cells(at: Desk, language: str) -> None:
    at.focus_on("c_1")
    at.key(Key.Key_Down, SHIFT)
    assert marked(at) == ("c_1", "c_2")
    at.key(FORWARD[language], SHIFT)
    assert marked(at) == ("c_1", "c_2", "c_3")
    at.key(BACK[language], SHIFT)
    at.key(Key.Key_Up, SHIFT)
    assert marked(at) == ("c_1",)


def test_space_takes_a_card_in_and_out_of_the_selection(at: Desk) -> None:
    at.focus_on("c_1")
    at.key(Key.Key_Down, SHIFT)
    at.key(Key.Key_Space)
    assert marked(at) == ("c_1",)
    at.key(Key.Key_Space)
    assert marked(at) == ("c_1", "c_2")
    at.key(Key.Key_Escape)
    assert marked(at) == ("c_2",)


# Scores


def score_of(at: Desk, step: str) -> float | None:
    points = at.document.index.points_of_lane.get("l_emotion", ())
    return next((point.score for point in points if point.step == step), None)


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("2", 2.0), ("-1", -1.0), ("+1", 1.0), ("1.5", 1.5), ("−۱٫۵", -1.5), ("۲", 2.0),
        ("٢", 2.0), ("-٠٫٥", -0.5), ("0,5", 0.5), ("-.5", -0.5), ("0", 0.0), ("+", 2.0), ("-", 0.0), ("--", -1.0),
    ],
)  # fmt: skip
def test_digits_set_the_score_of_the_focused_point(at: Desk, typed: str, score: float) -> None:
    at.focus_on("e_1")
    at.type(typed)
    at.key(Key.Key_Return)
    assert score_of(at, "t_1") == score
    assert not at.editing.is_active
    assert not at.told
    if score != 1.0:
        assert at.undo_label == "Set score"


def test_a_number_typed_is_one_step_of_the_history(at: Desk) -> None:
    at.focus_on("e_1")
    at.type("-1.5")
    assert score_of(at, "t_1") == -1.5
    at.open_map.undo()
    assert score_of(at, "t_1") == 1.0
    assert not at.open_map.session.can_undo


def test_backspace_takes_back_the_last_sign_of_a_score(window: EditorWindow) -> None:
    window.map.select(("e_1",))
    canvas, points = window.canvas, window.map.document.index.points
    QTest.keyClicks(canvas, "-1.5")
    assert window.map.document.index.points["e_1"].score == -1.5
    for _ in ".5":
        QTest.keyClick(canvas, Key.Key_Backspace)
    assert window.map.document.index.points["e_1"].score == -1.0
    QTest.keyClick(canvas, Key.Key_Backspace)
    QTest.keyClick(canvas, Key.Key_Backspace)
    assert window.map.document.index.points["e_1"].score == points["e_1"].score
    assert window.editing.scoring.typed == ""
    QTest.keyClick(canvas, Key.Key_Backspace)
    assert "e_1" not in window.map.document.index.points


def test_escape_drops_the_score_typed_so_far(at: Desk) -> None:
    before = at.document
    at.focus_on("e_1")
    at.type("-2")
    at.key(Key.Key_Escape)
    assert at.document == before
    at.focus_on(lane="l_emotion", step="t_2")
    at.type("1")
    at.key(Key.Key_Escape)
    assert at.document == before
    assert at.focus == Focus("cell", lane="l_emotion", step="t_2")


def test_digits_on_an_empty_place_add_a_point(at: Desk) -> None:
    at.focus_on(lane="l_emotion", step="t_2")
    at.type("-1.5")
    assert score_of(at, "t_2") == -1.5
    assert at.document.points[1].persona == "p_1"
    assert part_and_ref(at)[0] == "point"
    at.open_map.undo()
    assert score_of(at, "t_2") is None
    assert not at.open_map.session.can_undo


def test_a_row_of_scores_is_typed_with_tab(at: Desk) -> None:
    at.focus_on(lane="l_emotion", step="t_1")
    for score in ("1", "2", "0", "-1"):
        at.type(score)
        at.key(Key.Key_Tab)
    assert [score_of(at, f"t_{step}") for step in (1, 2, 3, 4)] == [1, 2, 0, -1]
    assert part_and_ref(at) == ("cell", "l_pain/t_1")


def test_what_is_typed_is_shown_in_a_badge(at: Desk) -> None:
    at.focus_on("e_1")
    at.type("-1")
    badge = next(
        child for child in at.canvas.viewport().findChildren(QWidget) if child.objectName() == "score_badge"
    )
    assert badge.isVisible()
    assert getattr(badge, "text") == "−1"  # noqa: B009
    assert badge.y() < at.at("e_1").y()
    at.key(Key.Key_Return)
    assert not badge.isVisible()


def test_after_a_second_a_new_number_begins(at: Desk, qtbot: QtBot) -> None:
    at.focus_on("e_1")
    at.type("-1")
    qtbot.waitUntil(lambda: not at.editing.scoring.typed, timeout=4000)
    at.type("2")
    assert score_of(at, "t_1") == 2.0
    at.open_map.undo()
    assert score_of(at, "t_1") == -1.0


@pytest.mark.parametrize("typed", ["3", "-2.5", "25"])
def test_scores_off_the_scale_are_told(at: Desk, typed: str) -> None:
    at.focus_on("e_1")
    at.type(typed)
    at.key(Key.Key_Down)
    assert at.told == [f"{typed} is off the scale of this lane. Type a score from −2 to 2."]
    if typed != "-2.5":
        assert score_of(at, "t_1") == 1.0


def test_plus_at_the_end_of_the_scale_is_told(at: Desk) -> None:
    at.focus_on("e_1")
    at.type("2")
    at.key(Key.Key_Return)
    at.type("+")
    at.key(Key.Key_Return)
    assert score_of(at, "t_1") == 2.0
    assert at.told == ["The scale of this lane goes up to 2."]


def test_letters_on_an_empty_place_of_an_emotion_lane_ask_for_a_score(at: Desk) -> None:
    at.focus_on(lane="l_emotion", step="t_2")
    at.type("x")
    assert at.told == ["Type a score from −2 to 2."]
    assert not at.editing.is_active


def test_scores_can_come_from_an_input_method(at: Desk) -> None:
    at.focus_on("e_1")
    at.compose(commit="۲")
    assert score_of(at, "t_1") == 2.0


def test_the_line_of_the_next_persona(qtbot: QtBot, language: str) -> None:
    document = small_map(language)
    document = replace(document, personas=(*document.personas, Persona("p_2", "Omid")))
    at = desk(qtbot, document)
    at.focus_on("e_1")
    at.editing.scoring.next_persona()
    assert at.focus == Focus("cell", lane="l_emotion", step="t_1")
    for score in ("2", "1"):
        at.type(score)
        at.key(Key.Key_Tab)
    own = [point for point in at.document.points if point.persona == "p_2"]
    assert [(point.step, point.score) for point in own] == [("t_1", 2.0), ("t_2", 1.0)]
    assert score_of(at, "t_1") is not None
    assert at.focus == Focus("cell", lane="l_emotion", step="t_3")
    at.editing.scoring.next_persona()
    assert part_and_ref(at) == ("point", "e_2")


def test_scores_of_a_map_that_can_only_be_read_stay(at: Desk) -> None:
    at.open_map.read_only = True
    at.focus_on("e_1")
    at.type("2")
    at.type("+")
    assert score_of(at, "t_1") == 1.0
    assert at.told[0] == "This map can only be read. Save a copy of it to change that one."


# Actions with keys


@pytest.fixture
def window(open_window: OpenWindow, language: str) -> EditorWindow:
    return open_window(small_map(language), language)


def press(window: EditorWindow, key: Qt.Key, keys: Qt.KeyboardModifier = CTRL) -> None:
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, key, keys)


def cell(window: EditorWindow, lane: str, step: str) -> list[str]:
    return [card.id for card in window.map.document.index.cells.get((lane, step), ())]


def test_ctrl_and_arrows_move_a_card_through_cells_and_lanes(window: EditorWindow, language: str) -> None:
    window.map.select(("c_1",))
    press(window, Key.Key_Down)
    assert cell(window, "l_action", "t_1") == ["c_2", "c_1"]
    press(window, Key.Key_Down)
    assert cell(window, "l_touch", "t_1") == ["c_1", "c_4"]
    press(window, Key.Key_Down)
    press(window, Key.Key_Down)
    assert cell(window, "l_pain", "t_1") == ["c_1"]
    press(window, FORWARD[language])
    assert cell(window, "l_pain", "t_2") == ["c_1", "c_5"]
    press(window, BACK[language])
    press(window, BACK[language])
    assert cell(window, "l_pain", "t_1") == ["c_1"]
    assert window.map.selection.focus == Focus("card", "c_1", "l_pain", "t_1")
    for _ in range(2):
        press(window, Key.Key_Up)
    assert cell(window, "l_touch", "t_1") == ["c_1", "c_4"]
    press(window, Key.Key_Up)
    press(window, Key.Key_Up)
    assert cell(window, "l_action", "t_1") == ["c_1", "c_2"]


def test_several_cards_move_together(window: EditorWindow, language: str) -> None:
    window.map.select(("c_1", "c_2", "c_3"))
    press(window, FORWARD[language])
    assert cell(window, "l_action", "t_2") == ["c_1", "c_2"]
    assert cell(window, "l_action", "t_3") == ["c_3"]
    assert window.map.session.undo_label
    assert window.map.selection.refs == ("c_1", "c_2", "c_3")
    press(window, FORWARD[language])
    press(window, FORWARD[language])
    assert cell(window, "l_action", "t_4") == ["c_3"]
    assert cell(window, "l_action", "t_3") == ["c_1", "c_2"]
    window.map.undo()
    window.map.undo()
    assert cell(window, "l_action", "t_1") == ["c_1", "c_2"]


def test_headings_move_with_all_they_hold_and_can_be_taken_back(window: EditorWindow, language: str) -> None:
    window.map.select(("s_1",))
    press(window, FORWARD[language])
    assert [stage.id for stage in window.map.document.stages] == ["s_2", "s_1"]
    notice = window.messages.notices[-1]
    assert notice.action is not None
    notice.action()
    assert [stage.id for stage in window.map.document.stages] == ["s_1", "s_2"]
    window.map.select(("l_touch",))
    press(window, Key.Key_Up)
    assert [lane.id for lane in window.map.document.lanes][:2] == ["l_touch", "l_action"]
    window.map.select(("t_2",))
    press(window, FORWARD[language])
    assert [[step.id for step in stage.steps] for stage in window.map.document.stages] == [
        ["t_1"],
        ["t_2", "t_3", "t_4"],
    ]
    press(window, BACK[language])
    assert [step.id for step in window.map.document.stages[0].steps] == ["t_1", "t_2"]


def test_points_move_along_the_steps_and_in_score(window: EditorWindow, language: str) -> None:
    window.map.select(("e_1",))
    press(window, FORWARD[language])
    press(window, Key.Key_Down)
    point = window.map.document.index.points["e_1"]
    assert (point.step, point.score) == ("t_2", 0.0)
    press(window, BACK[language])
    press(window, BACK[language])
    press(window, Key.Key_Up)
    point = window.map.document.index.points["e_1"]
    assert (point.step, point.score) == ("t_1", 1.0)


def test_delete_duplicate_and_corners(window: EditorWindow) -> None:
    window.map.select(("c_1",))
    press(window, Key.Key_D)
    assert len(cell(window, "l_action", "t_1")) == 3
    press(window, Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert cell(window, "l_action", "t_1") == ["c_1", "c_2"]
    press(window, Key.Key_End)
    assert window.map.selection.focus == Focus("card", "c_6", "l_pain", "t_4")
    press(window, Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    assert cell(window, "l_pain", "t_4") == []
    press(window, Key.Key_Home)
    assert window.map.selection.focus == Focus("card", "c_1", "l_action", "t_1")


@pytest.mark.parametrize("ref", ["c_3", "s_2", "t_2"])
def test_a_note_is_written_without_the_mouse(window: EditorWindow, ref: str) -> None:
    window.map.set_selection(Selection((), focus_of(window.map.document, ref)))
    window.side_panels.setCurrentWidget(window.side_panels.outline)
    press(window, Key.Key_F2, SHIFT)
    here = QApplication.focusWidget()
    assert here is not None
    assert window.inspector_panel.isAncestorOf(here)
    QTest.keyClicks(here, "Ask again")
    window.canvas.setFocus()
    index = window.map.document.index
    records: dict[str, Card | Stage | Step] = {**index.cards, **index.stages, **index.steps}
    assert records[ref].note == "Ask again"


def test_next_and_previous_card_pass_over_empty_cells(window: EditorWindow) -> None:
    window.map.select((), Focus("cell", lane="l_action", step="t_3"))
    window.run("go.next_card")
    assert window.map.selection.refs == ("c_4",)
    window.run("go.previous_card")
    assert window.map.selection.refs == ("c_3",)
    window.map.select(("c_6",))
    window.run("go.next_card")
    assert window.map.selection.refs == ("c_1",)
