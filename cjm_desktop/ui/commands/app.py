"""The program itself: the palette of actions, shortcuts, settings, and who made it."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.palette import ActionPalette

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _palette(window: "EditorWindow") -> None:
    ActionPalette(window).open_palette()


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
)
