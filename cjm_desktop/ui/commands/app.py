"""The program itself: the palette of actions, shortcuts, settings, and who made it.

Dialogs are imported when they are wanted, so that the window starts sooner.
"""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.palette import ActionPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from cjm_desktop.ui.main_window import EditorWindow


def _palette(window: "EditorWindow") -> None:
    ActionPalette(window).open_palette()


def _shortcuts(window: "EditorWindow") -> None:
    from cjm_desktop.ui.dialogs.shortcuts import ShortcutsDialog

    _ask(ShortcutsDialog(window))


def _settings(window: "EditorWindow") -> None:
    from cjm_desktop.ui.dialogs.settings import SettingsDialog

    _ask(SettingsDialog(window))


def _about(window: "EditorWindow") -> None:
    from cjm_desktop.ui.dialogs.about import AboutDialog

    _ask(AboutDialog(window))


def _ask(dialog: "QDialog") -> None:
    dialog.exec()
    dialog.deleteLater()


ACTIONS = (
    Action(
        "app.palette",
        "All actions…",
        "Find an action, or a place of the map, by typing a part of its name",
        "actions",
        _palette,
        ("Ctrl+K",),
        "go",
        1,
    ),
    Action(
        "app.shortcuts",
        "Keyboard shortcuts…",
        "See and change the keys of all actions",
        "keyboard",
        _shortcuts,
        menu="edit",
        group=9,
    ),
    Action(
        "app.settings",
        "Settings…",
        "Language, appearance and whatever else can be chosen",
        "settings",
        _settings,
        ("Ctrl+,",),
        "edit",
        9,
    ),
    Action(
        "app.about",
        "About CJM Desktop",
        "Version and licences",
        "info",
        _about,
        menu="help",
        group=9,
    ),
)
