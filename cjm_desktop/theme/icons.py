"""Icons of the product as outlines, read from the SVG files in ``resources/icons``. Qt-free.

An icon is a line drawing on a 24 × 24 grid; what it is called in the product and whether it points along the
reading direction stand in ``icons.json``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cjm_desktop.resources import resource_path

Outline = tuple[tuple[Any, ...], ...]
"""Commands as in ``layout.scene.Command``."""


@dataclass(frozen=True, slots=True)
class IconData:
    """The lines to draw, and whether a right-to-left map shows them reflected."""

    outline: Outline
    directional: bool


@cache
def icon(name: str) -> IconData:
    """The icon of that product name; an unknown name gives the icon ``other``, so that a map can always be drawn."""
    entry = _manifest().get(name) or _manifest()["other"]
    return IconData(_outline(entry["file"]), bool(entry.get("directional")))


@lru_cache(maxsize=1)
def _manifest() -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = json.loads(resource_path("icons", "icons.json").read_text("utf-8"))
    return found


def _outline(file: str) -> Outline:
    """The SVG file's shapes as move, line, curve and close commands."""
    # Imported here: only drawing needs it, and the command line starts faster without.
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import SVGPath

    pen = RecordingPen()
    SVGPath(str(resource_path("icons", file))).draw(pen)
    commands: list[tuple[Any, ...]] = []
    for verb, points in pen.value:
        commands.extend(_command(verb, points, commands))
    return tuple(commands)


def _command(verb: str, points: tuple[Any, ...], before: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    flat = [round(float(value), 3) for point in points for value in point]
    if verb == "moveTo":
        return [("M", *flat)]
    if verb == "lineTo":
        return [("L", *flat)]
    if verb == "curveTo":
        return [("C", *flat)]
    if verb == "qCurveTo":
        return [_raised(before[-1][-2:], flat)]
    return [("Z",)] if verb == "closePath" else []


def _raised(start: tuple[float, ...], flat: list[float]) -> tuple[Any, ...]:
    """A quadratic curve as a cubic one (degree elevation: the control points lie two thirds of the way)."""
    (x0, y0), (qx, qy, x, y) = start, flat
    return (
        "C",
        x0 + (qx - x0) * 2 / 3,
        y0 + (qy - y0) * 2 / 3,
        x + (qx - x) * 2 / 3,
        y + (qy - y) * 2 / 3,
        x,
        y,
    )
