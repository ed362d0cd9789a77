"""From a document to its Scene.

Everything is computed from start to end as if the journey ran from left to right, and mirrored once at the end.
A ``Layouter`` remembers the fragments of its last scene, so that laying a document out again after an edit costs
the changed cells and sums over steps and lanes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from cjm_desktop.errors import CjmError
from cjm_desktop.layout.census import Census
from cjm_desktop.layout.columns import SHORT, Columns, columns
from cjm_desktop.layout.footer import place_footer
from cjm_desktop.layout.frame import frame_fragment
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.head import Tools, place_head
from cjm_desktop.layout.headings import place_headings, side_width
from cjm_desktop.layout.kinds import LaneKind
from cjm_desktop.layout.memo import FragmentMemo
from cjm_desktop.layout.mirror import mirror_grid
from cjm_desktop.layout.quiet import without_collection
from cjm_desktop.layout.rows import Rows, place_rows
from cjm_desktop.layout.scene import Grid, PlaceKey, Scene
from cjm_desktop.layout.sheet import Row, Sheet
from cjm_desktop.layout.words import Words
from cjm_desktop.model.direction import is_rtl
from cjm_desktop.model.records import JourneyMap, Lane
from cjm_desktop.text.types import TextEngine
from cjm_desktop.theme import tokens
from cjm_desktop.theme.themes import Theme


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """What is shown: direction (``auto``: the map's own), which lanes (ids, kinds or titles; ``None``: all), and
    whether the head with title and personas is."""

    direction: Literal["auto", "ltr", "rtl"] = "auto"
    lanes: tuple[str, ...] | None = None
    header: bool = True


class Layouter:
    """Lays documents out with one engine, theme and language.

    ``kinds`` must have the kind ``text``, which shows lanes of unknown kinds.
    """

    def __init__(
        self,
        engine: TextEngine,
        theme: Theme,
        words: Words,
        kinds: Mapping[str, LaneKind],
        options: LayoutOptions | None = None,
    ) -> None:
        self._tools = Tools(engine, theme, words)
        self._kinds = kinds
        self._options = options or LayoutOptions()
        self._memo = FragmentMemo()
        self._census = Census(SHORT)
        self._rows: dict[str, Row] = {}
        self._columns: Columns | None = None

    def scene(self, document: JourneyMap) -> Scene:
        """The whole map. Raises ``CjmError`` if the options name lanes that the map doesn't have."""
        with without_collection():
            return self._scene(document)

    def _scene(self, document: JourneyMap) -> Scene:
        lanes = chosen_lanes(document, self._options.lanes)
        sheet = Sheet(self._memo)
        start = sheet.left + side_width(self._tools, self._kinds, lanes)
        longest, levels = self._census.take(document)
        spans = columns(document, longest, start, tokens.MIN_WIDTH - start - tokens.PADDING)
        if spans == self._columns:
            spans = self._columns  # the same object, so that rows see at a glance that nothing has changed
        self._columns = spans
        inner = spans.end - sheet.left
        if self._options.header:
            place_head(sheet, self._tools, document, inner)
        top = sheet.y
        stages_end = place_headings(sheet, self._tools, document, spans)
        body = sheet.y
        rows = place_rows(sheet, self._rows, self._tools, self._kinds, document, lanes, spans)
        grid = _grid(spans, rows, sheet, top, body)
        place_footer(sheet, self._tools, levels, document.about.organisation, inner)
        return self._finished(document, sheet, spans, rows, grid, stages_end)

    def _finished(
        self, document: JourneyMap, sheet: Sheet, spans: Columns, rows: Rows, grid: Grid, stages_end: float
    ) -> Scene:
        """The frame goes behind everything; then the page is mirrored if the map runs from right to left."""
        theme = self._tools.theme
        width, height = size = (spans.end + tokens.PADDING, sheet.y + tokens.PADDING)
        rtl = self._rtl(document)
        pieces = sheet.pieces(width, rtl)
        frame, left = PlaceKey("frame"), sheet.left
        sheet.put(frame, (0.0, 0.0), frame_fragment, theme, spans, rows, left, stages_end, size)
        pieces.insert(0, sheet.mirrored(width) if rtl else sheet.placed)
        return Scene(
            width=width,
            height=height,
            rtl=rtl,
            background=theme.paper,
            placed=tuple(chain.from_iterable(pieces)),
            pieces=tuple(pieces),
            grid=mirror_grid(grid, width) if rtl else grid,
            title=document.title,
            language=document.language,
        )

    def _rtl(self, document: JourneyMap) -> bool:
        if self._options.direction == "auto":
            return is_rtl(document)
        return self._options.direction == "rtl"


def _grid(spans: Columns, rows: Rows, sheet: Sheet, top: float, body: float) -> Grid:
    length = spans.end - spans.start
    return Grid(
        steps=spans.steps,
        stages=spans.stages,
        lanes=tuple(rows.lanes),
        head=Rect(spans.start, top, length, body - top),
        side=Rect(sheet.left, body, spans.start - sheet.left, sheet.y - body),
        body=Rect(spans.start, body, length, sheet.y - body),
    )


def chosen_lanes(document: JourneyMap, names: Sequence[str] | None) -> tuple[Lane, ...]:
    """The lanes that ``names`` (ids, kinds or titles, case ignored) ask for, in the map's order; without names all."""
    wanted = {name.strip().casefold() for name in names or () if name.strip()}
    if not wanted:
        return document.lanes
    chosen = tuple(lane for lane in document.lanes if wanted & _names(lane))
    unknown = sorted(wanted.difference(*(_names(lane) for lane in document.lanes)))
    if unknown:
        raise CjmError(
            "This map has no lane “{lane}”.",
            advice="It has: {known}.",
            params={
                "lane": ", ".join(unknown),
                "known": ", ".join(dict.fromkeys(lane.kind for lane in document.lanes)),
            },
        )
    return chosen


def _names(lane: Lane) -> set[str]:
    return {text.casefold() for text in (lane.id, lane.kind, lane.title) if text}
