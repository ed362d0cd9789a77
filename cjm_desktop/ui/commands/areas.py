"""Going round the areas of the window with the keyboard."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map
from cjm_desktop.ui.areas import go_round, go_to_panel

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _next(window: "EditorWindow") -> None:
    go_round(window, 1)


def _previous(window: "EditorWindow") -> None:
    go_round(window, -1)


def _inspector(window: "EditorWindow") -> None:
    go_to_panel(window, window.side_panels.inspector)


def _personas(window: "EditorWindow") -> None:
    go_to_panel(window, window.side_panels.personas)


def _outline(window: "EditorWindow") -> None:
    go_to_panel(window, window.side_panels.outline)


def _history(window: "EditorWindow") -> None:
    go_to_panel(window, window.side_panels.history)


ACTIONS = (
    Action(
        "go.next_area",
        "Next area",
        "Give the keyboard to the map, the side panel, the palette, one after the other",
        "window",
        _next,
        ("F6",),
        "go",
        2,
    ),
    Action(
        "go.previous_area",
        "Previous area",
        "Give the keyboard to the palette, the side panel, the map, one after the other",
        "window",
        _previous,
        ("Shift+F6",),
        "go",
        2,
    ),
    Action(
        "go.inspector",
        "Form of the selection",
        "Change what is selected in a form",
        "inspector",
        _inspector,
        ("Ctrl+Alt+I",),
        "go",
        3,
        enabled=has_map,
    ),
    Action(
        "go.personas",
        "Personas",
        "See and change the personas",
        "personas",
        _personas,
        ("Ctrl+Alt+P",),
        "go",
        3,
        enabled=has_map,
    ),
    Action(
        "go.outline",
        "Outline",
        "See the whole map as a list",
        "outline",
        _outline,
        ("Ctrl+Alt+O",),
        "go",
        3,
        enabled=has_map,
    ),
    Action(
        "go.history",
        "History",
        "See what was done, and go back",
        "history",
        _history,
        ("Ctrl+Alt+H",),
        "go",
        3,
        enabled=has_map,
    ),
)
