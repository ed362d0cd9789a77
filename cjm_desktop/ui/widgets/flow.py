"""Layouts that set widgets in lines, as words are set in a paragraph, from the start of the reading direction."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget


class LinesLayout(QLayout):
    """Holds the items of a layout whose height follows from its width; how they lie is told by who inherits it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True


class FlowLayout(LinesLayout):
    """Items keep their order and their own sizes, in the middle of their line, which is at least ``line_height`` high.
    A widget whose policy expands takes what is left of its line."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6, line_height: int = 0) -> None:
        super().__init__(parent)
        self._line_height = line_height
        self.setSpacing(spacing)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at ``place``."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        least = QSize(0, self._line_height)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return least + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Set the lines; the height that they need."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        top = room.y()
        for line in self._lines(room.width()):
            height = max(self._line_height, *(item.sizeHint().height() for item in line))
            if move:
                self._place(line, QRect(room.x(), top, room.width(), height))
            top += height + self.spacing()
        return top - (self.spacing() if self._items else 0) + margins.bottom() - rect.y()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], band: QRect) -> None:
        direction = _direction(self.parentWidget())
        start = band.x()
        for item in line:
            size = item.sizeHint().boundedTo(QSize(band.width(), band.height()))
            if _expands(item):
                size.setWidth(band.right() + 1 - start)
            top = band.y() + (band.height() - size.height()) // 2
            item.setGeometry(QStyle.visualRect(direction, band, QRect(QPoint(start, top), size)))
            start += size.width() + self.spacing()


def _direction(widget: QWidget | None) -> Qt.LayoutDirection:
    return widget.layoutDirection() if widget is not None else Qt.LayoutDirection.LeftToRight


def _expands(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
