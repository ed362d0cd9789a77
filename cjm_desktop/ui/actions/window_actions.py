"""The actions of one window as Qt knows them: made from the table, kept up to date, and run by their ids."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.registry import actions
from cjm_desktop.ui.actions.shortcuts import Shortcuts, tip_with_key
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.mnemonics import literal

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["WindowAction", "WindowActions"]


class WindowAction(QAction):
    """One action of the table in one window. ``words`` are what it is called now, as they are read."""

    def __init__(self, entry: Action, window: "EditorWindow", parent: QObject) -> None:
        super().__init__(icon(entry.icon), say(entry.label), parent)
        self.entry = entry
        self.words = self.text()
        self._window = window
        self.setObjectName(entry.id)
        self.setCheckable(entry.checked is not None)
        # In a menu the mark of a switch stands where the icon would.
        self.setIconVisibleInMenu(entry.checked is None)
        self.setStatusTip(say(entry.tip))
        self.setIconText(say(entry.short) if entry.short else say(entry.label))
        self.setMenuRole(QAction.MenuRole.NoRole)
        if entry.scope == "canvas":
            self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.triggered.connect(self._run)

    @Slot()
    def _run(self) -> None:
        self._window.run(self.entry.id)

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Makes these keys run it, and tells them where it is explained."""
        self.setShortcuts([QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in keys])
        self.setToolTip(tip_with_key(say(self.entry.tip), keys))

    def refresh(self) -> None:
        """Looks at the window again: whether it can be done, whether it is on, what it is called now."""
        self.setEnabled(self.entry.enabled(self._window))
        if self.entry.checked is not None:
            self.setChecked(self.entry.checked(self._window))
        if self.entry.text is not None:
            self.words = self.entry.text(self._window)
            self.setText(literal(self.words))


class WindowActions(QObject):
    """All actions of one window. Keys of the scope ``canvas`` are heard while the canvas itself has the focus."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self.all: dict[str, WindowAction] = {
            entry.id: WindowAction(entry, window, self) for entry in actions()
        }
        self._window = window
        self.use_keys()
        for action in self.all.values():
            if action.entry.scope == "window":
                window.addAction(action)

    def use_keys(self) -> None:
        """Takes over the user's keys from the settings."""
        shortcuts = Shortcuts(self._window.program.settings)
        for action in self.all.values():
            action.set_keys(shortcuts.keys(action.entry))

    def give_to(self, canvas: QWidget) -> None:
        """Makes the keys of the scope ``canvas`` work in it."""
        for action in self.all.values():
            if action.entry.scope == "canvas":
                canvas.addAction(action)

    @Slot()
    def refresh(self) -> None:
        """Looks at the window again."""
        for action in self.all.values():
            action.refresh()
