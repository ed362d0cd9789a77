"""Plain text in several lines whose edges stand straight in both directions.

Where Qt breaks such a text from right to left by itself, it counts the space at the end of a line as if it were seen.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QWidget

__all__ = ["WrappedLabel", "paint_wrapped", "wrapped_height"]


class WrappedLabel(QLabel):
    """A label of plain text that is broken into lines where it has to be."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.contentsRect())
        sides = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        free = area.height() - wrapped_height(self.text(), self.font(), area.width(), self.layoutDirection())
        if sides & Qt.AlignmentFlag.AlignVCenter:
            area.translate(0, round(free / 2))
        elif sides & Qt.AlignmentFlag.AlignBottom:
            area.translate(0, free)
        painter.setPen(self.palette().color(self.foregroundRole()))
        paint_wrapped(painter, area, self.text(), self.font(), sides, self.layoutDirection())
        painter.end()


def paint_wrapped(
    painter: QPainter,
    area: QRectF,
    text: str,
    font: QFont,
    sides: Qt.AlignmentFlag,
    direction: Qt.LayoutDirection,
) -> float:
    """Draws ``text`` from the top of ``area`` down with the painter's pen, at the seen ``sides`` (left, right or
    middle); answers its height."""
    layout = _lines(text, font, area.width(), direction, sides)
    layout.draw(painter, area.topLeft())
    return _height(layout)


def wrapped_height(text: str, font: QFont, width: float, direction: Qt.LayoutDirection) -> float:
    """How high ``paint_wrapped`` draws it."""
    return _height(_lines(text, font, width, direction, Qt.AlignmentFlag.AlignLeft))


def _lines(
    text: str, font: QFont, width: float, direction: Qt.LayoutDirection, sides: Qt.AlignmentFlag
) -> QTextLayout:
    option = QTextOption((sides & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    leading, y = QFontMetricsF(font).leading(), 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() + leading
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> float:
    if not layout.lineCount():
        return 0.0
    last = layout.lineAt(layout.lineCount() - 1)
    return last.y() + last.height()
