"""Exporting the map. The dialog is imported when it is wanted, so that the window starts sooner."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _export(window: "EditorWindow") -> None:
    from cjm_desktop.ui.dialogs.export import ask_and_export

    ask_and_export(window)


def _export_again(window: "EditorWindow") -> None:
    from cjm_desktop.ui.dialogs.export import export_again

    export_again(window)


ACTIONS = (
    Action(
        "file.export",
        "Export…",
        "Export the map as PDF, PNG or SVG, with a preview",
        "export",
        _export,
        ("Ctrl+E", "Ctrl+Shift+E"),
        "file",
        2,
        enabled=has_map,
        short="Export",
        places=("map",),
    ),
    Action(
        "file.export_again",
        "Export again",
        "Export the map once more as it was exported last, to the same file",
        "refresh",
        _export_again,
        ("Ctrl+Alt+E",),
        "file",
        2,
        enabled=has_map,
    ),
)
