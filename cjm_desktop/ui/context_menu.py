"""The context menus of the map, made from the table of actions: each action says on which parts it stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.actions.menus import menu_place
from cjm_desktop.ui.actions.window_actions import WindowAction

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["context_menu", "show_context_menu"]


def context_menu(window: "EditorWindow", focus: Focus | None) -> QMenu:
    """A menu of what can be done with what lies there; actions that can't be done now are left out."""
    part = focus.part if focus is not None else "map"
    menu = QMenu(window)
    menu.setObjectName(f"context/{part}")
    menu.setToolTipsVisible(True)
    before: tuple[str, int] | None = None
    for action in _actions(window, part):
        group = (action.entry.menu, action.entry.group)
        if before is not None and group != before:
            menu.addSeparator()
        menu.addAction(action)
        before = group
    return menu


def show_context_menu(window: "EditorWindow", focus: Focus | None, at: QPoint) -> None:
    """Opens the menu at a place of the screen; it goes when it is closed."""
    window.refresh_actions()
    menu = context_menu(window, focus)
    menu.aboutToHide.connect(menu.deleteLater)
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(at)


def _actions(window: "EditorWindow", part: str) -> list[WindowAction]:
    """They follow each other as their menus do in the menu bar."""
    found = [
        action for action in window.qactions.values() if part in action.entry.places and action.isEnabled()
    ]
    return sorted(found, key=lambda action: (menu_place(action), action.entry.group))
