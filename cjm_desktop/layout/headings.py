"""Headings of the grid: the band of stages, the titles of steps, the titles of lanes."""

from collections.abc import Mapping, Sequence
from typing import Any

from cjm_desktop.layout.columns import Columns
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.head import Tools
from cjm_desktop.layout.kinds import LaneContext, LaneKind, kind_of
from cjm_desktop.layout.scene import Command, Fragment, Group, Icon, Path, PlaceKey, Shape, Text
from cjm_desktop.layout.sheet import Sheet
from cjm_desktop.layout.snap import snap, snap_up
from cjm_desktop.layout.words import Words
from cjm_desktop.model.records import JourneyMap, Lane, Stage, Step
from cjm_desktop.text.types import TextBlock
from cjm_desktop.theme import tokens
from cjm_desktop.theme.contrast import mixed, readable_on, usable
from cjm_desktop.theme.icons import icon

_ICON_GAP = 10.0
_LANE_GAP = 8.0
"""What is kept free between the titles of lanes and the cells."""


def place_headings(sheet: Sheet, tools: Tools, document: JourneyMap, columns: Columns) -> float:
    """The band of stages and below it the titles of steps; a row without a single title is left out.

    Returns the lower edge of the band of stages.
    """
    stages, steps = document.index.stages, document.index.steps
    blocks = [stage_block(tools, stages[span.id], span.size) for span in columns.stages]
    height = max([tokens.STAGE_HEIGHT, *(snap_up(block.height + 16) for block in blocks)])
    for place, span in enumerate(columns.stages):
        stage = stages[span.id]
        colour = stage_colour(tools, stage, place, len(columns.stages))
        size, first = (span.size, height), place == 0
        key = PlaceKey("stage", step=span.id)
        sheet.put(key, (span.start, sheet.y), stage_fragment, tools, stage, colour, size, first)
    if columns.stages:
        sheet.y += height
    top = bottom = sheet.y
    if any(step.title for step in steps.values()):
        for span in columns.steps:
            key = PlaceKey("step", step=span.id)
            lower = sheet.put(key, (span.start, top), step_fragment, tools, steps[span.id], span.size)
            bottom = max(bottom, lower)
    sheet.y = bottom
    return top


def stage_colour(tools: Tools, stage: Stage, place: int, count: int) -> str:
    """The stage's own colour, or its part of the way from the theme's first to its last stage colour."""
    share = place / (count - 1) if count > 1 else 0.0
    return usable(stage.colour, mixed(tools.theme.stage_first, tools.theme.stage_last, share))


def stage_block(tools: Tools, stage: Stage, width: float) -> TextBlock:
    """The stage's title, wrapped to the room between the arrow's ends."""
    return tools.engine.layout(stage.title, tokens.STAGE, _stage_room(width))


def _stage_room(width: float) -> float:
    return max(24.0, width - 4 * tokens.STAGE_POINT)


def stage_fragment(
    tools: Tools, stage: Stage, colour: str, size: tuple[float, float], first: bool
) -> Fragment:
    """An arrow along the journey; all but the first are notched where the one before points into them."""
    width, height = size
    block = stage_block(tools, stage, width)
    ink = readable_on(colour, tools.theme.on_stage)
    room = _stage_room(width)
    text = Text(snap((width - room) / 2), snap((height - block.height) / 2), room, block, ink, "centre")
    arrow = Path(_arrow(width, height, first), fill=colour)
    group = Group("stage", Rect(0, 0, width, height), (arrow, text), ref=stage.id, says=stage.title)
    return Fragment(width, height, (group,))


def _arrow(width: float, height: float, first: bool) -> tuple[Command, ...]:
    point = tokens.STAGE_POINT
    notch: tuple[Command, ...] = () if first else (("L", point, height / 2),)
    return (
        ("M", 0.0, 0.0),
        ("L", width - point + 3, 0.0),
        ("L", width + 3, height / 2),
        ("L", width - point + 3, height),
        ("L", 0.0, height),
        *notch,
        ("Z",),
    )


def step_fragment(tools: Tools, step: Step, width: float) -> Fragment:
    """The step's title, centred; a step without a title keeps the place."""
    room = width - 2 * tokens.CELL_PADDING
    block = tools.engine.layout(step.title, tokens.STEP, room)
    text = Text(tokens.CELL_PADDING, tokens.STEP_PADDING, room, block, tools.theme.ink, "centre")
    height = snap_up(block.height + 2 * tokens.STEP_PADDING)
    shapes = (text,) if step.title else ()
    bounds = Rect(0, 0, width, height)
    group = Group("step", bounds, shapes, ref=step.id, step=step.id, says=step.title)
    return Fragment(width, height, (group,))


def side_width(tools: Tools, kinds: Mapping[str, LaneKind], lanes: Sequence[Lane]) -> float:
    """The width of the lanes' titles: the usual one, or more where a title has a word that wouldn't fit into it."""
    words = {word for lane in lanes for word in lane_title(tools.words, kind_of(kinds, lane), lane).split()}
    widest = max((tools.engine.layout(word, tokens.LANE).width for word in words), default=0.0)
    needed = snap_up(widest + 1) + tokens.LANE_ICON + _ICON_GAP + _LANE_GAP
    return min(tokens.SIDE_WIDEST, max(tokens.SIDE_WIDTH, needed))


def lane_title(words: Words, kind: LaneKind, lane: Lane) -> str:
    """The lane's own title, or its kind's in the map's language."""
    return lane.title or words.text(kind.title)


def lane_fragment(kind: LaneKind, context: LaneContext, share: Any, width: float) -> Fragment:
    """Icon and title of a lane, and below them what the kind has to add."""
    theme, lane = context.theme, context.lane
    title = lane_title(context.words, kind, lane)
    left = tokens.LANE_ICON + _ICON_GAP
    room = width - left - _LANE_GAP
    block = context.engine.layout(title, tokens.LANE, room)
    drawing = icon(kind.icon)
    line = block.height / max(1, len(block.lines))
    top = tokens.LANE_PADDING + tokens.CARD_PADDING[1]
    sign = Icon(
        0, snap(top + (line - tokens.LANE_ICON) / 2), tokens.LANE_ICON, drawing.outline, theme.lane_icon,
        directional=drawing.directional,
    )  # fmt: skip
    shapes: tuple[Shape, ...] = (sign, Text(left, top, room, block, theme.on_pale))
    bounds = Rect(0, top, width, block.height)
    groups = [Group("lane", bounds, shapes, ref=lane.id, says=title)]
    bottom = top + block.height
    note = kind.note(context, Rect(left, bottom + 6, room, 0), share)
    bottom = max([bottom, *(group.bounds.bottom for group in note)])
    return Fragment(width, snap_up(bottom + tokens.LANE_PADDING), (*groups, *note))
