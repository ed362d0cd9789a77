"""What lies around the map: the surroundings and the soft shadow of the paper."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

_REACH = 9
"""How far the shadow goes, in pixels."""
_DROP = 3
"""How far down it is shifted."""


def paint_paper(painter: QPainter, view: QRect, paper: QRectF, surroundings: QColor) -> None:
    """Fills what the paper leaves free of ``view`` and draws the paper's shadow; the paper itself is left out."""
    # The map is painted on whole device pixels: a pixel of its edge may remain free.
    sheet = paper.toAlignedRect().adjusted(1, 1, -1, -1)
    painter.save()
    painter.setClipRegion(QRegion(view) - QRegion(sheet))
    painter.fillRect(view, surroundings)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    dark = surroundings.lightnessF() < 0.5
    for step in range(_REACH, 0, -1):
        painter.setBrush(QColor(0, 8, 24, 14 if dark else 5))
        grown = paper.adjusted(-step, -step + _DROP, step, step + _DROP)
        painter.drawRoundedRect(grown, step, step)
    painter.restore()
