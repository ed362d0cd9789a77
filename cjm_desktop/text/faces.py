"""Which font file shows each character of a paragraph: its family, in the weight it is to have. Qt-free."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cjm_desktop.text.fonts import font_key
from cjm_desktop.text.itemise import itemise
from cjm_desktop.text.paragraphs import Paragraph
from cjm_desktop.text.rich import Span
from cjm_desktop.text.types import FontKey

FaceRun = tuple[int, int, FontKey]
"""Shown characters ``start``…``end`` and their font file."""


def faces(paragraph: Paragraph, bold: bool, spans: Sequence[Span] = ()) -> list[FaceRun]:
    """Cuts what the paragraph shows into runs of one font file each, which cover it without gaps, in order.

    ``bold``: all of it is; else only what ``spans``, in order, say.
    """
    runs = itemise(paragraph.shown)
    if bold or not spans:
        return [(start, end, font_key(family, bold)) for start, end, family in runs]
    weights = list(_weights(paragraph, spans))
    found: list[FaceRun] = []
    for start, end, family in runs:
        at = bisect_right(weights, start, key=lambda weight: weight[0]) - 1
        while start < end:
            stop, key = min(end, weights[at][1]), font_key(family, weights[at][2])
            if found and found[-1][2] == key:
                found[-1] = (found[-1][0], stop, key)
            else:
                found.append((start, stop, key))
            start, at = stop, at + 1
    return found


def _weights(paragraph: Paragraph, spans: Iterable[Span]) -> Iterator[tuple[int, int, bool]]:
    """The paragraph's shown characters, cut where their weight changes."""
    at, length = 0, len(paragraph.shown)
    for span in spans:
        if not span.bold or span.end <= paragraph.start:
            continue
        if span.start >= paragraph.end:
            break
        start, end = paragraph.shown_range(span.start, span.end)
        if at < start:
            yield at, start, False
        if start < end:
            yield start, end, True
        at = max(at, end)
    if at < length:
        yield at, length, False
