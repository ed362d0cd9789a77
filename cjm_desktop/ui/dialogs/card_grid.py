"""Lays widgets of one size out in lines, from the start of the reading direction, as many in each as fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.widgets.flow import LinesLayout

__all__ = ["CardGrid"]


class CardGrid(LinesLayout):
    """Its widgets get equal widths of at least ``least`` pixels that fill the line; heights follow from widths."""

    def __init__(self, parent: QWidget, least: int, most: int, gap: int) -> None:
        super().__init__(parent)
        self._least, self._most, self._gap = least, most, gap

    def heightForWidth(self, width: int) -> int:
        lines = -(-len(self._items) // self.columns(width))
        return max(0, lines * (self._height(self._width(width)) + self._gap) - self._gap)

    def minimumSize(self) -> QSize:
        return QSize(self._least, self._height(self._least))

    def sizeHint(self) -> QSize:
        width = 3 * (self._least + self._gap) - self._gap
        return QSize(width, self.heightForWidth(width))

    def columns(self, width: int) -> int:
        """How many stand in a line that is ``width`` pixels wide."""
        return max(1, (width + self._gap) // (self._least + self._gap))

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        columns, width = self.columns(area.width()), self._width(area.width())
        height = self._height(width)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, item in enumerate(self._items):
            line, column = divmod(place, columns)
            start = column * (width + self._gap)
            left = area.width() - start - width if mirrored else start
            corner = area.topLeft() + QPoint(left, line * (height + self._gap))
            item.setGeometry(QRect(corner, QSize(width, height)))

    def _width(self, room: int) -> int:
        columns = self.columns(room)
        return max(self._least, min(self._most, (room - (columns - 1) * self._gap) // columns))

    def _height(self, width: int) -> int:
        return max((item.heightForWidth(width) for item in self._items), default=0)
