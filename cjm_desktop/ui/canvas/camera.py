"""Where the map lies in the viewport: pure arithmetic between map units and the viewport's pixels.

A pixel here is one of the window system's units; on a sharp screen it is several device pixels.
"""

from dataclasses import dataclass

from cjm_desktop.layout.geometry import Rect

LEAST, MOST = 0.1, 4.0
"""The range of the zoom; a very large map may be shown still smaller, so that it fits."""
LADDER = (0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""The steps of zooming in and out by key."""


@dataclass(frozen=True, slots=True)
class Camera:
    """``zoom`` pixels are one map unit; the map's top left corner lies at pixel (``x``, ``y``)."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_view(self, rect: Rect) -> Rect:
        """A rectangle of the scene in pixels of the viewport."""
        zoom = self.zoom
        return Rect(self.x + rect.x * zoom, self.y + rect.y * zoom, rect.width * zoom, rect.height * zoom)

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        """A pixel of the viewport in map units."""
        return (x - self.x) / self.zoom, (y - self.y) / self.zoom

    def seen(self, width: float, height: float) -> Rect:
        """The part of the scene, and beyond, that a viewport of this size shows."""
        left, top = self.to_scene(0, 0)
        return Rect(left, top, width / self.zoom, height / self.zoom)


def next_zoom(zoom: float, steps: int) -> float:
    """The zoom so many steps of the ladder further in (or out, where negative)."""
    for _ in range(abs(steps)):
        if steps > 0:
            zoom = next((step for step in LADDER if step > zoom * 1.001), zoom)
        else:
            zoom = next((step for step in reversed(LADDER) if step < zoom * 0.999), zoom)
    return zoom


def fitting(width: float, height: float, room: tuple[float, float], most: float = 1.0) -> float:
    """The largest zoom, at most ``most``, at which ``width`` × ``height`` units lie within ``room`` pixels."""
    if width <= 0 or height <= 0:
        return most
    return min(most, max(0.01, min(room[0] / width, room[1] / height)))
