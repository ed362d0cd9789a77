"""The menu Edit and its buttons while a text is being typed: they mean the words, as its keys do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from cjm_desktop.ui.actions.tool_bar import ActionButton
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import WORDS, small_map
from tests.ui.conftest import OpenWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(params=["en", "fa"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> EditorWindow:
    """“Pays” is open, with “!” typed at its end and selected."""
    window = open_window(small_map(request.param), request.param)
    window.map.select(("c_3",))
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    QTest.keyClicks(window.editing.editor, "!")
    back = Qt.Key.Key_Right if window.canvas.scene.rtl else Qt.Key.Key_Left
    QTest.keyClick(window.editing.editor, back, SHIFT)
    return window


def choose(window: EditorWindow, name: str) -> None:
    """Chooses from the menu Edit, as the pointer does."""
    menu = window.menuBar().findChild(QMenu, "edit")
    assert menu is not None
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    action = window.qactions[name]
    assert action.isEnabled()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def words(window: EditorWindow) -> str:
    return WORDS[window.map.document.language][2]


def test_copy_and_cut_take_the_selected_words(window: EditorWindow) -> None:
    choose(window, "edit.copy")
    assert QGuiApplication.clipboard().text() == "!"
    choose(window, "edit.cut")
    assert window.editing.is_active
    assert window.editing.editor.markup == words(window)
    assert window.map.document == small_map(window.map.document.language)


def test_paste_goes_into_the_text(window: EditorWindow) -> None:
    QGuiApplication.clipboard().setText("?")
    choose(window, "edit.paste")
    window.editing.finish()
    assert window.map.document.index.cards["c_3"].text == words(window) + "?"
    assert len(window.map.document.cards) == 6


def test_undo_and_redo_begin_with_what_was_typed(window: EditorWindow) -> None:
    buttons = {button.defaultAction().objectName(): button for button in window.findChildren(ActionButton)}
    window.refresh_actions()
    QTest.mouseClick(buttons["edit.undo"], Qt.MouseButton.LeftButton)
    assert window.editing.is_active
    assert window.editing.editor.markup == words(window)
    QTest.mouseClick(buttons["edit.redo"], Qt.MouseButton.LeftButton)
    assert window.editing.editor.markup == words(window) + "!"


def test_select_all_selects_the_text(window: EditorWindow) -> None:
    choose(window, "edit.select_more")
    assert window.editing.editor.text_cursor().selectedText() == words(window) + "!"
    assert window.map.selection.refs == ("c_3",)


def test_deleting_and_duplicating_keep_the_text_first(window: EditorWindow) -> None:
    choose(window, "edit.duplicate")
    assert [card.text for card in window.map.document.index.cells["l_action", "t_2"]] == [
        words(window) + "!"
    ] * 2
    window.map.undo()
    window.map.select(("c_3",))
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    QTest.keyClicks(window.editing.editor, "!")
    choose(window, "edit.delete")
    assert "c_3" not in window.map.document.index.cards
    assert not any("isn’t there any more" in text for _, text in window.messages.history)
    window.map.undo()
    assert window.map.document.index.cards["c_3"].text == words(window) + "!!"


def test_nothing_can_be_cut_where_no_words_are_selected(window: EditorWindow) -> None:
    QTest.keyClick(window.editing.editor, Qt.Key.Key_End)
    window.refresh_actions()
    assert not window.qactions["edit.cut"].isEnabled()
    assert not window.qactions["edit.copy"].isEnabled()
