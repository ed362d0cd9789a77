"""Exporting the map."""

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map
from cjm_desktop.ui.dialogs.export import ask_and_export, export_again

ACTIONS = (
    Action(
        "file.export",
        "Export…",
        "Export the map as PDF, PNG or SVG, with a preview",
        "export",
        ask_and_export,
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
        export_again,
        ("Ctrl+Alt+E",),
        "file",
        2,
        enabled=has_map,
    ),
)
