"""How things look: theme of the map, appearance and language of the window."""

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import has_map
from cjm_desktop.ui.actions.in_languages import in_each_language
from cjm_desktop.ui.language import language

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

# Theme of the map


def _use_theme(name: str, window: "EditorWindow") -> None:
    window.map.set_theme(name)
    window.program.settings.set("map_theme", name)


def _has_theme(name: str, window: "EditorWindow") -> bool:
    return window.open_map is not None and window.open_map.theme.name == name


_THEMES = (
    Action(
        "view.theme.calm",
        "Calm",
        "Soft colours",
        "colours",
        partial(_use_theme, "calm"),
        menu="view/theme",
        group=2,
        enabled=has_map,
        checked=partial(_has_theme, "calm"),
    ),
    Action(
        "view.theme.colour_blind",
        "Colour-blind safe",
        "Colours that nobody mixes up",
        "eye",
        partial(_use_theme, "colour-blind"),
        menu="view/theme",
        group=2,
        enabled=has_map,
        checked=partial(_has_theme, "colour-blind"),
    ),
    Action(
        "view.theme.black_and_white",
        "Black and white",
        "For printers without colours",
        "contrast",
        partial(_use_theme, "black-and-white"),
        menu="view/theme",
        group=2,
        enabled=has_map,
        checked=partial(_has_theme, "black-and-white"),
    ),
)

# Appearance and language of the window


def _use_appearance(choice: str, window: "EditorWindow") -> None:
    window.program.settings.set("appearance", choice)


def _has_appearance(choice: str, window: "EditorWindow") -> bool:
    return bool(window.program.settings.get("appearance") == choice)


_APPEARANCES = (
    Action(
        "view.appearance.system",
        "As the system",
        "Light or dark, as the system is",
        "contrast",
        partial(_use_appearance, "system"),
        menu="view/appearance",
        group=3,
        checked=partial(_has_appearance, "system"),
    ),
    Action(
        "view.appearance.light",
        "Light",
        "Light surroundings",
        "sun",
        partial(_use_appearance, "light"),
        menu="view/appearance",
        group=3,
        checked=partial(_has_appearance, "light"),
    ),
    Action(
        "view.appearance.dark",
        "Dark",
        "Dark surroundings; the map stays light",
        "moon",
        partial(_use_appearance, "dark"),
        menu="view/appearance",
        group=3,
        checked=partial(_has_appearance, "dark"),
    ),
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
    *in_each_language("view.language", _TIP, "view/language", 3, run=_speak, checked=_speaks),
)
