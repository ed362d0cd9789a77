"""Links within laid-out text: which glyphs lead where, and where on a line they stand. Qt-free."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cjm_desktop.text.rich import Span
from cjm_desktop.text.types import Align, Cluster, GlyphRun, TextBlock

_UNDERLINE, _THICKNESS = 0.13, 0.07
"""How far the line under a link lies below the baseline, and how thick it is, in sizes."""
_ABOVE, _BELOW = 0.9, 0.3
"""How far a link reaches above and below the baseline, in sizes."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A piece of a link that stands together on one line of a block.

    ``line`` is the line's number; ``left`` and ``right`` count from its left edge.
    """

    line: int
    left: float
    right: float
    link: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A rectangle in a block's coordinates: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


def linked(runs: Iterable[GlyphRun], links: Sequence[Span]) -> Iterator[GlyphRun]:
    """``runs``, cut where links begin and end; a cluster belongs to the link in which its first character stands."""

    def link_of(cluster: Cluster) -> str:
        at = bisect_right(links, cluster.start, key=lambda span: span.start) - 1
        return links[at].link if at >= 0 and cluster.start < links[at].end else ""

    for run in runs:
        for link, clusters in groupby(run.clusters, key=link_of):
            yield replace(run, clusters=tuple(clusters), link=link)


def link_places(block: TextBlock) -> Iterator[LinkPlace]:
    """Where the block's links stand, line by line, from left to right."""
    if not any(span.link for span in block.spans):
        return
    for number, (line, runs) in enumerate(zip(block.lines, block.runs(), strict=True)):
        edges = [(_left(cluster), run.link) for run in runs for cluster in run.clusters]
        for link, places in groupby(enumerate(edges), key=lambda entry: entry[1][1]):
            if link:
                members = list(places)
                after = members[-1][0] + 1
                right = edges[after][0] if after < len(edges) else line.width
                yield LinkPlace(number, members[0][1][0], right, link)


def _left(cluster: Cluster) -> float:
    return min((x for _, x, _ in cluster.glyphs), default=0.0)


def underline(block: TextBlock, place: LinkPlace, align: Align, width: float) -> Strip:
    """The line under a link of a block that is aligned within ``width``."""
    size = block.style.size
    return _strip(block, place, align, width, _UNDERLINE * size, _THICKNESS * size)


def area(block: TextBlock, place: LinkPlace, align: Align, width: float) -> Strip:
    """The area that a link takes, its underline included."""
    size = block.style.size
    return _strip(block, place, align, width, -_ABOVE * size, (_ABOVE + _BELOW) * size)


def _strip(
    block: TextBlock, place: LinkPlace, align: Align, width: float, below: float, height: float
) -> Strip:
    line = block.lines[place.line]
    left = line.left(align, width) + place.left
    return Strip(left, line.baseline + below, place.right - place.left, height)


def link_in(block: TextBlock, x: float, y: float, align: Align, width: float) -> str:
    """The address of the link at (x, y) of a block that is aligned within ``width``; empty if there is none."""
    for place in link_places(block):
        found = area(block, place, align, width)
        if found.x <= x < found.x + found.width and found.y <= y < found.y + found.height:
            return place.link
    return ""
