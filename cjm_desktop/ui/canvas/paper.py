"""What lies around the map: the surroundings and the soft shadow of the paper."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

_RINGS = (14.0, 10.5, 7.5, 5.0, 3.0, 1.5)
"""How far each layer of the shadow goes, in pixels: closer together towards the paper, so that it fades softly."""
_DROP = 2.0
"""How far down it is shifted."""


def paint_paper(painter: QPainter, view: QRect, paper: QRectF, surroundings: QColor) -> None:
    """Fills what the paper leaves free of ``view`` and draws the paper's shadow; the paper itself is left out."""
    # The map is painted on whole device pixels: a pixel of its edge may remain free.
    sheet = paper.toAlignedRect().adjusted(1, 1, -1, -1)
    painter.save()
    painter.setClipRegion(QRegion(view) - QRegion(sheet))
    painter.fillRect(view, surroundings)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shadow(painter, paper, is_dark=surroundings.lightnessF() < 0.5)
    painter.restore()


def paint_shadow(painter: QPainter, paper: QRectF, *, is_dark: bool) -> None:
    """A soft shadow around and beneath a sheet of paper, on dark or light surroundings; smooth if the painter is."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 8, 24, 20 if is_dark else 4))
    for ring in _RINGS:
        grown = paper.adjusted(-ring, -ring + _DROP, ring, ring + _DROP)
        painter.drawRoundedRect(grown, ring, ring)
