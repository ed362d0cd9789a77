"""The keys of actions: those of the table, with what the user has changed. Knows no window.

Keys are Qt's portable names (``Ctrl+Shift+S``). What the user has changed is kept in the settings as a mapping from
an action's id to its keys; actions that aren't in it have those of the table.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

from cjm_desktop.settings.store import Settings
from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.registry import actions

__all__ = ["Shortcuts", "conflicts", "shown_key", "shown_keys", "tip_with_key"]

_OPTION = "shortcuts"


class Shortcuts:
    """The keys in force. Every change is kept at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys that run an action; the first is the one that menus show."""
        own = self._own().get(action.id)
        return action.keys if own is None else tuple(own)

    def is_changed(self, action: Action) -> bool:
        """Whether the user gave it other keys than the table does."""
        return self.keys(action) != action.keys

    def change(self, action: Action, keys: Iterable[str]) -> None:
        """Gives an action these keys instead of the ones it has."""
        own, wanted = dict(self._own()), [_portable(key) for key in keys if key]
        if tuple(wanted) == action.keys:
            own.pop(action.id, None)
        else:
            own[action.id] = wanted
        self._settings.set(_OPTION, own)

    def take_away(self, key: str, others_than: Action) -> None:
        """Leaves ``key`` to one action alone: the others that it would get in the way of lose it."""
        for action in conflicts(key, others_than, self):
            self.change(action, [one for one in self.keys(action) if one != _portable(key)])

    def reset(self, action: Action) -> None:
        """Gives an action the keys of the table again."""
        self.change(action, action.keys)

    def reset_all(self) -> None:
        """Gives all actions the keys of the table again."""
        self._settings.set(_OPTION, {})

    def _own(self) -> Mapping[str, list[str]]:
        kept = self._settings.get(_OPTION)
        if not isinstance(kept, Mapping):
            return {}
        return {
            str(name): [str(key) for key in keys] for name, keys in kept.items() if isinstance(keys, list)
        }


def conflicts(key: str, action: Action, shortcuts: Shortcuts) -> list[Action]:
    """Other actions that the same key would run: keys of the canvas and of the window get in each other's way."""
    wanted = _portable(key)
    return [
        other
        for other in actions()
        if other.id != action.id and wanted in map(_portable, shortcuts.keys(other))
    ]


def shown_key(key: str) -> str:
    """A key as this system writes it, for instance ``⌘C`` or ``Ctrl+C``, kept together and in its own order also within
    a right-to-left sentence."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    return f"\u2066{sequence.toString(QKeySequence.SequenceFormat.NativeText)}\u2069"


def shown_keys(keys: Iterable[str]) -> str:
    """Several keys side by side."""
    return "   ".join(map(shown_key, keys))


def tip_with_key(tip: str, keys: tuple[str, ...]) -> str:
    """A tooltip with the key that does the same."""
    return f"{tip} ({shown_key(keys[0])})" if keys else tip


def _portable(key: str) -> str:
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)
