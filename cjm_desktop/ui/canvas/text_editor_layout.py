"""Lays out the document of the text editor exactly as the text engine lays out the drawn card.

Same fonts, sizes, line breaks and places, four times as large (see ``text.qt_engine``), while Qt keeps what it is good
at: the text, its caret, its selection and its history. Knows no keys, no widget and no map.
"""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
)

from cjm_desktop.text.direction import starts_rtl
from cjm_desktop.text.faces import faces
from cjm_desktop.text.fonts import DEFAULT_FAMILY, font_key
from cjm_desktop.text.paragraphs import Paragraph, baseline_in_line, line_height, prepare
from cjm_desktop.text.qt_block import QtTextBlock
from cjm_desktop.text.qt_engine import QtTextEngine, bullet_room, line_options
from cjm_desktop.text.qt_glyphs import FINE
from cjm_desktop.text.rich import BULLET, Rich, Span
from cjm_desktop.text.types import TextLine
from cjm_desktop.theme.contrast import luminance
from cjm_desktop.ui.canvas.text_editor_document import block_spans, blocks, characters, units
from cjm_desktop.ui.canvas.text_editor_looks import font, formats, moved, selected_look
from cjm_desktop.ui.canvas.text_editor_request import NOTHING, EditRequest

_FAINT = 0.5
"""How much of its colour a placeholder has."""
_CARET_ABOVE, _CARET_BELOW = 0.95, 0.28
"""How far the caret reaches above and below the baseline, in sizes."""

_WANTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)

_Range = QTextLayout.FormatRange
_Context = QAbstractTextDocumentLayout.PaintContext


class EngineLayout(QAbstractTextDocumentLayout):
    """The layout of one document. Its own unit is a quarter of a map unit (``FINE``).

    Every line stands where the engine would put it. Nothing here raises: Qt calls it in the middle of an edit.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._request = NOTHING
        self._width = 1.0
        self._line = self._baseline = 1.0
        self._size = QSizeF()
        self._scale = 1.0
        self._engine = QtTextEngine(remembered=4)

    # What it is told

    def show_like(self, request: EditRequest) -> None:
        """From now on text looks as ``request`` wants; the document is laid out anew."""
        self._request = request
        self._line = 0.0
        self.document().setDefaultFont(font(font_key(DEFAULT_FAMILY, request.style.bold), request.style))
        self._lay_out(0, 0)

    def set_room(self, width: float, scale: float) -> None:
        """Lines are at most ``width`` map units wide, and one unit is ``scale`` pixels (for the caret)."""
        self._scale = scale
        fine = max(round(width * 64) / 64, 0.25) * FINE
        if fine != self._width:
            self._width, self._line = fine, 0.0
            self._lay_out(0, 0)

    @property
    def height(self) -> float:
        """What the text needs, in map units."""
        return self._size.height() / FINE

    # Laying out

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        self._lay_out(start, start + added)

    def _lay_out(self, first: int, last: int) -> None:
        """Breaks the blocks with characters between ``first`` and ``last`` anew, and puts all in their places."""
        style = self._request.style
        tall = prepare("\n".join(_shown(block) for block in blocks(self.document()))).tall
        height = line_height(style, tall) * FINE
        anew = height != self._line
        self._line, self._baseline = height, baseline_in_line(style, tall) * FINE
        top = 0.0
        for block in blocks(self.document()):
            layout = block.layout()
            touched = block.position() <= last and first <= block.position() + block.length()
            if anew or touched or not layout.lineCount():
                self._break(block, layout)
            layout.setPosition(QPointF(0.0, top))
            top += layout.lineCount() * height
        size = QSizeF(self._width, top)
        if size != self._size:
            self._size = size
            self.documentSizeChanged.emit(size)
        self.update.emit()

    def _break(self, block: QTextBlock, layout: QTextLayout) -> None:
        text, style = _shown(block), self._request.style
        rtl = starts_rtl(text) if _has_words(text) else self._reads_rtl(block)
        paragraph = Paragraph(0, len(text), text, range(len(text) + 1), rtl)
        spans, marks = self._looks(block, layout)
        faces_found = faces(paragraph, style.bold, spans)
        layout.setFormats(formats(text, faces_found, spans, marks, self._request))
        layout.setTextOption(line_options(rtl))
        hang = bullet_room(faces_found[0][2], style, self._width) if paragraph.bulleted else 0.0
        lines = self._lines(layout, hang)
        drawn = lines
        if (bare := text.rstrip()) != text:
            # The card has no spaces at the end of a paragraph: there they hang out of the box.
            without = QTextLayout(bare, self.document().defaultFont())
            without.setTextOption(layout.textOption())
            without.setFormats(layout.formats())
            drawn = self._lines(without, hang)
        for number, line in enumerate(lines):
            like = drawn[min(number, len(drawn) - 1)]
            self._put(line, like, number, paragraph, hang if number else 0.0)

    def _reads_rtl(self, block: QTextBlock) -> bool:
        """How a line without words is read: a bullet like the list before it, anything else like the map."""
        before = block.previous()
        while block.text() == BULLET and before.isValid() and before.text().startswith(BULLET):
            if _has_words(before.text()):
                return starts_rtl(before.text())
            before = before.previous()
        return self._request.rtl_map

    def _lines(self, layout: QTextLayout, hang: float) -> list[QTextLine]:
        """Breaks a paragraph into lines, as the engine does."""
        lines: list[QTextLine] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(self._width - hang, 1.0) if hang and lines else self._width)
            lines.append(line)
        layout.endLayout()
        return lines

    def _put(
        self, line: QTextLine, like: QTextLine, number: int, paragraph: Paragraph, indent: float
    ) -> None:
        """Puts a line where the engine would put ``like``, which has no spaces at its end."""
        width = like.naturalTextWidth()
        if width > self._width - indent:  # as in ``qt_block``
            width = like.horizontalAdvance()
        drawn = TextLine(0, 0, width, 0.0, 0.0, paragraph.rtl, paragraph.bulleted, indent)
        left = drawn.left(self._request.align, self._width)
        if line is not like:
            end = like.textStart() + like.textLength()
            left -= _leftmost(line, end) - _leftmost(like, end)
        line.setPosition(QPointF(left, number * self._line + self._baseline - line.ascent()))

    def _looks(self, block: QTextBlock, layout: QTextLayout) -> tuple[tuple[Span, ...], list[_Range]]:
        """What of the block's text is bold or a link, and the marks of an input method in what is being composed."""
        found = Rich(block.text(), tuple(block_spans(block))).spans if self._request.rich else ()
        composed = layout.preeditAreaText()
        if not composed:
            return found, []
        first = layout.preeditAreaPosition()
        at, last = characters(block.text(), first), first + units(composed)
        marks = [each for each in layout.formats() if first <= each.start < each.start + each.length <= last]
        return tuple(moved(span, at, len(composed)) for span in found), marks

    # What Qt asks

    def pageCount(self) -> int:
        return 1

    def documentSize(self) -> QSizeF:
        return self._size

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(), self._size)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        layout = block.layout()
        return QRectF(layout.position(), QSizeF(self._width, layout.lineCount() * self._line))

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]
        inside = self.frameBoundingRect(self.document().rootFrame()).contains(point)
        if accuracy == Qt.HitTestAccuracy.ExactHit and not inside:
            return -1
        block = self._block_at(point.y())
        layout = block.layout()
        number = int((point.y() - layout.position().y()) // self._line)
        line = layout.lineAt(min(max(number, 0), layout.lineCount() - 1))
        return block.position() + int(line.xToCursor(point.x()))

    def _block_at(self, y: float) -> QTextBlock:
        for block in blocks(self.document()):
            layout = block.layout()
            if y < layout.position().y() + layout.lineCount() * self._line:
                return block
        return self.document().lastBlock()

    # Drawing

    def draw(self, painter: QPainter, context: _Context) -> None:
        request = self._request
        painter.setPen(QColor(request.colour))
        self._draw_placeholder(painter)
        for block in blocks(self.document()):
            area = self.blockBoundingRect(block)
            if not context.clip.isValid() or context.clip.intersects(
                area.adjusted(0, -area.height(), 0, area.height())
            ):
                block.layout().draw(painter, QPointF(), self._selections(block, context), QRectF())
        self._draw_caret(painter, context.cursorPosition)

    def _draw_placeholder(self, painter: QPainter) -> None:
        request, block = self._request, self._placeholder()
        if block is None:
            return
        colour = QColor(request.colour)
        colour.setAlphaF(_FAINT)
        painter.save()
        painter.scale(FINE, FINE)
        block.draw(painter, 0, 0, self._width / FINE, request.align, colour)
        painter.restore()

    def _placeholder(self) -> QtTextBlock | None:
        """What is shown while there is no text; nothing as soon as there is some."""
        request, document = self._request, self.document()
        if not request.placeholder or document.blockCount() > 1 or _shown(document.firstBlock()):
            return None
        return self._engine.layout(request.placeholder, request.style, self._width / FINE)

    def _selections(self, block: QTextBlock, context: _Context) -> list[_Range]:
        found = []
        for selection in context.selections:
            start = max(selection.cursor.selectionStart() - block.position(), 0)
            end = min(selection.cursor.selectionEnd() - block.position(), block.length())
            if start < end:
                piece = _Range()
                piece.start, piece.length = start, end - start
                piece.format = selected_look(luminance(self._request.background) < 0.2)
                found.append(piece)
        return found

    def _draw_caret(self, painter: QPainter, position: int) -> None:
        """``position`` as Qt tells it: -1 for no caret, below that a place within a composition."""
        caret = self.caret(position)
        if caret is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(caret, QColor(self._request.colour))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def caret(self, position: int) -> QRectF | None:
        """Where the caret at ``position`` is drawn: always within the text's box, also after spaces that hang out."""
        block = self._block_of(position)
        layout = block.layout() if block.isValid() else None
        if layout is None or not layout.lineCount():
            return None
        place = position - block.position()
        if position < -1:
            place = layout.preeditAreaPosition() - (position + 2)
        elif layout.preeditAreaText() and place > layout.preeditAreaPosition():
            place += units(layout.preeditAreaText())
        line = layout.lineForTextPosition(place)
        if not line.isValid():
            return None
        size = self._request.style.size * FINE
        pixel = FINE / self._scale
        width = pixel * min(max(round(1.5 * self._scale), 1), 3)
        x = min(max(self._caret_x(line, place) - width / 2, -width), self._width)
        y = layout.position().y() + line.y() + line.ascent() - _CARET_ABOVE * size
        return QRectF(x, y, width, (_CARET_ABOVE + _CARET_BELOW) * size)

    def _caret_x(self, line: QTextLine, place: int) -> float:
        """In the middle of a box the caret would stand in a word of the placeholder: it stands at that one's start."""
        placeholder = self._placeholder() if self._request.align == "centre" else None
        if placeholder is not None:
            first = placeholder.lines[0]
            left = first.left("centre", self._width / FINE)
            return (left + first.width if first.rtl else left) * FINE
        found: Any = line.cursorToX(place)
        return float(found[0])

    def _block_of(self, position: int) -> QTextBlock:
        if position >= -1:
            return self.document().findBlock(position)
        composed = (block for block in blocks(self.document()) if block.layout().preeditAreaText())
        return next(composed, QTextBlock())


def _has_words(text: str) -> bool:
    return bool(text.removeprefix(BULLET).strip())


def _leftmost(line: QTextLine, end: int) -> float:
    """How far right of the line's left edge the first glyph stands of those before the UTF-16 unit ``end``."""
    edges = [
        place.x()
        for run in line.glyphRuns(-1, -1, _WANTED)
        for place, index in zip(run.positions(), run.stringIndexes(), strict=True)
        if index < end
    ]
    return min(edges, default=line.x()) - line.x()


def _shown(block: QTextBlock) -> str:
    """The block's text with what is being composed in it."""
    text, layout = block.text(), block.layout()
    composed = layout.preeditAreaText()
    if not composed:
        return text
    at = characters(text, layout.preeditAreaPosition())
    return text[:at] + composed + text[at:]
