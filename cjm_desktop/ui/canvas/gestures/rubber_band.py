"""Selecting cards and points by drawing a rectangle around them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cjm_desktop.edit.selection import Focus, Selection
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.ui.canvas.gesture import Modifiers
from cjm_desktop.ui.canvas.overlay import SELECTION
from cjm_desktop.ui.canvas.pointer import Press
from cjm_desktop.ui.canvas.view import Canvas

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_EMPTY = frozenset({"cell", "title"})


class RubberBand:
    """What touches the rectangle is selected while it is drawn; with Ctrl or Shift it comes to what was selected."""

    cursor = Qt.CursorShape.ArrowCursor
    scrolls = True

    def __init__(self, canvas: Canvas, start: QPointF, before: Selection, adds: bool) -> None:
        self._canvas = canvas
        self._start = canvas.to_scene(start)
        self._before = before
        self._kept = before.refs if adds else ()
        self._area = Rect(*self._start, 0.0, 0.0)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        x, y = self._canvas.to_scene(at)
        self._area = Rect(*self._start, 0.0, 0.0).united(Rect(x, y, 0.0, 0.0))
        found = [focus.ref for focus in self._canvas.index.within(self._area)]
        self._canvas.open_map.set_selection(self._before.with_refs((*self._kept, *found)))

    def finish(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)
        refs = self._canvas.open_map.selection.refs
        if refs:
            self._canvas.open_map.select(refs)

    def cancel(self) -> None:
        self._canvas.open_map.set_selection(self._before)

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        area: QRectF = canvas.to_view(self._area)
        fill = QColor(SELECTION)
        fill.setAlphaF(0.10)
        painter.setPen(QPen(QColor(SELECTION), 1))
        painter.setBrush(fill)
        painter.drawRect(area)


@dataclass(frozen=True, slots=True)
class RubberBandStarter:
    """Begins where nothing lies that could be dragged."""

    order: int = 90
    at_once: bool = False

    def begin(self, canvas: Canvas, press: Press) -> RubberBand | None:
        if press.button != Qt.MouseButton.LeftButton or (press.focus and press.focus.part not in _EMPTY):
            return None
        return RubberBand(canvas, press.at, canvas.open_map.selection, bool(press.modifiers & _ADDING))

    def cursor(self, canvas: Canvas, at: QPointF, focus: Focus | None) -> None:
        return None


STARTER = RubberBandStarter()
