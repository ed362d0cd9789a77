"""Shows an open map: a scroll area that plays the scene, with marks above it and headings that stay in view.

Knows where things lie, zooms and scrolls; what the user does with the mouse and the keyboard is ``Canvas``.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.compare import changed_areas
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Scene
from cjm_desktop.ui.canvas.camera import LEAST, MOST, Camera, fitting, next_zoom
from cjm_desktop.ui.canvas.hints import cell_hint, hint_for, paint_hint
from cjm_desktop.ui.canvas.overlay import REACH, Marks, paint_marks, view_rect
from cjm_desktop.ui.canvas.paper import paint_paper
from cjm_desktop.ui.canvas.scene_index import SceneIndex
from cjm_desktop.ui.canvas.sticky import Sticky, Strips, strips
from cjm_desktop.ui.canvas.tiles import Tiles
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap

MARGIN = 14
"""Pixels around the paper."""
FOOT = 72
"""Pixels below the paper, so that notices cover no card."""
_FRAME = 0.006
"""Seconds for new tiles in one frame; the rest follows in the next ones."""
_FIRST_FRAME = 0.08
_STEP = 48
"""Pixels that one click of the wheel scrolls, times three."""
_SMALLEST_OPENING = 0.7


class MapView(QAbstractScrollArea):
    """Shows ``open_map``. ``zoom`` 1.0 is 100 %; positions are the viewport's pixels unless said otherwise."""

    zoom_changed = Signal(float)
    moved = Signal()
    """Scroll position or zoom have changed, or the scene has: whatever lies above the map takes its place again."""

    def __init__(self, open_map: OpenMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_map = open_map
        self.index = SceneIndex(open_map.scene)
        self.surroundings = QColor("#F3F5F8")
        self._zoom = 1.0
        self._tiles = Tiles()
        self._sticky = Sticky()
        self._hover: Focus | None = None
        self._edited: Focus | None = None
        self._found: tuple[Sequence[Rect], int] = ((), -1)
        self._is_placed = False
        self._has_painted = False
        self._set_up()
        self._tiles.show(self.index, open_map.pictures, None)
        open_map.scene_changed.connect(self._show)
        open_map.selection_changed.connect(self._on_selection)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(say("Map"))
        viewport = self.viewport()
        viewport.setMouseTracking(True)
        viewport.setAcceptDrops(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Scroll values count from the left edge of the map, whichever way the window's language runs.
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            bar.setSingleStep(_STEP)

    # Where things lie

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def scene(self) -> Scene:
        return self.index.scene

    @property
    def camera(self) -> Camera:
        """Where the map lies now, on whole device pixels."""
        ratio = self.viewport().devicePixelRatioF()
        x = self._origin(self.horizontalScrollBar().value(), self.viewport().width(), self.scene.width, 0)
        y = self._origin(self.verticalScrollBar().value(), self.viewport().height(), self.scene.height, FOOT)
        return Camera(self._zoom, round(x * ratio) / ratio, round(y * ratio) / ratio)

    def _origin(self, value: int, room: int, units: float, foot: int) -> float:
        """Where the map starts along one axis: centred if all of it is seen."""
        spare = room - units * self._zoom
        return spare / 2 if spare >= 2 * MARGIN + foot else MARGIN - value

    def to_scene(self, at: QPointF) -> tuple[float, float]:
        """A point of the viewport in map units."""
        return self.camera.to_scene(at.x(), at.y())

    def to_view(self, rect: Rect) -> QRectF:
        """A rectangle of the scene in the viewport's pixels."""
        return view_rect(self.camera, rect)

    def strips(self) -> Strips:
        """The headings that stay in view, where they are needed."""
        return strips(self.index, self.camera, self.viewport().width(), self.viewport().height())

    def focus_at(self, at: QPointF) -> Focus | None:
        """What lies under a point of the viewport, the headings that stay in view included."""
        x, y = self.to_scene(at)
        places, grid = self.strips(), self.scene.grid
        if places.head.contains(at):
            found = self.index.focus_at(x, grid.head.y + at.y() / self._zoom)
            return found if found and found.part in ("stage", "step") else None
        if places.side.contains(at):
            return self.index.lane_at(grid.side.x, y)
        return self.index.focus_at(x, y)

    def place_of(self, focus: Focus) -> Rect | None:
        """Where the focused thing is drawn, in scene coordinates."""
        return self.index.bounds(focus)

    def clear_view(self) -> QRectF:
        """The part of the viewport that headings in view leave free."""
        view, places = QRectF(self.viewport().rect()), self.strips()
        if not places.head.isEmpty():
            view.setTop(max(view.top(), places.head.bottom()))
        if not places.side.isEmpty():
            if self.scene.rtl:
                view.setRight(min(view.right(), places.side.left()))
            else:
                view.setLeft(max(view.left(), places.side.right()))
        return view

    # Zoom and scrolling

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Changes the zoom; the place under ``at`` (default: the middle) stays where it is."""
        least = min(LEAST, self._fitting_zoom())
        zoom = min(MOST, max(least, zoom))
        if abs(zoom - self._zoom) < 1e-6:
            return
        at = at or QPointF(self.viewport().rect().center())
        x, y = self.to_scene(at)
        self._zoom = zoom
        self._update_ranges()
        self._scroll_so_that(x, y, at)
        self.zoom_changed.emit(zoom)
        self.viewport().update()
        self.moved.emit()

    def zoom_in(self) -> None:
        self.set_zoom(next_zoom(self._zoom, 1))

    def zoom_out(self) -> None:
        self.set_zoom(next_zoom(self._zoom, -1))

    def actual_size(self) -> None:
        self.set_zoom(1.0)

    def fit(self) -> None:
        """Shows the whole map."""
        self.set_zoom(self._fitting_zoom())

    def fit_width(self) -> None:
        """Shows the whole width of the map."""
        room = self.viewport().width() - 2 * MARGIN
        self.set_zoom(fitting(self.scene.width, 1.0, (room, room), 1.5))

    def _fitting_zoom(self) -> float:
        size = self.viewport().size()
        room = (size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - FOOT)
        return fitting(self.scene.width, self.scene.height, room, 1.5)

    def _scroll_so_that(self, x: float, y: float, at: QPointF) -> None:
        """Scrolls the scene's place (x, y) to ``at``."""
        self.horizontalScrollBar().setValue(round(MARGIN + x * self._zoom - at.x()))
        self.verticalScrollBar().setValue(round(MARGIN + y * self._zoom - at.y()))

    def scroll_by(self, dx: float, dy: float) -> None:
        """Moves the view by so many pixels."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(dx))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(dy))

    def reveal(self, what: Focus | Rect) -> None:
        """Scrolls as little as needed to show it whole, clear of the headings in view; what is too large shows its
        start."""
        rect = self.place_of(what) if isinstance(what, Focus) else what
        if rect is None:
            return
        part = what.part if isinstance(what, Focus) else ""
        shown, view = self.to_view(rect), self.clear_view().adjusted(8, 8, -8, -8)
        dx = (
            0.0
            if part == "lane"
            else _shift(shown.left(), shown.right(), view.left(), view.right(), self.scene.rtl)
        )
        dy = (
            0.0
            if part in ("stage", "step") and not self.strips().head.isEmpty()
            else _shift(shown.top(), shown.bottom(), view.top(), view.bottom(), False)
        )
        if dx or dy:
            self.scroll_by(dx, dy)

    def _update_ranges(self) -> None:
        size = self.viewport().size()
        for bar, room, units, foot in (
            (self.horizontalScrollBar(), size.width(), self.scene.width, 0),
            (self.verticalScrollBar(), size.height(), self.scene.height, FOOT),
        ):
            length = round(units * self._zoom) + 2 * MARGIN + foot
            bar.setRange(0, max(0, length - room))
            bar.setPageStep(room)

    def _update_ranges_from_start(self) -> None:
        """The same; a map from right to left keeps its place counted from the right, where it starts."""
        bar = self.horizontalScrollBar()
        from_end = bar.maximum() - bar.value()
        self._update_ranges()
        if self.scene.rtl:
            bar.setValue(bar.maximum() - from_end)

    def _place_first(self) -> None:
        """The first look at a map: its start, as large as is good to read."""
        room = self.viewport().width() - 2 * MARGIN
        self._zoom = max(_SMALLEST_OPENING, fitting(self.scene.width, 1.0, (room, room)))
        self._update_ranges()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() if self.scene.rtl else 0)
        self._is_placed = True
        self.zoom_changed.emit(self._zoom)

    # Marks

    def set_hover(self, focus: Focus | None) -> None:
        """What lies under the pointer, to be marked faintly."""
        if focus != self._hover:
            self._hover = focus
            self.viewport().update()

    def set_edited(self, focus: Focus | None) -> None:
        """What is being typed into, also if it is only in the scene and not yet in the document."""
        self._edited = focus
        self.viewport().update()

    def set_found(self, rects: Sequence[Rect], current: int) -> None:
        """Marks places that a search has found; ``current`` is the one it stands at, or -1."""
        self._found = (rects, current)
        self.viewport().update()

    def set_surroundings(self, colour: QColor) -> None:
        """The colour around the paper."""
        self.surroundings = colour
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        camera, ratio = self.camera, self.viewport().devicePixelRatioF()
        places = self.strips()
        paper = view_rect(camera, Rect(0, 0, self.scene.width, self.scene.height))
        paint_paper(painter, self.viewport().rect(), paper, self.surroundings)
        self._paint_map(painter, camera, ratio)
        painter.setClipRect(QRectF(self.viewport().rect()))
        view = QRectF(self.viewport().rect())
        document = self.open_map.document
        paint_hint(painter, hint_for(document), paper, self.surroundings)
        marks = Marks(
            self.open_map.selection,
            self._has_keyboard(),
            self._hover,
            *self._found,
            cell_hint(document),
            self._edited,
        )
        paint_marks(painter, self.index, camera, marks, view)
        self._sticky.paint(painter, self.index, self.open_map.pictures, camera, places, ratio)
        self._paint_heading_marks(painter, camera, marks, places)
        self.paint_above(painter)
        painter.end()
        self._has_painted = True

    def _paint_map(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """The map itself, in device pixels."""
        size: QSize = self.viewport().size() * ratio
        left, top = round(camera.x * ratio), round(camera.y * ratio)
        right = round(left + self.scene.width * self._zoom * ratio)
        bottom = round(top + self.scene.height * self._zoom * ratio)
        view = QRect(QPoint(0, 0), size).intersected(QRect(left, top, right - left, bottom - top))
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setClipRect(view)
        self._tiles.set_scale(self._zoom * ratio)
        whole = self._tiles.paint(painter, left, top, view, _FRAME if self._has_painted else _FIRST_FRAME)
        painter.restore()
        if not whole:
            QTimer.singleShot(0, self.viewport(), self.viewport().update)

    def _paint_heading_marks(self, painter: QPainter, camera: Camera, marks: Marks, places: Strips) -> None:
        """A selected heading is marked in the strip too, in which it is seen."""
        grid = self.scene.grid
        moved = None
        focus = marks.edited or marks.selection.focus
        if focus is not None and focus.part in ("stage", "step") and not places.head.isEmpty():
            moved, clip = Camera(camera.zoom, camera.x, -grid.head.y * camera.zoom), places.head
        elif focus is not None and focus.part == "lane" and not places.side.isEmpty():
            x = places.side_left - grid.side.x * camera.zoom
            moved, clip = Camera(camera.zoom, x, camera.y), places.side
        if moved is not None:
            painter.save()
            painter.setClipRect(clip.adjusted(-REACH, 0, REACH, REACH))
            again = Marks(marks.selection, marks.has_keyboard, edited=marks.edited)
            paint_marks(painter, self.index, moved, again, clip)
            painter.restore()

    def paint_above(self, painter: QPainter) -> None:
        """For marks that a gesture draws above everything."""

    def _has_keyboard(self) -> bool:
        return self.hasFocus() or self.viewport().hasFocus()

    def settle(self) -> None:
        """Paints every tile of the view at once, for pictures of the window."""
        ratio = self.viewport().devicePixelRatioF()
        size: QSize = self.viewport().size() * ratio
        camera = self.camera
        self._tiles.set_scale(self._zoom * ratio)
        self._tiles.complete(round(camera.x * ratio), round(camera.y * ratio), QRect(QPoint(0, 0), size))
        self.viewport().repaint()

    def forget_tiles(self) -> None:
        """Everything is painted anew when it is next seen."""
        self._tiles.forget()

    def _show(self, before: Scene, after: Scene) -> None:
        """Another scene is there: what differs is painted again, and the view stays where it was."""
        areas = changed_areas(before, after)
        self.index = SceneIndex(after, self.index)
        self._tiles.show(self.index, self.open_map.pictures, areas)
        self._update_ranges_from_start()
        self.viewport().update()
        self.moved.emit()

    def _on_selection(self, _selection: object) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_placed and self.viewport().width() > 1:
            self._place_first()
        else:
            self._update_ranges_from_start()
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self.moved.emit()


def _shift(start: float, end: float, low: float, high: float, from_end: bool) -> float:
    """How far a view from ``low`` to ``high`` has to go so that it shows ``start`` to ``end``; what is larger than the
    view shows its start (its end with ``from_end``)."""
    if end - start > high - low:
        return end - high if from_end else start - low
    return min(0.0, start - low) or max(0.0, end - high)
