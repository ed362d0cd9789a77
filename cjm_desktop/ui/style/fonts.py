"""The window's font: the shipped families, in an order that suits the language, so that any script shows everywhere.

Sizes are pixels at 100 %; Qt scales them with the screen.
"""

from PySide6.QtGui import QFont

from cjm_desktop.text.fonts import FAMILIES
from cjm_desktop.text.qt_fonts import qt_family, register_fonts
from cjm_desktop.ui.language import language

BODY = 13
SMALL = 12
HEADING = 12
TITLE = 18

_ARABIC_SCRIPT = frozenset({"ar", "fa"})


def interface_font(pixels: int = BODY, *, bold: bool = False) -> QFont:
    """The window's font at that size. Needs an application; hands the shipped fonts to Qt first."""
    register_fonts()
    font = QFont(interface_families())
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def interface_families() -> list[str]:
    """Qt's names of the shipped families; those of the Arabic script first where it is read, for one look of a line."""
    names = [family.name for family in FAMILIES]
    first = "Vazirmatn" if language() in _ARABIC_SCRIPT else names[0]
    return [qt_family(name) for name in sorted(names, key=lambda name: name != first)]
