"""Finding text in the map."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _find(window: "EditorWindow") -> None:
    window.find_bar.open_bar()


def _further(window: "EditorWindow", away: int) -> None:
    if window.find_bar.isVisible():
        window.find_bar.go(away)
    else:
        window.find_bar.open_bar()


def _next(window: "EditorWindow") -> None:
    _further(window, 1)


def _previous(window: "EditorWindow") -> None:
    _further(window, -1)


ACTIONS = (
    Action(
        "find.find",
        "Find…",
        "Find text anywhere in the map",
        "search",
        _find,
        ("Ctrl+F",),
        "go",
        enabled=has_map,
    ),
    Action(
        "find.next",
        "Find next",
        "Go to the next place where the text stands",
        "arrow-down",
        _next,
        ("F3",),
        "go",
        enabled=has_map,
    ),
    Action(
        "find.previous",
        "Find previous",
        "Go to the place before where the text stands",
        "arrow-up",
        _previous,
        ("Shift+F3",),
        "go",
        enabled=has_map,
    ),
)
