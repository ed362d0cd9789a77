"""How gestures show what will happen: lines where things would come to stand, pictures of what is carried."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from cjm_desktop.lanes.scale import shown_scale
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Fragment, Group, Placed, PlaceKey
from cjm_desktop.model.records import Lane
from cjm_desktop.paint.player import play_placed
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.ui.canvas.overlay import SELECTION
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import words

_LINE = 3.0
_DOT = 4.0
_MOST_CARRIED = 4
"""No more of the carried things are shown; a number tells how many there are."""
_FAN = 6.0
_VEIL = 0.6
_BADGE = 30.0


def paint_area(painter: QPainter, area: QRectF) -> None:
    """The place that would take what is carried."""
    ink = QColor(SELECTION)
    ink.setAlphaF(0.08)
    painter.fillRect(area, ink)


def paint_leaving(painter: QPainter, canvas: Canvas, areas: Sequence[QRectF]) -> None:
    """What stands here and would be gone is made pale."""
    veil = QColor(canvas.scene.background)
    veil.setAlphaF(_VEIL)
    for area in areas:
        painter.fillRect(area, veil)


def paint_line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """The mark between two neighbours: a strong line with a dot at each end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(SELECTION), _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(SELECTION))
    for dot in (start, end):
        painter.drawEllipse(dot, _DOT, _DOT)
    painter.restore()


def paint_count(painter: QPainter, at: QPointF, text: str) -> None:
    """A round sign with a number at ``at``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(22.0, painter.fontMetrics().horizontalAdvance(text) + 12.0)
    area = QRectF(at.x() - width / 2, at.y() - 11, width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(SELECTION))
    painter.drawRoundedRect(area, 11, 11)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_score(painter: QPainter, at: QPointF, lane: Lane, score: float) -> None:
    """A badge above the pointer at ``at``, with the score at which what it carries would stand in an emotion lane."""
    signed = shown_scale(lane).lowest < 0
    paint_count(painter, at - QPointF(0, _BADGE), words().number(score, signed=signed))


class Carried:
    """A picture of what is carried by the pointer: the things as they look on the map, a little see-through.

    What is nothing but words on the map is carried ``on_paper``, or its words would mix with those beneath.
    """

    def __init__(
        self, canvas: Canvas, pieces: Sequence[tuple[Placed, Group]], grip: QPointF, *, on_paper: bool = False
    ) -> None:
        self.count = len(pieces)
        self._grip = grip
        self._paper = QColor(canvas.scene.background) if on_paper else None
        self._pictures = [_picture(canvas, placed, group) for placed, group in pieces[:_MOST_CARRIED]]

    def paint(self, painter: QPainter, at: QPointF, text: str = "") -> None:
        """Draws it held at the point where it was taken; several lie fanned out, with ``text`` as their number."""
        painter.save()
        for place in reversed(range(len(self._pictures))):
            painter.setOpacity(0.88 if place == 0 else 0.6)
            corner = at - self._grip + QPointF(place * _FAN, place * _FAN)
            picture = self._pictures[place]
            if self._paper is not None:
                _paint_sheet(painter, QRectF(corner, picture.deviceIndependentSize()), self._paper)
            painter.drawPixmap(corner, picture)
        painter.restore()
        if text:
            paint_count(painter, at - self._grip, text)


def _paint_sheet(painter: QPainter, area: QRectF, paper: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(SELECTION), 1.0))
    painter.setBrush(paper)
    painter.drawRoundedRect(area.adjusted(-3.5, -3.5, 3.5, 3.5), 5, 5)


def _picture(canvas: Canvas, placed: Placed, group: Group) -> QPixmap:
    ratio = canvas.viewport().devicePixelRatioF()
    scale = canvas.zoom * ratio
    bounds = group.bounds
    picture = QPixmap(max(1, round(bounds.width * scale)), max(1, round(bounds.height * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    surface = QtSurface(painter, canvas.open_map.pictures, scale, -bounds.x * scale, -bounds.y * scale)
    alone = Placed(PlaceKey(placed.key.part), 0.0, 0.0, Fragment(bounds.right, bounds.bottom, (group,)))
    play_placed([alone], surface, Rect(bounds.x, bounds.y, bounds.width, bounds.height))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
