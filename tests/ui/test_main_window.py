"""The window as a whole: title, status bar, panels, small screens, closing."""

from cjm_desktop.edit.operations import change_map
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.conftest import Case


def test_title_tells_the_map_and_whether_it_is_saved(window: EditorWindow, sample: Case) -> None:
    assert sample.document.title in window.windowTitle()
    assert not window.isWindowModified()
    window.map.edit("Rename", change_map, title="Another")
    assert "Another" in window.windowTitle()
    assert window.isWindowModified()
    window.run("edit.undo")
    assert not window.isWindowModified()
