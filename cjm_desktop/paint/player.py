"""Plays a scene on a surface: what lies in the asked area, in drawing order. Knows nothing of any surface."""

from collections.abc import Callable, Iterable
from typing import Any

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Fragment, Group, Icon, Image, Path, Placed, Scene, Text
from cjm_desktop.paint.surface import Surface

BLEED = 4.0
"""How far, in map units, a shape may reach beyond its fragment or its card: half the width of the thickest line."""

_WITHIN = frozenset({"card", "point", "label"})
"""Roles of groups that draw nothing beyond their bounds."""

Draw = dict[type, Callable[[Any], None]]


def play(scene: Scene, surface: Surface, area: Rect | None = None) -> None:
    """Draws the fragments that touch ``area`` (in scene coordinates; ``None``: all).

    A little more than ``area`` may be drawn, never less: whoever needs an exact edge clips the surface.
    """
    play_placed(scene.placed, surface, area)


def play_placed(pieces: Iterable[Placed], surface: Surface, area: Rect | None) -> None:
    """The same for some of a scene's fragments, in drawing order: whoever paints small areas looks up what is near."""
    draw = _methods(surface)
    if area is None:
        for placed in pieces:
            surface.begin_fragment(placed.x, placed.y)
            _play_groups(placed.fragment.groups, surface, draw)
            surface.end_fragment()
        return
    left, top, right, bottom = area.x - BLEED, area.y - BLEED, area.right + BLEED, area.bottom + BLEED
    for placed in pieces:
        x, y, fragment = placed.x, placed.y, placed.fragment
        if x > right or y > bottom or x + fragment.width < left or y + fragment.height < top:
            continue
        surface.begin_fragment(x, y)
        inside = x >= left and y >= top and x + fragment.width <= right and y + fragment.height <= bottom
        groups = (
            fragment.groups
            if inside
            else _touching(fragment, Rect(left - x, top - y, right - left, bottom - top))
        )
        _play_groups(groups, surface, draw)
        surface.end_fragment()


def _methods(surface: Surface) -> Draw:
    return {
        Box: surface.box,
        Path: surface.path,
        Icon: surface.icon,
        Text: surface.text,
        Image: surface.image,
    }


def _play_groups(groups: tuple[Group, ...], surface: Surface, draw: Draw) -> None:
    begin, end = surface.begin_group, surface.end_group
    for group in groups:
        begin(group)
        for shape in group.shapes:
            draw[type(shape)](shape)
        end(group)


def _touching(fragment: Fragment, area: Rect) -> tuple[Group, ...]:
    """The groups that may be seen in ``area`` (the fragment's coordinates).

    Those of some roles are known to draw within their bounds; any other group is left out by its clip alone.
    """
    return tuple(group for group in fragment.groups if _may_show(group, area))


def _may_show(group: Group, area: Rect) -> bool:
    limit = group.bounds if group.role in _WITHIN else group.clip
    return limit is None or (
        limit.x <= area.right and limit.y <= area.bottom and limit.right >= area.x and limit.bottom >= area.y
    )
