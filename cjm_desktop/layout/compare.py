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
    start = _first_difference(before.placed, after.placed)
    if not _have_same_frame(before, after):
        tops = [scene.placed[start].y for scene in (before, after) if start < len(scene.placed)]
        return (_from(min(tops, default=0.0), before, after),)
    return tuple(_differing(*_without_common_end(before.placed[start:], after.placed[start:])))


def _first_difference(before: Sequence[Placed], after: Sequence[Placed]) -> int:
    """So many fragments are the same at the start of both; the frame, which comes first, doesn't count."""
    shorter = min(len(before), len(after))
    start = 1
    while start < shorter and (before[start] is after[start] or _same(before[start], after[start])):
        start += 1
    return min(start, shorter)


def _without_common_end(
    before: Sequence[Placed], after: Sequence[Placed]
) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """What is left of both without the fragments that they end with alike: after most edits, very little."""
    shorter = min(len(before), len(after))
    end = 0
    while end < shorter and (before[-end - 1] is after[-end - 1] or _same(before[-end - 1], after[-end - 1])):
        end += 1
    return before[: len(before) - end], after[: len(after) - end]


def _differing(before: Sequence[Placed], after: Sequence[Placed]) -> list[Rect]:
    """Where fragments came, went, moved or changed."""
    known = {placed.key: placed for placed in before}
    areas: list[Rect] = []
    for placed in after:
        old = known.pop(placed.key, None)
        if old is not None and _same(old, placed):
            continue
        areas.append(placed.rect)
        if old is not None and old.rect != placed.rect:
            areas.append(old.rect)
    areas.extend(placed.rect for placed in known.values())
    return [area.inset(-BLEED, -BLEED) for area in areas]


def _have_same_frame(before: Scene, after: Scene) -> bool:
    return not before.placed or not after.placed or _same(before.placed[0], after.placed[0])


def _same(old: Placed, new: Placed) -> bool:
    return old.fragment is new.fragment and old.x == new.x and old.y == new.y and old.key == new.key


def _from(top: float, before: Scene, after: Scene) -> Rect:
    """Everything from there down. Lines and backgrounds follow from the heights of lanes, and lanes follow each other
    downwards: above the first fragment that differs everything is the same."""
    top -= BLEED
    return Rect(0.0, top, after.width, max(before.height, after.height) - top)
