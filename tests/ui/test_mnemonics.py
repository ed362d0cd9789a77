"""An “&” in words of the user is shown as it stands, and makes no key of the letter after it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import add_stage
from cjm_desktop.ui.actions.menus import RecentMenu
from cjm_desktop.ui.actions.palette_entries import entries
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.widgets.chips import CheckChip, TagChip
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow


def test_a_recent_file_keeps_it(open_window: OpenWindow, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "R&D.cjm"
    path.write_text("{}")
    program.recent.add(path)
    window = open_window()
    (menu,) = window.menuBar().findChildren(RecentMenu)
    assert [action.text() for action in menu.actions()] == ["R&&D"]
    assert menu.actions()[0].data() == str(path)
    buttons = window.findChildren(QAbstractButton)
    (line,) = [button for button in buttons if button.text() == "R&D.cjm"]
    assert line.shortcut() == QKeySequence()


def test_a_step_of_the_history_keeps_it(open_window: OpenWindow) -> None:
    window = open_window(small_map("en"))
    window.map.edit("Change “R&D”", add_stage)
    undo = window.qactions["edit.undo"]
    assert undo.text() == "Undo “Change “R&&D””"
    assert undo.words == "Undo “Change “R&D””"
    assert undo.words in [entry.title for entry in entries(window, "undo")]


@pytest.mark.parametrize("kind", ["tag", "choice"])
def test_chips_keep_it(qtbot: QtBot, kind: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chip = TagChip("R&D", parent) if kind == "tag" else CheckChip("R&D", "one", "", parent)
    assert chip.text() == "R&D"
    assert chip.shortcut() == QKeySequence()
