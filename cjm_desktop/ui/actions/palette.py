"""The palette of actions: a line to type in, and below it what can be done, or gone to, with that."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cjm_desktop.edit.selection import Selection
from cjm_desktop.ui.actions.palette_entries import Entry, entries
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.style.palette import shown_colour
from cjm_desktop.ui.widgets.search import SearchLine

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["ActionPalette"]

_WIDTH, _HEIGHT, _TOP = 580, 420, 64
_ROW, _MARGIN, _SPACING = 32, 10, 8
_ENTRY = Qt.ItemDataRole.UserRole


class ActionPalette(QFrame):
    """Lies over the window while it is needed, and goes when something is chosen, at Escape, or when the keyboard goes
    elsewhere."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._window = window
        self._before = QApplication.focusWidget()
        self.setProperty("surface", "box")
        self.setAccessibleName(say("Actions"))
        self.line = _Line(say("Type what you want to do, or a text of the map"), self)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(18, 18))
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("Actions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.line.textChanged.connect(self._fill)
        self.line.stepped.connect(self._step)
        self.line.chosen.connect(self._choose)
        self.line.left.connect(self._leave)
        self.list.itemClicked.connect(self._choose)
        self._fill()
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def open_palette(self) -> None:
        """Shows it and gives it the keyboard."""
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def offered(self) -> list[Entry]:
        """What is offered now, the best first."""
        return [self.list.item(row).data(_ENTRY) for row in range(self.list.count())]

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for entry in entries(self._window, self.line.text()):
            item = QListWidgetItem(icon(entry.icon), entry.title)
            item.setData(_ENTRY, entry)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (entry.title, entry.key)))
            )
            item.setSizeHint(QSize(100, _ROW))
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(say("Nothing goes with that"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(100, _ROW))
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        self._place()

    @Slot(int)
    def _step(self, away: int) -> None:
        count = self.list.count()
        self.list.setCurrentRow((self.list.currentRow() + away) % count)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        entry = item.data(_ENTRY) if item is not None else None
        if not isinstance(entry, Entry):
            return
        self._leave()
        if entry.action_id:
            self._window.run(entry.action_id)
        elif entry.place is not None and self._window.open_map is not None:
            self._window.map.set_selection(Selection.at(entry.place))
            self._window.canvas.reveal(entry.place)
            self._window.canvas.setFocus()

    @Slot()
    def _leave(self) -> None:
        """Goes, and gives the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self and not self.isAncestorOf(new):
            self._before = None
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        """As high as its entries, as far as there is room."""
        rows = self.list.count() * _ROW + self.list.height() - self.list.viewport().height()
        wanted = self.line.sizeHint().height() + _SPACING + rows + 2 * (_MARGIN + 1)
        width = min(_WIDTH, self._window.width() - 40)
        height = min(wanted, _HEIGHT, self._window.height() - _TOP - 20)
        self.setGeometry((self._window.width() - width) // 2, _TOP, width, height)


class _Line(SearchLine):
    """Up and Down walk through the list, Enter chooses, Escape leaves."""

    stepped = Signal(int)
    chosen = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Adds the menu and the key of an action at the end of its line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        rect: QRect = option.rect.adjusted(12, 0, -12, 0)
        direction = option.direction
        flags = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.save()
        painter.setPen(shown_colour("soft"))
        painter.drawText(rect, flags | Qt.AlignmentFlag.AlignAbsolute, entry.key or entry.detail)
        painter.restore()
