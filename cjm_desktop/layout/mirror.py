"""Turns a scene round for maps that run from right to left.

The only place besides the text engine that knows right from left: boxes, paths and positions are reflected,
text is moved and aligned to the other side but never flipped, icons are flipped only if they are directional.
"""

from dataclasses import replace

from cjm_desktop.layout.scene import (
    Box,
    Command,
    Fragment,
    Grid,
    Group,
    Icon,
    Image,
    Placed,
    Shape,
    Span,
    Text,
)
from cjm_desktop.text.types import Align

_OTHER_SIDE: dict[Align, Align] = {"left": "right", "centre": "centre", "right": "left"}


def mirror_fragment(fragment: Fragment) -> Fragment:
    """The fragment reflected within its own width."""
    width = fragment.width
    return replace(fragment, groups=tuple(_group(group, width) for group in fragment.groups))


def mirror_placed(placed: Placed, width: float, fragment: Fragment) -> Placed:
    """``placed`` moved to its place in a mirrored scene of ``width``; ``fragment`` is its mirrored fragment."""
    return Placed(placed.key, width - placed.x - fragment.width, placed.y, fragment)


def mirror_grid(grid: Grid, width: float) -> Grid:
    """The grid of the mirrored scene; steps and stages stay in reading order."""
    return Grid(
        steps=tuple(_span(span, width) for span in grid.steps),
        stages=tuple(_span(span, width) for span in grid.stages),
        lanes=grid.lanes,
        head=grid.head.mirrored(width),
        side=grid.side.mirrored(width),
        body=grid.body.mirrored(width),
    )


def _span(span: Span, width: float) -> Span:
    return Span(span.id, width - span.start - span.size, span.size)


def _group(group: Group, width: float) -> Group:
    # Written out: there is one for each card, and ``replace`` takes several times as long.
    return Group(
        group.role,
        group.bounds.mirrored(width),
        tuple([mirror_shape(shape, width) for shape in group.shapes]),
        group.ref,
        group.step,
        group.says,
        group.clip.mirrored(width) if group.clip else None,
    )


def mirror_shape(shape: Shape, width: float) -> Shape:
    """One shape reflected within a box that is ``width`` wide."""
    if isinstance(shape, Text):
        x = width - shape.x - shape.width
        other = _OTHER_SIDE[shape.align]
        return Text(x, shape.y, shape.width, shape.block, shape.colour, other, shape.link)
    if isinstance(shape, Box):
        return Box(shape.rect.mirrored(width), shape.radius, shape.fill, shape.stroke)
    if isinstance(shape, Icon):
        flipped = shape.flipped != shape.directional
        return replace(shape, x=width - shape.x - shape.size, flipped=flipped)
    if isinstance(shape, Image):
        return replace(shape, rect=shape.rect.mirrored(width))
    return replace(shape, commands=tuple(_command(command, width) for command in shape.commands))


def _command(command: Command, width: float) -> Command:
    match command:
        case ("C", x1, y1, x2, y2, x, y):
            return ("C", width - x1, y1, width - x2, y2, width - x, y)
        case ("Z",):
            return command
        case ("M", x, y):
            return ("M", width - x, y)
        case ("L", x, y):
            return ("L", width - x, y)
    raise AssertionError(command)
