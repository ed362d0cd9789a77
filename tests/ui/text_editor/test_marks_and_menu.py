"""Marks that can’t be seen, the menu of the editor, and the editor as a widget."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.theme import tokens
from cjm_desktop.ui.canvas.text_editor import EditRequest, TextEditor
from cjm_desktop.ui.canvas.text_editor_menu import EditorMenu, marks
from tests.ui.text_editor.conftest import CTRL, NONE, PERSIAN, SHIFT, ZWNJ, Desk, Key

# Marks that can't be seen


@pytest.mark.parametrize(
    "before, after, typed",
    [("می", "", ZWNJ), ("a", "", " "), ("", "خواهد", ZWNJ), ("۱۲", "", " "), ("", "", " ")],
)
def test_shift_space(desk: Desk, before: str, after: str, typed: str) -> None:
    desk.begin(before + after)
    desk.select(len(before), len(before))
    desk.key(Key.Key_Space, SHIFT, " ")
    assert desk.text == before + typed + after


@pytest.mark.parametrize("key", [Key.Key_2, Key.Key_At, 0x066C])
def test_ctrl_shift_2_types_the_joiner(desk: Desk, key: int) -> None:
    desk.begin("می")
    desk.key(key, CTRL | SHIFT)
    assert desk.text == "می" + ZWNJ


def test_a_layout_that_types_the_joiner_itself(desk: Desk) -> None:
    desk.begin("a")
    desk.key(Key.Key_Space, SHIFT, ZWNJ)
    assert desk.text == "a" + ZWNJ


def test_digits_stay_as_they_are_typed(desk: Desk) -> None:
    desk.begin()
    desk.type("۱۲٫۵ ١٢ 12")
    assert desk.editor.markup == "۱۲٫۵ ١٢ 12"


def test_the_menu_puts_in_direction_marks(desk: Desk) -> None:
    desk.begin("a")
    menu = desk.editor.menu()
    inner = next(action for action in menu.actions() if action.text() == "Insert direction mark").menu()
    for action in inner.actions():  # type: ignore[union-attr]
        action.trigger()
    assert desk.text == "a" + "".join(char for char, _ in marks())
    assert len(set(desk.text[1:])) == 9


def test_the_menu_does_what_it_says(desk: Desk) -> None:
    desk.begin("one")
    entries = {action.text().split("\t")[0]: action for action in desk.editor.menu().actions()}
    assert not entries["Undo"].isEnabled()
    assert not entries["Cut"].isEnabled()
    entries["Select all"].trigger()
    entries["Bold"].trigger()
    assert desk.editor.markup == "**one**"
    again = {action.text().split("\t")[0]: action for action in desk.editor.menu().actions()}
    assert again["Bold"].isChecked()
    again["Bullets"].trigger()
    assert desk.editor.markup == "- **one**"
    again["Undo"].trigger()
    again["Undo"].trigger()
    assert desk.editor.markup == "one"
    desk.begin("one", rich=False)
    assert "Bold" not in {action.text().split("\t")[0] for action in desk.editor.menu().actions()}


def test_the_menu_opens_at_the_pointer_and_leaves_the_editor_open(desk: Desk, qtbot: QtBot) -> None:
    desk.begin("one two")
    at = QPoint(8, 12)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.editor.mapToGlobal(at))
    QApplication.sendEvent(desk.editor.viewport(), event)
    menu = desk.editor.findChild(EditorMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    assert desk.place < 3
    menu.close()
    assert desk.editor.is_active


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_button_in_the_text_is_not_the_maps(desk: Desk, button: Qt.MouseButton) -> None:
    desk.begin("one two")
    at = QPointF(8, 12)
    event = QMouseEvent(QEvent.Type.MouseButtonPress, at, at, button, button, NONE)
    QApplication.sendEvent(desk.editor.viewport(), event)
    assert event.isAccepted()


def test_typing_goes_on_after_a_menu_within_a_menu(desk: Desk) -> None:
    desk.begin("one")
    popup = Qt.FocusReason.PopupFocusReason
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(desk.editor, QFocusEvent(kind, popup))
    desk.type("s")
    assert desk.editor.markup == "ones"


def test_the_menu_runs_as_the_window_does(desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk.begin("one")
        assert desk.editor.menu().isRightToLeft()
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_wheel_is_left_to_the_map(desk: Desk) -> None:
    desk.begin("one")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(desk.editor.viewport(), event)
    assert not event.isAccepted()


def test_it_has_a_name_for_screen_readers(desk: Desk) -> None:
    assert desk.editor.accessibleName() == "Text"


def test_editors_can_be_thrown_away(qtbot: QtBot) -> None:
    gone: list[None] = []
    for _ in range(20):
        host = QWidget()
        editor = TextEditor(host)
        editor.begin(EditRequest(PERSIAN, tokens.BODY, True, "right", "#000000", "#FFFFFF", True))
        editor.place(0, 0, 100, 1.0)
        editor.insert_mark("x")
        editor.grab()
        editor.destroyed.connect(lambda: gone.append(None))
        host.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: len(gone) == 20)


@pytest.mark.parametrize("placeholder", ["Stage", "مرحله"])
def test_in_the_middle_the_caret_stands_before_the_placeholder(desk: Desk, placeholder: str) -> None:
    request = EditRequest("", tokens.STAGE, False, "centre", "#FFFFFF", "#1F4E8C", False, placeholder)
    desk.editor.begin(request)
    desk.editor.place(20, 20, 160, 1.0)
    carets: list[QRect] = []
    desk.editor.caret_moved.connect(carets.append)
    desk.key(Key.Key_End)
    desk.type("x")
    before, after = (caret.center().x() for caret in (carets[0], carets[-1]))
    width = QtTextEngine().layout(placeholder, tokens.STAGE).width
    start = 100 - width / 2 if placeholder.isascii() else 100 + width / 2
    assert abs(before - start) < 3
    assert abs(after - 100) < 10
