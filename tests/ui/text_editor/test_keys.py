"""How editing begins, and the keys that keep, drop and go on."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.ui.actions.keyboard_layouts import watch_keyboard
from tests.ui.text_editor.conftest import CTRL, NONE, SHIFT, Desk, Key, Modifier

# Beginning


def test_opens_with_the_caret_at_the_end(desk: Desk) -> None:
    desk.begin("Pays")
    assert desk.editor.is_active
    assert desk.editor.isVisible()
    assert desk.editor.hasFocus()
    desk.type("!")
    assert desk.text == "Pays!"
    assert desk.changed == ["Pays!"]


def test_opens_with_everything_selected(desk: Desk) -> None:
    desk.begin("Pays", select_all=True)
    desk.type("x")
    assert desk.text == "x"


def test_the_first_key_takes_the_place_of_the_text_and_can_be_undone(desk: Desk) -> None:
    desk.begin("Pays", first_key="س")
    assert (desk.text, desk.place) == ("س", 1)
    assert desk.editor.markup == "س"
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == "Pays"


def test_an_untouched_text_comes_back_exactly(desk: Desk) -> None:
    stored = "a \n* b\t\\[c \n\n"
    desk.begin(stored)
    desk.type("x")
    assert desk.editor.markup != stored
    desk.key(Key.Key_Z, CTRL)
    desk.editor.finish()
    assert desk.kept == [(stored, "close")]


def ink(desk: Desk, dark: int) -> int:
    image = desk.editor.grab().toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(QColor(image.pixel(x, y)).green() < dark for x, y in points)


def test_an_empty_text_shows_what_is_awaited(desk: Desk) -> None:
    desk.begin()
    assert ink(desk, 200) > 30
    desk.type("i")
    assert ink(desk, 200) < 60
    desk.key(Key.Key_Backspace)
    desk.compose("i")
    assert ink(desk, 200) < 60


def test_an_empty_text_shows_the_caret_at_the_side_of_the_map(desk: Desk) -> None:
    for rtl in (False, True):
        desk.begin(rtl=rtl)
        caret = desk.editor.document.documentLayout().caret(0)  # type: ignore[attr-defined]
        assert (caret.center().x() > 300) == rtl


# Keys that keep, drop and go on


@pytest.mark.parametrize(
    "key, modifiers, following",
    [
        (Key.Key_Return, NONE, "next"),
        (Key.Key_Enter, Modifier.KeypadModifier, "next"),
        (Key.Key_Tab, NONE, "forward"),
        (Key.Key_Backtab, SHIFT, "back"),
        (Key.Key_Return, CTRL, "close"),
    ],
)
def test_keys_that_keep(desk: Desk, key: int, modifiers: Qt.KeyboardModifier, following: str) -> None:
    desk.begin("a")
    desk.type("b")
    desk.key(key, modifiers)
    assert desk.kept == [("ab", following)]
    assert not desk.editor.is_active
    assert not desk.editor.isVisible()
    assert desk.host.hasFocus()


def test_tab_from_the_keyboard_reaches_the_editor(desk: Desk) -> None:
    desk.begin("a")
    QTest.keyClick(desk.editor, Key.Key_Tab)
    assert desk.kept == [("a", "forward")]


def test_escape_drops_the_change(desk: Desk) -> None:
    desk.begin("a")
    desk.type("b")
    desk.key(Key.Key_Escape)
    assert (desk.kept, desk.dropped) == ([], [None])
    assert not desk.editor.is_active


def test_it_can_be_used_again_and_again(desk: Desk) -> None:
    for word in ("one", "دو"):
        desk.begin()
        desk.type(word)
        desk.key(Key.Key_Return)
    assert desk.kept == [("one", "next"), ("دو", "next")]


def test_shift_enter_breaks_the_line_of_a_card_only(desk: Desk) -> None:
    desk.begin("a")
    desk.key(Key.Key_Return, SHIFT)
    desk.type("ب")
    assert desk.editor.markup == "a\nب"
    desk.begin("a", rich=False)
    desk.key(Key.Key_Return, SHIFT)
    desk.type("b")
    assert desk.editor.markup == "ab"


def test_a_title_says_what_it_says(desk: Desk) -> None:
    desk.begin("**x** - \\*", rich=False)
    desk.key(Key.Key_B, CTRL)
    desk.type("- ")
    assert desk.editor.markup == "**x** - \\*-"


def test_keys_are_kept_from_the_shortcuts_of_the_window(desk: Desk) -> None:
    desk.begin("a")

    def takes(key: int, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        event.ignore()
        QApplication.sendEvent(desk.editor, event)
        return event.isAccepted()

    assert takes(Key.Key_Delete)
    assert takes(Key.Key_Plus, NONE, "+")
    assert takes(Key.Key_Left, CTRL)
    assert takes(Key.Key_Return, CTRL)
    assert takes(Key.Key_Q, CTRL | Modifier.AltModifier, "@")
    assert not takes(Key.Key_S, CTRL, "\x13")
    assert not takes(Key.Key_F6)
    assert not takes(Key.Key_K, CTRL)
    assert not takes(Key.Key_F, Modifier.AltModifier, "f")
    assert not takes(Key.Key_Z, CTRL)  # nothing to undo here: the window's turn
    desk.type("b")
    assert takes(Key.Key_Z, CTRL)
    assert not takes(Key.Key_Y, CTRL)
    desk.key(Key.Key_Z, CTRL)
    assert takes(Key.Key_Y, CTRL)


@pytest.mark.parametrize("letter", "ظזЯئ")
def test_undo_works_whatever_the_layout(desk: Desk, letter: str) -> None:
    desk.begin("a")
    desk.type("b")
    assert desk.key(ord(letter), CTRL).isAccepted()
    assert desk.text == "a"
    assert not desk.key(ord(letter), CTRL).isAccepted()  # the window's turn


def test_a_command_in_another_layout_is_done_once(desk: Desk, qapp: QApplication) -> None:
    watch_keyboard()
    desk.begin("a")
    desk.editor.select_all()
    QTest.sendKeyEvent(QTest.KeyAction.Click, desk.editor, Key(0x0418), "", CTRL)
    assert desk.editor.markup == "**a**"


def test_undo_and_redo_of_its_own_text(desk: Desk) -> None:
    desk.begin("a")
    desk.type("b")
    desk.key(Key.Key_Return, SHIFT)
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == "a"
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == "a"
    desk.key(Key.Key_Z, CTRL | SHIFT)
    desk.key(Key.Key_Y, CTRL)
    assert desk.text == "ab\n"


def test_a_key_at_the_end_of_the_text_is_nobody_elses(desk: Desk) -> None:
    desk.begin("a")
    assert desk.key(Key.Key_Down).isAccepted()
    assert desk.key(Key.Key_Right, CTRL).isAccepted()
