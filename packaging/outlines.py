"""Writes resources/icons/outlines.json: the shapes of every icon as commands, which are read a hundred times faster.

Run by packaging/icons.py; by hand after a change of the drawings:

    .venv/bin/python packaging/outlines.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "resources" / "icons"


def main() -> int:
    """Write the outlines of all drawings that are there."""
    files = sorted(TARGET.glob("*.svg"))
    lines = [f"  {json.dumps(file.name)}: {json.dumps(outline(file))}" for file in files]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (TARGET / "outlines.json").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(files)} outlines")
    return 0


def outline(file: Path) -> list[list[Any]]:
    """The drawing's shapes as move, line, curve and close commands of ``layout.scene``."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import SVGPath

    pen = RecordingPen()
    SVGPath(str(file)).draw(pen)
    commands: list[tuple[Any, ...]] = []
    for verb, points in pen.value:
        commands.extend(command(verb, points, commands))
    return [list(one) for one in commands]


def command(verb: str, points: tuple[Any, ...], before: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    flat = [round(float(value), 3) for point in points for value in point]
    if verb == "moveTo":
        return [("M", *flat)]
    if verb == "lineTo":
        return [("L", *flat)]
    if verb == "curveTo":
        return [("C", *flat)]
    if verb == "qCurveTo":
        return [raised(before[-1][-2:], flat)]
    return [("Z",)] if verb == "closePath" else []


def raised(start: tuple[float, ...], flat: list[float]) -> tuple[Any, ...]:
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


if __name__ == "__main__":
    sys.exit(main())
