"""Draws shapes with QPainter: screen, picture files and thumbnails all look alike because they come through here.

Boxes, straight lines, icons and pictures are placed on whole device pixels, so that hairlines and edges are crisp
at every scale. Knows no window and no document.
"""

from math import floor
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QTransform

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Fill, Gradient, Group, Icon, Image, Path, Stroke, Text
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.placeholder import placeholder
from cjm_desktop.paint.qt_tools import (
    NO_BRUSH,
    NO_PEN,
    brush,
    colour,
    outline,
    pen,
    picture_brush,
    plain_brush,
)

_NOWHERE = QRectF()
_CRISP = 6
"""Lines up to so many pixels wide are given a whole width."""
_THIN = 4
"""Boxes thinner than this keep an even thickness in pixels wherever they lie."""


class QtSurface:
    """Draws on ``painter``: a point (x, y) of the scene goes to pixel (x, y) · ``scale`` + (``left``, ``top``).

    The painter's own transform is applied on top; it should move by whole pixels only. The painter must be
    active while the surface is used and is left with another pen, brush and transform. Text has to come from
    Qt's text engine.
    """

    def __init__(
        self, painter: QPainter, pictures: Pictures, scale: float = 1.0, left: float = 0.0, top: float = 0.0
    ) -> None:
        self._painter = painter
        self._pictures = pictures
        self._brushes: dict[tuple[str, int, int], QBrush | None] = {}
        self._scale = scale
        self._left, self._top = float(round(left)), float(round(top))
        self.move_to(painter.transform())

    def move_to(self, base: QTransform) -> None:
        """From now on ``base`` takes the place of the painter's own transform."""
        painter = self._painter
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._base = base
        self._x, self._y = self._left, self._top
        self._forget()

    def _forget(self) -> None:
        """Sets the painter anew: somebody else may have changed it."""
        self._painter.setTransform(self._base)
        self._in_pixels = True
        self._pen: object = None
        self._brush: object = None

    # Fragments and groups

    def begin_fragment(self, x: float, y: float) -> None:
        self._x, self._y = self._left + x * self._scale, self._top + y * self._scale

    def end_fragment(self) -> None:
        self._x, self._y = self._left, self._top

    def begin_group(self, group: Group) -> None:
        if group.clip is None:
            return
        self._to_pixels()
        self._painter.save()
        self._painter.setClipRect(QRect(*self._pixels(group.clip)), Qt.ClipOperation.IntersectClip)

    def end_group(self, group: Group) -> None:
        if group.clip is None:
            return
        self._painter.restore()
        self._forget()

    # Shapes

    def box(self, shape: Box) -> None:
        if shape.rect.width == shape.rect.height <= 2 * shape.radius:
            self._circle(shape)
            return
        self._to_pixels()
        x, y, width, height = self._pixels(shape.rect)
        stroke, fill = shape.stroke, shape.fill
        radius = shape.radius * self._scale
        if stroke is None and radius < 0.5 and fill.__class__ is str:
            self._painter.fillRect(x, y, width, height, colour(fill))
            return
        self._choose(self._brush_for(fill, y, height), self._pen_for(stroke))
        if stroke is None:
            self._rectangle(QRectF(x, y, width, height), radius)
            return
        # An odd line has its middle on half pixels, and lies inside rather than outside.
        inset = 0.5 if self._line_width(stroke) % 2 == 1 else 0.0
        self._rectangle(QRectF(x + inset, y + inset, width - 2 * inset, height - 2 * inset), radius)

    def _circle(self, shape: Box) -> None:
        """Not moved to whole pixels: circles have no straight edges to keep crisp, but faces made of them a shape."""
        self._to_units()
        rect, stroke = shape.rect, shape.stroke
        line = NO_PEN if stroke is None else pen(stroke.colour, stroke.width, stroke.dash)
        self._choose(self._brush_for(shape.fill, rect.y, rect.height), line)
        self._painter.drawEllipse(QRectF(rect.x, rect.y, rect.width, rect.height))

    def path(self, shape: Path) -> None:
        stroke, commands = shape.stroke, shape.commands
        if stroke is not None and shape.fill is None and len(commands) == 2 and commands[1][0] == "L":
            (_, x1, y1), (_, x2, y2) = commands  # type: ignore[misc]
            if x1 == x2 or y1 == y2:
                self._straight(stroke, x1, y1, x2, y2)
                return
        self._to_units()
        fill = shape.fill
        line = NO_PEN if stroke is None else pen(stroke.colour, stroke.width, stroke.dash)
        path = outline(commands)
        bounds = path.boundingRect() if isinstance(fill, Gradient) else _NOWHERE
        self._choose(self._brush_for(fill, bounds.y(), bounds.height()), line)
        self._painter.drawPath(path)

    def icon(self, shape: Icon) -> None:
        size = shape.size * self._scale
        ratio = size / shape.grid
        x, y = floor(self._x + shape.x * self._scale + 0.5), floor(self._y + shape.y * self._scale + 0.5)
        across = (
            QTransform(-ratio, 0, 0, ratio, x + size, y)
            if shape.flipped
            else QTransform(ratio, 0, 0, ratio, x, y)
        )
        self._painter.setTransform(across * self._base)
        self._choose(NO_BRUSH, pen(shape.colour, shape.line, ()))
        self._painter.drawPath(outline(shape.outline))
        self._painter.setTransform(self._base)
        self._in_pixels = True

    def text(self, shape: Text) -> None:
        block: Any = shape.block
        self._to_units()
        link = colour(shape.link) if shape.link else None
        block.draw(self._painter, shape.x, shape.y, shape.width, shape.align, colour(shape.colour), link)

    def image(self, shape: Image) -> None:
        self._to_pixels()
        x, y, width, height = self._pixels(shape.rect)
        key = (shape.asset, width, height)
        if key not in self._brushes:
            self._brushes[key] = picture_brush(self._pictures.cropped(*key), width, height)
        texture = self._brushes[key]
        if texture is None:
            area, sign = placeholder(shape)
            self.box(area)
            self.icon(sign)
            return
        self._painter.setBrushOrigin(QPointF(x, y))
        self._choose(texture, NO_PEN)
        self._rectangle(QRectF(x, y, width, height), shape.radius * self._scale)
        self._painter.setBrushOrigin(QPointF(0, 0))

    # The painter's state

    def _to_pixels(self) -> None:
        """Coordinates are pixels from now on."""
        if not self._in_pixels:
            self._painter.setTransform(self._base)
            self._in_pixels = True

    def _to_units(self) -> None:
        """Coordinates are the fragment's, in map units, from now on."""
        scale = self._scale
        self._painter.setTransform(QTransform(scale, 0, 0, scale, self._x, self._y) * self._base)
        self._in_pixels = False

    def _choose(self, fill: QBrush | object, line: object) -> None:
        if fill is not self._brush:
            self._painter.setBrush(fill)
            self._brush = fill
        if line is not self._pen:
            self._painter.setPen(line)
            self._pen = line

    # Pixels

    def _pixels(self, rect: Rect) -> tuple[int, int, int, int]:
        """Left, top, width, height in whole pixels, at least 1 × 1 unless it is empty."""
        scale = self._scale
        left, top = self._x + rect.x * scale + 0.5, self._y + rect.y * scale + 0.5
        width, height = rect.width * scale, rect.height * scale
        x, y = floor(left), floor(top)
        wide = floor(left + width) - x if width >= _THIN else max(1, floor(width + 0.5))
        high = floor(top + height) - y if height >= _THIN else max(1, floor(height + 0.5))
        return x, y, wide, high

    def _line_width(self, stroke: Stroke) -> float:
        width = stroke.width * self._scale
        return max(1.0, floor(width + 0.5)) if width < _CRISP else width

    def _pen_for(self, stroke: Stroke | None) -> object:
        if stroke is None:
            return NO_PEN
        dash = tuple(length * self._scale for length in stroke.dash)
        return pen(stroke.colour, self._line_width(stroke), dash)

    @staticmethod
    def _brush_for(fill: Fill | None, top: float, height: float) -> QBrush:
        if fill is None:
            return NO_BRUSH
        return brush(fill, top, height) if isinstance(fill, Gradient) else plain_brush(fill)

    def _rectangle(self, rect: QRectF, radius: float) -> None:
        if radius < 0.5:
            self._painter.drawRect(rect)
        else:
            self._painter.drawRoundedRect(rect, radius, radius)

    def _straight(self, stroke: Stroke, x1: float, y1: float, x2: float, y2: float) -> None:
        """A horizontal or vertical line, its long edges on pixel borders."""
        self._to_pixels()
        half = 0.5 if self._line_width(stroke) % 2 == 1 else 0.0
        points = [
            QPointF(
                self._middle(self._x + x * self._scale, half), self._middle(self._y + y * self._scale, half)
            )
            for x, y in ((x1, y1), (x2, y2))
        ]
        if stroke.dash:
            self._choose(self._brush, pen(stroke.colour, self._line_width(stroke), ()))
            self._painter.drawLines(self._dashes(stroke, *points))
            return
        self._choose(self._brush, self._pen_for(stroke))
        self._painter.drawLine(*points)

    def _dashes(self, stroke: Stroke, start: QPointF, end: QPointF) -> list[QLineF]:
        """The dashes of a straight line that may be seen. Qt would begin to count them where the line enters the
        picture, so that they wouldn't fit together in neighbouring pictures."""
        even = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
        pattern = [length * self._scale for length in even]
        period = sum(pattern)
        along = end - start
        length = abs(along.x()) + abs(along.y())
        if length <= 0 or period <= 0:
            return []
        unit = along / length
        device = self._painter.device()
        shift = self._base.m31() if unit.x() else self._base.m32()
        extent = device.width() if unit.x() else device.height()
        at = start.x() if unit.x() else start.y()
        sign = unit.x() + unit.y()
        seen = sorted(((-shift - at) * sign, (extent - shift - at) * sign))
        first, last = max(0, floor(seen[0] / period) - 1), floor(min(length, seen[1]) / period)
        dashes = [
            (number * period + sum(pattern[:place]), pattern[place])
            for number in range(first, last + 1)
            for place in range(0, len(pattern), 2)
        ]
        return [
            QLineF(start + unit * place, start + unit * min(length, place + on))
            for place, on in dashes
            if place < length
        ]

    @staticmethod
    def _middle(value: float, half: float) -> float:
        return floor(value - half + 0.5) + half
