"""Which areas of a scene look different from those of the scene before: what a window has to paint again. Pure."""

from collections.abc import Sequence

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Placed, Scene

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
    areas, has_new_frame = _differing(*_without_common_ends(before.placed, after.placed))
    return (_from(areas, before, after),) if has_new_frame else tuple(areas)


def _differing(before: Sequence[Placed], after: Sequence[Placed]) -> tuple[list[Rect], bool]:
    """Where fragments came, went, moved or changed, and whether the frame did."""
    known = {placed.key: placed for placed in before}
    areas: list[Rect] = []
    has_new_frame = False
    for placed in after:
        old = known.pop(placed.key, None)
        if placed is old or (old is not None and _same(old, placed)):
            continue
        if placed.key.part == "frame":
            has_new_frame = True
            continue
        areas.append(placed.rect)
        if old is not None and old.rect != placed.rect:
            areas.append(old.rect)
    areas.extend(placed.rect for key, placed in known.items() if key.part != "frame")
    return [area.inset(-BLEED, -BLEED) for area in areas], has_new_frame


def _without_common_ends(
    before: Sequence[Placed], after: Sequence[Placed]
) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """What is left of both when the fragments that they begin and end with alike are taken away: after most edits,
    very little. The frame, which comes first, is always left."""
    shorter = min(len(before), len(after))
    start = 1
    while start < shorter and (before[start] is after[start] or _same(before[start], after[start])):
        start += 1
    end = 1
    while end <= shorter - start and (before[-end] is after[-end] or _same(before[-end], after[-end])):
        end += 1
    last = 1 - end
    return (
        (*before[:1], *before[start : len(before) + last]),
        (*after[:1], *after[start : len(after) + last]),
    )


def _same(old: Placed, new: Placed) -> bool:
    return old.fragment is new.fragment and old.x == new.x and old.y == new.y and old.key == new.key


def _from(areas: list[Rect], before: Scene, after: Scene) -> Rect:
    """Lines and backgrounds follow from the heights of lanes: above the first lane that differs they are the same, and
    below it lies everything else that does."""
    top = min((area.y for area in areas), default=0.0)
    return Rect(0.0, top, after.width, max(before.height, after.height) - top)
