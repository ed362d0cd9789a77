"""The list of a map's personas: portrait or initial, name and role in each line; lines can be dragged to reorder."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QKeyEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cjm_desktop.layout.head import persona_colour
from cjm_desktop.model.records import Persona
from cjm_desktop.paint.qt_tools import qt_image
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.style.icons import paint_icon
from cjm_desktop.ui.style.palette import colours

__all__ = ["PersonaList"]

_ID = Qt.ItemDataRole.UserRole
_ROLE = Qt.ItemDataRole.UserRole + 1
_COLOUR = Qt.ItemDataRole.UserRole + 2
_PORTRAIT = Qt.ItemDataRole.UserRole + 3

_HEIGHT = 48
_FACE = 32
_MARGIN = 10

Index = QModelIndex | QPersistentModelIndex


class PersonaList(QListWidget):
    """Tells by ids what the user wants; shows what it is given."""

    moved = Signal(str, int)
    """A persona is to be at this place among the others."""
    removed = Signal()
    """The current persona is to be deleted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Personas"))
        self.setItemDelegate(_PersonaDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("framed", True)

    def show_personas(self, open_map: OpenMap, current: str) -> None:
        """Lists the personas of the map and marks one of them."""
        self.blockSignals(True)
        self.clear()
        for place, persona in enumerate(open_map.document.personas):
            item = QListWidgetItem(_name(persona), self)
            item.setData(_ID, persona.id)
            item.setData(_ROLE, persona.role)
            item.setData(_COLOUR, persona_colour(persona, place))
            item.setData(_PORTRAIT, _portrait(open_map, persona))
            item.setToolTip(_said(persona))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _said(persona))
            if persona.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.updateGeometry()

    @property
    def current(self) -> str:
        """The id of the current persona; empty where there is none."""
        item = self.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def set_current(self, persona: str) -> None:
        """Marks another one, without telling."""
        for row in range(self.count()):
            if self.item(row).data(_ID) == persona:
                self.blockSignals(True)
                self.setCurrentRow(row)
                self.blockSignals(False)

    def sizeHint(self) -> QSize:
        return QSize(200, max(1, min(4, self.count())) * _HEIGHT + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if has_control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.current:
            self._move_by(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _move_by(self, away: int) -> None:
        target = self.currentRow() + away
        if 0 <= target < self.count():
            self.moved.emit(self.current, target)

    def dropEvent(self, event: QDropEvent) -> None:
        """The list is filled anew after the map has changed; nothing is moved here."""
        index = self.indexAt(event.position().toPoint())
        row = index.row() if index.isValid() else self.count()
        if index.isValid() and event.position().y() > self.visualRect(index).center().y():
            row += 1
        if row > self.currentRow():
            row -= 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if self.current and row != self.currentRow():
            self.moved.emit(self.current, row)


class _PersonaDelegate(QStyledItemDelegate):
    """Paints a line: a round portrait or initial, the name, the role."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        state, room = option.state, option.rect.adjusted(2, 2, -2, -2)
        self._paint_ground(painter, room, state)
        face = QRect(room.x() + 8, room.y() + (room.height() - _FACE) // 2, _FACE, _FACE)
        mirrored = QStyle.visualRect(option.direction, room, face)
        _paint_face(painter, mirrored, index)
        words = room.adjusted(8 + _FACE + _MARGIN, 4, -8, -4)
        self._paint_words(
            painter,
            QStyle.visualRect(option.direction, room, words),
            option,
            index,
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, room: QRect, state: QStyle.StateFlag) -> None:
        table = colours()
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(table.highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(table.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        has_focus = state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QColor(table.accent) if has_focus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _paint_words(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        table = colours()
        state = option.state
        is_marked = bool(state & QStyle.StateFlag.State_Selected)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        font = QFont(option.font)
        role = str(index.data(_ROLE))
        half = QRect(room.x(), room.y(), room.width(), room.height() // 2 if role else room.height())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(table.on_highlight if is_marked else table.ink))
        _paint_line(painter, half, side, str(index.data()))
        if role:
            font.setBold(False)
            font.setPixelSize(max(9, font.pixelSize() - 1))
            painter.setFont(font)
            painter.setPen(QColor(table.on_highlight if is_marked else table.soft))
            _paint_line(painter, half.translated(0, half.height()), side, role)


def _paint_line(painter: QPainter, room: QRect, side: Qt.AlignmentFlag, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _paint_face(painter: QPainter, place: QRect, index: Index) -> None:
    portrait, value = index.data(_PORTRAIT), str(index.data(_COLOUR))
    circle = QPainterPath()
    circle.addEllipse(QRectF(place))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(circle, QColor(value))
    if isinstance(portrait, QPixmap):
        painter.save()
        painter.setClipPath(circle)
        painter.drawPixmap(place, portrait)
        painter.restore()
        return
    initial = next((letter for letter in str(index.data()) if letter.isalpha()), "")
    ink = "#1F2733" if QColor(value).lightnessF() > 0.55 else "#FFFFFF"
    if not initial:
        paint_icon(painter, "person", place.adjusted(7, 7, -7, -7), ink)
        return
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(15)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initial.upper())


def _portrait(open_map: OpenMap, persona: Persona) -> QPixmap | None:
    picture = open_map.pictures.cropped(persona.portrait, 2 * _FACE, 2 * _FACE) if persona.portrait else None
    return QPixmap.fromImage(qt_image(picture)) if picture is not None else None


def _name(persona: Persona) -> str:
    return persona.name or say("Persona without a name")


def _said(persona: Persona) -> str:
    return ", ".join(part for part in (_name(persona), persona.role) if part)
