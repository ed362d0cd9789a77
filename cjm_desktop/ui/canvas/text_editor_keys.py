"""What a key press means to the text editor, whatever keyboard layout is active. Knows no text."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cjm_desktop.ui.actions.latin_keys import latin_key

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_Standard = QKeySequence.StandardKey

_TWOS = frozenset({_Key.Key_2, _Key.Key_At, _Key.Key_QuoteDbl, 0x06F2, 0x0662, 0x066C})


class Command(Enum):
    """Keys that mean something special in a card; all others type, move and delete as everywhere."""

    NEXT = auto()
    FORWARD = auto()
    BACK = auto()
    CLOSE = auto()
    DROP = auto()
    BREAK = auto()
    BOLD = auto()
    JOINER = auto()
    SHIFT_SPACE = auto()
    UNDO = auto()
    REDO = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    SELECT_ALL = auto()


_STANDARD = {
    _Standard.Undo: Command.UNDO,
    _Standard.Redo: Command.REDO,
    _Standard.Cut: Command.CUT,
    _Standard.Copy: Command.COPY,
    _Standard.Paste: Command.PASTE,
    _Standard.SelectAll: Command.SELECT_ALL,
}

_PLAIN: dict[int, Command] = {
    _Key.Key_Return: Command.NEXT,
    _Key.Key_Enter: Command.NEXT,
    _Key.Key_Tab: Command.FORWARD,
    _Key.Key_Backtab: Command.BACK,
    _Key.Key_Escape: Command.DROP,
}

_SHIFTED: dict[int, Command] = {
    _Key.Key_Return: Command.BREAK,
    _Key.Key_Enter: Command.BREAK,
    _Key.Key_Tab: Command.BACK,
    _Key.Key_Backtab: Command.BACK,
    _Key.Key_Space: Command.SHIFT_SPACE,
}

_WITH_CTRL: dict[int, Command] = {
    _Key.Key_Return: Command.CLOSE,
    _Key.Key_Enter: Command.CLOSE,
    _Key.Key_A: Command.SELECT_ALL,
    _Key.Key_B: Command.BOLD,
    _Key.Key_C: Command.COPY,
    _Key.Key_V: Command.PASTE,
    _Key.Key_X: Command.CUT,
    _Key.Key_Y: Command.REDO,
    _Key.Key_Z: Command.UNDO,
}

_MOVES = frozenset(
    {
        _Key.Key_Left,
        _Key.Key_Right,
        _Key.Key_Up,
        _Key.Key_Down,
        _Key.Key_Home,
        _Key.Key_End,
        _Key.Key_PageUp,
        _Key.Key_PageDown,
        _Key.Key_Backspace,
        _Key.Key_Delete,
    }
)


def command(event: QKeyEvent) -> Command | None:
    """The special meaning of a key press, if it has any."""
    modifiers = event.modifiers() & ~_Modifier.KeypadModifier & ~_Modifier.GroupSwitchModifier
    key = latin_key(event) or event.key()
    if modifiers == _Modifier.NoModifier:
        return _PLAIN.get(key)
    if modifiers == _Modifier.ShiftModifier and key in _SHIFTED:
        # A layout may have a character of its own there: then that is typed.
        return _SHIFTED[key] if key != _Key.Key_Space or event.text() in ("", " ") else None
    if modifiers == _Modifier.ControlModifier and key in _WITH_CTRL:
        return _WITH_CTRL[key]
    if modifiers == _Modifier.ControlModifier | _Modifier.ShiftModifier:
        if key in _TWOS:
            return Command.JOINER
        if key == _Key.Key_Z:
            return Command.REDO
    return next((meant for standard, meant in _STANDARD.items() if event.matches(standard)), None)


def types_or_moves(event: QKeyEvent) -> bool:
    """Whether a key press is one of typing, moving or deleting, which no shortcut of the window may take."""
    if event.key() in _MOVES:
        return not event.modifiers() & (_Modifier.AltModifier | _Modifier.MetaModifier)
    control = event.modifiers() & (_Modifier.ControlModifier | _Modifier.MetaModifier)
    alt = event.modifiers() & _Modifier.AltModifier
    if bool(control) != bool(alt):  # both together are AltGr, which types
        return False
    return event.text().isprintable() and bool(event.text())
