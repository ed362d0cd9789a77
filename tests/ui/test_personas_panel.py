"""The personas panel: list and sheet; adding, doubling, reordering and deleting can be undone."""

from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.edit import operations as do
from cjm_desktop.layout.head import persona_colour
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.persona_list import _COLOUR as COLOUR
from cjm_desktop.ui.panels.personas import PersonasPanel
from tests.maps import small_map
from tests.ui.panel_tools import housed

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def place(qtbot: QtBot, open_map: OpenMap) -> SimpleNamespace:
    panel, messages, window = housed(qtbot, partial(PersonasPanel, open_map))
    return SimpleNamespace(panel=panel, messages=messages, window=window)


def names(open_map: OpenMap) -> list[str]:
    return [persona.name for persona in open_map.document.personas]


def listed(panel: PersonasPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_it_lists_the_personas_and_shows_the_sheet_of_the_first(place: SimpleNamespace) -> None:
    assert listed(place.panel) == ["Mina", "Omid"]
    assert place.panel.form.editors["name"].line.text() == "Mina"


def test_choosing_and_the_canvas_follow_each_other(open_map: OpenMap, place: SimpleNamespace) -> None:
    place.panel.list.setFocus()
    QTest.keyClick(place.panel.list, Qt.Key.Key_Down)
    assert open_map.selection.refs == ("p_2",)
    assert place.panel.form.editors["name"].line.text() == "Omid"
    open_map.select(("p_1",))
    assert place.panel.list.currentRow() == 0
    assert place.panel.form.editors["name"].line.text() == "Mina"


def test_the_sheet_writes_into_the_map_and_the_list_follows(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    line = place.panel.form.editors["role"].line
    line.setFocus()
    QTest.keyClicks(line, "Teacher")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert open_map.document.personas[0].role == "Teacher"
    assert place.panel.list.item(0).toolTip() == "Mina, Teacher"
    open_map.undo()
    assert place.panel.list.item(0).toolTip() == "Mina"


def test_add_duplicate_and_delete(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    buttons = place.panel.buttons
    qtbot.mouseClick(buttons["add"], LEFT)
    assert names(open_map) == ["Mina", "Omid", ""]
    assert listed(place.panel)[2] == "Persona without a name"
    assert place.panel.form.editors["name"].line.hasFocus()
    QTest.keyClicks(place.panel.form.editors["name"].line, "Sara")
    QTest.keyClick(place.panel.form.editors["name"].line, Qt.Key.Key_Return)
    assert listed(place.panel)[2] == "Sara"
    qtbot.mouseClick(buttons["duplicate"], LEFT)
    assert names(open_map) == ["Mina", "Omid", "Sara", "Sara"]
    assert place.panel.list.currentRow() == 3
    qtbot.mouseClick(buttons["delete"], LEFT)
    assert names(open_map) == ["Mina", "Omid", "Sara"]
    assert place.messages.history[-1] == ("info", "Persona “Sara” deleted")
    qtbot.mouseClick(place.messages.notices[-1].button, LEFT)
    assert names(open_map) == ["Mina", "Omid", "Sara", "Sara"]


def test_reordering_by_button_key_and_drop(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    buttons, people = place.panel.buttons, place.panel.list
    assert not buttons["up"].isEnabled()
    qtbot.mouseClick(buttons["down"], LEFT)
    assert names(open_map) == ["Omid", "Mina"]
    assert people.currentRow() == 1
    assert not buttons["down"].isEnabled()
    people.setFocus()
    QTest.keyClick(people, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert names(open_map) == ["Mina", "Omid"]
    below = people.visualItemRect(people.item(1)).bottomLeft() + QPoint(10, -2)
    people.dropEvent(QDropEvent(QPointF(below), Qt.DropAction.MoveAction, QMimeData(), LEFT, NO_KEY))
    assert names(open_map) == ["Omid", "Mina"]


def test_delete_key(open_map: OpenMap, place: SimpleNamespace) -> None:
    place.panel.list.setFocus()
    QTest.keyClick(place.panel.list, Qt.Key.Key_Delete)
    assert names(open_map) == ["Omid"]
    assert place.panel.form.editors["name"].line.text() == "Omid"


def test_no_personas_says_what_to_do(qtbot: QtBot, place: SimpleNamespace) -> None:
    empty = OpenMap(JourneyMap("m_2"), FixedTextEngine())
    place.panel.set_map(empty)
    assert place.panel._none.isVisible()
    qtbot.mouseClick(place.panel._none.button, LEFT)
    assert len(empty.document.personas) == 1
    assert place.panel.list.isVisible()
    empty.undo()
    assert place.panel._none.isVisible()
    place.panel.set_map(None)
    assert place.panel._no_map.isVisible()


def test_typing_about_a_persona_that_undo_removes_harms_nothing(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    place.panel.add()
    line = place.panel.form.editors["role"].line
    line.setFocus()
    QTest.keyClicks(line, "half")
    open_map.undo()
    assert open_map.document == small_map()
    told = "The persona you were editing is gone, so your text wasn't kept."
    assert ("warning", told) in place.messages.history
    assert place.panel.form.editors["role"].line.text() == ""


def test_changes_of_others_are_followed_until_the_map_is_another(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.edit("Edit", do.change_persona, "p_2", name="Omidreza")
    assert listed(place.panel) == ["Mina", "Omidreza"]
    place.panel.set_map(None)
    open_map.edit("Edit", do.change_persona, "p_2", name="Nobody")
    assert listed(place.panel) == ["Mina", "Omidreza"]


def test_a_map_that_can_only_be_read(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.read_only = True
    place.panel.set_map(open_map)
    assert not any(button.isEnabled() for button in place.panel.buttons.values())
    place.panel.list.setFocus()
    QTest.keyClick(place.panel.list, Qt.Key.Key_Delete)
    assert open_map.document == small_map()
    QApplication.processEvents()


def test_faces_have_the_colours_of_the_map(open_map: OpenMap, place: SimpleNamespace) -> None:
    place.panel.add()
    personas = open_map.document.personas
    assert not personas[-1].colour
    shown = [place.panel.list.item(row).data(COLOUR) for row in range(place.panel.list.count())]
    assert shown == [persona_colour(persona, at) for at, persona in enumerate(personas)]
    assert len(set(shown)) == len(shown)
