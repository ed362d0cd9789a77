"""The lanes from top to bottom: titles, cells, bands, and the lines of a blueprint between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cjm_desktop.layout.blueprint import line_between, line_fragment
from cjm_desktop.layout.columns import Columns
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.head import Tools
from cjm_desktop.layout.headings import lane_fragment
from cjm_desktop.layout.kinds import LaneContext, LaneKind, LaneRole, kind_of
from cjm_desktop.layout.scene import Fill, PlaceKey, Span
from cjm_desktop.layout.sheet import Row, Sheet
from cjm_desktop.model.records import Card, JourneyMap, Lane
from cjm_desktop.theme import tokens


@dataclass(slots=True)
class Rows:
    """Where the lanes lie, which of them have a background, and where the grid's vertical lines run."""

    lanes: list[Span] = field(default_factory=list)
    backdrops: list[tuple[Rect, Fill]] = field(default_factory=list)
    blocks: list[tuple[float, float]] = field(default_factory=list)


def place_rows(
    sheet: Sheet,
    kept: dict[str, Row],
    tools: Tools,
    kinds: Mapping[str, LaneKind],
    document: JourneyMap,
    lanes: Sequence[Lane],
    columns: Columns,
) -> Rows:
    """Places every lane; a lane is as high as its fullest cell, its band or its title needs.

    ``kept`` has the rows of the last layout by lane id and is brought up to date.
    """
    rows = Rows()
    role: LaneRole | None = None
    block_top = sheet.y
    before = dict(kept)
    kept.clear()
    for lane in lanes:
        kind = kind_of(kinds, lane)
        message = line_between(role, kind.role) if role else ""
        if message:
            rows.blocks.append((block_top, sheet.y))
            key, at = PlaceKey("line", lane=lane.id), (sheet.left, sheet.y)
            sheet.y = sheet.put(key, at, line_fragment, tools, message, columns.end - sheet.left)
            block_top = sheet.y
        role = kind.role
        row = kept[lane.id] = before.get(lane.id) or Row()
        context = LaneContext(lane, tools.theme, tools.engine, tools.words)
        _fill_row(row, kind, context, document, columns, sheet.left)
        rows.backdrops += _backdrop(row, kind, context, columns, sheet.y)
        rows.lanes.append(Span(lane.id, sheet.y, row.height))
        row.top = sheet.y
        sheet.add(row)
        sheet.y += row.height
    rows.blocks.append((block_top, sheet.y))
    return rows


def _backdrop(
    row: Row, kind: LaneKind, context: LaneContext, columns: Columns, top: float
) -> list[tuple[Rect, Fill]]:
    """The background of the lane, if it has one."""
    found = kind.backdrop(context)
    if found is None:
        return []
    fill, height = found
    return [(Rect(columns.start, top, columns.end - columns.start, min(height, row.height)), fill)]


def _fill_row(
    row: Row, kind: LaneKind, context: LaneContext, document: JourneyMap, columns: Columns, left: float
) -> None:
    """Places the lane's title, cells and band, from height 0 down, unless the row has them already."""
    lane = context.lane
    share = kind.share(document, lane)
    cards = document.index.cards_of_lane.get(lane.id, ())
    points = document.index.points_of_lane.get(lane.id, ())
    if row.is_of((kind, context, share, cards, points, columns)):
        return
    title, width = PlaceKey("lane", lane=lane.id), columns.start - left
    height = max(tokens.LANE_LEAST, row.put(title, (left, 0.0), lane_fragment, kind, context, share, width))
    below = 0.0
    if kind.holds == "points":
        spans = tuple(Span(span.id, span.start - columns.start, span.size) for span in columns.steps)
        band = PlaceKey("band", lane=lane.id)
        below = row.put(band, (columns.start, 0.0), kind.band, context, points, spans, share)
    height = max(height, below)
    cells: dict[str, list[Card]] = {}
    for card in cards:
        cells.setdefault(card.step, []).append(card)
    for span in columns.steps:
        cell, held = PlaceKey("cell", lane.id, span.id), tuple(cells.get(span.id, ()))
        height = max(height, row.put(cell, (span.start, below), kind.cell, context, held, span.size, share))
    row.height = height
