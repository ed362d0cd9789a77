"""Printing the map. What that needs is imported when it is wanted, so that the window starts sooner."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _print(window: "EditorWindow") -> None:
    from cjm_desktop.ui.printing import print_map

    print_map(window)


ACTIONS = (
    Action(
        "file.print",
        "Print…",
        "Print the map on paper",
        "print",
        _print,
        ("Ctrl+P",),
        "file",
        2,
        enabled=has_map,
    ),
)
