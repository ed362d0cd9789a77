"""The history panel: lists what was done and undone, and goes back and forth."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cjm_desktop.edit import operations as do
from cjm_desktop.edit.session import Session
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.history import HistoryPanel
from tests.maps import small_map

LEFT = Qt.MouseButton.LeftButton
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def panel(qtbot: QtBot, open_map: OpenMap) -> HistoryPanel:
    panel = HistoryPanel(open_map)
    qtbot.addWidget(panel)
    panel.resize(290, 400)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel


def change(open_map: OpenMap, *titles: str) -> None:
    for title in titles:
        open_map.edit(f"Call it {title}", do.change_map, title=title)


def texts(panel: HistoryPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def press(panel: HistoryPanel, row: int) -> None:
    where = panel.list.visualItemRect(panel.list.item(row)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, where)


def test_an_unchanged_map_says_what_will_be_here(panel: HistoryPanel) -> None:
    assert panel._hint.isVisible()
    assert panel._hint.label.text().startswith("Nothing has been changed yet.")


def test_it_lists_what_was_done_and_marks_where_the_map_is(open_map: OpenMap, panel: HistoryPanel) -> None:
    change(open_map, "A", "B", "C")
    assert texts(panel) == ["Before these changes", "Call it A", "Call it B", "Call it C"]
    assert panel.list.currentRow() == 3
    open_map.undo()
    assert panel.list.currentRow() == 2
    assert texts(panel)[3] == "Call it C"
    assert panel.list.item(3).data(ACCESSIBLE) == "Call it C, undone"
    assert panel.list.item(2).data(ACCESSIBLE) == "Call it B, the map is here"


def test_a_press_goes_back_and_forth(open_map: OpenMap, panel: HistoryPanel) -> None:
    change(open_map, "A", "B", "C")
    press(panel, 1)
    assert open_map.document.title == "A"
    press(panel, 3)
    assert open_map.document.title == "C"
    press(panel, 0)
    assert open_map.document == small_map()
    assert panel.list.currentRow() == 0


def test_enter_goes_there_too(open_map: OpenMap, panel: HistoryPanel) -> None:
    change(open_map, "A", "B")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert open_map.document.title == "B"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert open_map.document.title == "A"


def test_far_ways_are_gone_at_once(open_map: OpenMap, panel: HistoryPanel) -> None:
    change(open_map, *"ABCDEFGH")
    told: list[str] = []
    open_map.document_changed.connect(lambda document, _: told.append(document.title))
    press(panel, 1)
    press(panel, 8)
    assert told == ["A", "H"]


def test_a_new_change_forgets_what_was_undone(open_map: OpenMap, panel: HistoryPanel) -> None:
    change(open_map, "A", "B")
    open_map.undo()
    change(open_map, "D")
    assert texts(panel) == ["Before these changes", "Call it A", "Call it D"]


def test_without_a_map_nothing_is_listed_or_heard(open_map: OpenMap, panel: HistoryPanel) -> None:
    change(open_map, "A")
    panel.set_map(None)
    assert panel._hint.isVisible()
    change(open_map, "B")
    assert panel._hint.isVisible()
    panel.set_map(open_map)
    assert texts(panel)[-1] == "Call it B"


def test_a_map_that_can_only_be_read_stays_where_it_is(open_map: OpenMap, panel: HistoryPanel) -> None:
    change(open_map, "A")
    open_map.read_only = True
    press(panel, 0)
    assert open_map.document.title == "A"


def test_a_session_tells_the_newest_labels_in_order() -> None:
    session = Session(small_map())
    assert (session.done_labels, session.undone_labels) == ((), ())
    for number in range(250):
        session.apply(f"step {number}", do.change_map, title=f"title {number}")
    assert len(session.done_labels) == 200
    assert session.done_labels[0] == "step 50"
    assert session.done_labels[-1] == "step 249"
    for _ in range(3):
        session.undo()
    assert session.undone_labels == ("step 247", "step 248", "step 249")
    assert session.done_labels[-1] == "step 246"
