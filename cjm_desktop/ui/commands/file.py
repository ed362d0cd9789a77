"""Making, opening, saving and closing maps."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map
from cjm_desktop.ui.files import open_files, save, save_as, save_copy

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _new(window: "EditorWindow") -> None:
    from cjm_desktop.ui.dialogs.templates import TemplateDialog

    dialog = TemplateDialog(window.program.thumbnails, window)
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    if answer is not None:
        window.program.new_map(*answer, window)


def _new_window(window: "EditorWindow") -> None:
    window.program.new_window()


def _close(window: "EditorWindow") -> None:
    window.close()


def _quit(window: "EditorWindow") -> None:
    window.program.quit()


ACTIONS = (
    Action("file.new", "New map…", "Start a map from a template", "file", _new, ("Ctrl+N",), "file"),
    Action(
        "file.new_window",
        "New window",
        "Open a window with the start page",
        "window",
        _new_window,
        ("Ctrl+Shift+N",),
        "file",
    ),
    Action("file.open", "Open…", "Open a map from a file", "open", open_files, ("Ctrl+O",), "file"),
    Action(
        "file.save",
        "Save",
        "Save the map to its file",
        "save",
        save,
        ("Ctrl+S",),
        "file",
        1,
        enabled=has_map,
    ),
    Action(
        "file.save_as",
        "Save as…",
        "Save the map to another file and go on with that one",
        "save-as",
        save_as,
        ("Ctrl+Shift+S",),
        "file",
        1,
        enabled=has_map,
    ),
    Action(
        "file.save_copy",
        "Save a copy…",
        "Save a copy of the map and go on with this one",
        "duplicate",
        save_copy,
        menu="file",
        group=1,
        enabled=has_map,
    ),
    Action("file.close", "Close", "Close this window", "close", _close, ("Ctrl+W",), "file", 9),
    Action("file.quit", "Quit", "Close all windows", "leave", _quit, ("Ctrl+Q",), "file", 9),
)
