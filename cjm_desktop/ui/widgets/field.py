"""The frame of a field that holds other widgets: like a line to type into, with a ring when the focus is within."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.style.palette import shown_colour

_RADIUS = 8.0


class FieldFrame(QWidget):
    """Paints the frame; a press on its empty room gives the focus to its proxy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def watch(self, widget: QWidget) -> None:
        """The ring shows while this widget, which lies within, has the focus."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        target = self.focusProxy()
        if target is not None:
            target.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.focusWidget()
        has_focus = focus is not None and focus.hasFocus()
        width = 2 if has_focus else 1
        ring = "accent" if has_focus else "scroll_hover" if self.underMouse() else "field_line"
        painter.setPen(QPen(shown_colour(ring), width))
        painter.setBrush(shown_colour("field" if self.isEnabled() else "window"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.end()
