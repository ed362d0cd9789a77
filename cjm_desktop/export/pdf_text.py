"""Writes laid-out text as operators of a PDF, so that the text read back out of the file is exact.

Programs that extract text sort boxes by their place. Hence every line is painted from left to right, one box a
character as far as right-to-left clusters go, and with a blank mark of direction where a sign would otherwise be
taken for part of a neighbour of the other direction.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional

from cjm_desktop.export.pdf_canvas import number, numbers
from cjm_desktop.export.pdf_fonts import BoxFont, Code
from cjm_desktop.layout.scene import Text
from cjm_desktop.text.links import LinkPlace
from cjm_desktop.text.types import Cluster, FontKey, GlyphRun, TextBlock

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"

_NEAR = 3.5
"""A box stays where the pen is when that is nearer to its place than this many thousandths of the size."""

_BLANK = 250.0
"""The width of a blank at the end of a line, in thousandths of the size."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "R", "AL", "EN", "AN"})
_NUMERIC = frozenset({"EN", "AN", "ES", "ET", "CS"})
"""Digits and the signs that may stand in numbers, commas and full stops among them."""

Placed = tuple[float, Code]
"""A box and the x of its left edge."""

_Written = tuple[GlyphRun, BoxFont, list[Placed]]


class _Segment(NamedTuple):
    """A stretch of a line that is part of one link or of none: its operators, which begin with its font, and where
    it begins and ends."""

    left: float
    right: float
    link: str
    operators: str


class Piece(NamedTuple):
    """A text object, to be painted in one colour; ``place`` says where it stands if it is a piece of a link."""

    operators: str
    place: LinkPlace | None


class TextPainter:
    """Writes texts; equal blocks are turned into operators once.

    ``font_file`` says where a font is; ``add`` is called with every font when it is first used.
    """

    def __init__(self, font_file: Callable[[FontKey], Path], add: Callable[[BoxFont], None]) -> None:
        self._font_file = font_file
        self._add = add
        self._fonts: dict[FontKey, BoxFont] = {}
        # The block is kept beside its lines: an id is only good for as long as its object lives.
        self._blocks: dict[int, tuple[TextBlock, list[list[_Segment]]]] = {}

    def pieces(self, text: Text) -> Iterator[Piece]:
        """What paints ``text``, in reading order of its lines: one piece if it has no links, none if it is blank."""
        parts: list[str] = []
        before = (0.0, 0.0)
        lines = enumerate(zip(text.block.lines, self._lines(text.block), strict=True))
        for place, (line, segments) in lines:
            left = text.x + line.left(text.align, text.width)
            y = round(text.y + line.baseline, 2)
            for segment in segments:
                x = round(left + segment.left, 2)
                if segment.link and parts:
                    yield Piece(_text_object(parts), None)
                    parts = []
                # Moves from line to line are alike in many texts, so that they take less room than places.
                move = (
                    f"{numbers(x - before[0], before[1] - y)} Td" if parts else f"1 0 0 -1 {numbers(x, y)} Tm"
                )
                before = (x, y)
                parts.append(f"{move} {segment.operators}")
                if segment.link:
                    there = LinkPlace(place, segment.left, segment.right, segment.link)
                    yield Piece(_text_object(parts), there)
                    parts = []
        if parts:
            yield Piece(_text_object(parts), None)

    def _lines(self, block: TextBlock) -> list[list[_Segment]]:
        known = self._blocks.get(id(block))
        if known is None:
            known = self._blocks[id(block)] = (block, [self._line(runs) for runs in block.runs()])
        return known[1]

    def _line(self, runs: Sequence[GlyphRun]) -> list[_Segment]:
        """A line with a blank at its end, since some programs know no other end of a word."""
        written: list[_Written] = []
        for run in runs:
            font = self._font(run.font)
            boxes = _boxes(font, run)
            if boxes:
                written.append((run, font, boxes))
        if not written:
            return []
        _guard_signs(written)
        blank, _ = written[-1][1].box((), _BLANK, " ")
        stretches = [(link, list(group)) for link, group in groupby(written, key=lambda entry: entry[0].link)]
        *others, last = stretches
        return [*(_segment(link, group) for link, group in others), _segment(*last, blank)]

    def _font(self, key: FontKey) -> BoxFont:
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = BoxFont(f"F{len(self._fonts)}", self._font_file(key))
            self._add(font)
        return font


def _text_object(parts: Iterable[str]) -> str:
    return "\n".join(["BT", *parts, "ET"])


def _segment(link: str, written: Sequence[_Written], blank: str = "") -> _Segment:
    """``blank`` is shown at the end."""
    pen = left = written[0][2][0][0]
    parts = []
    for run, font, boxes in written:
        shown, pen = _shown(boxes, pen, run.size)
        parts.append(f"/{font.fontName} {number(run.size)} Tf [({shown}")
    return _Segment(left, pen, link, f"{')] TJ '.join(parts)}{blank})] TJ")


def _boxes(font: BoxFont, run: GlyphRun) -> list[Placed]:
    """The boxes of a run from left to right."""
    boxes: list[Placed] = []
    plain, rtl = font.plain, run.rtl
    for cluster in run.clusters:
        glyphs = cluster.glyphs
        text = cluster.text
        if len(glyphs) == 1 and (not rtl or len(text) == 1):
            glyph, x, y = glyphs[0]
            if not y:
                boxes.append((x, plain.get((glyph, text)) or font.glyph(glyph, text)))
                continue
        if glyphs:
            boxes.extend(_composed(font, run, cluster))
    return boxes


def _composed(font: BoxFont, run: GlyphRun, cluster: Cluster) -> list[Placed]:
    """A cluster that one glyph in one place can't stand for.

    Its glyphs become one picture. Right-to-left letters get a box each, side by side over the cluster's advance:
    the first letter's, at the right, holds the picture; the others are blank. Other clusters get a single box.
    """
    advances = [font.advance(glyph) for glyph, _, _ in cluster.glyphs]
    wide = [x for (_, x, _), advance in zip(cluster.glyphs, advances, strict=True) if advance > 0]
    left = min(wide) if wide else cluster.glyphs[0][1]
    letters = cluster.text if run.rtl and _has_rtl_letter(cluster.text) else ""
    count = max(len(letters), 1)
    width = sum(advances) / count
    units = font.units / run.size
    before = width * (count - 1)
    picture = tuple(
        (glyph, round((x - left) * units - before * font.units / 1000), round(-y * units))
        for glyph, x, y in cluster.glyphs
    )
    step = width * run.size / 1000
    blanks = [
        (left + place * step, font.box((), width, letter))
        for place, letter in enumerate(reversed(letters[1:]))
    ]
    says = letters[0] if letters else cluster.text
    return [*blanks, (left + (count - 1) * step, font.box(picture, width, says))]


def _has_rtl_letter(text: str) -> bool:
    return any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def _guard_signs(written: Sequence[_Written]) -> None:
    """Puts marks of a run's own direction beside signs that programs would read out of order.

    Those are signs at the border to a run of the other direction and, in right-to-left runs, signs after a comma, a
    full stop and the like, which programs take for the beginning of a number. The sign's box gives half of its width
    to the blank box of the mark.
    """
    for place, (run, font, boxes) in enumerate(written):
        mark = RIGHT_TO_LEFT_MARK if run.rtl else LEFT_TO_RIGHT_MARK
        after, before = written[place + 1 : place + 2], written[max(0, place - 1) : place]
        if after and after[0][0].rtl != run.rtl and _is_neutral(font, boxes[-1]):
            boxes[-1:] = _halved(font, run.size, boxes[-1], mark, mark_first=False)
        if before and before[0][0].rtl != run.rtl and _is_neutral(font, boxes[0]):
            boxes[:1] = _halved(font, run.size, boxes[0], mark, mark_first=True)
        if not run.rtl:
            continue
        for right in range(len(boxes) - 1, 0, -1):
            if _is_numeric(font, boxes[right]) and _is_sign(font, boxes[right - 1]):
                boxes[right - 1 : right] = _halved(font, run.size, boxes[right - 1], mark, mark_first=False)


def _is_numeric(font: BoxFont, placed: Placed) -> bool:
    return font.direction(placed[1]) in _NUMERIC


def _is_sign(font: BoxFont, placed: Placed) -> bool:
    return font.direction(placed[1]) not in _RIGHT_TO_LEFT


def _is_neutral(font: BoxFont, placed: Placed) -> bool:
    return font.direction(placed[1]) not in _STRONG


def _halved(font: BoxFont, size: float, placed: Placed, mark: str, mark_first: bool) -> list[Placed]:
    x, code = placed
    parts, advance, text = font.content(code)
    half = advance / 2
    middle = x + half * size / 1000
    blank = font.box((), half, mark)
    if not mark_first:
        return [(x, font.box(parts, half, text)), (middle, blank)]
    back = round(half * font.units / 1000)
    moved = tuple((glyph, right - back, up) for glyph, right, up in parts)
    return [(x, blank), (middle, font.box(moved, half, text))]


def _shown(boxes: Iterable[Placed], pen: float, size: float) -> tuple[str, float]:
    """The strings that show ``boxes`` from the pen's place on, with moves between them, and where the pen is then.

    The pen is followed as a reader of the file moves it, so that rounding never adds up.
    """
    parts = []
    thousandths = 1000 / size
    em = size / 1000
    for x, (code, advance) in boxes:
        back = (pen - x) * thousandths
        if back > _NEAR or back < -_NEAR:
            whole = round(back)
            parts.append(f"){whole}(")
            pen -= whole * em
        parts.append(code)
        pen += advance * em
    return "".join(parts), pen
