"""The one table of options: what is kept from one run to the next, of which type, and how a user is told of it.

Values are plain JSON. A new option is one new line here; the settings dialog shows those that have a label.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cjm_desktop.settings.merging import Merge, by_key, mine_alone, recent_files

__all__ = ["OPTIONS", "Choice", "Option", "OptionType"]

OptionType = Literal["choice", "flag", "number", "text", "list", "mapping"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen, and the message id of what is shown for it; languages show their own names."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that is kept. ``label`` and ``tip`` are message ids; without a label it isn't shown to the user.

    ``merge`` joins what this program sets with what another one has written meanwhile.
    """

    name: str
    label: str = ""
    tip: str = ""
    type: OptionType = "text"
    default: Any = ""
    choices: tuple[Choice, ...] = ()
    merge: Merge = mine_alone

    def suits(self, value: object) -> bool:
        """Whether ``value`` can be kept here."""
        if self.type == "choice":
            return any(choice.value == value for choice in self.choices)
        return _TESTS[self.type](value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _MOST


_MOST = 2**53
_TESTS: dict[str, Callable[[object], bool]] = {
    "flag": lambda value: isinstance(value, bool),
    "number": _is_number,
    "text": lambda value: isinstance(value, str),
    "list": lambda value: isinstance(value, list),
    "mapping": lambda value: isinstance(value, dict),
}

_OWN_NAMES = {"en": "English", "fa": "فارسی", "ar": "العربية", "he": "עברית", "ru": "Русский"}

_TABLE = (
    Option(
        "language",
        "Language",
        "The language of menus and messages; maps have their own",
        type="choice",
        default="auto",
        choices=(
            Choice("auto", "As the system"),
            *(Choice(code, name) for code, name in _OWN_NAMES.items()),
        ),
    ),
    Option(
        "appearance",
        "Appearance",
        "Light or dark windows; the map itself stays as it is",
        type="choice",
        default="system",
        choices=(Choice("system", "As the system"), Choice("light", "Light"), Choice("dark", "Dark")),
    ),
    Option(
        "wheel",
        "Mouse wheel",
        "What turning the wheel over a map does; with Ctrl held it always zooms",
        type="choice",
        default="scroll",
        choices=(Choice("scroll", "Moves the map"), Choice("zoom", "Zooms the map")),
    ),
    Option("author", "Your name", "Stands in new maps as their author"),
    # The theme of the map that was chosen last.
    Option("map_theme"),
    # Keys by action, where the user has changed them: {"edit.undo": ["Ctrl+Z"]}.
    Option("shortcuts", type="mapping", default={}, merge=by_key),
    # Maps opened or saved last, the newest first: [{"path": "…", "time": "2026-11-25T10:00:00"}].
    Option("recent", type="list", default=[], merge=recent_files),
    # The last choices of exports, by format.
    Option("export", type="mapping", default={}, merge=by_key),
    # Where the window was, as the window itself writes it, and its panels; a width of 0 is the usual one.
    Option("window_place"),
    Option("palette_shown", type="flag", default=True),
    Option("palette_width", type="number", default=0),
    Option("side_shown", type="flag", default=True),
    Option("side_width", type="number", default=0),
)

OPTIONS: Mapping[str, Option] = {option.name: option for option in _TABLE}
"""All options by name, in the order in which they are shown."""
