"""Lays out text with Qt: shaping, bidirectional order and line breaks are Qt's, the fonts are ours.

Text is laid out four times as large as asked, because Qt knows whole pixel sizes only, and every result is divided by
four. This module knows nothing of what the text is for.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from cjm_desktop.text.fonts import font_key
from cjm_desktop.text.itemise import FontRun, itemise, missing
from cjm_desktop.text.paragraphs import Paragraph, baseline_in_line, line_height, prepare
from cjm_desktop.text.qt_block import LaidOut, QtTextBlock
from cjm_desktop.text.qt_fonts import ensure_application, qt_font, register_fonts
from cjm_desktop.text.qt_glyphs import FINE
from cjm_desktop.text.types import TextLine, TextStyle

__all__ = ["QtTextEngine", "ensure_application"]

_REMEMBERED = 20_000
"""So many blocks are kept: a map of ten thousand cards, laid out in two widths."""

_UNBOUNDED = float(1 << 24)
_NARROWEST = 1.0


class QtTextEngine:
    """Lays out text with the shipped fonts. Needs a running application (see ``ensure_application``)."""

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        if QGuiApplication.instance() is None:
            raise RuntimeError("QtTextEngine needs a QGuiApplication")
        register_fonts()
        self._block = lru_cache(maxsize=remembered)(_lay_out)

    def layout(self, text: str, style: TextStyle, width: float | None = None) -> QtTextBlock:
        return self._block(text, style, width)

    def missing(self, text: str) -> str:
        return missing(text)


def _lay_out(text: str, style: TextStyle, width: float | None) -> QtTextBlock:
    prepared = prepare(text)
    height, baseline = line_height(style, prepared.tall), baseline_in_line(style, prepared.tall)
    fine_width = _UNBOUNDED if width is None else min(max(width * FINE, _NARROWEST), _UNBOUNDED)
    pieces: list[LaidOut] = []
    lines: list[TextLine] = []
    for paragraph in prepared.paragraphs:
        piece, broken = _shape(paragraph, style, fine_width)
        pieces.append(piece)
        for start, end, line_width in piece.extents(broken, fine_width):
            top = len(lines) * height
            lines.append(TextLine(start, end, line_width, top, top + baseline, paragraph.rtl))
    return QtTextBlock(text, style, tuple(lines), len(lines) * height, prepared.clipped, pieces)


def _shape(paragraph: Paragraph, style: TextStyle, width: float) -> tuple[LaidOut, list[QTextLine]]:
    shown = paragraph.shown
    if not shown:
        return LaidOut(paragraph, [], None), []
    runs = itemise(shown)
    pixels = max(1, round(style.size * FINE))
    layout = QTextLayout(shown, qt_font(font_key(runs[0][2], style.bold), pixels))
    layout.setTextOption(_options(paragraph.rtl))
    layout.setCacheEnabled(True)
    piece = LaidOut(paragraph, runs, layout)
    if len(runs) > 1:
        layout.setFormats(_formats(runs, piece.units, style.bold, pixels))
    lines: list[QTextLine] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        lines.append(line)
        line = layout.createLine()
    layout.endLayout()
    return piece, lines


def _formats(
    runs: Sequence[FontRun], units: Sequence[int], bold: bool, pixels: int
) -> list[QTextLayout.FormatRange]:
    formats = []
    for start, end, family in runs:
        piece = QTextLayout.FormatRange()
        piece.start = units[start]
        piece.length = units[end] - units[start]
        piece.format = _format(family, bold, pixels)
        formats.append(piece)
    return formats


@cache
def _format(family: str, bold: bool, pixels: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(qt_font(font_key(family, bold), pixels))
    return made


@cache
def _options(rtl: bool) -> QTextOption:
    """Lines start at the left whatever their direction; the drawer aligns them."""
    options = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    options.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    options.setUseDesignMetrics(True)
    return options
