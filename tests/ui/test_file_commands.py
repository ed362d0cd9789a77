"""Commands for files in a real window, by their keys; title and unsaved mark."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.storage import load
from cjm_desktop.ui.dialogs.start_page import StartPage
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.program import Program
from tests.ui.conftest import SAMPLES, OpenWindow
from tests.ui.files.tools import Chosen, User, rename, told

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def unsaved(window: EditorWindow) -> EditorWindow:
    rename(window, "A new title")
    return window


def press(window: EditorWindow, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    target = window.focusWidget() or window
    qtbot.keyClick(target, key, modifiers)


def test_save_asks_once_for_a_name_and_the_title_follows(
    unsaved: EditorWindow, choose: Chosen, qtbot: QtBot, tmp_path: Path
) -> None:
    choose.saves = [tmp_path / "mine.cjm"]
    assert unsaved.isWindowModified()
    assert "A new title" in unsaved.windowTitle()
    press(unsaved, qtbot, Qt.Key.Key_S)
    assert not unsaved.isWindowModified()
    rename(unsaved, "Another")
    assert unsaved.isWindowModified()
    press(unsaved, qtbot, Qt.Key.Key_S)
    assert not unsaved.isWindowModified()
    assert load(tmp_path / "mine.cjm").document.title == "Another"
    unsaved.map.undo()
    assert unsaved.isWindowModified()
    unsaved.map.redo()
    assert not unsaved.isWindowModified()


def test_save_as_and_save_a_copy(unsaved: EditorWindow, choose: Chosen, qtbot: QtBot, tmp_path: Path) -> None:
    choose.saves = [tmp_path / "one.cjm", tmp_path / "two.cjm"]
    press(unsaved, qtbot, Qt.Key.Key_S, CTRL | SHIFT)
    assert unsaved.map.path == tmp_path / "one.cjm"
    unsaved.run("file.save_copy")
    assert unsaved.map.path == tmp_path / "one.cjm"
    assert (tmp_path / "two.cjm").read_bytes() == (tmp_path / "one.cjm").read_bytes()


def test_what_is_being_typed_is_saved(
    window: EditorWindow, choose: Chosen, qtbot: QtBot, tmp_path: Path
) -> None:
    choose.saves = [tmp_path / "typed.cjm"]
    focus = window.map.selection.focus
    assert focus is not None
    window.editing.begin(focus, "Typed just now")
    window.run("file.save")
    assert window.editing.is_active, "typing goes on"
    assert any(card.text == "Typed just now" for card in load(tmp_path / "typed.cjm").document.cards)
    assert not window.isWindowModified()


def test_open_and_new_keep_a_map_that_is_in_use(
    unsaved: EditorWindow, program: Program, choose: Chosen, user: User, qtbot: QtBot
) -> None:
    choose.opens = [[SAMPLES / "clinic-he.cjm"]]
    press(unsaved, qtbot, Qt.Key.Key_O)
    assert [window.open_map is not None for window in program.windows] == [True, True]
    user.does(lambda dialog: qtbot.keyClick(dialog.choice.cards[0], Qt.Key.Key_Space))
    press(unsaved, qtbot, Qt.Key.Key_N)
    assert len(program.windows) == 3
    press(unsaved, qtbot, Qt.Key.Key_N, CTRL | SHIFT)
    assert program.windows[-1].open_map is None
    assert unsaved.map.document.title == "A new title"


def test_close_and_quit_ask(unsaved: EditorWindow, program: Program, user: User, qtbot: QtBot) -> None:
    user.answers("cancel")
    press(unsaved, qtbot, Qt.Key.Key_W)
    user.answers("cancel")
    press(unsaved, qtbot, Qt.Key.Key_Q)
    assert program.windows == [unsaved]
    user.answers("discard")
    press(unsaved, qtbot, Qt.Key.Key_Q)
    assert program.windows == []


def test_help_shows_keys_and_the_start_page(
    window: EditorWindow, program: Program, user: User, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def look(dialog: object) -> None:
        seen.append(type(dialog).__name__)
        dialog.accept()  # type: ignore[attr-defined]

    user.does(look)
    press(window, qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    window.run("help.start_page")
    assert seen == ["KeyboardDialog"]
    assert isinstance(program.windows[-1].map_area.start_page, StartPage)
    assert window.open_map is not None


def test_commands_that_need_a_map_are_off_on_the_start_page(open_window: OpenWindow) -> None:
    window = open_window()
    needing = [
        "file.save",
        "file.save_as",
        "file.save_copy",
        "file.export",
        "file.export_again",
        "file.print",
    ]
    assert [window.qactions[name].isEnabled() for name in needing] == [False] * len(needing)
    for name in needing:
        window.run(name)
    assert told(window) == []


def test_a_read_only_map_can_be_saved_elsewhere_and_changed_then(
    program: Program, choose: Chosen, qtbot: QtBot, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.cjm"
    text = (SAMPLES / "shop-en.cjm").read_text("utf-8")
    newer.write_text(text.replace('"version": 1', '"version": 8'), "utf-8")
    assert program.open_path(newer)
    window = program.windows[0]
    rename(window, "Not allowed")
    QApplication.processEvents()
    assert "This map can only be read." in told(window, "error")[0]
    choose.saves = [tmp_path / "mine.cjm"]
    press(window, qtbot, Qt.Key.Key_S)
    rename(window, "Allowed")
    assert window.map.document.title == "Allowed"
