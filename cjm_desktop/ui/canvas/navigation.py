"""Where the keyboard goes from one place of a map to another. Pure.

Ways are those of the journey: ``START`` and ``END`` along it, ``UP`` and ``DOWN`` across; ``way_of`` tells which one an
arrow key means in a map that runs from right to left. Look-ups into the scene serve to find what lies nearest; what
there is and in which order is told by the document.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal

from cjm_desktop.edit.selection import Focus
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import PlaceKey
from cjm_desktop.model.records import JourneyMap, Lane
from cjm_desktop.ui.canvas.scene_index import SceneIndex

__all__ = ["Navigator", "Way", "holds_points", "marked_between", "way_of"]

Seen = Literal["left", "right", "up", "down"]


class Way(Enum):
    """A direction in the map's own terms."""

    START = "start"
    END = "end"
    UP = "up"
    DOWN = "down"


def way_of(seen: Seen, rtl: bool) -> Way:
    """The way that leads ``seen`` on the screen."""
    if seen in ("up", "down"):
        return Way(seen)
    return Way.END if (seen == "right") is not rtl else Way.START


def holds_points(lane: Lane) -> bool:
    """Whether the lane is a line of emotion points."""
    return kind_named(lane.kind).holds == "points"


class Navigator:
    """Finds places in ``document`` as ``index`` shows it. Every answer is a place that exists; where the map ends, it
    is the place asked from."""

    def __init__(self, document: JourneyMap, index: SceneIndex) -> None:
        self._document = document
        self._index = index

    # One place on

    def go(self, focus: Focus, way: Way, last_step: str = "") -> Focus:
        """The place next to ``focus``. ``last_step`` is the one that the keyboard came from, to go back down into."""
        if focus.part in ("cell", "card", "point"):
            along = way in (Way.START, Way.END)
            found = self._along(focus, way) if along else self._across(focus, way)
        elif focus.part == "lane":
            found = self._from_lane(focus, way)
        elif focus.part in ("step", "stage"):
            found = self._from_heading(focus, way, last_step)
        else:
            found = self._from_head(focus, way)
        return found or focus

    def following(self, focus: Focus, forward: bool = True, persona: str | None = None) -> Focus:
        """The next in reading order: title, personas, stages, titles of steps, then lane by lane the cells. Titles
        of lanes are an order of their own. ``persona``: whose points are wanted in emotion lanes (``None``: any)."""
        if focus.part == "lane":
            return _beside(self._lane_titles, focus, forward) or focus
        if focus.part in ("cell", "card", "point"):
            lanes, steps = self._document.lanes, self._steps
            at = self._lane_at(focus.lane) * len(steps) + steps.index(focus.step) + (1 if forward else -1)
            if 0 <= at < len(lanes) * len(steps):
                return self.entry(lanes[at // len(steps)], steps[at % len(steps)], persona)
            return focus if forward or not self._headings else self._headings[-1]
        after = _beside(self._headings, focus, forward)
        if after is None and forward and self._document.lanes and self._steps:
            return self.entry(self._document.lanes[0], self._steps[0], persona)
        return after or focus

    def end(self, focus: Focus, last: bool) -> Focus:
        """The first or last step in the same lane; of headings, the first or last of their kind."""
        if focus.part in ("cell", "card", "point"):
            step = self._steps[-1 if last else 0]
            return focus if step == focus.step else self.entry(self._lane(focus.lane), step)
        found = [one for one in (*self._headings, *self._lane_titles) if one.part == focus.part]
        return found[-1 if last else 0] if found else focus

    def corner(self, focus: Focus, last: bool) -> Focus:
        """The first cell of the map, or the last card of its last cell."""
        if not self._document.lanes or not self._steps:
            return self._headings[-1 if last else 0]
        at = -1 if last else 0
        lane, step = self._document.lanes[at], self._steps[at]
        return self._levels(lane, step)[at][at] if last else self.entry(lane, step)

    def page(self, focus: Focus, distance: float) -> Focus:
        """What lies ``distance`` map units below (less than 0: above) in the same step, at least the next place."""
        bounds = self._index.bounds(focus)
        way = Way.DOWN if distance > 0 else Way.UP
        if focus.part not in ("cell", "card", "point", "lane") or bounds is None:
            return self.go(focus, way)
        spans = self._index.scene.grid.lanes
        y = bounds.y + bounds.height / 2 + distance
        y = min(max(y, spans[0].start), spans[-1].end - 1)
        span = next((span for span in spans if span.start <= y < span.end), spans[-1])
        if focus.part == "lane":
            found = Focus("lane", span.id, lane=span.id)
        else:
            levels = self._levels(self._lane(span.id), focus.step)
            at = Rect(bounds.x, y, bounds.width, 0.0)
            found = self._nearest((one for level in levels for one in level), at) or focus
        return self.go(focus, way) if found == focus else found

    def entry(self, lane: Lane, step: str, persona: str | None = None) -> Focus:
        """The first place of a cell. With ``persona``, in an emotion lane: her point there, or the place for it."""
        level = self._levels(lane, step)[0]
        if persona is not None and holds_points(lane):
            points = self._document.index.points
            own = (one for one in level if one.ref and points[one.ref].persona == persona)
            return next(own, Focus("cell", lane=lane.id, step=step))
        return level[0]

    # What there is

    @cached_property
    def _steps(self) -> list[str]:
        return list(self._document.index.steps)

    @cached_property
    def _lane_titles(self) -> list[Focus]:
        return [Focus("lane", lane.id, lane=lane.id) for lane in self._document.lanes]

    @cached_property
    def _headings(self) -> list[Focus]:
        """Everything above the cells, in reading order; titles of steps only where they are shown."""
        document = self._document
        return [
            Focus("title"),
            *(Focus("persona", one.id) for one in document.personas),
            *(Focus("stage", stage.id) for stage in document.stages),
            *(Focus("step", step, step=step) for step in self._steps if self._is_shown(step)),
        ]

    def _is_shown(self, step: str) -> bool:
        return self._index.placed(PlaceKey("step", step=step)) is not None

    def _lane(self, lane: str) -> Lane:
        return self._document.index.lanes[lane]

    def _lane_at(self, lane: str) -> int:
        return next(at for at, one in enumerate(self._document.lanes) if one.id == lane)

    def _levels(self, lane: Lane, step: str) -> list[list[Focus]]:
        """The places of a cell from top to bottom: each card, or the empty cell; the points of a step side by side."""
        cards = [
            [Focus("card", card.id, card.lane, card.step)]
            for card in self._document.index.cells.get((lane.id, step), ())
        ]
        empty = [Focus("cell", lane=lane.id, step=step)]
        if not holds_points(lane):
            return cards or [empty]
        points = self._document.index.points_of_lane.get(lane.id, ())
        own = [Focus("point", point.id, lane.id, step) for point in points if point.step == step]
        return [own or empty, *cards]

    # From the cells

    def _across(self, focus: Focus, way: Way) -> Focus | None:
        """Up or down: through the cards of the cell, then into the next lane, from the first one to the headings."""
        levels = self._levels(self._lane(focus.lane), focus.step)
        at = next((at for at, level in enumerate(levels) if focus in level), None)
        if at is None:  # the cell itself, with cards in it
            at = -1 if way is Way.DOWN else 0
        to = at + (1 if way is Way.DOWN else -1)
        if 0 <= to < len(levels):
            return self._nearest_to(levels[to], focus)
        to = self._lane_at(focus.lane) + (1 if way is Way.DOWN else -1)
        if to < 0:
            return self._heading_of(focus.step)
        if to >= len(self._document.lanes):
            return None
        level = self._levels(self._document.lanes[to], focus.step)[0 if way is Way.DOWN else -1]
        return self._nearest_to(level, focus)

    def _along(self, focus: Focus, way: Way) -> Focus | None:
        """To a neighbour: points side by side first, then the next step, from the first one to the lane's title."""
        lane = self._lane(focus.lane)
        forward = way is Way.END
        first = self._levels(lane, focus.step)[0]
        if holds_points(lane) and focus in first:
            beside = _beside(first, focus, forward)
            if beside is not None:
                return beside
        at = self._steps.index(focus.step) + (1 if forward else -1)
        if at < 0:
            return Focus("lane", lane.id, lane=lane.id)
        if at >= len(self._steps):
            return None
        levels = self._levels(lane, self._steps[at])
        if holds_points(lane) and focus.part != "card":
            return levels[0][0 if forward else -1]
        return self._nearest_to([one for level in levels for one in level], focus, vertical=True)

    def _heading_of(self, step: str) -> Focus:
        if self._is_shown(step):
            return Focus("step", step, step=step)
        return Focus("stage", self._document.index.stage_of_step[step].id)

    def _top_of(self, step: str) -> Focus | None:
        """The first place below the headings of a step."""
        lanes = self._document.lanes
        return self._levels(lanes[0], step)[0][0] if lanes else None

    # From the headings

    def _from_lane(self, focus: Focus, way: Way) -> Focus | None:
        if way is Way.END:
            return self.entry(self._lane(focus.ref), self._steps[0]) if self._steps else None
        if way is Way.START:
            return None
        beside = _beside(self._lane_titles, focus, way is Way.DOWN)
        return beside or (Focus("title") if way is Way.UP else None)

    def _from_heading(self, focus: Focus, way: Way, last_step: str) -> Focus | None:
        if way in (Way.START, Way.END):
            same = [one for one in self._headings if one.part == focus.part]
            return _beside(same, focus, way is Way.END)
        if focus.part == "step":
            stage = self._document.index.stage_of_step[focus.ref]
            return Focus("stage", stage.id) if way is Way.UP else self._top_of(focus.ref)
        if way is Way.UP:
            return self._above(focus)
        own = [step.id for step in self._document.index.stages[focus.ref].steps]
        step = last_step if last_step in own else own[0]
        return Focus("step", step, step=step) if self._is_shown(step) else self._top_of(step)

    def _above(self, stage: Focus) -> Focus | None:
        """The title or a persona: what stands straight above the stage's middle, or least aside of it."""
        head = [one for one in self._headings if one.part in ("title", "persona")]
        bounds = self._index.bounds(stage)
        if bounds is None:
            return head[0]
        middle, top = bounds.x + bounds.width / 2, bounds.y

        def away(focus: Focus) -> tuple[float, float]:
            place = self._index.bounds(focus) or bounds
            return max(0.0, place.x - middle, middle - place.right), top - place.bottom

        return min(head, key=away)

    def _from_head(self, focus: Focus, way: Way) -> Focus | None:
        """From the title and the personas: to what is seen there."""
        bounds = self._index.bounds(focus)
        head = [one for one in self._headings if one.part in ("title", "persona") and one != focus]
        if bounds is not None:
            beyond = [one for one in head if self._lies(one, bounds, way)]
            if beyond:
                return self._nearest(beyond, bounds)
        if way is not Way.DOWN:
            return None
        stages = [one for one in self._headings if one.part == "stage"]
        if focus.part == "title" or bounds is None:
            return next(iter(stages or self._lane_titles), None)
        return self._nearest(stages, bounds)

    def _lies(self, focus: Focus, of: Rect, way: Way) -> bool:
        """Whether it lies on that side of ``of`` and a straight line leads there."""
        place = self._index.bounds(focus)
        if place is None:
            return False
        if way in (Way.UP, Way.DOWN):
            is_beyond = place.y >= of.bottom if way is Way.DOWN else place.bottom <= of.y
            return is_beyond and place.x < of.right and of.x < place.right
        to_right = (way is Way.END) is not self._index.scene.rtl
        is_beyond = place.x >= of.right if to_right else place.right <= of.x
        return is_beyond and place.y < of.bottom and of.y < place.bottom

    # What is nearest

    def _nearest_to(self, places: Sequence[Focus], focus: Focus, vertical: bool = False) -> Focus | None:
        bounds = self._index.bounds(focus)
        if bounds is None or len(places) < 2:
            return next(iter(places), None)
        if vertical:
            return min(places, key=lambda one: abs(self._middle(one) - bounds.y - bounds.height / 2))
        return self._nearest(places, bounds)

    def _middle(self, focus: Focus) -> float:
        bounds = self._index.bounds(focus)
        return bounds.y + bounds.height / 2 if bounds else 0.0

    def _nearest(self, places: Iterable[Focus], to: Rect) -> Focus | None:
        found = [(one, bounds) for one in places if (bounds := self._index.bounds(one)) is not None]
        return min(found, key=lambda one: _distance(one[1], to))[0] if found else None


@dataclass(frozen=True, slots=True)
class _Range:
    """Lanes and steps from one place to another, both included."""

    lanes: frozenset[str]
    steps: frozenset[str]


def marked_between(document: JourneyMap, anchor: Focus, focus: Focus) -> tuple[str, ...]:
    """Cards and points in the rectangle of cells from ``anchor`` to ``focus``; within one cell, those between both."""
    ends = (anchor, focus)
    if any(one.part not in ("cell", "card", "point") for one in ends):
        return (focus.ref,) if focus.ref else ()
    if anchor.lane == focus.lane and anchor.step == focus.step:
        cell = document.index.cells.get((focus.lane, focus.step), ())
        ids = [card.id for card in cell]
        if anchor.ref in ids and focus.ref in ids:
            low, high = sorted((ids.index(anchor.ref), ids.index(focus.ref)))
            return tuple(ids[low : high + 1])
    area = _range(document, anchor, focus)
    cards = [card.id for card in document.cards if card.lane in area.lanes and card.step in area.steps]
    points = [point.id for point in document.points if point.lane in area.lanes and point.step in area.steps]
    return (*cards, *points)


def _range(document: JourneyMap, one: Focus, other: Focus) -> _Range:
    lanes, steps = [lane.id for lane in document.lanes], list(document.index.steps)
    top, bottom = sorted((lanes.index(one.lane), lanes.index(other.lane)))
    first, last = sorted((steps.index(one.step), steps.index(other.step)))
    return _Range(frozenset(lanes[top : bottom + 1]), frozenset(steps[first : last + 1]))


def _beside(places: Sequence[Focus], focus: Focus, forward: bool) -> Focus | None:
    """The one after (or before) ``focus``, which may tell less than its twin in ``places``."""
    at = next((at for at, one in enumerate(places) if one.part == focus.part and one.ref == focus.ref), None)
    if at is None:
        return None
    to = at + (1 if forward else -1)
    return places[to] if 0 <= to < len(places) else None


def _distance(one: Rect, other: Rect) -> tuple[float, float]:
    """How far apart: the room between them first, then the distance of their middles."""
    across = max(0.0, one.x - other.right, other.x - one.right)
    down = max(0.0, one.y - other.bottom, other.y - one.bottom)
    middles = abs(one.x + one.width / 2 - other.x - other.width / 2) + abs(
        one.y + one.height / 2 - other.y - other.height / 2
    )
    return across + down, middles
