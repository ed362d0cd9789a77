"""Look-ups into one scene: what lies near a place, where a record is drawn, what has the focus there. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import cell_at, hit
from cjm_desktop.layout.scene import Group, Path, Placed, PlaceKey, Scene, Shape
from cjm_desktop.theme import tokens

_LINE = 4.0
"""How far a line may reach beyond its place."""

_lane_of, _y_of, _groups_of = attrgetter("key.lane"), attrgetter("y"), attrgetter("fragment.groups")
_HEAD_PARTS = frozenset({"stage", "step"})
_SIDE_PARTS = frozenset({"lane", "line"})
_INSET = (tokens.CELL_PADDING, tokens.LANE_PADDING)


class Piece:
    """A lane with all its fragments, or what stands above or below all lanes. Kept as long as it is in the scenes."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = placed
        lanes = set(map(_lane_of, placed))
        self.lane = lanes.pop() if len(lanes) == 1 else None
        self.top = min(map(_y_of, placed))
        self.bottom = max(one.y + one.fragment.height for one in placed)
        self.count = sum(map(len, map(_groups_of, placed)))
        self.head = [one for one in placed if one.key.part in _HEAD_PARTS]
        self.side = [one for one in placed if one.key.part in _SIDE_PARTS]

    @cached_property
    def by_key(self) -> dict[PlaceKey, Placed]:
        """Its fragments."""
        return {one.key: one for one in self.placed}

    @cached_property
    def places(self) -> dict[str, Focus]:
        """The records that it shows."""
        places: dict[str, Focus] = {}
        for placed in self.placed:
            for group in placed.fragment.groups:
                if group.ref and group.role not in ("label", "curve"):
                    focus = _focus(placed.key, group)
                    if focus is not None:
                        places.setdefault(group.ref, focus)
        return places


class SceneIndex:
    """Answers about ``scene``; each answer's table is built when it is first asked for. What still holds of an
    ``earlier`` scene's is taken over."""

    def __init__(self, scene: Scene, earlier: "SceneIndex | None" = None) -> None:
        self.scene = scene
        self._earlier_frame = earlier._frame if earlier is not None else None
        known = {id(piece.placed): piece for piece in earlier._pieces} if earlier is not None else {}
        self._pieces: list[Piece] = [
            known.get(id(placed)) or Piece(placed) for placed in scene.pieces or (scene.placed,) if placed
        ]

    def placed(self, key: PlaceKey) -> Placed | None:
        """The fragment of that key."""
        for piece in self._pieces:
            if piece.lane in (key.lane, None):
                found = piece.by_key.get(key)
                if found is not None:
                    return found
        return None

    @cached_property
    def head(self) -> tuple[Placed, ...]:
        """The stage and step headings."""
        return tuple(placed for piece in self._pieces for placed in piece.head)

    @cached_property
    def side(self) -> tuple[Placed, ...]:
        """The titles of the lanes, and the lines with names that run between them."""
        return tuple(placed for piece in self._pieces for placed in piece.side)

    def near(self, area: Rect) -> list[Placed]:
        """What may lie in ``area``, in drawing order; a little more than that, but of the frame's lines no others."""
        found = self.lines(area)
        for piece in self._pieces:
            if piece.top <= area.bottom and piece.bottom >= area.y:
                found += piece.placed
        return (
            found
            if self._frame is None
            else [one for one in found if one.key.part != "frame" or one is found[0]]
        )

    @property
    def frame(self) -> Placed | None:
        """The backgrounds and the lines behind the cells."""
        placed = self.scene.placed[0] if self.scene.placed else None
        return placed if placed is not None and placed.key.part == "frame" else None

    def lines(self, area: Rect) -> list[Placed]:
        """The frame, as far as it may be seen in ``area``."""
        return [] if self._frame is None else [self._frame.near(area)]

    @cached_property
    def _frame(self) -> "_Frame | None":
        placed = self.frame
        if placed is None:
            return None
        earlier = self._earlier_frame
        return earlier if earlier is not None and earlier.shows(placed) else _Frame(placed)

    @cached_property
    def count(self) -> int:
        """How many things the scene shows."""
        return sum(piece.count for piece in self._pieces)

    def bounds(self, focus: Focus) -> Rect | None:
        """Where the focused thing is drawn, in scene coordinates."""
        if focus.part == "cell":
            return self.cell_area(focus.lane, focus.step)
        if focus.part == "title":
            return self._group_bounds(self.placed(PlaceKey("title")), "", "title")
        return self._group_bounds(self.placed(_key(focus)), focus.ref, focus.part)

    def focus_of(self, ref: str) -> Focus | None:
        """The place of a record by its id alone."""
        return next((piece.places[ref] for piece in self._pieces if ref in piece.places), None)

    def group(self, focus: Focus) -> tuple[Placed, Group] | None:
        """What is drawn for the focused record, and its fragment."""
        key = PlaceKey("title") if focus.part == "title" else _key(focus)
        placed = self.placed(key)
        for group in placed.fragment.groups if placed else ():
            if group.ref == focus.ref and group.role == focus.part and placed:
                return placed, group
        return None

    def _group_bounds(self, placed: Placed | None, ref: str, role: str) -> Rect | None:
        for group in placed.fragment.groups if placed else ():
            if placed and group.role == role and group.ref in (ref, ""):
                return group.bounds.moved(placed.x, placed.y)
        return None

    def cell(self, lane: str, step: str) -> Rect | None:
        """The whole cell."""
        across = next((span for span in self.scene.grid.steps if span.id == step), None)
        down = next((span for span in self.scene.grid.lanes if span.id == lane), None)
        if across is None or down is None:
            return None
        return Rect(across.start, down.start, across.size, down.size)

    def cell_area(self, lane: str, step: str) -> Rect | None:
        """The part of a cell that shows the focus: within the paddings, as high as one card where there is room."""
        cell = self.cell(lane, step)
        if cell is None:
            return None
        area = cell.inset(*_INSET)
        return Rect(area.x, area.y, area.width, max(area.height, 20.0))

    def is_empty(self, cell: Focus) -> bool:
        """Whether nothing is drawn in a cell: no card, and no point of an emotion lane."""
        cards = self.placed(PlaceKey("cell", cell.lane, cell.step))
        if cards is not None and cards.fragment.groups:
            return False
        band = self.placed(PlaceKey("band", lane=cell.lane))
        return band is None or not any(
            group.role == "point" and group.step == cell.step for group in band.fragment.groups
        )

    def focus_at(self, x: float, y: float) -> Focus | None:
        """What lies at this place of the scene: a record, else a cell or the lane beside its title, else nothing."""
        found = hit(self.scene, x, y)
        if found is not None:
            focus = _focus(found.key, found.group)
            if focus is not None:
                return focus
        cell = cell_at(self.scene, x, y)
        return Focus("cell", lane=cell[0], step=cell[1]) if cell else self.lane_at(x, y)

    def lane_at(self, x: float, y: float) -> Focus | None:
        """The lane in whose place in the titles this is."""
        grid = self.scene.grid
        if not grid.side.x <= x <= grid.side.right:
            return None
        lane = next((span.id for span in grid.lanes if span.start <= y < span.end), None)
        return Focus("lane", lane, lane=lane) if lane else None

    def within(self, area: Rect) -> Iterable[Focus]:
        """Cards and points that touch ``area``, in drawing order."""
        for placed in self.near(area):
            if not placed.rect.intersects(area):
                continue
            local = area.moved(-placed.x, -placed.y)
            for group in placed.fragment.groups:
                if group.role in ("card", "point") and group.ref and group.bounds.intersects(local):
                    focus = _focus(placed.key, group)
                    if focus is not None:
                        yield focus


class _Frame:
    """The lines of the frame, sorted, since there are thousands of them and few in each place."""

    def __init__(self, placed: Placed) -> None:
        self._placed = placed
        self._boxes: list[Shape] = []
        across: list[tuple[float, Shape]] = []
        down: list[tuple[float, Shape]] = []
        for shape in (shape for group in placed.fragment.groups for shape in group.shapes):
            if not isinstance(shape, Path):
                self._boxes.append(shape)
                continue
            (_, x1, y1), (_, x2, _y2) = shape.commands[:2]  # type: ignore[misc]
            (down if x1 == x2 else across).append((x1 if x1 == x2 else y1, shape))
        self._down, self._across = _Sorted(down), _Sorted(across)

    def shows(self, placed: Placed) -> bool:
        """Whether it is made of this fragment."""
        return self._placed is placed or self._placed.fragment is placed.fragment

    def near(self, area: Rect) -> Placed:
        """The frame with those lines only that may be seen in ``area``."""
        placed = self._placed
        lines = (*self._down.between(area.x, area.right), *self._across.between(area.y, area.bottom))
        group = replace(placed.fragment.groups[0], shapes=(*self._boxes, *lines))
        return replace(placed, fragment=replace(placed.fragment, groups=(group,)))


class _Sorted:
    """Lines by where they lie."""

    def __init__(self, lines: list[tuple[float, Shape]]) -> None:
        lines.sort(key=lambda line: line[0])
        self._places = [place for place, _ in lines]
        self._shapes = [shape for _, shape in lines]

    def between(self, low: float, high: float) -> list[Shape]:
        first, last = bisect_left(self._places, low - _LINE), bisect_right(self._places, high + _LINE)
        return self._shapes[first:last]


def _key(focus: Focus) -> PlaceKey:
    """The fragment in which a focused record is drawn."""
    if focus.part == "card":
        return PlaceKey("cell", focus.lane, focus.step)
    if focus.part == "point":
        return PlaceKey("band", lane=focus.lane)
    if focus.part == "lane":
        return PlaceKey("lane", lane=focus.ref)
    return PlaceKey(
        "step" if focus.part == "step" else "stage" if focus.part == "stage" else "persona", step=focus.ref
    )


def _focus(key: PlaceKey, group: Group) -> Focus | None:
    if group.role == "card":
        return Focus("card", group.ref, key.lane, group.step)
    if group.role == "point" or (group.role == "label" and key.part == "band" and group.ref):
        return Focus("point", group.ref, key.lane, group.step)
    if key.part == "stage":
        return Focus("stage", key.step)
    if key.part == "step":
        return Focus("step", key.step, step=key.step)
    if key.part == "lane":
        return Focus("lane", key.lane, lane=key.lane)
    if key.part == "persona":
        return Focus("persona", key.step)
    return Focus("title") if key.part == "title" else None
