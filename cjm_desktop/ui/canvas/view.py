"""The canvas: a map view that takes the mouse, the keyboard, drops and input methods, and hands each to its part.

It edits nothing itself: the pointer begins gestures, the keyboard moves the focus, drops bring things in.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from cjm_desktop.ui.canvas.gesture import Gesture
from cjm_desktop.ui.canvas.map_view import MapView
from cjm_desktop.ui.canvas.pointer import Pointer
from cjm_desktop.ui.canvas.voice import Voice
from cjm_desktop.ui.dropping import accept_copy
from cjm_desktop.ui.open_map import OpenMap

_EDGE = 32
"""So near to its edge, in pixels, the view scrolls while something is dragged."""
_FASTEST = 28.0
"""Pixels a frame."""
_WHEEL = 1.0015
"""How much one unit of the wheel zooms (a click of an ordinary wheel is 120)."""


class Keys(Protocol):
    """What the canvas needs of its keyboard."""

    def handle(self, event: QKeyEvent) -> bool: ...
    def compose(self, event: QInputMethodEvent) -> bool: ...
    def query(self, what: Qt.InputMethodQuery) -> object: ...


class Drops(Protocol):
    """What the canvas needs of those who take drops; each answers whether it takes what is offered."""

    def offer(self, event: QDragMoveEvent) -> bool: ...
    def leave(self) -> None: ...
    def take(self, event: QDropEvent) -> bool: ...
    def paint(self, painter: QPainter) -> None: ...


class Canvas(MapView):
    """A map that can be worked on. ``keyboard``, ``drops`` and ``wheel_zooms`` (whether the wheel alone zooms) are
    put in by the window."""

    edit_wanted = Signal(object)
    """A ``Focus`` was double-clicked."""
    detail_wanted = Signal(str)
    """A detail of the map below its title (a field of its ``about``) was double-clicked."""
    new_wanted = Signal(str, str, object)
    """A card of this kind, with this channel where there is one, was dropped into the focused step, at this position
    of its cell (``None``: below the others)."""
    context_menu_wanted = Signal(object, QPoint)
    """A ``Focus`` (or ``None``) and where on the screen."""
    link_wanted = Signal(str)
    """An address in a card was clicked with Ctrl."""
    large_edit = Signal(str)
    """Something large was moved; the sentence says what, and the window offers to undo it."""
    pressed = Signal()
    """A button went down, before anything is done about it: an open editor keeps its text."""

    def __init__(self, open_map: OpenMap, parent: QWidget | None = None) -> None:
        super().__init__(open_map, parent)
        self.gesture: Gesture | None = None
        self.keyboard: Keys | None = None
        self.drops: Drops | None = None
        self.wheel_zooms: Callable[[], bool] | None = None
        self.pointer = Pointer(self)
        self.voice = Voice(self)
        self._at_edge = QTimer(self, interval=16)
        self._at_edge.timeout.connect(self._scroll_at_edge)
        open_map.document_changed.connect(self.cancel_gesture)
        self._last = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    # Gestures

    def begin(self, gesture: Gesture) -> None:
        """From now on the pointer belongs to ``gesture``, until it is finished or cancelled."""
        self.cancel_gesture()
        self.gesture = gesture
        self.set_hover(None)
        self.viewport().setCursor(gesture.cursor)
        if gesture.scrolls:
            self._at_edge.start()

    def finish_gesture(self, at: QPointF) -> None:
        """The button was let go at ``at``: the gesture makes its edit."""
        gesture = self._ended()
        if gesture is not None:
            gesture.finish(at, self._modifiers)

    @Slot()
    def cancel_gesture(self) -> bool:
        """Ends the gesture that is going on as if it had never begun; answers whether there was one. So it ends too
        when the map changes otherwise: what it carries may be gone."""
        gesture = self._ended()
        if gesture is not None:
            gesture.cancel()
            self.pointer.forget_press()
        return gesture is not None

    def _ended(self) -> Gesture | None:
        gesture, self.gesture = self.gesture, None
        self._at_edge.stop()
        self.viewport().unsetCursor()
        self.viewport().update()
        return gesture

    def move_gesture(self, at: QPointF) -> None:
        """The pointer is at ``at`` while a gesture goes on."""
        self._last = at
        if self.gesture is not None:
            self.gesture.move(at, self._modifiers)
            self.viewport().update()

    def _scroll_at_edge(self) -> None:
        dx, dy = self.edge_push(self._last)
        if dx or dy:
            self.scroll_by(dx, dy)
            self.move_gesture(self._last)

    def edge_push(self, at: QPointF) -> tuple[float, float]:
        """How far the view should scroll in this frame because the pointer is near its edge."""
        view = self.clear_view()
        return (
            _push(at.x(), view.left(), view.right()),
            _push(at.y(), view.top(), view.bottom()),
        )

    def paint_above(self, painter: QPainter) -> None:
        if self.gesture is not None:
            self.gesture.paint(painter, self)
        if self.drops is not None:
            self.drops.paint(painter)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._modifiers = event.modifiers()
        self.pressed.emit()
        self.pointer.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._modifiers = event.modifiers()
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._modifiers = event.modifiers()
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._modifiers = event.modifiers()
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.gesture is not None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            focus, at = self.focus_at(QPointF(event.pos())), event.globalPos()
        else:
            focus = self.open_map.selection.focus
            bounds = self.place_of(focus) if focus else None
            spot = self.to_view(bounds).center().toPoint() if bounds else self.viewport().rect().center()
            at = self.viewport().mapToGlobal(spot)
        self.context_menu_wanted.emit(focus, at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls (or zooms, if people like), with Shift sideways, with Ctrl it zooms at the pointer."""
        turn, fine = event.angleDelta(), event.pixelDelta()
        keys = event.modifiers()
        zooms = self.wheel_zooms is not None and self.wheel_zooms() and not keys
        if zooms or keys & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _WHEEL ** (turn.y() or turn.x()), event.position())
        else:
            by = QPointF(fine) if not fine.isNull() else QPointF(turn) * 1.0
            if keys & Qt.KeyboardModifier.ShiftModifier and not by.x():
                # Forwards is along the journey.
                by = QPointF(-by.y() if self.scene.rtl else by.y(), 0.0)
            self.scroll_by(-by.x(), -by.y())
            if self.gesture is not None:
                self.move_gesture(event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.set_hover(None)
        elif kind == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._pinched_pad(event)
        elif kind == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            return self._pinched_screen(event)
        return bool(super().viewportEvent(event))

    def _pinched_pad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.set_zoom(self.zoom * (1.0 + event.value()), event.position())
        return True

    def _pinched_screen(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        centre = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
        self.set_zoom(self.zoom * pinch.scaleFactor(), QPointF(centre))
        event.accept(pinch)
        return True

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel_gesture():
            return
        if self.pointer.key_pressed(event) or (self.keyboard is not None and self.keyboard.handle(event)):
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.pointer.key_released(event):
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the map; F6 leaves it."""
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.keyboard is None or not self.keyboard.compose(event):
            super().inputMethodEvent(event)

    def inputMethodQuery(self, what: Qt.InputMethodQuery) -> object:
        if what == Qt.InputMethodQuery.ImEnabled:
            return True
        found = self.keyboard.query(what) if self.keyboard is not None else None
        return super().inputMethodQuery(what) if found is None else found

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.voice.tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointer.let_go()
        self.viewport().update()

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._offer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.scroll_by(*self.edge_push(event.position()))
        self._offer(event)

    def _offer(self, event: QDragMoveEvent) -> None:
        if self.drops is not None and self.drops.offer(event):
            accept_copy(event)
        else:
            event.ignore()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.drops is not None:
            self.drops.leave()
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.drops is not None and self.drops.take(event):
            accept_copy(event)
        else:
            event.ignore()
        self.viewport().update()


def _push(at: float, low: float, high: float) -> float:
    """Pixels to scroll for a pointer at ``at`` in a view from ``low`` to ``high``: more, the nearer to the edge."""
    if at < low + _EDGE:
        return -_FASTEST * min(1.0, (low + _EDGE - at) / _EDGE)
    if at > high - _EDGE:
        return _FASTEST * min(1.0, (at - high + _EDGE) / _EDGE)
    return 0.0
