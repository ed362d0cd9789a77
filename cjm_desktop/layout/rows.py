"""The lanes from top to bottom: titles, cells, bands, and the lines of a blueprint between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cjm_desktop.layout.blueprint import line_between, line_fragment
from cjm_desktop.layout.columns import Columns
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.head import Tools
from cjm_desktop.layout.headings import lane_fragment
from cjm_desktop.layout.kinds import LaneContext, LaneKind, LaneRole
from cjm_desktop.layout.scene import Fill, PlaceKey, Span
from cjm_desktop.layout.sheet import Sheet
from cjm_desktop.model.records import JourneyMap, Lane
from cjm_desktop.theme import tokens

FALLBACK = "text"
"""The kind that shows lanes of a kind this version doesn't know."""


@dataclass(slots=True)
class Rows:
    """Where the lanes lie, which of them have a background, and where the grid's vertical lines run."""

    lanes: list[Span] = field(default_factory=list)
    backdrops: list[tuple[Rect, Fill]] = field(default_factory=list)
    blocks: list[tuple[float, float]] = field(default_factory=list)


def place_rows(
    sheet: Sheet,
    tools: Tools,
    kinds: Mapping[str, LaneKind],
    document: JourneyMap,
    lanes: Sequence[Lane],
    columns: Columns,
) -> Rows:
    """Places every lane; a lane is as high as its fullest cell, its band or its title needs."""
    rows = Rows()
    role: LaneRole | None = None
    block_top = sheet.y
    for lane in lanes:
        kind = kinds.get(lane.kind) or kinds[FALLBACK]
        message = line_between(role, kind.role) if role else ""
        if message:
            rows.blocks.append((block_top, sheet.y))
            key, at = PlaceKey("line", lane=lane.id), (sheet.left, sheet.y)
            sheet.y = sheet.put(key, at, line_fragment, tools, message, columns.end - sheet.left)
            block_top = sheet.y
        role = kind.role
        _place_lane(sheet, tools, kind, document, lane, columns, rows)
    rows.blocks.append((block_top, sheet.y))
    return rows


def _place_lane(
    sheet: Sheet,
    tools: Tools,
    kind: LaneKind,
    document: JourneyMap,
    lane: Lane,
    columns: Columns,
    rows: Rows,
) -> None:
    context = LaneContext(lane, tools.theme, tools.engine, tools.words)
    share = kind.share(document, lane)
    top = sheet.y
    title, at = PlaceKey("lane", lane=lane.id), (sheet.left, top)
    lowest = sheet.put(title, at, lane_fragment, kind, context, share, columns.start - sheet.left)
    bottom = max(top + tokens.LANE_LEAST, lowest)
    cells = document.index.cells
    for span in columns.steps:
        cell, at, cards = (
            PlaceKey("cell", lane.id, span.id),
            (span.start, top),
            cells.get((lane.id, span.id), ()),
        )
        bottom = max(bottom, sheet.put(cell, at, kind.cell, context, cards, span.size, share))
    if kind.holds == "points":
        points = document.index.points_of_lane.get(lane.id, ())
        spans = tuple(Span(span.id, span.start - columns.start, span.size) for span in columns.steps)
        band, at = PlaceKey("band", lane=lane.id), (columns.start, top)
        bottom = max(bottom, sheet.put(band, at, kind.band, context, points, spans, share))
    backdrop = kind.backdrop(context)
    if backdrop:
        rows.backdrops.append((Rect(columns.start, top, columns.end - columns.start, bottom - top), backdrop))
    rows.lanes.append(Span(lane.id, top, bottom - top))
    sheet.y = bottom
