"""Marks above the map: selection, focus, what was found, what lies under the pointer. Never part of a scene.

Everything is drawn in the viewport's pixels, so that lines are equally strong at every zoom.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cjm_desktop.edit.selection import Focus, Selection
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.theme import tokens
from cjm_desktop.ui.canvas.camera import Camera
from cjm_desktop.ui.canvas.scene_index import SceneIndex
from cjm_desktop.ui.canvas.text_place import text_place
from cjm_desktop.ui.style.fonts import interface_font

SELECTION = "#2D78E0"
FOUND = "#F5B301"
_GAP, _LINE = 2.0, 2.0
REACH = 4.0
"""How far an outline reaches beyond what it is around."""
_EDITOR = 4.0
"""So far beyond the words, less the gap, the editor of a text reaches."""
_PLUS = 12.0
_FEW, _MANY = 100, 400
"""Beyond so many selected records only those in view are looked at; beyond so many in view they are framed plainly."""
_HINT_HEIGHT = 18.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked: the selection, whether the keyboard is here, the hovered place, what was found (with the
    place of the current one, or -1), what a focused empty cell says in the place of its plus, and what is being typed
    into: beside that one nothing is chosen."""

    selection: Selection
    has_keyboard: bool = True
    hover: Focus | None = None
    found: Sequence[Rect] = ()
    current: int = -1
    hint: str = ""
    edited: Focus | None = None


def view_rect(camera: Camera, rect: Rect) -> QRectF:
    """A rectangle of the scene in the viewport's pixels."""
    shown = camera.to_view(rect)
    return QRectF(shown.x, shown.y, shown.width, shown.height)


def paint_marks(painter: QPainter, index: SceneIndex, camera: Camera, marks: Marks, view: QRectF) -> None:
    """Draws the marks that touch ``view``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_found(painter, camera, marks, view)
    if marks.edited is None:
        _paint_chosen(painter, index, camera, marks, view)
    else:
        _paint_edited(painter, index, camera, marks.edited)
    painter.restore()


def _paint_edited(painter: QPainter, index: SceneIndex, camera: Camera, edited: Focus) -> None:
    """Around the thing and around the editor, which is a little larger than the words and has sharp corners; a label
    has a line of its own, since it stands away from its face."""
    bounds, words = index.bounds(edited), text_place(index, edited)
    if bounds is None:
        return
    area = view_rect(camera, bounds)
    field = view_rect(camera, words.rect).adjusted(-_EDITOR, -_EDITOR, _EDITOR, _EDITOR) if words else area
    square = replace(edited, part="title")
    if edited.part == "point":
        _outline(painter, square, field, camera, _pen(True))
    if edited.part in ("card", "lane", "title") and not area.contains(field):
        _outline(painter, square, area.united(field), camera, _pen(True))
    else:
        _outline(painter, edited, area, camera, _pen(True))


def _paint_chosen(painter: QPainter, index: SceneIndex, camera: Camera, marks: Marks, view: QRectF) -> None:
    pen = _pen(marks.has_keyboard)
    seen = list(_seen(index, camera, marks.selection, view))
    if len(seen) > _MANY:
        # So many can't be told apart anyway: plain frames, drawn by one call.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(pen.color(), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([area for _, area in seen])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    else:
        for focus, area in seen:
            _outline(painter, focus, area, camera, pen)
    _paint_hover(painter, index, camera, marks)
    _paint_focus(painter, index, camera, marks)


def _seen(
    index: SceneIndex, camera: Camera, selection: Selection, view: QRectF
) -> Iterator[tuple[Focus, QRectF]]:
    """The selected records that ``view`` shows, and where. Of a large selection only what lies there is looked at."""
    if len(selection.refs) > _FEW:
        left, top = camera.to_scene(view.x(), view.y())
        area = Rect(left, top, view.width() / camera.zoom, view.height() / camera.zoom)
        chosen = frozenset(selection.refs)
        places: Iterable[Focus | None] = [one for one in index.within(area) if one.ref in chosen]
    else:
        places = [_place(index, selection, ref) for ref in selection.refs]
    for focus in places:
        bounds = index.bounds(focus) if focus else None
        if focus is not None and bounds is not None:
            shown = view_rect(camera, bounds)
            if shown.intersects(view):
                yield focus, shown


def _place(index: SceneIndex, selection: Selection, ref: str) -> Focus | None:
    """Where a selected record is drawn in this scene, which may be that of a preview."""
    if selection.focus is not None and selection.focus.ref == ref:
        return selection.focus
    return index.focus_of(ref)


def _pen(strong: bool) -> QPen:
    colour = QColor(SELECTION)
    colour.setAlphaF(1.0 if strong else 0.6)
    return QPen(colour, _LINE)


def _outline(painter: QPainter, focus: Focus, area: QRectF, camera: Camera, pen: QPen) -> None:
    """2 pixels of line, 2 pixels away from what it is around; round as the thing itself is."""
    out = _GAP + _LINE / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if focus.part == "point":
        painter.drawEllipse(area.adjusted(-out, -out, out, out))
        return
    if focus.part == "stage":
        # The next stage begins where this one ends: the line stays inside.
        painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
        inner = area.adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(inner, 3, 3)
        painter.setPen(pen)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        return
    radius = tokens.CARD_RADIUS * camera.zoom if focus.part == "card" else 5.0
    painter.drawRoundedRect(area.adjusted(-out, -out, out, out), radius + out, radius + out)


def _paint_found(painter: QPainter, camera: Camera, marks: Marks, view: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for place, rect in enumerate(marks.found):
        area = view_rect(camera, rect).adjusted(-2, -2, 2, 2)
        if not area.intersects(view):
            continue
        ink = QColor(FOUND)
        ink.setAlphaF(0.42 if place == marks.current else 0.22)
        painter.setBrush(ink)
        painter.setPen(QPen(QColor(FOUND), 2) if place == marks.current else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 5, 5)


def _paint_hover(painter: QPainter, index: SceneIndex, camera: Camera, marks: Marks) -> None:
    hover = marks.hover
    if hover is None or hover.part in ("cell", "title") or hover.ref in marks.selection.refs:
        return
    bounds = index.bounds(hover)
    if bounds is not None:
        ink = QColor(SELECTION)
        ink.setAlphaF(0.4)
        _outline(painter, hover, view_rect(camera, bounds), camera, QPen(ink, 1.25))


def _paint_focus(painter: QPainter, index: SceneIndex, camera: Camera, marks: Marks) -> None:
    focus = marks.selection.focus
    if focus is None:
        return
    bounds = index.bounds(focus)
    if bounds is None or (focus.ref and focus.ref in marks.selection.refs):
        return
    area = view_rect(camera, bounds)
    if focus.part == "cell":
        _paint_cell(painter, area, marks, index.is_empty(focus))
        return
    pen = _pen(marks.has_keyboard)
    pen.setStyle(Qt.PenStyle.DashLine)
    _outline(painter, focus, area, camera, pen)


def _paint_cell(painter: QPainter, area: QRectF, marks: Marks, is_empty: bool) -> None:
    """A place waiting for words: a pale field with a plus or a hint in it; around what is there already, a line."""
    strong = marks.has_keyboard
    pale = QColor(SELECTION)
    pale.setAlphaF(0.07 if strong else 0.03)
    painter.setPen(_pen(strong))
    painter.setBrush(pale if is_empty else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1) if is_empty else area.adjusted(-3, -3, 3, 3), 8, 8)
    if is_empty and marks.hint and area.height() > _HINT_HEIGHT:
        painter.setFont(interface_font())
        painter.setPen(QColor("#5A6675"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, marks.hint)
        return
    middle = area.center()
    if is_empty and min(area.width(), area.height()) > 2 * _PLUS:
        line = _pen(strong)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        half = _PLUS / 2
        painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
        painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))
