"""The stage header and the lane titles, which stay in view while the map is scrolled beneath them.

Both are strips painted from the scene's own headings and kept as pictures, a little longer than what is seen, so that
scrolling costs next to nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Placed, Span
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play_placed
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.ui.canvas.camera import Camera
from cjm_desktop.ui.canvas.scene_index import SceneIndex

_EDGE = 10.0
"""Room between the titles and the edge of the view, in pixels."""
_SHADOW = 6
_MARGIN = 320
"""So many device pixels beyond its ends a strip is painted, so that scrolling doesn't paint it anew."""
_LINE = 1.0
"""The strip of titles ends behind the line before the first step, in pixels."""


@dataclass(frozen=True, slots=True)
class Strips:
    """Where the strips lie in the viewport, in its pixels; empty rectangles where the map shows the headings itself.

    ``side_left`` is where the titles of lanes start; ``corner`` is from where to where the header gives way to them.
    """

    head: QRectF
    side: QRectF
    side_left: float
    corner: tuple[float, float] | None = None


def strips(index: SceneIndex, camera: Camera, width: float, height: float) -> Strips:
    """The strips that a viewport of this size needs."""
    grid, scene = index.scene.grid, index.scene
    none = QRectF()
    if not grid.lanes or not grid.steps:
        return Strips(none, none, 0)
    paper = camera.to_view(Rect(0, 0, scene.width, scene.height))
    left, right = max(0.0, paper.x), min(width, paper.right)
    head, side = camera.to_view(grid.head), camera.to_view(grid.side)
    body_end = camera.to_view(grid.body).bottom
    head_on = head.y < 0 and body_end > head.height * 1.5 and head.height < height / 2
    strip = QRectF(left, 0, right - left, head.height) if head_on else none
    beyond = side.right > width - _EDGE if scene.rtl else side.x < _EDGE
    side_on = beyond and side.width < width / 2
    side_left = side.x
    if side_on:
        side_left = width - _EDGE - side.width if scene.rtl else _EDGE
    if not (side_on or head_on):
        return Strips(strip, none, side_left)
    start = side_left - (_LINE if scene.rtl else _EDGE)
    top = head.height if head_on else max(0.0, head.y)  # stages and steps don't show above the titles either
    area = QRectF(start, top, side.width + _EDGE + _LINE, min(height, body_end) - top)
    corner = (area.left(), area.right()) if side_on else None
    return Strips(strip, area if area.height() > 0 else none, side_left, corner)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A painted strip, ``_MARGIN`` device pixels longer at each end than is seen, and where in the strip the scene
    started (in device pixels) when it was painted."""

    key: tuple[object, ...]
    picture: QPixmap
    start: int

    def shows(self, key: tuple[object, ...], start: int) -> bool:
        """Whether it still holds: fragments that stayed the same are the same objects, so that comparing is quick."""
        return abs(start - self.start) <= _MARGIN and self.key == key


class Sticky:
    """Paints the strips of one canvas."""

    def __init__(self) -> None:
        self._head: _Kept | None = None
        self._side: _Kept | None = None

    def paint(
        self,
        painter: QPainter,
        index: SceneIndex,
        pictures: Pictures,
        camera: Camera,
        places: Strips,
        ratio: float,
    ) -> None:
        """Draws both strips; the painter works in the viewport's pixels, of which each is ``ratio`` device pixels."""
        view = _View(index, pictures, camera, places, ratio)
        if not places.side.isEmpty():
            self._paint_side(painter, view)
            if places.corner is not None:
                _shadow_beside(painter, places.side, index.scene.rtl)
        if not places.head.isEmpty():
            self._paint_head(painter, view)
            _shadow(painter, places.head)

    def _paint_side(self, painter: QPainter, view: "_View") -> None:
        index, area, ratio = view.index, view.places.side, view.ratio
        size = (_pixels(area.width(), ratio), _pixels(area.height(), ratio))
        lanes = (index.side, index.frame, index.scene.grid.lanes)
        key = (*lanes, view.camera.zoom, size, ratio, area.x() - view.places.side_left)
        start = round((view.camera.y - area.y()) * ratio)
        kept = self._side
        if kept is None or not kept.shows(key, start):
            picture = view.side_picture(size[0], size[1] + 2 * _MARGIN, start + _MARGIN, index.side)
            kept = self._side = _Kept(key, picture, start)
        painter.drawPixmap(area, kept.picture, QRectF(0, _MARGIN + kept.start - start, *size))
        self._paint_lowered(painter, view, start)

    def _paint_lowered(self, painter: QPainter, view: "_View", start: int) -> None:
        """The title of the lane that is seen in part goes down with the view's edge, as far as its lane allows."""
        index, area, ratio = view.index, view.places.side, view.ratio
        top = (area.y() - view.camera.y) / view.camera.zoom
        lane = next((span for span in index.scene.grid.lanes if span.start < top < span.end), None)
        if lane is None:
            return
        own = [
            lowered(one, lane, top)
            for one in index.side
            if one.key.part == "lane" and one.key.lane == lane.id
        ]
        height = _pixels(min((lane.end - top) * view.camera.zoom, area.height()), ratio)
        picture = view.side_picture(_pixels(area.width(), ratio), height, start, own)
        painter.drawPixmap(
            QRectF(area.x(), area.y(), area.width(), height / ratio), picture, QRectF(picture.rect())
        )

    def _paint_head(self, painter: QPainter, view: "_View") -> None:
        index, area, ratio = view.index, view.places.head, view.ratio
        size = (_pixels(area.width(), ratio), _pixels(area.height(), ratio))
        key = (index.head, view.camera.zoom, size, ratio)
        start = round((view.camera.x - area.x()) * ratio)
        kept = self._head
        if kept is None or not kept.shows(key, start):
            picture = view.head_picture(size[0] + 2 * _MARGIN, size[1], start + _MARGIN)
            kept = self._head = _Kept(key, picture, start)
        painter.drawPixmap(area, kept.picture, QRectF(_MARGIN + kept.start - start, 0, *size))
        if view.places.corner is not None:
            left, right = view.places.corner
            paper = QColor(index.scene.background)
            painter.fillRect(QRectF(left, area.y(), right - left, area.height()), paper)


@dataclass(frozen=True, slots=True)
class _View:
    """What the strips are painted from."""

    index: SceneIndex
    pictures: Pictures
    camera: Camera
    places: Strips
    ratio: float

    def head_picture(self, width: int, height: int, start: int) -> QPixmap:
        """The headings of stages and steps, the scene's left edge being at ``start``."""
        grid, scale = self.index.scene.grid, self.camera.zoom * self.ratio
        area = Rect(-start / scale, grid.head.y, width / scale, grid.head.height)
        return self._picture((width, height), (start, -grid.head.y * scale), area, self.index.head)

    def side_picture(self, width: int, height: int, start: int, titles: Sequence[Placed]) -> QPixmap:
        """Titles of lanes and the lines between them, the scene's upper edge being at ``start``."""
        grid, scale = self.index.scene.grid, self.camera.zoom * self.ratio
        left = round(
            (self.places.side_left - grid.side.x * self.camera.zoom - self.places.side.x()) * self.ratio
        )
        area = Rect(grid.side.x, -start / scale, grid.side.width, height / scale)
        return self._picture((width, height), (left, start), area, (*self.index.lines(area), *titles))

    def _picture(
        self, size: tuple[int, int], corner: tuple[float, float], area: Rect, pieces: Sequence[Placed]
    ) -> QPixmap:
        picture = QPixmap(*size)
        picture.fill(QColor(self.index.scene.background))
        painter = QPainter(picture)
        surface = QtSurface(painter, self.pictures, self.camera.zoom * self.ratio, *corner)
        play_placed(pieces, surface, area)
        painter.end()
        return picture


def _pixels(length: float, ratio: float) -> int:
    return max(1, round(length * ratio))


def lowered(placed: Placed, lane: Span, top: float) -> Placed:
    """The lane's title, moved down to ``top`` as long as it stays within its lane."""
    room = max(0.0, lane.size - placed.fragment.height)
    shift = min(max(0.0, top - lane.start), room)
    return Placed(placed.key, placed.x, placed.y + shift, placed.fragment) if shift else placed


def _shadow(painter: QPainter, area: QRectF) -> None:
    """A soft edge below the header, as of something that lies above the map."""
    shade = QLinearGradient(0, area.bottom(), 0, area.bottom() + _SHADOW)
    shade.setColorAt(0, QColor(20, 30, 50, 38))
    shade.setColorAt(1, QColor(20, 30, 50, 0))
    painter.fillRect(QRectF(area.x(), area.bottom(), area.width(), _SHADOW), shade)


def _shadow_beside(painter: QPainter, area: QRectF, rtl: bool) -> None:
    """The same beside the titles, where the map begins to pass beneath them."""
    edge, away = (area.left(), -_SHADOW) if rtl else (area.right(), _SHADOW)
    shade = QLinearGradient(edge, 0, edge + away, 0)
    shade.setColorAt(0, QColor(20, 30, 50, 22))
    shade.setColorAt(1, QColor(20, 30, 50, 0))
    painter.fillRect(QRectF(min(edge, edge + away), area.y(), _SHADOW, area.height()), shade)
