"""The frame behind the cells: backgrounds of lanes, then hairlines between lanes, steps and stages."""

from cjm_desktop.layout.columns import Columns
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.rows import Rows
from cjm_desktop.layout.scene import Box, Fragment, Group, Path, Shape, Stroke
from cjm_desktop.theme.themes import Theme


def frame_fragment(
    theme: Theme, columns: Columns, rows: Rows, left: float, top: float, size: tuple[float, float]
) -> Fragment:
    """Hairlines between lanes begin at ``left``, those between steps at ``top``; ``size`` is the page's."""
    backs: list[Shape] = [Box(rect, fill=fill) for rect, fill in rows.backdrops]
    bounds = Rect(0, 0, *size)
    shapes = [*backs, *_step_lines(theme, columns, rows, top), *_lane_lines(theme, columns, rows, left)]
    return Fragment(*size, (Group("artifact", bounds, tuple(shapes)),))


def _step_lines(theme: Theme, columns: Columns, rows: Rows, top: float) -> list[Shape]:
    """Between steps and, stronger, at the start of stages; they part where a blueprint line runs."""
    starts = {span.start for span in columns.stages}
    shapes: list[Shape] = []
    pieces = [(top if place == 0 else begin, end) for place, (begin, end) in enumerate(rows.blocks)]
    for span in columns.steps:
        stroke = Stroke(theme.stage_line if span.start in starts else theme.step_line)
        for begin, end in pieces:
            if end > begin:
                shapes.append(Path((("M", span.start, begin), ("L", span.start, end)), stroke=stroke))
    return shapes


def _lane_lines(theme: Theme, columns: Columns, rows: Rows, left: float) -> list[Shape]:
    """Above every lane, and at the foot of the last one."""
    stroke = Stroke(theme.lane_line)
    levels = dict.fromkeys([span.start for span in rows.lanes])
    if rows.lanes:
        levels[rows.lanes[-1].end] = None
    return [Path((("M", left, y), ("L", columns.end, y)), stroke=stroke) for y in levels]
