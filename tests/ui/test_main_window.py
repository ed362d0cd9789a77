"""The window as a whole: title, status bar, panels, small screens, closing."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_map
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.conftest import Case, OpenWindow


def test_title_tells_the_map_and_whether_it_is_saved(window: EditorWindow, sample: Case) -> None:
    assert sample.document.title in window.windowTitle()
    assert not window.isWindowModified()
    window.map.edit("Rename", change_map, title="Another")
    assert "Another" in window.windowTitle()
    assert window.isWindowModified()
    window.run("edit.undo")
    assert not window.isWindowModified()
