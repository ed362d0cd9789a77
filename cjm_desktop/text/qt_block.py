"""A block of text that Qt has laid out: its lines at once, its glyphs when somebody draws or exports it.

Qt counts UTF-16 units and four-fold sizes; what leaves this module counts Python characters and map units.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QRawFont, QTextLayout, QTextLine

from cjm_desktop.text.faces import FaceRun
from cjm_desktop.text.links import LinkPlace, link_places, underline
from cjm_desktop.text.paragraphs import Paragraph
from cjm_desktop.text.qt_fonts import qt_font
from cjm_desktop.text.qt_glyphs import FINE, QtLine, read_line
from cjm_desktop.text.rich import Span
from cjm_desktop.text.types import Align, GlyphRun, TextLine, TextStyle

_WANTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


class LaidOut:
    """One paragraph, the fonts of what it shows, and its Qt layout (``None`` if it shows nothing).

    ``units`` has the UTF-16 index of each shown character and of the end, ``characters`` the way back.
    """

    def __init__(self, paragraph: Paragraph, runs: Sequence[FaceRun], layout: QTextLayout | None) -> None:
        self.paragraph = paragraph
        self.runs = runs
        self.layout = layout
        self.units, self.characters = _utf16(paragraph.shown)

    def extents(
        self, lines: Sequence[QTextLine], room: float, hang: float = 0.0
    ) -> Iterator[tuple[int, int, float]]:
        """For each of the layout's ``lines`` its first character, the next line's, and its width.

        Spaces that hang at the end of a line belong to it. Lines were broken for ``room`` quarters of a unit, all but
        the first for ``hang`` less. Qt's natural width counts how far the last letter reaches beyond its advance, and
        may take that of a letter on the next line; where the sum is more than the room, the advances alone are the
        width.
        """
        paragraph = self.paragraph
        if not lines:
            yield paragraph.start, paragraph.end, 0.0
            return
        starts = [paragraph.places[self.characters[line.textStart()]] for line in lines]
        starts[0] = paragraph.start
        for line, start, end in zip(lines, starts, [*starts[1:], paragraph.end], strict=True):
            width = line.naturalTextWidth()
            yield start, end, (width if width <= room else line.horizontalAdvance()) / FINE
            if line is lines[0]:
                room -= hang

    def lines(self) -> Iterator[QtLine]:
        """Each line with Qt's glyph runs, positions counted from the left end of its baseline."""
        layout = self.layout
        if layout is None:
            yield QtLine(0, 0, [])
            return
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            line.setPosition(QPointF(0.0, -line.ascent()))
            start = self.characters[line.textStart()]
            end = self.characters[line.textStart() + line.textLength()]
            visible = start + len(self.paragraph.shown[start:end].rstrip())
            yield QtLine(start, visible, line.glyphRuns(-1, -1, _WANTED))


class QtTextBlock:
    """Fulfils ``TextBlock``. ``clipped`` says that the text is too long and ends with an ellipsis."""

    def __init__(
        self,
        text: str,
        style: TextStyle,
        spans: tuple[Span, ...],
        lines: tuple[TextLine, ...],
        height: float,
        clipped: bool,
        pieces: Sequence[LaidOut],
    ) -> None:
        self.text = text
        self.style = style
        self.spans = spans
        self.lines = lines
        self.width = max(line.width + line.indent for line in lines)
        self.height = height
        self.clipped = clipped
        self._pieces = pieces
        self._links = tuple(span for span in spans if span.link) if spans else ()

    def runs(self) -> tuple[tuple[GlyphRun, ...], ...]:
        """For each line its glyph runs from left to right. Read anew each time, so keep them as long as needed."""
        found = iter(self._glyphs)
        return tuple(
            read_line(next(found), piece.paragraph, piece.characters, piece.runs, self.style, self._links)
            for piece in self._pieces
            for _ in range(piece.layout.lineCount() if piece.layout else 1)
        )

    def draw(
        self,
        painter: QPainter,
        x: float,
        y: float,
        width: float,
        align: Align,
        colour: QColor,
        link_colour: QColor | None = None,
    ) -> None:
        """Draws the block with its top left corner at ``x``, ``y``, its lines aligned within ``width`` (map units).

        Links are underlined, and of ``link_colour`` if there is one.
        """
        painter.save()
        painter.scale(1 / FINE, 1 / FINE)
        painter.setPen(colour)
        if self._links:
            self._draw_linked(painter, x, y, width, align, link_colour or colour)
        else:
            for line, laid_out in zip(self.lines, self._glyphs, strict=True):
                origin = QPointF((x + line.left(align, width)) * FINE, (y + line.baseline) * FINE)
                for run in laid_out.glyph_runs:
                    painter.drawGlyphRun(origin, run)
        painter.restore()

    def _draw_linked(
        self, painter: QPainter, x: float, y: float, width: float, align: Align, link_colour: QColor
    ) -> None:
        colour = painter.pen().color()
        for line, runs in zip(self.lines, self._coloured, strict=True):
            origin = QPointF((x + line.left(align, width)) * FINE, (y + line.baseline) * FINE)
            for run, is_link in runs:
                painter.setPen(link_colour if is_link else colour)
                painter.drawGlyphRun(origin, run)
        for place in self._link_places:
            strip = underline(self, place, align, width)
            area = QRectF((x + strip.x) * FINE, (y + strip.y) * FINE, strip.width * FINE, strip.height * FINE)
            painter.fillRect(area, link_colour)

    @cached_property
    def _glyphs(self) -> tuple[QtLine, ...]:
        return tuple(line for piece in self._pieces for line in piece.lines())

    @cached_property
    def _coloured(self) -> tuple[tuple[tuple[QGlyphRun, bool], ...], ...]:
        """Each line's glyphs, those of links apart from the others."""
        return tuple(tuple((_glyph_run(run), bool(run.link)) for run in runs) for runs in self.runs())

    @cached_property
    def _link_places(self) -> tuple[LinkPlace, ...]:
        return tuple(link_places(self))


def _glyph_run(run: GlyphRun) -> QGlyphRun:
    glyphs = [glyph for cluster in run.clusters for glyph in cluster.glyphs]
    made = QGlyphRun()
    made.setRawFont(QRawFont.fromFont(qt_font(run.font, max(1, round(run.size * FINE)))))
    made.setGlyphIndexes([glyph for glyph, _, _ in glyphs])
    made.setPositions([QPointF(x * FINE, y * FINE) for _, x, y in glyphs])
    return made


def _utf16(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """From characters to UTF-16 units and back."""
    if text.isascii() or len(text.encode("utf-16-le")) == 2 * len(text):
        same = range(len(text) + 1)
        return same, same
    sizes = [2 if ord(char) > 0xFFFF else 1 for char in text]
    units = [0, *accumulate(sizes)]
    characters = [index for index, size in enumerate(sizes) for _ in range(size)]
    return units, [*characters, len(text)]
