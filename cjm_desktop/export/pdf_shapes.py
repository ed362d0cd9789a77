"""Writes boxes, paths, icons and gradients of a scene as operators of a PDF.

The sheet's y axis points down, as the scene's does. Knows nothing of text, pictures or structure.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from reportlab.pdfbase import pdfdoc

from cjm_desktop.export.pdf_canvas import Sheet, alpha_of, ink, numbers
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Colour, Command, Fill, Gradient, Icon, Path, Stroke

_ARC = 0.5523
"""How far the control points of a quarter circle lie from its ends, in radii."""


def draw_box(sheet: Sheet, box: Box) -> None:
    if box.rect.width > 0 and box.rect.height > 0:
        _draw(sheet, rounded(box.rect, box.radius), box.rect, box.fill, box.stroke)


def draw_path(sheet: Sheet, path: Path) -> None:
    if path.commands:
        _draw(sheet, outline(path.commands), _extent(path.commands), path.fill, path.stroke)


def draw_icon(sheet: Sheet, icon: Icon) -> None:
    if icon.size <= 0:
        return
    scale = icon.size / icon.grid
    sheet.saveState()
    if icon.flipped:
        sheet.transform(-scale, 0, 0, scale, icon.x + icon.size, icon.y)
    else:
        sheet.transform(scale, 0, 0, scale, icon.x, icon.y)
    sheet.stroke(icon.colour, icon.line)
    sheet.write(f"{_icon_outline(icon.outline)} S")
    sheet.restoreState()


def rounded(rect: Rect, radius: float) -> str:
    """The outline of a rectangle with rounded corners."""
    x, y, width, height = rect.x, rect.y, rect.width, rect.height
    radius = min(radius, width / 2, height / 2)
    if radius <= 0:
        return f"{numbers(x, y, width, height)} re"
    right, bottom, near = x + width, y + height, radius * (1 - _ARC)
    return (
        f"{numbers(x + radius, y)} m {numbers(right - radius, y)} l "
        f"{numbers(right - near, y, right, y + near, right, y + radius)} c "
        f"{numbers(right, bottom - radius)} l "
        f"{numbers(right, bottom - near, right - near, bottom, right - radius, bottom)} c "
        f"{numbers(x + radius, bottom)} l "
        f"{numbers(x + near, bottom, x, bottom - near, x, bottom - radius)} c "
        f"{numbers(x, y + radius)} l "
        f"{numbers(x, y + near, x + near, y, x + radius, y)} c h"
    )


def outline(commands: Iterable[Command]) -> str:
    """The outline of a path."""
    return " ".join([_segment(command) for command in commands])


def _segment(command: Command) -> str:
    verb = command[0]
    if verb == "Z":
        return "h"
    return f"{numbers(*command[1:])} {verb.lower()}"


@lru_cache(maxsize=256)
def _icon_outline(commands: tuple[Command, ...]) -> str:
    return outline(commands)


def _extent(commands: Sequence[Command]) -> Rect:
    """A box around a path and its control points."""
    values = [value for command in commands for value in command[1:] if isinstance(value, (int, float))]
    left, top = min(values[::2]), min(values[1::2])
    return Rect(left, top, max(values[::2]) - left, max(values[1::2]) - top)


def _draw(sheet: Sheet, shape: str, extent: Rect, fill: Fill | None, stroke: Stroke | None) -> None:
    if isinstance(fill, Gradient):
        _fill_gradient(sheet, shape, extent, fill)
        fill = None
    if fill is not None:
        sheet.fill(fill)
    if stroke is not None:
        sheet.stroke(stroke.colour, stroke.width, stroke.dash)
    if fill is not None and stroke is not None and len(fill) == len(stroke.colour) == 7:
        sheet.write(f"{shape} B")
        return
    # One after the other where colours shine through, so that the line lies over the edge of the area.
    if fill is not None:
        sheet.write(f"{shape} f")
    if stroke is not None:
        sheet.write(f"{shape} S")


def _fill_gradient(sheet: Sheet, shape: str, extent: Rect, gradient: Gradient) -> None:
    places = [place for place, _ in gradient.stops]
    colours = [colour for _, colour in gradient.stops]
    sheet.saveState()
    sheet.clip(shape)
    if any(alpha_of(colour) < 1 for colour in colours):
        _fade(sheet, extent, places, colours)
    _shade(sheet, extent, places, [ink(colour) for colour in colours])
    sheet.restoreState()


def _shade(sheet: Sheet, extent: Rect, places: Sequence[float], colours: Sequence[Any]) -> None:
    """Paints colours from the top of ``extent`` to its bottom."""
    sheet.linearGradient(extent.x, extent.y, extent.x, extent.bottom, colours, places, extend=True)


def _fade(sheet: Sheet, extent: Rect, places: Sequence[float], colours: Sequence[Colour]) -> None:
    """Lets what is painted from now on shine through as much as the colours at its height do."""
    greys = [pdfdoc.PDFExponentialFunction([first], [second], 1) for first, second in _pairs(colours)]
    function = pdfdoc.PDFStitchingFunction(
        greys, list(places[1:-1]), [0, 1] * len(greys), Domain=f"[{numbers(places[0], places[-1])}]"
    )
    shading = pdfdoc.PDFAxialShading(
        extent.x,
        extent.y,
        extent.x,
        extent.bottom,
        function,
        "DeviceGray",
        Extend="[true true]",
        Domain=f"[{numbers(places[0], places[-1])}]",
    )
    document = sheet.document
    corners = f"[{numbers(extent.x, extent.y, extent.right, extent.bottom)}]"
    group = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": corners,
                "Group": "<</S /Transparency /CS /DeviceGray>>",
                "Resources": pdfdoc.PDFDictionary(
                    {"Shading": pdfdoc.PDFDictionary({"Fade": document.Reference(shading)})}
                ),
            }
        ),
        b"/Fade sh",
        [],
    )
    sheet.set_soft_mask(document.Reference(group))


def _pairs(colours: Sequence[Colour]) -> list[tuple[float, float]]:
    return [(round(alpha_of(first), 3), round(alpha_of(second), 3)) for first, second in pairwise(colours)]
