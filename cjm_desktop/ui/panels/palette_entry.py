"""One entry of the palette: a button that can be pressed, or dragged onto the map."""

import json

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDrag,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QStyle, QWidget

from cjm_desktop.theme.themes import CardLook, Theme
from cjm_desktop.ui.style.icons import paint_icon
from cjm_desktop.ui.style.palette import colours

__all__ = ["NEW_MIME", "PaletteEntry", "new_data"]

NEW_MIME = "application/x-cjm-new"
"""The data of a drag that makes something new: JSON with ``kind``, and ``channel`` where one was chosen."""

_HEIGHT = 34
_TILE = 22
_MARGIN = 8
_RADIUS = 7.0


def new_data(kind: str, channel: str = "") -> QMimeData:
    """What is dragged for a new card of this kind."""
    said = {"kind": kind, "channel": channel} if channel else {"kind": kind}
    data = QMimeData()
    data.setData(NEW_MIME, json.dumps(said).encode())
    return data


class PaletteEntry(QAbstractButton):
    """A kind (shown on a small card in its colours) or a channel (its icon alone). ``clicked`` means: add one."""

    def __init__(self, kind: str, channel: str, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.channel = channel
        self._icon = icon
        self._look: CardLook | None = None
        self._ink = ""
        self._pressed_at: QPoint | None = None
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Shows the kind in the colours that its cards have on the map."""
        look = None if self.channel else theme.card(self.kind)
        if (look, theme.icon) != (self._look, self._ink):
            self._look, self._ink = look, theme.icon
            self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + _TILE + 4 * _MARGIN, max(_HEIGHT, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(_TILE + 6 * _MARGIN, self.sizeHint().height())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_sign(painter, self._mirrored(QRect(_MARGIN, (self.height() - _TILE) // 2, _TILE, _TILE)))
        self._paint_text(painter)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        table = colours()
        focused = self.hasFocus()
        fill = table.pressed if self.isDown() else table.hover if self.underMouse() else table.field
        painter.setBrush(QColor(fill if self.isEnabled() else table.panel))
        painter.setPen(
            QPen(QColor(table.selection if focused else table.field_line), 2.0 if focused else 1.0)
        )
        edge = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), _RADIUS, _RADIUS)

    def _paint_sign(self, painter: QPainter, tile: QRect) -> None:
        table = colours()
        if not self.isEnabled() or self._look is None:
            colour = table.accent if self.isEnabled() else table.off
            paint_icon(painter, self._icon, tile.adjusted(2, 2, -2, -2), colour)
            return
        painter.setBrush(QColor(self._look.fill or "#FFFFFF"))
        painter.setPen(QPen(QColor(self._look.border or "#D9E0EA"), 1.0))
        painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0)
        paint_icon(painter, self._icon, tile.adjusted(4, 4, -4, -4), self._ink)

    def _paint_text(self, painter: QPainter) -> None:
        table = colours()
        start = 2 * _MARGIN + _TILE
        room = self._mirrored(QRect(start, 0, self.width() - start - _MARGIN, self.height()))
        metrics = self.fontMetrics()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(table.ink if self.isEnabled() else table.off))
        aligned = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, aligned | Qt.AlignmentFlag.AlignVCenter, text)

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (
            event.position().toPoint() - self._pressed_at
        ).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.drag().exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None and event.button() == Qt.MouseButton.LeftButton:
            return  # the end of a drag
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def drag(self) -> QDrag:
        """A drag of what this entry stands for, with a card as its picture."""
        drag = QDrag(self)
        drag.setMimeData(new_data(self.kind, self.channel))
        picture = self._card_picture()
        drag.setPixmap(picture)
        size = picture.deviceIndependentSize()
        drag.setHotSpot(QPoint(int(size.width() / 2), int(size.height() / 2)))
        return drag

    def _card_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        width, height = min(150, self.sizeHint().width() + 20), 38
        picture = QPixmap(int(width * ratio), int(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, QRect(1, 1, width - 2, height - 2))
        painter.end()
        return picture

    def _paint_card(self, painter: QPainter, card: QRect) -> None:
        look = self._look
        painter.setBrush(QColor((look.fill if look else "") or "#FFFFFF"))
        painter.setPen(QPen(QColor((look.border if look else "") or "#D9E0EA"), 1.0))
        painter.drawRoundedRect(QRectF(card), 8.0, 8.0)
        inner = card.adjusted(10, 0, -10, 0)
        direction = self.layoutDirection()
        sign = QStyle.visualRect(direction, inner, QRect(inner.x(), card.y() + 10, 16, 16))
        paint_icon(painter, self._icon, sign, self._ink or "#1F4E8C")
        painter.setFont(self.font())
        painter.setPen(QColor(look.text if look else "#1F2733"))
        room = QStyle.visualRect(direction, inner, inner.adjusted(24, 0, 0, 0))
        aligned = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, aligned | Qt.AlignmentFlag.AlignVCenter, text)
