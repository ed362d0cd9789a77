"""Moving stages, steps and lanes by their headings, with all that they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from cjm_desktop.edit.operations import move_lane, move_stage, move_step
from cjm_desktop.edit.selection import Focus
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import kind_of
from cjm_desktop.layout.scene import Span
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.canvas.gesture import Modifiers
from cjm_desktop.ui.canvas.marks import Carried, paint_area, paint_line
from cjm_desktop.ui.canvas.pointer import Press
from cjm_desktop.ui.canvas.targets import Gap, gap_at
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import say, say_count


class HeadingMove(Protocol):
    """What differs between stages, steps and lanes."""

    def spans(self, canvas: Canvas) -> Sequence[Span]:
        """All that one could be moved among, in reading order."""

    def line(self, canvas: Canvas, gap: Gap) -> Rect:
        """The mark at a gap, in scene coordinates: no width or no height."""

    def own_area(self, canvas: Canvas, ref: str) -> Rect | None:
        """Everything that moves along."""

    def done(self, canvas: Canvas, ref: str, gap: Gap) -> None:
        """Makes the edit."""


class StageMove:
    """Stages move along the map."""

    def spans(self, canvas: Canvas) -> Sequence[Span]:
        return canvas.scene.grid.stages

    def line(self, canvas: Canvas, gap: Gap) -> Rect:
        return _upright(canvas, gap)

    def own_area(self, canvas: Canvas, ref: str) -> Rect | None:
        return _length(canvas, self.spans(canvas), ref)

    def done(self, canvas: Canvas, ref: str, gap: Gap) -> None:
        title = canvas.open_map.document.index.stages[ref].title
        held = cards_along(canvas.open_map.document, ref, "stage")
        changes = canvas.open_map.edit(say("Move stage"), move_stage, ref, gap.position)
        if changes is not None and not changes.is_empty:
            canvas.large_edit.emit(
                say_count(
                    "Stage “{title}” moved with its {count} card",
                    "Stage “{title}” moved with its {count} cards",
                    held,
                    title=title,
                )
            )


class StepMove:
    """Steps move along the map, also into other stages; the only step of a stage stays in it."""

    def spans(self, canvas: Canvas) -> Sequence[Span]:
        return canvas.scene.grid.steps

    def line(self, canvas: Canvas, gap: Gap) -> Rect:
        return _upright(canvas, gap)

    def own_area(self, canvas: Canvas, ref: str) -> Rect | None:
        return _length(canvas, self.spans(canvas), ref)

    def done(self, canvas: Canvas, ref: str, gap: Gap) -> None:
        document = canvas.open_map.document
        stage, place = stage_for(document, ref, gap.position, canvas)
        title, held = document.index.steps[ref].title, cards_along(document, ref, "step")
        changes = canvas.open_map.edit(say("Move step"), move_step, ref, stage, place)
        if changes is not None and not changes.is_empty:
            canvas.large_edit.emit(
                say_count(
                    "Step “{title}” moved with its {count} card",
                    "Step “{title}” moved with its {count} cards",
                    held,
                    title=title,
                )
            )


class LaneMove:
    """Lanes move up and down."""

    def spans(self, canvas: Canvas) -> Sequence[Span]:
        return canvas.scene.grid.lanes

    def line(self, canvas: Canvas, gap: Gap) -> Rect:
        grid = canvas.scene.grid
        both = grid.side.united(grid.body)
        return Rect(both.x, gap.at, both.width, 0.0)

    def own_area(self, canvas: Canvas, ref: str) -> Rect | None:
        both = canvas.scene.grid.side.united(canvas.scene.grid.body)
        span = next((one for one in self.spans(canvas) if one.id == ref), None)
        return Rect(both.x, span.start, both.width, span.size) if span else None

    def done(self, canvas: Canvas, ref: str, gap: Gap) -> None:
        lane, document = canvas.open_map.document.index.lanes[ref], canvas.open_map.document
        title, held = lane.title or say(kind_of(kinds(), lane).title), cards_along(document, ref, "lane")
        changes = canvas.open_map.edit(say("Move lane"), move_lane, ref, gap.position)
        if changes is not None and not changes.is_empty:
            canvas.large_edit.emit(
                say_count(
                    "Lane “{title}” moved with its {count} card",
                    "Lane “{title}” moved with its {count} cards",
                    held,
                    title=title,
                )
            )


def cards_along(document: JourneyMap, ref: str, part: str) -> int:
    """How many cards go with a stage, a step or a lane."""
    if part == "lane":
        return len(document.index.cards_of_lane.get(ref, ()))
    steps = {ref} if part == "step" else {step.id for step in document.index.stages[ref].steps}
    return sum(1 for card in document.cards if card.step in steps)


MOVES: dict[str, HeadingMove] = {"stage": StageMove(), "step": StepMove(), "lane": LaneMove()}


def _upright(canvas: Canvas, gap: Gap) -> Rect:
    grid = canvas.scene.grid
    return Rect(gap.at, grid.head.y, 0.0, grid.body.bottom - grid.head.y)


def _length(canvas: Canvas, spans: Sequence[Span], ref: str) -> Rect | None:
    grid = canvas.scene.grid
    span = next((one for one in spans if one.id == ref), None)
    return Rect(span.start, grid.head.y, span.size, grid.body.bottom - grid.head.y) if span else None


def stage_for(document: JourneyMap, step: str, position: int, canvas: Canvas) -> tuple[str, int]:
    """The stage, and the position in it, for a step that comes to stand at ``position`` among all other steps.

    At a border between two stages it goes to the one on whose side it stood before, so that a step can be moved to
    either end of its own stage.
    """
    own = document.index.stage_of_step[step]
    others = [other for other in document.index.steps if other != step]
    before = document.index.stage_of_step[others[position - 1]] if position > 0 else None
    after = document.index.stage_of_step[others[position]] if position < len(others) else None
    stage = own if own in (before, after) else (after or before or own)
    held = [one.id for one in stage.steps if one.id != step]
    return stage.id, sum(1 for one in held if others.index(one) < position)


class DragHeading:
    """What moves along is shaded; a line shows where it would come to stand."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = True

    def __init__(self, canvas: Canvas, focus: Focus, start: QPointF) -> None:
        self._canvas = canvas
        self._focus = focus
        self._move = MOVES[focus.part]
        self._at = start
        self._gap: Gap | None = None
        piece = canvas.index.group(focus)
        bounds = canvas.place_of(focus)
        grip = start - canvas.to_view(bounds).topLeft() if bounds else QPointF()
        if bounds and not canvas.to_view(bounds).contains(start):
            grip = QPointF(20, 12)  # taken in the strip that stays in view
        words_only = focus.part != "stage"
        self._carried = Carried(canvas, [piece] if piece else [], grip, on_paper=words_only)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        self._at = at
        x, y = self._canvas.to_scene(at)
        spans = self._move.spans(self._canvas)
        is_lane = self._focus.part == "lane"
        rtl = self._canvas.scene.rtl and not is_lane
        self._gap = gap_at(spans, y if is_lane else x, self._focus.ref, rtl)

    def finish(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)
        if self._gap is not None:
            self._move.done(self._canvas, self._focus.ref, self._gap)

    def cancel(self) -> None:
        """Nothing was changed yet."""

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        own = self._move.own_area(canvas, self._focus.ref)
        if own is not None:
            paint_area(painter, canvas.to_view(own))
        self._carried.paint(painter, self._at)
        if self._gap is not None:
            view = QRectF(canvas.viewport().rect())
            line = canvas.to_view(self._move.line(canvas, self._gap))
            start, end = line.topLeft(), line.bottomRight()
            paint_line(painter, _within(start, view), _within(end, view))


def _within(point: QPointF, view: QRectF) -> QPointF:
    """The point, brought into the view along the axis that it has left."""
    return QPointF(
        min(max(point.x(), view.left() + 6), view.right() - 6),
        min(max(point.y(), view.top() + 6), view.bottom() - 6),
    )


@dataclass(frozen=True, slots=True)
class DragHeadingStarter:
    """Begins on the heading of a stage, a step or a lane."""

    order: int = 60
    at_once: bool = False

    def begin(self, canvas: Canvas, press: Press) -> DragHeading | None:
        focus = press.focus
        if press.button != Qt.MouseButton.LeftButton or focus is None or focus.part not in MOVES:
            return None
        return None if canvas.open_map.read_only else DragHeading(canvas, focus, press.at)

    def cursor(self, canvas: Canvas, at: QPointF, focus: Focus | None) -> Qt.CursorShape | None:
        return Qt.CursorShape.OpenHandCursor if focus is not None and focus.part in MOVES else None


STARTER = DragHeadingStarter()
