"""The stage header and the lane titles, which stay in view while the map is scrolled beneath them.

Both are strips painted from the scene's own headings and kept as pictures until the view of them changes.
"""

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

    def covers(self, x: float, y: float) -> bool:
        """Whether the point lies on a strip."""
        return self.head.contains(x, y) or self.side.contains(x, y)


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
    top = head.height if head_on else max(0.0, side.y)
    area = QRectF(start, top, side.width + _EDGE + _LINE, min(height, body_end) - top)
    corner = (area.left(), area.right()) if side_on else None
    return Strips(strip, area if area.height() > 0 else none, side_left, corner)


class Sticky:
    """Paints the strips of one canvas."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, QPixmap]] = {}

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
        if not places.side.isEmpty():
            lanes = (index.side, index.frame, index.scene.grid.lanes)
            key = (*lanes, camera.zoom, camera.y, places.side, ratio, places.side_left)
            picture = self._picture("side", key, places.side, ratio, index)
            if picture is not None:
                self._draw_side(picture, index, pictures, camera, places, ratio)
            self._put(painter, "side", places.side)
            if places.corner is not None:
                _shadow_beside(painter, places.side, index.scene.rtl)
        if not places.head.isEmpty():
            head_key = (index.head, camera.zoom, camera.x, places.head, places.corner, ratio)
            picture = self._picture("head", head_key, places.head, ratio, index)
            if picture is not None:
                self._draw_head(picture, index, pictures, camera, places, ratio)
            self._put(painter, "head", places.head)
            _shadow(painter, places.head)

    def _picture(
        self, name: str, key: tuple[object, ...], area: QRectF, ratio: float, index: SceneIndex
    ) -> QPixmap | None:
        """A new picture to draw into, or nothing if the kept one still holds."""
        kept = self._kept.get(name)
        # Fragments that stayed the same are the same objects, so that comparing is quick.
        if kept is not None and kept[0] == key:
            return None
        picture = QPixmap(max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        picture.fill(QColor(index.scene.background))
        self._kept[name] = (key, picture)
        return picture

    def _put(self, painter: QPainter, name: str, area: QRectF) -> None:
        picture = self._kept[name][1]
        painter.drawPixmap(area, picture, QRectF(picture.rect()))

    def _draw_head(
        self,
        picture: QPixmap,
        index: SceneIndex,
        pictures: Pictures,
        camera: Camera,
        places: Strips,
        ratio: float,
    ) -> None:
        scale = camera.zoom * ratio
        painter = QPainter(picture)
        grid = index.scene.grid
        left = round((camera.x - places.head.x()) * ratio)
        surface = QtSurface(painter, pictures, scale, left, -grid.head.y * scale)
        area = Rect(-left / scale, grid.head.y, picture.width() / scale, grid.head.height)
        play_placed(index.head, surface, area)
        if places.corner is not None:
            start, end = places.corner
            corner = QRectF((start - places.head.x()) * ratio, 0, (end - start) * ratio, picture.height())
            painter.resetTransform()
            painter.fillRect(corner, QColor(index.scene.background))
        painter.end()

    def _draw_side(
        self,
        picture: QPixmap,
        index: SceneIndex,
        pictures: Pictures,
        camera: Camera,
        places: Strips,
        ratio: float,
    ) -> None:
        scale = camera.zoom * ratio
        painter = QPainter(picture)
        grid = index.scene.grid
        left = round((places.side_left - grid.side.x * camera.zoom - places.side.x()) * ratio)
        top = round((camera.y - places.side.y()) * ratio)
        surface = QtSurface(painter, pictures, scale, left, top)
        seen_top = (places.side.y() - camera.y) / camera.zoom
        area = Rect(grid.side.x, seen_top, grid.side.width, picture.height() / scale)
        spans = {span.id: span for span in grid.lanes}
        moved = [_in_view(placed, spans[placed.key.lane], seen_top) for placed in index.side]
        play_placed((*index.lines(area), *moved), surface, area)
        painter.end()


def _in_view(placed: Placed, lane: Span, top: float) -> Placed:
    """What stands in the column of titles; of a title, as much as its lane allows."""
    return lowered(placed, lane, top) if placed.key.part == "lane" else placed


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
