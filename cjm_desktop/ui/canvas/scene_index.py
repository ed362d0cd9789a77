"""Look-ups into one scene: what lies near a place, where a record is drawn, what has the focus there. Pure."""

from collections.abc import Iterable
from functools import cached_property

from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import cell_at, hit
from cjm_desktop.layout.scene import Group, Placed, PlaceKey, Scene
from cjm_desktop.theme import tokens

_BAND = 256.0
"""Height of the bands into which fragments are sorted, in map units."""

_HEAD_PARTS = frozenset({"stage", "step"})
_INSET = (tokens.CELL_PADDING, tokens.LANE_PADDING)


class SceneIndex:
    """Answers about ``scene``; each answer's table is built when it is first asked for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @cached_property
    def by_key(self) -> dict[PlaceKey, Placed]:
        return {placed.key: placed for placed in self.scene.placed}

    @cached_property
    def head(self) -> tuple[Placed, ...]:
        """The stage and step headings."""
        return tuple(placed for placed in self.scene.placed if placed.key.part in _HEAD_PARTS)

    @cached_property
    def side(self) -> tuple[Placed, ...]:
        """The titles of the lanes."""
        return tuple(placed for placed in self.scene.placed if placed.key.part == "lane")

    @cached_property
    def _bands(self) -> dict[int, list[Placed]]:
        bands: dict[int, list[Placed]] = {}
        for placed in self.scene.placed:
            first, last = int(placed.y // _BAND), int((placed.y + placed.fragment.height) // _BAND)
            for band in range(first, last + 1):
                bands.setdefault(band, []).append(placed)
        return bands

    def near(self, area: Rect) -> list[Placed]:
        """What may lie in ``area``, in drawing order; a little more than that."""
        first, last = int(area.y // _BAND), int(area.bottom // _BAND)
        if first == last:
            return self._bands.get(first, [])
        wanted = {id(placed) for band in range(first, last + 1) for placed in self._bands.get(band, ())}
        if last - first > 8:
            return [placed for placed in self.scene.placed if id(placed) in wanted]
        seen: dict[int, Placed] = {}
        order = self._order
        for band in range(first, last + 1):
            for placed in self._bands.get(band, ()):
                seen[id(placed)] = placed
        return sorted(seen.values(), key=lambda placed: order[id(placed)])

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(placed): place for place, placed in enumerate(self.scene.placed)}

    def bounds(self, focus: Focus) -> Rect | None:
        """Where the focused thing is drawn, in scene coordinates."""
        if focus.part == "cell":
            return self.cell_area(focus.lane, focus.step)
        if focus.part == "title":
            return self._group_bounds(self.by_key.get(PlaceKey("title")), "", "title")
        return self._group_bounds(self.by_key.get(_key(focus)), focus.ref, focus.part)

    def focus_of(self, ref: str) -> Focus | None:
        """The place of a record by its id alone."""
        return self._places.get(ref)

    @cached_property
    def _places(self) -> dict[str, Focus]:
        places: dict[str, Focus] = {}
        for placed in self.scene.placed:
            for group in placed.fragment.groups:
                if group.ref and group.role not in ("label", "curve"):
                    focus = _focus(placed.key, group)
                    if focus is not None:
                        places.setdefault(group.ref, focus)
        return places

    def group(self, focus: Focus) -> tuple[Placed, Group] | None:
        """What is drawn for the focused record, and its fragment."""
        key = PlaceKey("title") if focus.part == "title" else _key(focus)
        placed = self.by_key.get(key)
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
        row = next((span for span in self.scene.grid.lanes if span.id == lane), None)
        column = next((span for span in self.scene.grid.steps if span.id == step), None)
        if row is None or column is None:
            return None
        return Rect(column.start, row.start, column.size, row.size)

    def cell_area(self, lane: str, step: str) -> Rect | None:
        """The part of a cell that shows the focus: within the paddings, as high as one card where there is room."""
        cell = self.cell(lane, step)
        if cell is None:
            return None
        area = cell.inset(*_INSET)
        return Rect(area.x, area.y, area.width, max(area.height, 20.0))

    def focus_at(self, x: float, y: float) -> Focus | None:
        """What lies at this place of the scene: a record, else a cell, else nothing."""
        found = hit(self.scene, x, y)
        if found is not None:
            focus = _focus(found.key, found.group)
            if focus is not None:
                return focus
        cell = cell_at(self.scene, x, y)
        return Focus("cell", lane=cell[0], step=cell[1]) if cell else None

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
