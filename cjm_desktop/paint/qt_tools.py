"""Qt's colours, pens, brushes and outlines for the values of a scene, each made once.

Outlines are kept by the identity of their commands, which are immutable and shared between fragments and scenes.
"""

from functools import lru_cache
from typing import Any

from PIL.Image import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainterPath, QPen, QTransform

from cjm_desktop.layout.scene import Colour, Command, Gradient

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)

_KEPT_OUTLINES = 4096
_outlines: dict[int, tuple[tuple[Command, ...], QPainterPath]] = {}


@lru_cache(maxsize=1024)
def colour(value: Colour) -> QColor:
    """``#RRGGBB`` or ``#RRGGBBAA``; anything else is black, so that a map can always be drawn."""
    alpha = value[7:9] if len(value) == 9 else "FF"
    found = QColor(f"#{alpha}{value[1:7]}")
    return found if found.isValid() else QColor(Qt.GlobalColor.black)


@lru_cache(maxsize=1024)
def plain_brush(value: Colour) -> QBrush:
    """A brush of one colour."""
    return QBrush(colour(value))


@lru_cache(maxsize=1024)
def brush(fill: Gradient, top: float, height: float) -> QBrush:
    """The gradient from ``top`` over ``height``.

    Not Qt's own mode for gradients that follow their shape: with such a brush QPainter emulates it, and glyphs that
    are drawn next stand in wrong places.
    """
    gradient = QLinearGradient(0, top, 0, top + height)
    for place, value in fill.stops:
        gradient.setColorAt(place, colour(value))
    return QBrush(gradient)


@lru_cache(maxsize=1024)
def pen(value: Colour, width: float, dash: tuple[float, ...]) -> QPen:
    """A line with round ends and joins; ``dash`` has the unit of ``width``."""
    line = QPen(
        colour(value), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    if dash:
        # Qt counts dashes in widths of the line.
        even = dash if len(dash) % 2 == 0 else dash * 2
        line.setDashPattern([length / width for length in even])
    return line


def outline(commands: tuple[Command, ...]) -> QPainterPath:
    """The outline in the coordinates of its commands."""
    found = _outlines.get(id(commands))
    # The commands are kept with their path, so that their identity can't be taken over by others.
    if found is None:
        if len(_outlines) >= _KEPT_OUTLINES:
            _outlines.clear()
        found = _outlines[id(commands)] = (commands, _made(commands))
    return found[1]


def _made(commands: tuple[Any, ...]) -> QPainterPath:
    path = QPainterPath()
    for command in commands:
        verb, *numbers = command
        if verb == "M":
            path.moveTo(*numbers)
        elif verb == "L":
            path.lineTo(*numbers)
        elif verb == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


def picture_brush(picture: Image | None, width: int, height: int) -> QBrush | None:
    """A brush that shows ``picture``, stretched to ``width`` × ``height`` pixels, once from the brush's origin."""
    if picture is None:
        return None
    if picture.size == (width, height):
        return QBrush(qt_image(picture))
    texture = QBrush(qt_image(_framed(picture)))
    across, down = width / picture.size[0], height / picture.size[1]
    texture.setTransform(QTransform(across, 0, 0, down, -across, -down))
    return texture


def _framed(picture: Image) -> Image:
    """The picture with its outermost pixels repeated around it: a texture mixes its edge with the opposite one."""
    width, height = picture.size
    framed = picture.crop((-1, -1, width + 1, height + 1))
    framed.paste(picture.crop((0, 0, 1, height)), (0, 1))
    framed.paste(picture.crop((width - 1, 0, width, height)), (width + 1, 1))
    framed.paste(framed.crop((0, 1, width + 2, 2)), (0, 0))
    framed.paste(framed.crop((0, height, width + 2, height + 1)), (0, height + 1))
    return framed


def qt_image(picture: Image) -> QImage:
    """The same picture as Qt's."""
    data = picture.convert("RGBA").tobytes()
    width, height = picture.size
    # Copied at once: QImage doesn't keep the bytes alive.
    return QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
