"""Lays out text without Qt: every character is equally wide. For tests that need the same figures everywhere.

Lines and clusters obey the same contract as Qt's. The visual order is a rough one: neighbours of one direction make a
run, and the runs of a line stand in the order of its paragraph.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from cjm_desktop.text.characters import IGNORABLES, is_mark
from cjm_desktop.text.faces import faces
from cjm_desktop.text.itemise import emoji_sequence, missing
from cjm_desktop.text.links import linked
from cjm_desktop.text.paragraphs import Paragraph, baseline_in_line, line_height, prepare
from cjm_desktop.text.rich import BULLET, Span
from cjm_desktop.text.types import Cluster, FontKey, GlyphRun, TextLine, TextStyle

_ADVANCE, _BOLD_ADVANCE = 0.55, 0.58
"""Width of a character in sizes."""

_SLACK = 1e-6
_LEAST_BESIDE_BULLET = 8
"""With less room in characters, lines that continue a bulleted one aren't indented."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """Shown characters ``start``…``end``, which stand together in one place."""

    start: int
    end: int
    font: FontKey
    rtl: bool
    is_space: bool


@dataclass(frozen=True, slots=True)
class FixedTextBlock:
    """Fulfils ``TextBlock``."""

    text: str
    style: TextStyle
    spans: tuple[Span, ...]
    width: float
    height: float
    lines: tuple[TextLine, ...]
    clipped: bool
    glyph_runs: tuple[tuple[GlyphRun, ...], ...]

    def runs(self) -> tuple[tuple[GlyphRun, ...], ...]:
        return self.glyph_runs


class FixedTextEngine:
    """Lays out text with fixed advances: 0.55 of the size, 0.58 in bold; glyph ids are code points.

    Bold words in a text that isn't bold have another font, but no other width."""

    def __init__(self) -> None:
        self._block = lru_cache(maxsize=20_000)(_lay_out)

    def layout(
        self, text: str, style: TextStyle, width: float | None = None, spans: tuple[Span, ...] = ()
    ) -> FixedTextBlock:
        return self._block(text, style, width, spans)

    def missing(self, text: str) -> str:
        return missing(text)


def _lay_out(text: str, style: TextStyle, width: float | None, spans: tuple[Span, ...]) -> FixedTextBlock:
    prepared = prepare(text)
    height, baseline = line_height(style, prepared.tall), baseline_in_line(style, prepared.tall)
    advance = style.size * (_BOLD_ADVANCE if style.bold else _ADVANCE)
    room = None if width is None else max(1, int(width / advance + _SLACK))
    links = [span for span in spans if span.link]
    lines: list[TextLine] = []
    runs: list[tuple[GlyphRun, ...]] = []
    for paragraph in prepared.paragraphs:
        units = _units(paragraph, style, spans)
        hang = len(BULLET) if paragraph.bulleted and (room is None or room > _LEAST_BESIDE_BULLET) else 0
        cuts = _cuts(units, room, hang)
        places = [paragraph.start, *(paragraph.places[units[cut].start] for cut in cuts[1:]), paragraph.end]
        for number, (cut, end) in enumerate(zip(cuts, [*cuts[1:], len(units)], strict=True)):
            visible = _without_spaces(units[cut:end])
            top = len(lines) * height
            line = TextLine(
                *(places[number], places[number + 1], len(visible) * advance, top, top + baseline),
                paragraph.rtl,
                paragraph.bulleted,
                hang * advance if number else 0.0,
            )
            lines.append(line)
            runs.append(tuple(linked(_runs(visible, paragraph, style, advance), links)))
    widest = max(line.width + line.indent for line in lines)
    return FixedTextBlock(
        text, style, spans, widest, len(lines) * height, tuple(lines), prepared.clipped, tuple(runs)
    )


def _units(paragraph: Paragraph, style: TextStyle, bold: Sequence[Span]) -> list[_Unit]:
    """The paragraph's characters with what belongs to them: marks, invisible characters, parts of an emoji."""
    shown = paragraph.shown
    spans = _spans(shown)
    directions = _directions([shown[start] for start, _ in spans], paragraph.rtl)
    fonts = [face for start, end, face in faces(paragraph, style.bold, bold) for _ in range(end - start)]
    return [
        _Unit(start, end, fonts[start], rtl, shown[start:end].isspace())
        for (start, end), rtl in zip(spans, directions, strict=True)
    ]


def _spans(shown: str) -> list[tuple[int, int]]:
    starts: list[int] = []
    at = 0
    while at < len(shown):
        if not starts or not (is_mark(ord(shown[at])) or ord(shown[at]) in IGNORABLES):
            starts.append(at)
        emoji = emoji_sequence().match(shown, at)
        at = emoji.end() if emoji else at + 1
    return list(zip(starts, [*starts[1:], len(shown)], strict=True)) if starts else []


def _directions(chars: Sequence[str], rtl: bool) -> list[bool]:
    """Whether each character is written from right to left; what is neutral follows equal neighbours, else the line."""
    kinds: list[bool | None] = [_direction(char) for char in chars]
    settled = []
    for known, group in groupby(range(len(kinds)), key=lambda at: kinds[at] is not None):
        members = list(group)
        if known:
            settled += [bool(kinds[at]) for at in members]
        else:
            before = kinds[members[0] - 1] if members[0] else rtl
            after = kinds[members[-1] + 1] if members[-1] + 1 < len(kinds) else rtl
            settled += [bool(before) if before == after else rtl] * len(members)
    return settled


def _direction(char: str) -> bool | None:
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return True
    return False if kind in ("L", "EN", "AN") else None


def _cuts(units: Sequence[_Unit], room: int | None, hang: int) -> list[int]:
    """The first unit of each line; lines break after spaces, and within a word only where it has a line to itself.

    All lines but the first have ``hang`` less room.
    """
    cuts = [0]
    after_space = 0
    for at, unit in enumerate(units):
        if unit.is_space:
            after_space = at + 1
        elif room is not None and at - cuts[-1] >= room:
            room, hang = room - hang, 0
            cuts.append(after_space if after_space > cuts[-1] else at)
    return cuts


def _without_spaces(units: Sequence[_Unit]) -> Sequence[_Unit]:
    end = len(units)
    while end and units[end - 1].is_space:
        end -= 1
    return units[:end]


def _runs(
    units: Sequence[_Unit], paragraph: Paragraph, style: TextStyle, advance: float
) -> Iterator[GlyphRun]:
    pieces = [list(group) for _, group in groupby(units, key=lambda unit: (unit.font, unit.rtl))]
    column = 0
    for piece in reversed(pieces) if paragraph.rtl else pieces:
        ordered = reversed(piece) if piece[0].rtl else piece
        clusters = []
        for unit in ordered:
            clusters.append(_cluster(unit, paragraph, column * advance))
            column += 1
        yield GlyphRun(piece[0].font, style.size, piece[0].rtl, tuple(clusters))


def _cluster(unit: _Unit, paragraph: Paragraph, x: float) -> Cluster:
    text = paragraph.shown[unit.start : unit.end]
    glyphs = tuple((ord(char), x, 0.0) for char in text)
    return Cluster(paragraph.places[unit.start], paragraph.places[unit.end], text, glyphs)
