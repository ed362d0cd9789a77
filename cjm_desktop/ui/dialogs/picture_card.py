"""A button with a picture above a title and a few words: templates and samples on the start page."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QStyle, QWidget

from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.style.fonts import BODY, SMALL, interface_font
from cjm_desktop.ui.style.palette import colours
from cjm_desktop.ui.thumbnails import Thumbnails
from cjm_desktop.ui.widgets.wrapped import paint_wrapped, wrapped_height

__all__ = ["PictureCard"]

_RADIUS = 10.0
_PADDING = 12
_GAP = 4
_RATIO = 0.6
_PICTURE = 360
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PictureCard(QAbstractButton):
    """Shows one map. ``chosen`` tells its ``name`` when it is clicked, or pressed with Enter or Space.

    The picture comes from ``thumbnails`` as soon as the card is seen; until then its place is empty paper.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        title: str,
        words: str,
        document: Callable[[], JourneyMap],
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._title, self._words = title, words
        self._document, self._thumbnails = document, thumbnails
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._choose)
        thumbnails.ready.connect(self._picture_ready)

    def show_map(self, name: str, document: Callable[[], JourneyMap]) -> None:
        """From now on the card shows and stands for another map."""
        self.name, self._document = name, document
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(width * _RATIO) + self._text_height(width)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif Qt.Key(event.key()) in _WAYS:
            self._go(*_WAYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        self._paint_body(painter, frame)
        self._paint_picture(painter, frame)
        self._paint_frame(painter, frame)
        self._paint_words(painter)
        painter.end()

    def _paint_body(self, painter: QPainter, frame: QRectF) -> None:
        table = colours()
        fill = table.pressed if self.isDown() else table.hover if self.underMouse() else table.panel
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def _paint_picture(self, painter: QPainter, frame: QRectF) -> None:
        height = round(self.width() * _RATIO)
        outline, lower = QPainterPath(), QPainterPath()
        outline.addRoundedRect(frame, _RADIUS, _RADIUS)
        lower.addRect(QRectF(0, 0, self.width(), height))
        painter.save()
        painter.setClipPath(outline.intersected(lower))
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        image = self._image()
        if image is not None and not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0, 0, self.width(), height), image)
        painter.restore()
        painter.setPen(QPen(QColor(colours().line), 1))
        painter.drawLine(round(frame.left()), height, round(frame.right()), height)

    def _paint_frame(self, painter: QPainter, frame: QRectF) -> None:
        table = colours()
        focused, hovered = self.hasFocus(), self.underMouse()
        line = table.selection if focused else table.accent if hovered else table.line
        painter.setPen(QPen(QColor(line), 2.0 if focused else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        table, area = colours(), self._text_area(self.width())
        area.moveTop(round(self.width() * _RATIO) + _PADDING - 2)
        direction = self.layoutDirection()
        # Titles in another script than the window's still stand at the window's start.
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeading)
        painter.setPen(QColor(table.ink))
        height = paint_wrapped(painter, area, self._title, _title_font(), start, direction)
        if self._words:
            area.translate(0, height + _GAP)
            painter.setPen(QColor(table.soft))
            paint_wrapped(painter, area, self._words, interface_font(SMALL), start, direction)

    def _text_area(self, width: int) -> QRectF:
        return QRectF(_PADDING, 0, max(1, width - 2 * _PADDING), 400)

    def _text_height(self, width: int) -> int:
        room, direction = self._text_area(width).width(), self.layoutDirection()
        height = wrapped_height(self._title, _title_font(), room, direction)
        if self._words:
            height += _GAP + wrapped_height(self._words, interface_font(SMALL), room, direction)
        return math.ceil(height) + 2 * _PADDING

    def _image(self) -> QImage | None:
        """Of one size whatever the card's, so that it isn't made again while the window is being resized."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(_PICTURE * ratio), round(_PICTURE * _RATIO * ratio))
        return self._thumbnails.get(self.name, size, self._document)

    def _go(self, across: int, down: int) -> None:
        """Gives the focus to the nearest card that way, as it is seen."""
        window = self.window()
        here = _middle(self, window)
        found: list[tuple[int, PictureCard]] = []
        for card in window.findChildren(PictureCard):
            way = _middle(card, window) - here
            along, aside = way.x() * across + way.y() * down, abs(way.x() * down) + abs(way.y() * across)
            if card.isVisible() and along > 0 and (down or not aside):
                found.append((along + 2 * aside, card))
        if found:
            nearest = min(found, key=lambda pair: pair[0])[1]
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)
            _scroll_to(nearest)

    def _picture_ready(self, name: str) -> None:
        if name == self.name:
            self.update()

    def _choose(self) -> None:
        self.chosen.emit(self.name)


def _title_font() -> QFont:
    return interface_font(BODY, bold=True)


def _middle(card: QWidget, window: QWidget) -> QPoint:
    return card.mapTo(window, card.rect().center())


def _scroll_to(card: QWidget) -> None:
    area = card.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(card)
