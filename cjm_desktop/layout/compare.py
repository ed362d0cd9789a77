"""Which areas of a scene look different from those of the scene before: what a window has to paint again. Pure."""

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Placed, PlaceKey, Scene

BLEED = 4.0
"""How far a shape may reach beyond its fragment."""


def changed_areas(before: Scene, after: Scene) -> tuple[Rect, ...] | None:
    """Areas, in coordinates of ``after``, outside of which both scenes look the same; ``None``: everything may differ.

    Fragments are compared by identity. Right-to-left scenes are anchored at their left edge like all others, so that
    a new width moves everything.
    """
    if before is after:
        return ()
    if before.width != after.width or before.rtl != after.rtl or before.background != after.background:
        return None
    known = {placed.key: placed for placed in before.placed}
    areas: list[Rect] = []
    has_new_frame = False
    for placed in after.placed:
        old = known.pop(placed.key, None)
        if placed is old or (old is not None and _same(old, placed)):
            continue
        if placed.key.part == "frame":
            has_new_frame = True
            continue
        areas.append(placed.rect)
        if old is not None:
            areas.append(old.rect)
    areas.extend(placed.rect for key, placed in known.items() if key != PlaceKey("frame"))
    areas = [area.inset(-BLEED, -BLEED) for area in areas]
    if has_new_frame:
        areas.append(_from(areas, before, after))
    return tuple(areas)


def _same(old: Placed, new: Placed) -> bool:
    return old.fragment is new.fragment and old.x == new.x and old.y == new.y


def _from(areas: list[Rect], before: Scene, after: Scene) -> Rect:
    """Lines and backgrounds follow from the heights of lanes: above the first lane that differs they are the same."""
    top = min((area.y for area in areas), default=0.0)
    return Rect(0.0, top, after.width, max(before.height, after.height) - top)
