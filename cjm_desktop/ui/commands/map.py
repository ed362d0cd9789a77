"""The map as a whole: its language and its direction."""

from typing import TYPE_CHECKING

from cjm_desktop.edit.operations import change_map
from cjm_desktop.model.records import Direction
from cjm_desktop.ui.actions.conditions import can_edit
from cjm_desktop.ui.actions.switches import Switch, in_each_language, switches
from cjm_desktop.ui.language import say

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _language_of_map(tag: str, window: "EditorWindow") -> None:
    window.map.edit(say("Change language"), change_map, language=tag)


def _is_language_of_map(tag: str, window: "EditorWindow") -> bool:
    return window.open_map is not None and window.open_map.document.language.split("-")[0] == tag


def _direction(direction: Direction, window: "EditorWindow") -> None:
    window.map.edit(say("Change direction"), change_map, direction=direction)


def _has_direction(direction: Direction, window: "EditorWindow") -> bool:
    return window.open_map is not None and window.open_map.document.direction == direction


_DIRECTIONS: tuple[Switch[Direction], ...] = (
    Switch(
        "map.direction.auto",
        "By its language",
        "The map runs the way its language is written",
        "language",
        "auto",
    ),
    Switch("map.direction.ltr", "From left to right", "The journey starts at the left", "ltr", "ltr"),
    Switch("map.direction.rtl", "From right to left", "The journey starts at the right", "rtl", "rtl"),
)

_TIP = "Use this language for the words, numbers and dates that the map adds by itself"
"""A message id."""

ACTIONS = (
    *switches(
        "map/language",
        9,
        in_each_language("map.language", _TIP),
        run=_language_of_map,
        checked=_is_language_of_map,
        enabled=can_edit,
    ),
    *switches("map/direction", 9, _DIRECTIONS, run=_direction, checked=_has_direction, enabled=can_edit),
)
