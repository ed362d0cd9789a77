"""Help: the start page and the keys."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _start_page(window: "EditorWindow") -> None:
    window.program.show_start_page()


def _keyboard(window: "EditorWindow") -> None:
    from cjm_desktop.ui.dialogs.keyboard import KeyboardDialog

    dialog = KeyboardDialog(window)
    dialog.exec()
    dialog.deleteLater()


ACTIONS = (
    Action(
        "help.start_page",
        "Start page",
        "Templates, finished maps and recent maps",
        "template",
        _start_page,
        menu="help",
    ),
    Action(
        "help.keyboard",
        "Keyboard overview",
        "All keys, to search and to print",
        "keyboard",
        _keyboard,
        ("F1",),
        "help",
    ),
)
