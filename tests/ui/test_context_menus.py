"""Context menus of the map: each part has one, and what it offers can be done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.actions.registry import actions
from cjm_desktop.ui.context_menu import context_menu
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import small_map

FOCUSES = (
    Focus("card", "c_3", "l_action", "t_2"),
    Focus("cell", lane="l_pain", step="t_1"),
    Focus("point", "e_1", "l_emotion", "t_1"),
    Focus("stage", "s_1"),
    Focus("step", "t_2", step="t_2"),
    Focus("lane", "l_pain", lane="l_pain"),
    Focus("persona", "p_1"),
    Focus("title"),
)


@pytest.fixture(params=["en", "fa"])
def window(request: pytest.FixtureRequest, open_window: Callable[..., EditorWindow]) -> EditorWindow:
    return open_window(small_map(request.param), language=request.param)


def ids(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize("focus", FOCUSES, ids=lambda focus: focus.part)
def test_every_part_has_a_menu(window: EditorWindow, focus: Focus) -> None:
    window.map.select((focus.ref,) if focus.ref else (), focus)
    window.refresh_actions()
    menu = context_menu(window, focus)
    found = ids(menu)
    assert found
    assert len(set(found)) == len(found)
    if focus.ref:
        assert "edit.delete" in found
    menu.deleteLater()


def test_the_surroundings_have_a_menu(window: EditorWindow) -> None:
    menu = context_menu(window, None)
    assert "view.fit" in ids(menu)
    menu.deleteLater()


def test_a_menu_of_the_keyboard_opens_at_the_focus(window: EditorWindow, qtbot: QtBot) -> None:
    window.map.select(("c_3",))
    with qtbot.waitSignal(window.canvas.context_menu_wanted) as wanted:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(window.canvas.viewport(), event)
    focus, at = wanted.args
    assert focus == Focus("card", "c_3", "l_action", "t_2")
    place = window.canvas.place_of(focus)
    assert place is not None
    assert window.canvas.to_view(place).contains(window.canvas.viewport().mapFromGlobal(at))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert "go.edit" in ids(popup)
    popup.close()


def test_a_press_of_the_right_button_selects_what_lies_there(window: EditorWindow, qtbot: QtBot) -> None:
    focus = Focus("card", "c_5", "l_pain", "t_2")
    place = window.canvas.place_of(focus)
    assert place is not None
    spot = window.canvas.to_view(place).center().toPoint()
    qtbot.mousePress(window.canvas.viewport(), Qt.MouseButton.RightButton, pos=spot)
    qtbot.mouseRelease(window.canvas.viewport(), Qt.MouseButton.RightButton, pos=spot)
    assert window.map.selection.refs == ("c_5",)


def test_places_are_parts_of_the_map() -> None:
    known = {focus.part for focus in FOCUSES} | {"map"}
    assert {place for action in actions() for place in action.places} == known
