"""Puts a scene on paper: which part of it goes on which sheet, how large and where.

Pages break between steps and between lanes where the sheet allows it. Millimetres and points only; no painting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from cjm_desktop.errors import ExportError
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Scene

POINTS_PER_UNIT = 0.75
"""A map unit at scale 1 is 1/96 inch."""
POINTS_PER_MM = 72 / 25.4

PAPER: dict[str, tuple[float, float]] = {
    "A0": (841, 1189),
    "A1": (594, 841),
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
"""Width and height in millimetres, upright."""

MOST_SHEETS = 1000
"""Nobody glues more together; a slip in the scale would fill the disk instead."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its size in points, the part of the scene on it, and how that part is placed.

    A point (x, y) of the scene lies ``left + (x - part.x) * scale`` points from the sheet's left edge and
    ``top + (y - part.y) * scale`` from its top edge. Only ``part`` is visible.
    """

    width: float
    height: float
    part: Rect
    scale: float
    left: float
    top: float


def paper_names() -> tuple[str, ...]:
    """Names that ``pages`` takes, ``fit`` among them."""
    return (*PAPER, "fit")


def pages(
    scene: Scene,
    page: str = "fit",
    orientation: str = "auto",
    margin: float | None = None,
    scale: float | None = None,
) -> tuple[Page, ...]:
    """The sheets for ``scene`` in reading order; see ``ExportOptions`` for the arguments."""
    if scale is not None and not 0.01 <= scale <= 100:
        raise ExportError(
            "A scale of {scale} can't be used.",
            advice="Use a number from 0.01 to 100.",
            params={"scale": scale},
        )
    if page.lower() == "fit":
        return (_fitting(scene, margin or 0.0, scale or 1.0),)
    sheet = _sheet(scene, page, orientation)
    edge = _edge(sheet, 10.0 if margin is None else margin)
    room = (sheet[0] - 2 * edge, sheet[1] - 2 * edge)
    if scale is None:
        ratio = min(room[0] / scene.width, room[1] / scene.height)
        left = edge + (room[0] - scene.width * ratio) / 2
        return (Page(*sheet, Rect(0, 0, scene.width, scene.height), ratio, left, edge),)
    return _tiles(scene, sheet, edge, scale * POINTS_PER_UNIT)


def _fitting(scene: Scene, margin: float, scale: float) -> Page:
    edge = _positive(margin) * POINTS_PER_MM
    ratio = scale * POINTS_PER_UNIT
    width, height = scene.width * ratio + 2 * edge, scene.height * ratio + 2 * edge
    return Page(width, height, Rect(0, 0, scene.width, scene.height), ratio, edge, edge)


def _positive(margin: float) -> float:
    if margin < 0:
        raise ExportError("A margin can't be negative.", advice="Use 0 or more millimetres.")
    return margin


def _sheet(scene: Scene, page: str, orientation: str) -> tuple[float, float]:
    """Width and height of the sheet in points."""
    names = {name.lower(): name for name in PAPER}
    if page.lower() not in names:
        raise ExportError(
            "“{page}” isn't a known paper size.",
            advice="Use one of: {known}.",
            params={"page": page, "known": ", ".join(paper_names())},
        )
    short, long = (side * POINTS_PER_MM for side in PAPER[names[page.lower()]])
    wide = scene.width >= scene.height if orientation == "auto" else orientation == "landscape"
    return (long, short) if wide else (short, long)


def _edge(sheet: tuple[float, float], margin: float) -> float:
    edge = _positive(margin) * POINTS_PER_MM
    if 2 * edge > min(sheet) - POINTS_PER_MM:
        raise ExportError(
            "A margin of {margin} mm leaves no room on the page.",
            advice="Use a smaller margin or a larger page.",
            params={"margin": margin},
        )
    return edge


def _tiles(scene: Scene, sheet: tuple[float, float], edge: float, ratio: float) -> tuple[Page, ...]:
    """The scene at a given scale over as many sheets as it takes; right-to-left maps begin at the right."""
    room = ((sheet[0] - 2 * edge) / ratio, (sheet[1] - 2 * edge) / ratio)
    sheets = ceil(scene.width / room[0]) * ceil(scene.height / room[1])
    if sheets > MOST_SHEETS:
        raise ExportError(
            "The map would take {count} sheets; {most} is the most.",
            advice="Use a smaller scale or larger paper.",
            params={"count": sheets, "most": MOST_SHEETS},
        )
    steps = [position for span in scene.grid.steps for position in (span.start, span.end)]
    lanes = [span.end for span in scene.grid.lanes]
    down = _parts(scene.height, room[1], lanes)
    across = _parts(scene.width, room[0], steps)
    if scene.rtl:
        from_start = _parts(scene.width, room[0], [scene.width - border for border in steps])
        across = [(scene.width - start - size, size) for start, size in from_start]
    return tuple(
        Page(
            *sheet,
            Rect(x, y, width, height),
            ratio,
            sheet[0] - edge - width * ratio if scene.rtl else edge,
            edge,
        )
        for y, height in down
        for x, width in across
    )


def _parts(length: float, room: float, borders: Sequence[float]) -> list[tuple[float, float]]:
    """Cuts ``length`` into parts of at most ``room``: at the last fitting border, if the part is at least half full."""
    parts: list[tuple[float, float]] = []
    start = 0.0
    while length - start > room + 1e-6:
        fitting = [border for border in borders if start + room / 2 <= border <= start + room]
        end = max(fitting, default=start + room)
        parts.append((start, end - start))
        start = end
    parts.append((start, length - start))
    return parts
