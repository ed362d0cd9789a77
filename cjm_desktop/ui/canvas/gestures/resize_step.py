"""Making a step wider or narrower by its end border."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from cjm_desktop.edit.operations import change_step
from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.columns import NARROWEST, WIDEST
from cjm_desktop.layout.scene import Span
from cjm_desktop.ui.canvas.gesture import Modifiers
from cjm_desktop.ui.canvas.marks import paint_count
from cjm_desktop.ui.canvas.pointer import Press
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import say, say_number

_REACH = 4.0
"""So near to a border, in pixels, the pointer takes hold of it."""
_BADGE = 24.0


class ResizeStep:
    """The step follows the pointer at once; the edit is made when the button is let go."""

    cursor = Qt.CursorShape.SplitHCursor
    scrolls = False

    def __init__(self, canvas: Canvas, span: Span, start: QPointF) -> None:
        self._canvas = canvas
        self._step = span.id
        self._start, self._at = start, start
        self._before = self._width = span.size
        self._sign = -1.0 if canvas.scene.rtl else 1.0

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        self._at = at
        by = (at.x() - self._start.x()) / self._canvas.zoom * self._sign
        width = float(round(min(WIDEST, max(NARROWEST, self._before + by))))
        if width != self._width:
            self._width = width
            open_map = self._canvas.open_map
            open_map.preview(change_step(open_map.document, self._step, width=width))

    def finish(self, at: QPointF, modifiers: Modifiers) -> None:
        self._canvas.open_map.preview(None)
        if self._width != self._before:
            self._canvas.open_map.edit(say("Change width"), change_step, self._step, width=self._width)

    def cancel(self) -> None:
        self._canvas.open_map.preview(None)

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        paint_count(painter, self._at + QPointF(0, _BADGE), say_number(self._width))


def border_at(canvas: Canvas, at: QPointF) -> Span | None:
    """The step whose end border lies under the pointer, in the area of the cells or in the headings."""
    grid = canvas.scene.grid
    x, y = canvas.to_scene(at)
    in_strip = canvas.strips().head.contains(at)
    if not in_strip and not grid.head.y <= y <= grid.body.bottom:
        return None
    if canvas.strips().side.contains(at):
        return None
    reach = _REACH / canvas.zoom
    ends = ((span, span.start if canvas.scene.rtl else span.end) for span in grid.steps)
    return next((span for span, end in ends if abs(end - x) <= reach), None)


@dataclass(frozen=True, slots=True)
class ResizeStepStarter:
    """Begins on a border, unless a card, a face or a stage lies there."""

    order: int = 20
    at_once: bool = False

    def begin(self, canvas: Canvas, press: Press) -> ResizeStep | None:
        if press.button != Qt.MouseButton.LeftButton or canvas.open_map.read_only:
            return None
        span = None if _is_covered(press.focus) else border_at(canvas, press.at)
        return ResizeStep(canvas, span, press.at) if span is not None else None

    def cursor(self, canvas: Canvas, at: QPointF, focus: Focus | None) -> Qt.CursorShape | None:
        if _is_covered(focus) or border_at(canvas, at) is None:
            return None
        return Qt.CursorShape.SplitHCursor


def _is_covered(focus: Focus | None) -> bool:
    return focus is not None and focus.part in ("card", "point", "stage")


STARTER = ResizeStepStarter()
