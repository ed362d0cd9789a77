"""Moving an emotion point: up and down for the score, along for the place, also into other steps."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from cjm_desktop.edit.operations import move_point
from cjm_desktop.edit.selection import Focus
from cjm_desktop.lanes.places import mood_at, place_in_step
from cjm_desktop.lanes.scale import score_of, shown_scale
from cjm_desktop.layout.scene import Span
from cjm_desktop.model.records import EmotionPoint
from cjm_desktop.ui.canvas.gesture import Modifiers
from cjm_desktop.ui.canvas.marks import paint_score
from cjm_desktop.ui.canvas.pointer import Press
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import say

_HALVES, _TENTHS = 2.0, 10.0
"""Scores are rounded to halves, with Shift to tenths."""
_MIDDLE, _NEAR = 0.5, 0.07
"""A point near the middle of its step goes there."""


@dataclass(frozen=True, slots=True)
class PointPlace:
    """Where a point stands: step, place within it, score."""

    step: str
    at: float
    score: float


class DragPoint:
    """The curve follows the pointer at once; the edit is made when the button is let go."""

    cursor = Qt.CursorShape.SizeAllCursor
    scrolls = True

    def __init__(self, canvas: Canvas, point: EmotionPoint, start: QPointF) -> None:
        self._canvas = canvas
        self._point = point
        self._place = PointPlace(point.step, point.at, point.score)
        bounds = canvas.place_of(Focus("point", point.id, point.lane, point.step))
        self._grip = start - canvas.to_view(bounds).center() if bounds else QPointF()
        self._at = start

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        self._at = at
        place = self._found(at - self._grip, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if place is None or place == self._place:
            return
        self._place = place
        open_map, point = self._canvas.open_map, self._point
        open_map.preview(
            move_point(open_map.document, point.id, point.lane, place.step, at=place.at, score=place.score)
        )

    def finish(self, at: QPointF, modifiers: Modifiers) -> None:
        open_map, point, place = self._canvas.open_map, self._point, self._place
        open_map.preview(None)
        if place != PointPlace(point.step, point.at, point.score):
            open_map.edit(
                say("Move emotion point"),
                move_point,
                point.id,
                point.lane,
                place.step,
                at=place.at,
                score=place.score,
            )

    def cancel(self) -> None:
        self._canvas.open_map.preview(None)

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        lane = canvas.open_map.document.index.lanes[self._point.lane]
        paint_score(painter, self._at, lane, self._place.score)

    def _found(self, at: QPointF, fine: bool) -> PointPlace | None:
        canvas = self._canvas
        x, y = canvas.to_scene(at)
        lane = canvas.open_map.document.index.lanes[self._point.lane]
        along = next((span for span in canvas.scene.grid.lanes if span.id == lane.id), None)
        steps = canvas.scene.grid.steps
        if along is None or not steps:
            return None
        step = min(steps, key=lambda one: max(one.start - x, x - one.end, 0.0))
        score = rounded_score(score_of(shown_scale(lane), mood_at(y - along.start)), fine)
        return PointPlace(step.id, place_along(step, x, canvas.scene.rtl), score)


def place_along(span: Span, x: float, rtl: bool) -> float:
    """The place within the step at ``x`` of the scene, drawn to the middle."""
    at = place_in_step(span, span.start + span.end - x if rtl else x)
    return _MIDDLE if abs(at - _MIDDLE) < _NEAR else round(at, 3)


def rounded_score(score: float, fine: bool) -> float:
    """To halves, or to tenths where it is to be ``fine``."""
    part = _TENTHS if fine else _HALVES
    return round(score * part) / part + 0.0


@dataclass(frozen=True, slots=True)
class DragPointStarter:
    """Begins on a face."""

    order: int = 40
    at_once: bool = False

    def begin(self, canvas: Canvas, press: Press) -> DragPoint | None:
        focus = press.focus
        if press.button != Qt.MouseButton.LeftButton or focus is None or focus.part != "point":
            return None
        point = canvas.open_map.document.index.points.get(focus.ref)
        if point is None or canvas.open_map.read_only:
            return None
        return DragPoint(canvas, point, press.at)

    def cursor(self, canvas: Canvas, at: QPointF, focus: Focus | None) -> Qt.CursorShape | None:
        return Qt.CursorShape.SizeAllCursor if focus is not None and focus.part == "point" else None


STARTER = DragPointStarter()
