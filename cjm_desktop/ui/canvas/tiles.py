"""Keeps the map as small pictures of its parts, so that scrolling and marks above the map cost next to nothing.

A tile is ``SIDE`` × ``SIDE`` device pixels of the scene at one scale. Tiles are painted when they are first seen,
neighbours by one stroke and as many as there is time for; where one is missing, the old one or the tiles of the zoom
before are shown meanwhile.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from math import floor, inf
from time import perf_counter

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Scene
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play_placed
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.ui.canvas.scene_index import SceneIndex
from cjm_desktop.ui.canvas.sketch import BELOW, Sketch

SIDE = 256
_BLOCKS = ((4, 2), (2, 2), (2, 1), (1, 1))
"""So many tiles, across and down, are painted by one stroke, if there is time for it: together they take a third of the
time, since what lies on their borders is drawn once."""
_PACE = 0.0006
"""Seconds a tile, until it is known better."""
_MANY = 600
"""A map with so many cards and headings is sketched where it can't be read."""
_SPARE = 2.5
"""Tiles that are kept, as a multiple of those in view."""

Place = tuple[int, int]


class Tiles:
    """The tiles of one canvas. ``scale`` is device pixels a map unit."""

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._index: SceneIndex | None = None
        self._pictures: Pictures | None = None
        self._scale = 0.0
        self._tiles: OrderedDict[Place, QPixmap] = OrderedDict()
        self._stale: dict[Place, QPixmap] = {}
        self._spoilt: dict[Place, list[Rect]] = {}
        self._pace = _PACE
        self._before: tuple[float, dict[Place, QPixmap]] = (0.0, {})
        self._sketch = Sketch()
        self._whole: tuple[tuple[object, ...], QPixmap] | None = None

    def show(self, index: SceneIndex, pictures: Pictures, areas: Iterable[Rect] | None) -> None:
        """From now on this scene is shown; it differs from the one before within ``areas`` (``None``: anywhere)."""
        self._index, self._scene, self._pictures = index, index.scene, pictures
        self._whole = None
        self._before = (0.0, {})
        if areas is None:
            self._stale.update(self._tiles)
            self._tiles.clear()
            self._spoilt.clear()
            return
        for place in (*self._tiles, *self._spoilt):
            covered = self._area_of(place)
            spoilt = [area for area in areas if covered.intersects(area)]
            if spoilt and place in self._tiles:
                self._stale[place], self._spoilt[place] = self._tiles.pop(place), spoilt
            elif spoilt:
                self._spoilt[place].extend(spoilt)

    def set_scale(self, scale: float) -> None:
        """Shows the scene at another scale; the old tiles stand in for the new ones as long as those are missing."""
        if scale != self._scale:
            if self._tiles:
                self._before = (self._scale, dict(self._tiles))
            self._tiles, self._stale, self._spoilt = OrderedDict(), {}, {}
            self._scale = scale
            self._whole = None

    def forget(self) -> None:
        """Drops every tile."""
        self._tiles.clear()
        self._stale.clear()
        self._spoilt.clear()
        self._whole = None
        self._before = (0.0, {})

    def paint(self, painter: QPainter, x: int, y: int, view: QRect, seconds: float) -> bool:
        """Draws the part of the map in ``view``, the scene's corner being at (``x``, ``y``), all in device pixels.

        Missing tiles are painted for about so many ``seconds``; answers whether all are there now.
        """
        if self._scene is None:
            return True
        if self._is_sketched:
            self._paint_sketch(painter, x, y, view)
            return True
        wanted = self._in_view(x, y, view)
        missing = self._paint_missing(wanted, seconds)
        if missing:
            self._stand_in(painter, x, y, missing)
        for place in wanted:
            tile = self._tiles.get(place)
            if tile is not None:
                self._tiles.move_to_end(place)
                painter.drawPixmap(x + place[0] * SIDE, y + place[1] * SIDE, tile)
        self._drop_old(len(wanted))
        if not missing:
            self._before, self._stale, self._spoilt = (0.0, {}), {}, {}
        return not missing

    @property
    def _is_sketched(self) -> bool:
        """Whether so much is seen, so small, that true letters would be slow and unreadable."""
        return self._scale < BELOW and self._index is not None and self._index.count > _MANY

    def complete(self, x: int, y: int, view: QRect) -> None:
        """Paints everything in ``view`` that is missing, however long it takes."""
        if self._scene is not None and not self._is_sketched:
            self._paint_missing(self._in_view(x, y, view), inf)

    def _in_view(self, x: int, y: int, view: QRect) -> list[Place]:
        """The tiles that ``view`` shows, those in its middle first, since they are painted first."""
        scene = self._scene
        assert scene is not None
        right, bottom = scene.width * self._scale, scene.height * self._scale
        columns = range(
            max(0, floor((view.left() - x) / SIDE)), floor((min(view.right() - x, right)) / SIDE) + 1
        )
        rows = range(
            max(0, floor((view.top() - y) / SIDE)), floor((min(view.bottom() - y, bottom)) / SIDE) + 1
        )
        middle = ((columns.start + columns.stop - 1) / 2, (rows.start + rows.stop - 1) / 2)
        places = [(column, row) for row in rows for column in columns]
        return sorted(places, key=lambda one: abs(one[0] - middle[0]) + abs(one[1] - middle[1]))

    def _paint_missing(self, wanted: Iterable[Place], seconds: float) -> list[Place]:
        """Paints tiles until the time is over; answers which of the ``wanted`` ones are still missing."""
        end = perf_counter() + seconds
        missing = dict.fromkeys(place for place in wanted if place not in self._tiles)
        while missing and (left := end - perf_counter()) > 0:
            block = self._block(next(iter(missing)), left)
            places = [place for place in missing if block.contains(*place)]
            start = perf_counter()
            share = self._paint_together(places)
            self._pace = (self._pace + (perf_counter() - start) / max(1.0, share)) / 2
            for place in places:
                del missing[place]
        return list(missing)

    def _block(self, place: Place, seconds: float) -> QRect:
        """The tiles around ``place`` that are painted with it: as many as there is time for."""
        across, down = next((one for one in _BLOCKS if one[0] * one[1] * self._pace <= seconds), _BLOCKS[-1])
        return QRect(place[0] // across * across, place[1] // down * down, across, down)

    def _paint_together(self, places: Sequence[Place]) -> float:
        """Paints what is missing of these tiles by one stroke and puts it into each of them; answers how many tiles'
        size that was."""
        dirty = QRect()
        for place in places:
            dirty = dirty.united(self._dirty(place))
        picture = self._played(dirty)
        for place in places:
            tile = QRect(place[0] * SIDE, place[1] * SIDE, SIDE, SIDE)
            if dirty.contains(tile):
                self._tiles[place] = picture.copy(tile.translated(-dirty.topLeft()))
                continue
            self._tiles[place] = mended = QPixmap(self._stale[place])
            painter = QPainter(mended)
            painter.drawPixmap(dirty.topLeft() - tile.topLeft(), picture)
            painter.end()
        return dirty.width() * dirty.height() / (SIDE * SIDE)

    def _dirty(self, place: Place) -> QRect:
        """The part of a tile that has to be painted, in device pixels of the scene: what is spoilt of an old one."""
        tile = QRect(place[0] * SIDE, place[1] * SIDE, SIDE, SIDE)
        spoilt = self._spoilt.get(place)
        if not spoilt or place not in self._stale:
            return tile
        scale, dirty = self._scale, QRect()
        for area in spoilt:
            pixels = QRectF(area.x * scale, area.y * scale, area.width * scale, area.height * scale)
            # A pixel more at each side: edges are rounded to whole pixels.
            dirty = dirty.united(pixels.toAlignedRect().adjusted(-1, -1, 1, 1))
        return dirty.intersected(tile)

    def _played(self, area: QRect) -> QPixmap:
        """A picture of this part of the scene (device pixels)."""
        assert self._scene is not None
        assert self._index is not None
        assert self._pictures is not None
        picture = QPixmap(area.size())
        picture.fill(QColor(self._scene.background))
        painter = QPainter(picture)
        surface = QtSurface(painter, self._pictures, self._scale, -area.x(), -area.y())
        wanted = self._units(area, 0, 0)
        play_placed(self._index.near(wanted), surface, wanted)
        painter.end()
        return picture

    def _area_of(self, place: Place) -> Rect:
        size = SIDE / self._scale
        # A pixel more at each side: edges are rounded to whole pixels.
        edge = 1.0 / self._scale
        return Rect(place[0] * size - edge, place[1] * size - edge, size + 2 * edge, size + 2 * edge)

    def _stand_in(self, painter: QPainter, x: int, y: int, missing: list[Place]) -> None:
        """What is seen where tiles are missing: the old ones, else those of the last zoom, else paper."""
        scene = self._scene
        assert scene is not None
        bare = QRegion()
        for place in missing:
            old, corner = self._stale.get(place), (x + place[0] * SIDE, y + place[1] * SIDE)
            if old is not None:
                painter.drawPixmap(*corner, old)
            else:
                bare += QRect(*corner, SIDE, SIDE)
        if bare.isEmpty():
            return
        painter.save()
        painter.setClipRegion(bare, Qt.ClipOperation.IntersectClip)
        painter.fillRect(bare.boundingRect(), QColor(scene.background))
        scale, tiles = self._before
        side = SIDE * self._scale / scale if scale else 0.0
        for (column, row), tile in tiles.items():
            target = QRectF(x + column * side, y + row * side, side, side)
            painter.drawPixmap(target, tile, QRectF(0, 0, SIDE, SIDE))
        painter.restore()

    def _units(self, view: QRect, x: int, y: int) -> Rect:
        scale = self._scale
        return Rect(
            (view.x() - x) / scale, (view.y() - y) / scale, view.width() / scale, view.height() / scale
        )

    def _paint_sketch(self, painter: QPainter, x: int, y: int, view: QRect) -> None:
        """The sketch is kept as one picture of the view, so that marks above it can move without drawing it again."""
        scene = self._scene
        assert scene is not None
        key = (self._scale, x, y, view.width(), view.height(), view.x(), view.y())
        if self._whole is None or self._whole[0] != key:
            picture = QPixmap(view.size())
            picture.fill(QColor(scene.background))
            inner = QPainter(picture)
            self._sketch.show(scene)
            self._sketch.draw(inner, self._scale, x - view.x(), y - view.y(), self._units(view, x, y))
            inner.end()
            self._whole = (key, picture)
        painter.drawPixmap(view.topLeft(), self._whole[1])

    def _drop_old(self, in_view: int) -> None:
        limit = max(24, round(in_view * _SPARE))
        while len(self._tiles) > limit:
            self._tiles.popitem(last=False)
