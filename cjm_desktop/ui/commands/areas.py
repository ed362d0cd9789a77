"""Going round the areas of the window with the keyboard."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.areas import go_round

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _next(window: "EditorWindow") -> None:
    go_round(window, 1)


def _previous(window: "EditorWindow") -> None:
    go_round(window, -1)


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
)
