"""Shows one page as it will be exported: its proportions, its margins, and its part of the map.

The page is painted a band at a time while nothing else is to be done, so that a large map doesn't stop its window.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.pages import Page
from cjm_desktop.layout.scene import Scene
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play_placed
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.paint.qt_tools import colour
from cjm_desktop.ui.canvas.paper import paint_shadow
from cjm_desktop.ui.style.palette import colours

__all__ = ["PagePicture", "page_steps", "paint_page"]

_MARGIN = 18
_GROUPS_A_BAND = 300
_MOST_BANDS = 60
_FRAGMENTS_A_STEP = 8


class PagePicture(QWidget):
    """One page, as large as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        self._scene: Scene | None = None
        self._pictures: Pictures | None = None
        self._page: Page | None = None
        self._image: QImage | None = None
        self._bands: list[QRect] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._paint_band)

    def show_page(self, scene: Scene, pictures: Pictures, page: Page) -> None:
        """Shows this page from now on."""
        self._scene, self._pictures, self._page = scene, pictures, page
        self._begin()

    def clear(self) -> None:
        """Shows nothing."""
        self._page = self._image = None
        self._bands = []
        self._timer.stop()
        self.update()

    def settle(self) -> None:
        """Paints now what is still to be painted."""
        while self._bands:
            self._paint_band()

    @property
    def sheet(self) -> QRectF:
        """Where the page lies in the widget; empty if there is none."""
        if self._page is None:
            return QRectF()
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / self._page.width, room.height() / self._page.height)
        sheet = QRectF(0, 0, max(1.0, self._page.width * scale), max(1.0, self._page.height * scale))
        sheet.moveCenter(room.center())
        return sheet

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._begin()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        sheet, table = self.sheet, colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_shadow(painter, sheet, is_dark=QColor(table.window).lightnessF() < 0.5)
        painter.drawImage(sheet, self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(table.field_line), 1))
        painter.drawRect(sheet)
        painter.end()

    def _begin(self) -> None:
        if self._page is None or self._scene is None:
            return
        ratio = self.devicePixelRatioF()
        sheet = self.sheet
        size = QSize(max(1, round(sheet.width() * ratio)), max(1, round(sheet.height() * ratio)))
        self._image = QImage(size, QImage.Format.Format_RGB32)
        self._image.fill(Qt.GlobalColor.white)
        self._bands = _bands(self._scene, size)
        self._timer.start()
        self.update()

    @Slot()
    def _paint_band(self) -> None:
        if self._bands and self._scene and self._page and self._image and self._pictures:
            band = self._bands.pop(0)
            scale = self._image.width() / self._page.width
            painter = QPainter(self._image)
            try:
                paint_page(painter, self._scene, self._pictures, self._page, scale, band)
            finally:
                painter.end()
            self.update()
        if not self._bands:
            self._timer.stop()


def paint_page(
    painter: QPainter, scene: Scene, pictures: Pictures, page: Page, scale: float, band: QRect | None = None
) -> None:
    """Paints a page's part of the scene at ``scale`` pixels a point; with ``band``, only those pixels of the page."""
    for _ in page_steps(painter, scene, pictures, page, scale, band):
        pass


def page_steps(
    painter: QPainter, scene: Scene, pictures: Pictures, page: Page, scale: float, band: QRect | None = None
) -> Iterator[float]:
    """The same in small steps; tells after each how much is done, 0 to 1. ``painter`` is theirs until the end."""
    left, top, part, ratio = page.left * scale, page.top * scale, page.part, page.scale * scale
    area = QRectF(left, top, part.width * ratio, part.height * ratio)
    shown = area if band is None else area.intersected(QRectF(band))
    if shown.isEmpty():
        return
    seen = Rect(
        part.x + (shown.x() - left) / ratio,
        part.y + (shown.y() - top) / ratio,
        shown.width() / ratio,
        shown.height() / ratio,
    )
    painter.save()
    try:
        painter.setClipRect(shown)
        painter.fillRect(area, colour(scene.background))
        surface = QtSurface(painter, pictures, ratio, left - part.x * ratio, top - part.y * ratio)
        for start in range(0, len(scene.placed), _FRAGMENTS_A_STEP):
            play_placed(scene.placed[start : start + _FRAGMENTS_A_STEP], surface, seen)
            yield min(1.0, (start + _FRAGMENTS_A_STEP) / len(scene.placed))
    finally:
        painter.restore()


def _bands(scene: Scene, size: QSize) -> list[QRect]:
    """The page in bands from top to bottom, the more the more there is to paint."""
    groups = sum(len(placed.fragment.groups) for placed in scene.placed)
    count = max(1, min(_MOST_BANDS, groups // _GROUPS_A_BAND, size.height()))
    edges = [size.height() * number // count for number in range(count + 1)]
    return [QRect(0, top, size.width(), bottom - top) for top, bottom in pairwise(edges)]
