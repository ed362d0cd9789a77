"""When actions can be done: what a window shows and what is selected in it, asked in one word."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["can_edit", "has_focus", "has_map", "has_selection"]


def has_map(window: "EditorWindow") -> bool:
    """A map is shown, not the start page."""
    return window.open_map is not None


def can_edit(window: "EditorWindow") -> bool:
    """A map is shown that may be changed."""
    return window.open_map is not None and not window.open_map.read_only


def has_selection(window: "EditorWindow") -> bool:
    """Something is marked."""
    return window.open_map is not None and bool(window.open_map.selection.refs)


def has_focus(window: "EditorWindow") -> bool:
    """The keyboard stands somewhere on a map that may be changed."""
    return can_edit(window) and window.open_map is not None and window.open_map.selection.focus is not None
