"""Lays out text with Qt: shaping, bidirectional order and line breaks are Qt's, the fonts are ours.

Text is laid out four times as large as asked, because Qt knows whole pixel sizes only, and every result is divided by
four. This module knows nothing of what the text is for.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QRawFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from cjm_desktop.text.faces import FaceRun, faces
from cjm_desktop.text.itemise import missing
from cjm_desktop.text.paragraphs import Paragraph, baseline_in_line, line_height, prepare
from cjm_desktop.text.qt_block import LaidOut, QtTextBlock
from cjm_desktop.text.qt_fonts import ensure_application, qt_font, register_fonts
from cjm_desktop.text.qt_glyphs import FINE
from cjm_desktop.text.rich import BULLET, Span
from cjm_desktop.text.types import FontKey, TextLine, TextStyle

__all__ = ["QtTextEngine", "bullet_room", "ensure_application", "line_options"]

_REMEMBERED = 20_000
"""So many blocks are kept: a map of ten thousand cards, laid out in two widths."""

_UNBOUNDED = float(1 << 24)
_NARROWEST = 1.0
_WIDEST_INDENT = 1 / 4
"""Of the width, for lines that continue a bulleted one."""


class QtTextEngine:
    """Lays out text with the shipped fonts. Needs a running application (see ``ensure_application``)."""

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        if QGuiApplication.instance() is None:
            raise RuntimeError("QtTextEngine needs a QGuiApplication")
        register_fonts()
        self._block = lru_cache(maxsize=remembered)(_lay_out)

    def layout(
        self, text: str, style: TextStyle, width: float | None = None, spans: tuple[Span, ...] = ()
    ) -> QtTextBlock:
        return self._block(text, style, width, spans)

    def missing(self, text: str) -> str:
        return missing(text)


def _lay_out(text: str, style: TextStyle, width: float | None, spans: tuple[Span, ...]) -> QtTextBlock:
    prepared = prepare(text)
    height, baseline = line_height(style, prepared.tall), baseline_in_line(style, prepared.tall)
    fine_width = _UNBOUNDED if width is None else min(max(width * FINE, _NARROWEST), _UNBOUNDED)
    pieces: list[LaidOut] = []
    lines: list[TextLine] = []
    for paragraph in prepared.paragraphs:
        found = faces(paragraph, style.bold, spans)
        bulleted = paragraph.bulleted
        hang = bullet_room(found[0][2], style, fine_width) if bulleted else 0.0
        piece, broken = _shape(paragraph, found, style, fine_width, hang)
        pieces.append(piece)
        indent = 0.0
        for start, end, line_width in piece.extents(broken, fine_width, hang):
            top = len(lines) * height
            lines.append(
                TextLine(start, end, line_width, top, top + baseline, paragraph.rtl, bulleted, indent)
            )
            indent = hang / FINE
    return QtTextBlock(text, style, spans, tuple(lines), len(lines) * height, prepared.clipped, pieces)


def bullet_room(face: FontKey, style: TextStyle, width: float) -> float:
    """How far lines that continue a bulleted one are indented, in quarters of a unit, like ``width``.

    ``face`` is that of the bullet. There is no indent where it would take too much of the width.
    """
    hang = _advance(face, _pixels(style))
    return hang if hang <= width * _WIDEST_INDENT else 0.0


@cache
def _advance(face: FontKey, pixels: int) -> float:
    """The width of a bullet with its space; whole sixty-fourths, as Qt lays out."""
    font = QRawFont.fromFont(qt_font(face, pixels))
    advances = font.advancesForGlyphIndexes(font.glyphIndexesForString(BULLET))
    return round(sum(point.x() for point in advances) * 64) / 64


def _pixels(style: TextStyle) -> int:
    return max(1, round(style.size * FINE))


def _shape(
    paragraph: Paragraph, runs: Sequence[FaceRun], style: TextStyle, width: float, hang: float
) -> tuple[LaidOut, list[QTextLine]]:
    shown = paragraph.shown
    if not shown:
        return LaidOut(paragraph, [], None), []
    pixels = _pixels(style)
    layout = QTextLayout(shown, qt_font(runs[0][2], pixels))
    layout.setTextOption(line_options(paragraph.rtl))
    # Qt would keep the shaped glyphs, four kilobytes of a card; they are read once, when the block is first drawn.
    layout.setCacheEnabled(False)
    piece = LaidOut(paragraph, runs, layout)
    if len(runs) > 1:
        layout.setFormats(_formats(runs, piece.units, pixels))
    lines: list[QTextLine] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(width - hang, _NARROWEST) if hang and lines else width)
        lines.append(line)
        line = layout.createLine()
    layout.endLayout()
    return piece, lines


def _formats(runs: Sequence[FaceRun], units: Sequence[int], pixels: int) -> list[QTextLayout.FormatRange]:
    formats = []
    for start, end, face in runs:
        piece = QTextLayout.FormatRange()
        piece.start = units[start]
        piece.length = units[end] - units[start]
        piece.format = _format(face, pixels)
        formats.append(piece)
    return formats


@cache
def _format(face: FontKey, pixels: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(qt_font(face, pixels))
    return made


@cache
def line_options(rtl: bool) -> QTextOption:
    """How lines are broken. They start at the left whatever their direction; the drawer aligns them."""
    options = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    options.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    options.setUseDesignMetrics(True)
    return options
