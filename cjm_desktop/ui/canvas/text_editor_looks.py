"""The looks of what the text editor shows: fonts, links, the selection, and the marks of an input method.

Made anew only where they differ, since every keystroke asks for them. Knows no document and no layout.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from cjm_desktop.text.faces import FaceRun
from cjm_desktop.text.qt_fonts import qt_font
from cjm_desktop.text.qt_glyphs import FINE
from cjm_desktop.text.rich import Span
from cjm_desktop.text.types import FontKey, TextStyle
from cjm_desktop.ui.canvas.text_editor_document import characters, units
from cjm_desktop.ui.canvas.text_editor_request import EditRequest

_SELECTION, _SELECTION_ON_DARK = QColor(0x2D, 0x78, 0xE0, 96), QColor(255, 255, 255, 64)

_Range = QTextLayout.FormatRange


def formats(
    text: str,
    runs: Sequence[FaceRun],
    spans: Sequence[Span],
    marks: Sequence[_Range],
    request: EditRequest,
) -> list[_Range]:
    """Fonts and looks of all of ``text``; what is being composed keeps the marks of the input method."""
    links = [span for span in spans if span.link]
    faces_at = {start: face for start, _, face in runs}
    link_at = {place: is_link for link in links for place, is_link in ((link.end, False), (link.start, True))}
    mark_at: dict[int, _Range | None] = {}
    for mark in marks:
        mark_at.setdefault(characters(text, mark.start + mark.length), None)
        mark_at[characters(text, mark.start)] = mark
    face, is_link, mark_here = runs[0][2] if runs else None, False, None
    formats = []
    at = 0
    for start, end in pairwise(sorted({*faces_at, *link_at, *mark_at, len(text)})):
        face, is_link = faces_at.get(start, face), link_at.get(start, is_link)
        mark_here = mark_at.get(start, mark_here)
        made = _Range()
        made.start, made.length = at, units(text[start:end])
        made.format = _look(face, request.style, (request.link_colour or request.colour) if is_link else "")
        if mark_here is not None:
            made.format = _marked(made.format, mark_here.format)
        formats.append(made)
        at += made.length
    return formats


def _marked(look: QTextCharFormat, mark: QTextCharFormat) -> QTextCharFormat:
    """``look`` with the underline and the colours of an input method's mark."""
    made = QTextCharFormat(look)
    if mark.underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline:
        made.setUnderlineStyle(mark.underlineStyle())
    if mark.background().style() != Qt.BrushStyle.NoBrush:
        made.setBackground(mark.background())
    if mark.foreground().style() != Qt.BrushStyle.NoBrush:
        made.setForeground(mark.foreground())
    return made


def moved(span: Span, at: int, length: int) -> Span:
    """The span in a text into which ``length`` characters have been put at ``at``."""
    start = span.start + length if span.start >= at else span.start
    end = span.end + length if span.end > at else span.end
    return Span(start, end, span.bold, span.link)


def font(face: FontKey, style: TextStyle) -> QFont:
    return qt_font(face, max(1, round(style.size * FINE)))


@cache
def _look(face: FontKey, style: TextStyle, link_colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(face, style))
    if link_colour:
        made.setFontUnderline(True)
        made.setForeground(QColor(link_colour))
    return made


@cache
def selected_look(on_dark: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(_SELECTION_ON_DARK if on_dark else _SELECTION)
    return made
