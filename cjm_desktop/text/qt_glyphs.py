"""Turns the glyph runs of a line, as Qt gives them, into the product's own: by direction, cluster by cluster.

Qt puts all pieces of a line that share font and direction into one run, in no useful order. Each piece is found
again by its character indexes: within a piece they follow one another, between pieces they jump.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from PySide6.QtGui import QGlyphRun

from cjm_desktop.text.faces import FaceRun
from cjm_desktop.text.links import linked
from cjm_desktop.text.paragraphs import Paragraph
from cjm_desktop.text.rich import Span
from cjm_desktop.text.types import Cluster, GlyphRun, TextStyle

FINE = 4
"""Qt lays out in quarters of a map unit."""


@dataclass(frozen=True, slots=True)
class QtLine:
    """Shown characters ``start``…``end`` of a paragraph, without hanging spaces, and Qt's glyph runs."""

    start: int
    end: int
    glyph_runs: Sequence[QGlyphRun]


@dataclass(frozen=True, slots=True)
class _Raw:
    """One Qt run: glyph ids, first characters (shown), positions in quarters of a unit."""

    rtl: bool
    glyphs: Sequence[int]
    starts: Sequence[int]
    positions: Sequence[tuple[float, float]]


def read_line(
    line: QtLine,
    paragraph: Paragraph,
    characters: Sequence[int],
    runs: Sequence[FaceRun],
    style: TextStyle,
    links: Sequence[Span],
) -> tuple[GlyphRun, ...]:
    """The runs of ``line`` from left to right. ``characters`` maps Qt's indexes to shown characters; ``links`` count
    characters of the text."""
    raw = [_raw(run, characters) for run in line.glyph_runs]
    starts = sorted({line.start, line.end}.union(*(each.starts for each in raw)))
    follows = dict(pairwise(starts))
    found: list[tuple[float, GlyphRun]] = []
    for each in raw:
        for first, last in _pieces(each.starts, follows, line.end):
            clusters = _clusters(each, first, last, follows, paragraph)
            key = runs[bisect_right(runs, each.starts[first], key=lambda run: run[0]) - 1][2]
            ordered = tuple(reversed(clusters)) if each.rtl else tuple(clusters)
            run = GlyphRun(key, style.size, each.rtl, ordered)
            found.append((min(x for _, x, _ in ordered[0].glyphs), run))
    found.sort(key=lambda entry: entry[0])
    ordered_runs = tuple(run for _, run in found)
    return tuple(linked(ordered_runs, links)) if links else ordered_runs


def _raw(run: QGlyphRun, characters: Sequence[int]) -> _Raw:
    starts = run.stringIndexes()
    if not isinstance(characters, range):
        starts = [characters[index] for index in starts]
    return _Raw(
        run.isRightToLeft(), run.glyphIndexes(), starts, [point.toTuple() for point in run.positions()]
    )


def _pieces(starts: Sequence[int], follows: dict[int, int], end: int) -> Iterator[tuple[int, int]]:
    """Ranges of glyphs whose clusters follow one another in the text; hanging spaces are left out."""
    first = 0
    count = len(starts)
    for at in range(1, count + 1):
        if at < count and (starts[at] == starts[at - 1] or starts[at] == follows.get(starts[at - 1])):
            continue
        if starts[first] < end:
            yield first, at
        first = at


def _clusters(
    raw: _Raw, first: int, last: int, follows: dict[int, int], paragraph: Paragraph
) -> list[Cluster]:
    shown, places = paragraph.shown, paragraph.places
    starts = raw.starts[first:last]
    glyphs = [
        (glyph, x / FINE, y / FINE)
        for glyph, (x, y) in zip(raw.glyphs[first:last], raw.positions[first:last], strict=True)
    ]
    if len(set(starts)) < len(starts):
        grouped = groupby(zip(starts, glyphs, strict=True), key=itemgetter(0))
        together = [(start, tuple(glyph for _, glyph in group)) for start, group in grouped]
    else:  # one glyph a cluster, as in most text
        together = [(start, (glyph,)) for start, glyph in zip(starts, glyphs, strict=True)]
    return [
        Cluster(places[start], places[end := follows[start]], shown[start:end], of_cluster)
        for start, of_cluster in together
    ]
