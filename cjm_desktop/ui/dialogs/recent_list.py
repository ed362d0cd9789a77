"""The list of recent maps on the start page: one line each, with its folder and when it was open last."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.ui.language import say, words
from cjm_desktop.ui.recent import Recent, RecentFiles
from cjm_desktop.ui.style.fonts import BODY, SMALL, interface_font
from cjm_desktop.ui.style.icons import icon, paint_icon
from cjm_desktop.ui.style.palette import colours
from cjm_desktop.ui.widgets.margins import margins
from cjm_desktop.ui.widgets.mnemonics import forget_mnemonic
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

__all__ = ["RecentList", "told_time"]

_HEIGHT = 46
_ICON = 18
_PADDING = 10


class RecentList(QWidget):
    """Follows the program's recent files. ``chosen`` tells the path of the map to open."""

    chosen = Signal(str)

    def __init__(self, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        recent.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._recent.files:
            line = RecentLine(one, self)
            line.chosen.connect(self.chosen)
            line.removed.connect(self._remove)
            self._lines.addWidget(line)
        if not self._recent.files:
            empty = WrappedLabel(say("Maps that you open or save will be listed here."), self)
            empty.setProperty("role", "soft")
            self._lines.addWidget(empty)

    def _remove(self, path: str) -> None:
        self._recent.remove(Path(path))


class RecentLine(QAbstractButton):
    """One file. A missing one is shown as such and can only be removed from the list."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = recent
        self._missing = recent.is_missing
        self.setText(recent.path.name)
        forget_mnemonic(self)
        self.setToolTip(str(recent.path))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("{file}, {details}", file=recent.path.name, details=self._details()))
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icon("close", "faint"))
        self.remove_button.setToolTip(say("Remove from the list"))
        self.remove_button.setAccessibleName(say("Remove “{file}” from the list", file=recent.path.name))
        self.remove_button.setAutoRaise(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margins(self, _PADDING, 0, 6, 0))
        layout.addStretch(1)
        layout.addWidget(self.remove_button)
        self.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)

    def sizeHint(self) -> QSize:
        return QSize(260, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        direction = self.layoutDirection()
        sign = QRect(_PADDING, (self.height() - _ICON) // 2, _ICON, _ICON)
        text = self.rect().adjusted(2 * _PADDING + _ICON, 4, -44, -4)
        sign = QStyle.visualRect(direction, self.rect(), sign)
        text = QStyle.visualRect(direction, self.rect(), text)
        name, colour = ("warning", table.warning) if self._missing else ("file", table.soft)
        paint_icon(painter, name, sign, colour)
        side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        ink = table.faint if self._missing else table.ink
        self._paint_line(painter, text, self._file.path.stem, BODY, ink, side | Qt.AlignmentFlag.AlignTop)
        below = side | Qt.AlignmentFlag.AlignBottom
        self._paint_line(painter, text, self._details(), SMALL, table.soft, below)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        table = colours()
        fill = QColor(table.hover) if self.underMouse() else QColor(0, 0, 0, 0)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor(table.selection), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    @staticmethod
    def _paint_line(
        painter: QPainter, area: QRect, text: str, size: int, colour: str, flags: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(interface_font(size))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, flags, shown)

    def _details(self) -> str:
        if self._missing:
            return say("Not found: {folder}", folder=self._file.path.parent)
        return say("{time} · {folder}", time=told_time(self._file.time), folder=self._file.path.parent.name)

    def _choose(self) -> None:
        if self._missing and self._file.is_missing:
            self.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.chosen.emit(str(self._file.path))

    def _remove(self) -> None:
        self.removed.emit(str(self._file.path))


def told_time(time: datetime, today: date | None = None) -> str:
    """When something was, as said in the window's language: the hour if it was today, else the day."""
    day = today or date.today()
    if time.date() == day:
        hour = words().number(time.hour), _two_digits(time.minute)
        return say("Today, {hour}:{minute}", hour=hour[0], minute=hour[1])
    if (day - time.date()).days == 1:
        return say("Yesterday")
    return words().date(time.date().isoformat())


def _two_digits(value: int) -> str:
    digits = words()
    return digits.number(value // 10) + digits.number(value % 10)
