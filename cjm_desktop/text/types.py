"""The contract between text engines and everybody who places or draws text. Qt-free.

Lengths are map units (1 unit is 1 pixel at 100 %). Indexes count Python characters of ``TextBlock.text``.
A block is laid out without alignment: every line starts at x = 0 with its visible left edge, whatever its
direction, so that the same block serves a map and its mirror image. Whoever draws it adds ``TextLine.left``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from cjm_desktop.text.rich import Span

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size (a multiple of 0.25), weight, and line height as a multiple of the size.

    ``tall_leading`` holds for a block with Arabic letters or with marks above or below its letters.
    """

    size: float
    bold: bool = False
    leading: float = 1.44
    tall_leading: float = 1.6


@dataclass(frozen=True, slots=True)
class FontKey:
    """One of the shipped font files."""

    family: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """The glyphs of the characters ``start``…``end`` of a block, which belong together, as in a ligature.

    ``glyphs`` are (glyph id in the font file, x from the line's left edge, y down from the baseline) in the order
    in which Qt gives them. ``text`` is what the cluster says.
    """

    start: int
    end: int
    text: str
    glyphs: tuple[tuple[int, float, float], ...]


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Neighbouring clusters of one line in one font and one direction, in visual order from left to right.

    All of them lead to the address ``link``, or none does."""

    font: FontKey
    size: float
    rtl: bool
    clusters: tuple[Cluster, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its characters, its visible width (without trailing spaces), its top and baseline from the block's
    top, and the direction of its paragraph.

    A ``bulleted`` line stands at the start side of its paragraph, however the block is aligned; those that continue
    the first one are ``indent`` away from there, so that they begin under its first word."""

    start: int
    end: int
    width: float
    top: float
    baseline: float
    rtl: bool
    bulleted: bool = False
    indent: float = 0.0

    def left(self, align: Align, box_width: float) -> float:
        """How far right of the left edge of a box of ``box_width`` the line starts."""
        if self.bulleted:
            return box_width - self.indent - self.width if self.rtl else self.indent
        return line_offset(align, box_width, self.width)


class TextBlock(Protocol):
    """Text laid out to a width. Immutable, shareable, cached by the engine."""

    @property
    def text(self) -> str: ...
    @property
    def spans(self) -> tuple[Span, ...]:
        """Which characters are bold or links, besides what the style says."""

    @property
    def style(self) -> TextStyle: ...
    @property
    def width(self) -> float:
        """Width of the widest line, its indent included."""

    @property
    def height(self) -> float:
        """Number of lines times the line height; at least one line, also for an empty text."""

    @property
    def clipped(self) -> bool:
        """Whether the text was too long to be laid out whole and ends with an ellipsis."""

    @property
    def lines(self) -> Sequence[TextLine]: ...
    def runs(self) -> Sequence[Sequence[GlyphRun]]:
        """For each line its glyph runs from left to right; read back on first use (needed by exports only)."""


class TextEngine(Protocol):
    """Lays out text; equal arguments give the same block object while it is cached."""

    def layout(
        self, text: str, style: TextStyle, width: float | None = None, spans: tuple[Span, ...] = ()
    ) -> TextBlock:
        """Breaks ``text`` into lines of at most ``width`` (``None``: only at line breaks of the text).

        A word that is wider than ``width`` is broken anywhere. Every paragraph has the direction of its first
        strong letter (none: left to right). Control characters take no room; lone surrogates show as U+FFFD.
        A paragraph that begins with a bullet hangs from it. ``spans`` are in order, as ``Rich`` has them.
        """

    def missing(self, text: str) -> str:
        """The characters of ``text`` that no shipped font has, each once, in order of appearance."""


def line_offset(align: Align, box_width: float, line_width: float) -> float:
    """How far right of the box's left edge a line of ``line_width`` starts."""
    if align == "left":
        return 0.0
    slack = box_width - line_width
    return slack if align == "right" else slack / 2
