"""The menu bar of a window, made from the table of actions."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cjm_desktop.ui.actions.window_actions import WindowAction, WindowActions
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.mnemonics import literal

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["ActionMenu", "fill_menu_bar", "menu_place"]

# Message ids of the menus, in their order.
TITLES = {
    "file": "File",
    "edit": "Edit",
    "insert": "Insert",
    "map": "Map",
    "view": "View",
    "go": "Go",
    "help": "Help",
}

# Message ids of menus within menus.
INNER_TITLES = {
    "edit/select": "Select",
    "edit/move": "Move",
    "edit/score": "Score",
    "insert/lane": "Lane of a kind",
    "map/language": "Language of the map",
    "map/direction": "Direction of the map",
    "view/theme": "Theme of the map",
    "view/appearance": "Appearance",
    "view/language": "Language of the window",
}

# Names of their icons.
INNER_ICONS = {
    "edit/select": "select-all",
    "edit/move": "move",
    "edit/score": "emotion",
    "insert/lane": "lane-plus",
    "map/language": "language",
    "map/direction": "move",
    "view/theme": "colours",
    "view/appearance": "contrast",
    "view/language": "language",
}

_ROLES = {
    "app.settings": QAction.MenuRole.PreferencesRole,
    "app.about": QAction.MenuRole.AboutRole,
    "file.quit": QAction.MenuRole.QuitRole,
}
_RECENT_AFTER = "file.open"


def fill_menu_bar(window: "EditorWindow", qactions: WindowActions) -> None:
    """A menu for each id that actions name; menus that would be empty are left out."""
    bar = window.menuBar()
    bar.setAccessibleName(say("Menu bar"))
    for menu_id, title in TITLES.items():
        entries = [action for action in qactions.all.values() if action.entry.top_menu == menu_id]
        if entries:
            bar.addMenu(ActionMenu(say(title), menu_id, entries, window, bar))


def menu_place(action: WindowAction) -> int:
    """The place of an action's menu in the menu bar; behind all menus if it is in none."""
    menus = list(TITLES)
    menu = action.entry.top_menu
    return menus.index(menu) if menu in menus else len(menus)


class ActionMenu(QMenu):
    """One menu: the groups in ascending order with lines between them, and menus within it where their first action
    stands. Actions look at the window again when it opens."""

    def __init__(
        self,
        title: str,
        menu_id: str,
        entries: Iterable[WindowAction],
        window: "EditorWindow",
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self.setToolTipsVisible(True)
        self.setObjectName(menu_id)
        self._window = window
        self._menu_id = menu_id
        self._inner: dict[str, QMenu] = {}
        group: int | None = None
        for action in sorted(entries, key=lambda action: action.entry.group):
            if group is not None and action.entry.group != group:
                self.addSeparator()
            group = action.entry.group
            self._add(action)
        self.aboutToShow.connect(self._refresh)

    def _add(self, action: WindowAction) -> None:
        menu_id = action.entry.menu
        action.setMenuRole(_ROLES.get(action.entry.id, QAction.MenuRole.NoRole))
        if menu_id == self._menu_id:
            self.addAction(action)
        else:
            self._inner_menu(menu_id).addAction(action)
        if action.entry.id == _RECENT_AFTER:
            self.addMenu(RecentMenu(self._window, self))

    def _inner_menu(self, menu_id: str) -> QMenu:
        if menu_id not in self._inner:
            menu = QMenu(say(INNER_TITLES[menu_id]), self)
            menu.setIcon(icon(INNER_ICONS[menu_id]))
            menu.menuAction().setStatusTip(say(INNER_TITLES[menu_id]))
            menu.setToolTipsVisible(True)
            self._inner[menu_id] = menu
            self.addMenu(menu)
        return self._inner[menu_id]

    @Slot()
    def _refresh(self) -> None:
        self._window.refresh_actions()


class RecentMenu(QMenu):
    """The maps that were opened or saved last; filled when it opens."""

    def __init__(self, window: "EditorWindow", parent: QWidget) -> None:
        super().__init__(say("Open recent"), parent)
        self.setIcon(icon("clock"))
        self.menuAction().setStatusTip(say("Open a map that was open before"))
        self.setToolTipsVisible(True)
        self._window = window
        self.aboutToShow.connect(self._fill)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        self.clear()
        files = [one for one in self._window.program.recent.files if not one.is_missing]
        for one in files:
            action = self.addAction(icon("file"), literal(one.path.stem))
            action.setToolTip(str(one.path))
            action.setStatusTip(str(one.path))
            action.setData(str(one.path))
            action.triggered.connect(self._open)
        if not files:
            self.addAction(say("No maps yet")).setEnabled(False)

    @Slot()
    def _open(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.program.open_path(Path(action.data()), self._window)
