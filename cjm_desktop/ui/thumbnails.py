"""Small pictures of maps, made by the product itself: laid out and painted like the map, only smaller.

They are made one at a time while the window has nothing else to do, and kept for the whole run.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from cjm_desktop.errors import CjmError
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.layout import Layouter
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.paint.qt_tools import colour
from cjm_desktop.text.types import TextEngine
from cjm_desktop.theme.themes import load_theme

__all__ = ["Thumbnails", "picture_of"]

_BREATH_MS = 15
"""Between two pictures the window gets time for its user."""


class Thumbnails(QObject):
    """Pictures by name. ``ready`` tells the name of each that has been made."""

    ready = Signal(str)

    def __init__(self, engine: TextEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._made: dict[tuple[str, int, int], QImage] = {}
        self._waiting: dict[tuple[str, int, int], Callable[[], JourneyMap]] = {}
        self._timer = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._timer.timeout.connect(self._make_next)

    def get(self, name: str, size: QSize, document: Callable[[], JourneyMap]) -> QImage | None:
        """The picture of the map that ``document`` gives, in pixels; ``None`` until it has been made."""
        key = (name, size.width(), size.height())
        if key in self._made:
            return self._made[key]
        if key not in self._waiting:
            self._waiting[key] = document
            self._timer.start()
        return None

    def _make_next(self) -> None:
        key = next(iter(self._waiting), None)
        if key is None:
            return
        document = self._waiting.pop(key)
        size = QSize(key[1], key[2])
        try:
            self._made[key] = picture_of(document(), self._engine, size)
        except CjmError:
            self._made[key] = QImage()  # the card stays without a picture; opening it will say what is wrong
        if self._waiting:
            self._timer.start()
        self.ready.emit(key[0])


def picture_of(document: JourneyMap, engine: TextEngine, size: QSize) -> QImage:
    """The upper part of a map, as wide as the picture; raises ``CjmError`` if it can't be laid out."""
    scene = Layouter(engine, load_theme(), words_for(document.language), kinds()).scene(document)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(colour(scene.background))
    _paint(scene, Pictures(document.assets), image)
    return image


def _paint(scene: Scene, pictures: Pictures, image: QImage) -> None:
    """Maps that are flat are shown whole, high ones are cut at the foot; what is left beside is paper."""
    scale = image.width() / scene.width
    painter = QPainter(image)
    try:
        play(scene, QtSurface(painter, pictures, scale), Rect(0, 0, scene.width, image.height() / scale))
    finally:
        painter.end()
