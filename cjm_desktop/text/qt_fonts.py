"""Makes the shipped fonts known to Qt, under names that no font of the system can have.

A system may have its own Noto Sans, of another version and with other widths. So each file is handed to Qt from
memory, its family renamed, and every machine lays out with the shipped file. This module knows no text.
"""

import os
import struct
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from cjm_desktop.resources import resource_path
from cjm_desktop.text.fonts import FAMILIES, font_file
from cjm_desktop.text.types import FontKey

_OWN = "Qj"
"""Takes the place of the first two letters in each name within a font: the names keep their length."""

_NAMES_OF_A_FONT = (1, 4, 6, 16)  # family, full name, PostScript name, typographic family

_application: list[QGuiApplication] = []


def ensure_application() -> QGuiApplication:
    """The running Qt application; if there is none, a new one that needs no display and scans no system fonts."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("FONTCONFIG_FILE", str(resource_path("fonts", "no-system-fonts.conf")))
    created = QGuiApplication(["cjm-desktop", "-platform", "offscreen"])
    _application.append(created)  # Qt ends the application when Python forgets it
    return created


def qt_family(name: str) -> str:
    """The name under which Qt knows the shipped family ``name``."""
    return _OWN + name[len(_OWN) :]


def register_fonts() -> None:
    """Hands all shipped fonts to Qt, once. Needs an application."""
    if QFontDatabase.hasFamily(qt_family(FAMILIES[0].name)):
        return
    for family in FAMILIES:
        for bold in (False, True) if family.bold else (False,):
            data = font_file(FontKey(family.name, bold)).read_bytes()
            QFontDatabase.addApplicationFontFromData(_renamed(data, family.name))


@cache
def qt_font(key: FontKey, pixels: int) -> QFont:
    """The font of ``key`` at a whole number of pixels, unhinted, never mixed with other fonts. Don't change it."""
    font = QFont(qt_family(key.family))
    font.setPixelSize(pixels)
    font.setBold(key.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.PreferOutline)
    return font


def _renamed(data: bytes, family: str) -> bytes:
    """The same TrueType font with its own two letters at the start of its names."""
    changed = bytearray(data)
    start = _table(data, b"name")
    count, strings = struct.unpack_from(">HH", data, start + 2)
    for index in range(count):
        record = struct.unpack_from(">6H", data, start + 6 + 12 * index)
        platform, name, length, offset = record[0], record[3], record[4], record[5]
        coding = "latin-1" if platform == 1 else "utf-16-be"
        place = start + strings + offset
        text = data[place : place + length].decode(coding)
        if name in _NAMES_OF_A_FONT and text[:2] in (family[:2], _OWN):
            letters = _OWN.encode(coding)
            changed[place : place + len(letters)] = letters
    return bytes(changed)


def _table(data: bytes, tag: bytes) -> int:
    """Where the table ``tag`` of a TrueType font starts."""
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        found, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if found == tag:
            return int(offset)
    raise ValueError("not a TrueType font")
