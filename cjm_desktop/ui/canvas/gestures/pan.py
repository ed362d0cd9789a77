"""Moving the view by dragging: with the middle button, or with Space held."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.canvas.gesture import Modifiers
from cjm_desktop.ui.canvas.pointer import Press
from cjm_desktop.ui.canvas.view import Canvas


class Pan:
    """The place under the pointer stays under it."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        self._canvas, self._last = canvas, start

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        by = at - self._last
        self._canvas.scroll_by(-by.x(), -by.y())
        self._last = at

    def finish(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)

    def cancel(self) -> None:
        """A moved view isn't worth going back."""

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        """Nothing is marked."""


@dataclass(frozen=True, slots=True)
class PanStarter:
    """Begins with the press, so that the hand closes at once."""

    order: int = 0
    at_once: bool = True

    def begin(self, canvas: Canvas, press: Press) -> Pan | None:
        if press.button == Qt.MouseButton.MiddleButton or press.with_space:
            return Pan(canvas, press.at)
        return None

    def cursor(self, canvas: Canvas, at: QPointF, focus: Focus | None) -> None:
        return None


STARTER = PanStarter()
