"""The caret, what is composed by an input method, and losing the keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QTextCharFormat,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.text_editor.conftest import NONE, PERSIAN, SHIFT, ZWNJ, Desk, Key

# The caret


def test_arrows_go_where_they_point(desk: Desk) -> None:
    desk.begin("abc")
    desk.key(Key.Key_Left)
    assert desk.place == 2
    desk.begin("سلام", rtl=True)
    desk.key(Key.Key_Left)
    assert desk.place == 4
    desk.key(Key.Key_Right)
    assert desk.place == 3


@pytest.mark.parametrize(
    "text", ["one\ntwo", "- one\n- two", PERSIAN, "سلام\nدنیا", "سلام abc", "abc سلام x"]
)
def test_every_text_can_be_walked_through_to_both_ends(desk: Desk, text: str) -> None:
    desk.begin(text)
    rtl = text[0] > "\u0620"
    for key in (Key.Key_Left, Key.Key_Right) * 2:
        seen = {desk.place}
        for _ in range(2 * len(text) + 2):
            before = desk.place
            desk.key(key)
            seen.add(desk.place)
        assert desk.place == before  # it comes to an end, and doesn't go round
        assert desk.editor.text_cursor().blockNumber() == (
            desk.editor.document.blockCount() - 1 if (key == Key.Key_Left) == rtl else 0
        )
    assert len(seen) >= len(text.replace("- ", "")) - text.count(ZWNJ)


def test_the_caret_goes_on_in_a_line_of_the_other_direction(desk: Desk) -> None:
    desk.begin("ab\nدو")
    desk.select(2, 2)
    desk.key(Key.Key_Right)
    assert desk.place == 3
    desk.key(Key.Key_Left)
    assert desk.place == 4
    desk.select(3, 3)
    desk.key(Key.Key_Right, SHIFT)
    assert desk.editor.text_cursor().selectionStart() == 2


def test_the_caret_stays_in_the_box_and_is_told(desk: Desk) -> None:
    places: list[object] = []
    desk.editor.caret_moved.connect(places.append)
    desk.begin("one", rtl=True)
    desk.type("   ")
    box = desk.editor.geometry()
    assert places
    assert all(box.adjusted(-1, -1, 1, 1).contains(place) for place in places)  # type: ignore[call-overload]


def test_a_click_puts_the_caret_and_a_drag_selects(desk: Desk) -> None:
    desk.begin("Types the number")
    QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 12))
    assert desk.place == 0
    desk.select(0, 5)
    QTest.mousePress(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert not desk.editor.text_cursor().hasSelection()  # what is selected isn't dragged away
    QTest.mouseRelease(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    QTest.mouseDClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert desk.editor.text_cursor().selectedText() == "Types"


# Composition


def test_what_is_composed_is_seen_but_not_kept_until_decided(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    assert desk.editor.is_composing
    assert desk.editor.markup == "a"
    desk.compose("", "仮名")
    assert (desk.text, desk.changed) == ("a仮名", ["a仮名"])


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_enter_in_a_composition_decides_it_and_goes_on(desk: Desk, key: int) -> None:
    desk.begin("a")
    desk.compose("かな")
    desk.key(key)
    assert desk.editor.is_active
    assert (desk.text, desk.editor.is_composing) == ("aかな", False)
    desk.key(Key.Key_Return)
    assert desk.kept == [("aかな", "next")]


def test_escape_in_a_composition_gives_it_up_only(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    desk.key(Key.Key_Escape)
    assert desk.editor.is_active
    assert (desk.text, desk.editor.is_composing) == ("a", False)


def test_a_composition_survives_a_click_elsewhere(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    QTest.mouseClick(desk.other, Qt.MouseButton.LeftButton)
    assert desk.kept == [("aかな", "close")]
    assert desk.other.hasFocus()


def test_a_composition_is_decided_before_the_press_takes_the_keyboard(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    window = desk.window.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, QPoint(490, 200))
    assert "aかな" in (desk.text, *(text for text, _ in desk.kept))
    assert not desk.editor.is_composing


def test_a_composition_survives_a_click_within(desk: Desk) -> None:
    desk.begin("abc def")
    desk.compose("かな")
    QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 12))
    assert desk.text == "abc defかな"
    assert desk.editor.is_active


def test_finish_keeps_a_composition(desk: Desk) -> None:
    desk.begin("سلام", rtl=True)
    desk.type(" ")
    desk.compose("دنیا")
    desk.editor.finish()
    assert desk.kept == [("سلام دنیا", "close")]


def test_a_composition_has_the_fonts_and_the_marks_it_should_have(desk: Desk) -> None:
    desk.begin("ab")
    desk.select(1, 1)
    desk.compose("سلام")
    layout = desk.editor.text_cursor().block().layout()
    composed = [each for each in layout.formats() if 1 <= each.start < 5]
    assert {each.format.underlineStyle() for each in composed} == {
        QTextCharFormat.UnderlineStyle.DashUnderline
    }
    families = {family for each in composed for family in each.format.fontFamilies()}
    assert families
    assert families != set(layout.formats()[0].format.fontFamilies())
    desk.compose("", "سلام")
    after = desk.editor.text_cursor().block().layout().formats()
    assert {each.format.underlineStyle() for each in after} == {QTextCharFormat.UnderlineStyle.NoUnderline}


def test_bold_and_links_keep_their_places_while_something_is_composed(desk: Desk) -> None:
    desk.begin("a **bold**")
    desk.select(0, 0)
    desk.compose("xyz")
    bold = [
        each for each in desk.editor.text_cursor().block().layout().formats() if each.format.font().bold()
    ]
    assert [(each.start, each.length) for each in bold] == [(5, 4)]


# Losing the keyboard


@pytest.mark.parametrize(
    "reason, closes",
    [
        (Qt.FocusReason.MouseFocusReason, True),
        (Qt.FocusReason.OtherFocusReason, True),
        (Qt.FocusReason.PopupFocusReason, False),
        (Qt.FocusReason.ActiveWindowFocusReason, False),
        (Qt.FocusReason.MenuBarFocusReason, False),
    ],
)
def test_only_a_click_elsewhere_closes(desk: Desk, reason: Qt.FocusReason, closes: bool) -> None:
    desk.begin("a")
    QApplication.sendEvent(desk.editor, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert desk.editor.is_active != closes
    assert desk.kept == ([("a", "close")] if closes else [])
