"""How much is seen: zoom, panels, full screen."""

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow
    from cjm_desktop.ui.panel_room import PanelName

# Zoom


def _zoom_in(window: "EditorWindow") -> None:
    window.canvas.zoom_in()


def _zoom_out(window: "EditorWindow") -> None:
    window.canvas.zoom_out()


def _actual_size(window: "EditorWindow") -> None:
    window.canvas.actual_size()


def _fit(window: "EditorWindow") -> None:
    window.canvas.fit()


def _fit_width(window: "EditorWindow") -> None:
    window.canvas.fit_width()


_ZOOM = (
    Action(
        "view.zoom_in",
        "Zoom in",
        "Show the map larger",
        "zoom-in",
        _zoom_in,
        ("Ctrl++", "Ctrl+="),
        "view",
        enabled=has_map,
    ),
    Action(
        "view.zoom_out",
        "Zoom out",
        "Show the map smaller",
        "zoom-out",
        _zoom_out,
        ("Ctrl+-",),
        "view",
        enabled=has_map,
    ),
    Action(
        "view.fit",
        "Whole map",
        "Show the whole map",
        "fit",
        _fit,
        ("Ctrl+0",),
        "view",
        enabled=has_map,
        places=("map",),
    ),
    Action(
        "view.fit_width",
        "Whole width",
        "Show the map as wide as the window",
        "fit-width",
        _fit_width,
        ("Ctrl+2",),
        "view",
        enabled=has_map,
    ),
    Action(
        "view.actual_size",
        "Actual size",
        "Show the map at 100 %",
        "actual-size",
        _actual_size,
        ("Ctrl+1",),
        "view",
        enabled=has_map,
        places=("map",),
    ),
)

# Panels


def _toggle_panel(name: "PanelName", window: "EditorWindow") -> None:
    window.panel_room.show_panel(name, not window.panel_room.is_shown(name))


def _is_panel_shown(name: "PanelName", window: "EditorWindow") -> bool:
    return window.panel_room.is_shown(name)


def _toggle_full_screen(window: "EditorWindow") -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def _is_full_screen(window: "EditorWindow") -> bool:
    return window.isFullScreen()


_PANELS = (
    Action(
        "view.palette",
        "Palette",
        "Show or hide what can be dragged onto the map",
        "palette",
        partial(_toggle_panel, "palette"),
        ("F7",),
        "view",
        1,
        enabled=has_map,
        checked=partial(_is_panel_shown, "palette"),
    ),
    Action(
        "view.side",
        "Side panels",
        "Show or hide inspector, personas, outline and history",
        "inspector",
        partial(_toggle_panel, "side"),
        ("F8",),
        "view",
        1,
        enabled=has_map,
        checked=partial(_is_panel_shown, "side"),
    ),
    Action(
        "view.full_screen",
        "Full screen",
        "Use the whole screen, or go back to a window",
        "full-screen",
        _toggle_full_screen,
        ("F11",),
        "view",
        1,
        checked=_is_full_screen,
    ),
)

ACTIONS = (*_ZOOM, *_PANELS)
