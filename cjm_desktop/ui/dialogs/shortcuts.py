"""The keys of all actions, to be searched and changed. Every change counts at once, in every window."""

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from cjm_desktop.text.folding import fold
from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.menus import TITLES
from cjm_desktop.ui.actions.registry import actions
from cjm_desktop.ui.actions.shortcuts import Shortcuts, conflicts, shown_key, shown_keys
from cjm_desktop.ui.dialogs.room import open_within_screen
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.fonts import interface_font
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.search import SearchLine
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["ShortcutsDialog"]

_ACTION = Qt.ItemDataRole.UserRole
_ROW = 26
_FIXED = frozenset({"Return", "Enter", "Tab", "Shift+Tab", "Esc", "Space", "Up", "Down", "Left", "Right"})
"""Keys that mean the same everywhere and can't be given away."""


class ShortcutsDialog(QDialog):
    """A list of actions with their keys, and below it what can be done with the chosen one."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._shortcuts = Shortcuts(window.program.settings)
        self.setWindowTitle(say("Keyboard shortcuts"))
        open_within_screen(self, QSize(660, 640))
        self.search = SearchLine(say("Search for an action or a key"), self)
        self.list = self._new_list()
        self.key = QKeySequenceEdit(self)
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.key.setAccessibleName(say("New key"))
        for line in self.key.findChildren(QLineEdit):
            line.setPlaceholderText(say("Press the new key"))
        self.warning = WrappedLabel("", self)
        self.warning.setMinimumHeight(self.warning.fontMetrics().lineSpacing() * 2)
        self.use = QPushButton(say("Use this key"), self)
        self.none = QPushButton(say("No key"), self)
        self.reset = QPushButton(say("Usual key"), self)
        self.reset_all = QPushButton(say("Reset all"), self)
        self._lay_out()
        self._fill()
        self._connect()
        self.search.setFocus()

    def _new_list(self) -> QTreeWidget:
        found = QTreeWidget(self)
        found.setProperty("framed", True)
        found.setColumnCount(2)
        found.setHeaderLabels([say("Command"), say("Keys")])
        found.setAccessibleName(say("Actions and their keys"))
        found.setUniformRowHeights(True)
        found.setIconSize(QSize(16, 16))
        found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        found.header().setStretchLastSection(False)
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(QLabel(say("New key"), self))
        row.addWidget(self.key, 1)
        for button in (self.use, self.none, self.reset):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.warning)
        foot = QHBoxLayout()
        close = QPushButton(say("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.reset_all.setAutoDefault(False)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.key.keySequenceChanged.connect(self._judge)
        self.use.clicked.connect(self._use_key)
        self.none.clicked.connect(self._use_none)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self.list.setCurrentItem(next(iter(self._items.values())))

    def choose(self, action: Action) -> None:
        """Brings an action into view and makes it the one that is changed."""
        item = self._items[action.id]
        self.list.setCurrentItem(item)
        self.list.scrollToItem(item)

    # The list

    def _fill(self) -> None:
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: dict[str, QTreeWidgetItem] = {}
        for menu_id, title in (*TITLES.items(), ("", "")):
            group = QTreeWidgetItem([say(title) if title else say("Others")])
            group.setSizeHint(0, QSize(0, _ROW))  # all rows are as high as the first one
            group.setFont(0, interface_font(bold=True))
            for action in sorted(actions(), key=attrgetter("group")):
                if action.top_menu == menu_id:
                    item = QTreeWidgetItem(group, [say(action.label), ""])
                    item.setIcon(0, icon(action.icon))
                    item.setToolTip(0, say(action.tip))
                    item.setData(0, _ACTION, action)
                    item.setSizeHint(0, QSize(0, _ROW))
                    self._items[action.id] = item
            if group.childCount():
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.list.addTopLevelItem(group)
                self._groups[menu_id] = group
        self.list.expandAll()
        self._show_keys()

    def _show_keys(self) -> None:
        for item in self._items.values():
            action: Action = item.data(0, _ACTION)
            item.setText(1, shown_keys(self._shortcuts.keys(action)))
            font = item.font(1)
            font.setBold(self._shortcuts.is_changed(action))
            item.setFont(1, font)
        self.reset_all.setEnabled(any(self._shortcuts.is_changed(action) for action in actions()))

    @Slot(str)
    def _narrow(self, text: str) -> None:
        wanted = fold(text).text.split()
        shown: set[str] = set()
        for item in self._items.values():
            action: Action = item.data(0, _ACTION)
            words = fold(f"{item.text(0)} {action.label} {item.text(1)}").text
            fits = all(one in words for one in wanted)
            item.setHidden(not fits)
            if fits:
                shown.add(action.top_menu)
        for menu_id, group in self._groups.items():
            group.setHidden(menu_id not in shown)

    # What is chosen

    @property
    def _chosen(self) -> Action | None:
        item = self.list.currentItem()
        return item.data(0, _ACTION) if item is not None else None

    @property
    def _typed(self) -> str:
        return self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    @Slot()
    def _on_chosen(self) -> None:
        self.key.clear()
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Says what the typed key would do."""
        action, key = self._chosen, self._typed
        refusal = _refusal(action, key) if action is not None and key else ""
        self.use.setEnabled(action is not None and bool(key) and not refusal)
        self.none.setEnabled(action is not None and bool(self._shortcuts.keys(action)))
        self.reset.setEnabled(action is not None and self._shortcuts.is_changed(action))
        self.warning.setProperty("role", "danger" if refusal else "soft")
        self.warning.style().polish(self.warning)
        self.warning.setText(refusal or self._conflict(action, key))

    def _conflict(self, action: Action | None, key: str) -> str:
        others = conflicts(key, action, self._shortcuts) if action is not None and key else []
        if not others:
            return ""
        return say(
            "{key} belongs to “{action}”. If you use it here, it is taken from there.",
            key=shown_key(key),
            action=say(others[0].label),
        )

    @Slot()
    def _use_key(self) -> None:
        action, key = self._chosen, self._typed
        if action is None or not key:
            return
        self._shortcuts.take_away(key, action)
        others = [one for one in self._shortcuts.keys(action)[1:] if one != key]
        self._shortcuts.change(action, [key, *others])
        self._changed()

    @Slot()
    def _use_none(self) -> None:
        if self._chosen is not None:
            self._shortcuts.change(self._chosen, [])
            self._changed()

    @Slot()
    def _reset(self) -> None:
        action = self._chosen
        if action is not None:
            for key in action.keys:
                self._shortcuts.take_away(key, action)
            self._shortcuts.reset(action)
            self._changed()

    @Slot()
    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._changed()

    def _changed(self) -> None:
        self.key.clear()
        self._show_keys()
        self._judge()


def _refusal(action: Action | None, key: str) -> str:
    """Why a key can't be used; empty if it can."""
    if key in _FIXED:
        return say("This key always does the same on a map and can't be changed.")
    bare = key.removeprefix("Shift+")
    if action is not None and action.scope == "window" and len(bare) == 1:
        return say("Keys without Ctrl or Alt are for typing.")
    return ""
