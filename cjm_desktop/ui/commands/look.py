"""How things look: theme of the map, appearance and language of the window."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.conditions import has_map
from cjm_desktop.ui.actions.switches import Switch, in_each_language, switches
from cjm_desktop.ui.language import language

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

# Theme of the map


def _use_theme(name: str, window: "EditorWindow") -> None:
    window.map.set_theme(name)
    window.program.settings.set("map_theme", name)


def _has_theme(name: str, window: "EditorWindow") -> bool:
    return window.open_map is not None and window.open_map.theme.name == name


_THEMES = switches(
    "view/theme",
    2,
    (
        Switch("view.theme.calm", "Calm", "Soft colours", "colours", "calm"),
        Switch(
            "view.theme.colour_blind",
            "Colour-blind safe",
            "Colours that nobody mixes up",
            "eye",
            "colour-blind",
        ),
        Switch(
            "view.theme.black_and_white",
            "Black and white",
            "For printers without colours",
            "contrast",
            "black-and-white",
        ),
    ),
    run=_use_theme,
    checked=_has_theme,
    enabled=has_map,
)

# Appearance and language of the window


def _use_appearance(choice: str, window: "EditorWindow") -> None:
    window.program.settings.set("appearance", choice)


def _has_appearance(choice: str, window: "EditorWindow") -> bool:
    return bool(window.program.settings.get("appearance") == choice)


_APPEARANCES = switches(
    "view/appearance",
    3,
    (
        Switch(
            "view.appearance.system",
            "As the system",
            "Light or dark, as the system is",
            "contrast",
            "system",
        ),
        Switch("view.appearance.light", "Light", "Light surroundings", "sun", "light"),
        Switch("view.appearance.dark", "Dark", "Dark surroundings; the map stays light", "moon", "dark"),
    ),
    run=_use_appearance,
    checked=_has_appearance,
)


def _speak(tag: str, window: "EditorWindow") -> None:
    window.program.settings.set("language", tag)


def _speaks(tag: str, window: "EditorWindow") -> bool:
    return language() == tag


_TIP = "Use this language for menus and messages"
"""A message id."""

ACTIONS = (
    *_THEMES,
    *_APPEARANCES,
    *switches("view/language", 3, in_each_language("view.language", _TIP), run=_speak, checked=_speaks),
)
