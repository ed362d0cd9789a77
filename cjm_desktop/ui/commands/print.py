"""Printing the map."""

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map
from cjm_desktop.ui.printing import print_map

ACTIONS = (
    Action(
        "file.print",
        "Print…",
        "Print the map on paper",
        "print",
        print_map,
        ("Ctrl+P",),
        "file",
        2,
        enabled=has_map,
    ),
)
