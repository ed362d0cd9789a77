"""What lies under a point of a scene. Pure; the window and exports with links ask here."""

from dataclasses import dataclass

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Group, Placed, PlaceKey, Scene, Text
from cjm_desktop.text.links import link_in

_SILENT = frozenset({"artifact", "curve"})


@dataclass(frozen=True, slots=True)
class Hit:
    """The group under the point, where it lies in the scene, and the key of its fragment."""

    key: PlaceKey
    group: Group
    bounds: Rect


def hit(scene: Scene, x: float, y: float) -> Hit | None:
    """The topmost group at (x, y) that stands for something; curves and lines let the point through."""
    for placed in reversed(scene.placed):
        # Compared number by number: a rectangle for each of thousands of fragments would make the pointer lag.
        dx, dy = x - placed.x, y - placed.y
        if dx < 0 or dy < 0 or dx >= placed.fragment.width or dy >= placed.fragment.height:
            continue
        found = _in_fragment(placed, x, y) if placed.key.part != "frame" else None
        if found:
            return found
    return None


def _in_fragment(placed: Placed, x: float, y: float) -> Hit | None:
    for group in reversed(placed.fragment.groups):
        if group.role not in _SILENT and group.bounds.contains(x - placed.x, y - placed.y):
            return Hit(placed.key, group, group.bounds.moved(placed.x, placed.y))
    return None


def link_at(scene: Scene, x: float, y: float) -> str:
    """The address of the link in a text at (x, y); empty if there is none."""
    found = hit(scene, x, y)
    if found is None:
        return ""
    x -= found.bounds.x - found.group.bounds.x
    y -= found.bounds.y - found.group.bounds.y
    for shape in found.group.shapes:
        if isinstance(shape, Text) and shape.rect.contains(x, y):
            return link_in(shape.block, x - shape.x, y - shape.y, shape.align, shape.width)
    return ""


def cell_at(scene: Scene, x: float, y: float) -> tuple[str, str] | None:
    """Lane id and step id of the cell at (x, y), whether it holds cards or not."""
    lane = next((span.id for span in scene.grid.lanes if span.start <= y < span.end), None)
    step = next((span.id for span in scene.grid.steps if span.start <= x < span.end), None)
    return (lane, step) if lane is not None and step is not None else None
