"""Which Latin key of the keyboard was meant when another script is being typed. Pure tables; knows no window.

The key itself is told by where it lies: systems number the keys of a keyboard, whatever stands on them. Where no
number is known, the letter tells it, by the usual layouts of our users.
"""

import sys
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

__all__ = ["is_of_another_script", "latin_key", "letter_behind_sign"]

_ROWS = ("1234567890-=", "QWERTYUIOP[]", "ASDFGHJKL;'`", "\\ZXCVBNM,./")
"""The four rows of a Latin keyboard, in the order in which systems of the PC family number them."""

# What the same rows give in the layouts of Windows and of X11; a space stands for a key without a letter of its own.
_LAYOUTS = {
    "russian": ("1234567890-=", "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭЁ", "\\ЯЧСМИТЬБЮ."),
    "hebrew": ("1234567890-=", "/'קראטוןםפ][", "שדגכעיחלךף,;", "\\זסבהנמצתץ."),
    "arabic": ("1234567890-=", "ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "\\ئءؤر ىةوزظ"),
    "persian": ("۱۲۳۴۵۶۷۸۹۰-=", "ضصثقفغعهخحجچ", "شسیبلاتنمکگ ", "\\ظطزرذدپو./"),
}

_PC = {
    code: key
    for start, row in zip((2, 16, 30, 43), _ROWS, strict=True)
    for code, key in enumerate(row, start)
}
"""Latin keys by the numbers that PC keyboards send."""

_MAC = {
    0: "A", 1: "S", 2: "D", 3: "F", 4: "H", 5: "G", 6: "Z", 7: "X", 8: "C", 9: "V", 11: "B", 12: "Q", 13: "W",
    14: "E", 15: "R", 16: "Y", 17: "T", 18: "1", 19: "2", 20: "3", 21: "4", 22: "6", 23: "5", 24: "=", 25: "9",
    26: "7", 27: "-", 28: "8", 29: "0", 30: "]", 31: "O", 32: "U", 33: "[", 34: "I", 35: "P", 37: "L", 38: "J",
    39: "'", 40: "K", 41: ";", 42: "\\", 43: ",", 44: "/", 45: "N", 46: "M", 47: ".", 50: "`",
}  # fmt: skip
"""Latin keys by the numbers of macOS."""

_X11_OFFSET = 8
"""X11 and Wayland count the same keys from here on."""
_FIRST_NAMED = 0x01000000
"""From here on Qt's numbers mean keys without a letter: arrows, F1, …"""
_LAST_LATIN = 0x7F


def latin_key(event: QKeyEvent, platform: str = sys.platform) -> Qt.Key | None:
    """The Latin key (``Key_C``) where ``event`` was typed; ``None`` if it is one already, or none is known."""
    key = event.key()
    if not _LAST_LATIN < key < _FIRST_NAMED:
        return None
    found = _by_place(event, platform) or _LETTERS.get(chr(key).upper()) or _digit(chr(key))
    return Qt.Key(ord(found)) if found else None


def letter_behind_sign(event: QKeyEvent, platform: str = sys.platform) -> Qt.Key | None:
    """The Latin letter of the key on which a sign was typed, as ``~`` on the Z of Arabic keyboards with Shift; ``None``
    where there is none. Means something only while another script is being typed."""
    if not 0 < event.key() <= _LAST_LATIN or chr(event.key()).isalnum():
        return None
    found = _by_place(event, platform)
    return Qt.Key(ord(found)) if found and found.isalpha() else None


def is_of_another_script(event: QKeyEvent) -> bool | None:
    """Whether the key shows that another script is being typed; ``None`` if it doesn't say, like digits and signs."""
    key = event.key()
    if key > _LAST_LATIN:
        return True if key < _FIRST_NAMED and chr(key).upper() in _LETTERS else None
    return False if chr(key).isalpha() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier else None


def _by_place(event: QKeyEvent, platform: str) -> str | None:
    if platform == "darwin":
        # Letters A has the number 0, which is also what an event without a number says.
        return _MAC.get(event.nativeVirtualKey()) if event.nativeVirtualKey() else None
    code = event.nativeScanCode()
    return _PC.get(code if platform == "win32" else code - _X11_OFFSET)


def _letters() -> dict[str, str]:
    """Latin keys by the letters of all layouts. Where two layouts have a letter in different places, a place that
    gives a Latin letter counts more than one that gives a sign: commands are on letters."""
    found: dict[str, str] = {}
    for rows in _LAYOUTS.values():
        for row, latin_row in zip(rows, _ROWS, strict=True):
            for letter, latin in zip(row, latin_row, strict=True):
                if ord(letter) > _LAST_LATIN and (letter not in found or not found[letter].isalpha()):
                    found[letter] = latin
    return found


def _digit(letter: str) -> str | None:
    """The Western digit of any other one."""
    value = unicodedata.digit(letter, None)
    return None if value is None else str(value)


_LETTERS = _letters()
