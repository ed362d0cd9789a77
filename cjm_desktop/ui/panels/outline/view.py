"""The tree on the screen: what its keys do, and how it and the canvas share one selection."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from cjm_desktop.edit.operations import nudge_score
from cjm_desktop.edit.selection import Focus, Selection
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.outline import edits, moves
from cjm_desktop.ui.panels.outline.model import OutlineModel
from cjm_desktop.ui.panels.outline.places import Order, Place
from cjm_desktop.ui.removal import delete_selection

__all__ = ["OutlineView"]

_MARKED_AT_MOST = 2000
"""So many entries are marked in the tree at most; a larger selection of the canvas only shows where its focus is."""
_OPEN_AT_ONCE = 120
"""A map with at most so many cards is shown wholly unfolded."""

_KEY = Qt.Key
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_GONE = (_KEY.Key_Delete, _KEY.Key_Backspace)
_ARROWS = (_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right)
_CHANGE = {_KEY.Key_Plus: 1.0, _KEY.Key_Minus: -1.0}


class OutlineView(QTreeView):
    """The tree of one map. Its current entry is the focus of the canvas, its marked entries are the selection."""

    context_menu_wanted = Signal(object, QPoint)
    """A menu for this ``Focus`` is wanted, at a place of the screen."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._is_following = False
        self._is_stale = False
        self._model = OutlineModel(self)
        self._model.rest(True)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(15)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(700)
        self.setAccessibleName(say("Outline of the map"))
        self._model.rearranged.connect(self._follow_later)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(self._tell_current)

    @property
    def outline(self) -> OutlineModel:
        """The model, which knows the places."""
        return self._model

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows another map."""
        old = self._model.open_map
        if old is not None:
            old.selection_changed.disconnect(self._follow)
        self._is_following = True
        self._model.set_map(open_map)
        self._is_following = False
        if open_map is not None:
            open_map.selection_changed.connect(self._follow)
        self.unfold()
        self._follow_later()

    def set_order(self, order: Order) -> None:
        """Shows the map in this order."""
        self._is_following = True
        self._model.set_order(order)
        self._is_following = False
        self.unfold()
        self._follow_later()

    def unfold(self) -> None:
        """Unfolds a small map wholly, a larger one down to its steps."""
        open_map = self._model.open_map
        if open_map is not None and len(open_map.document.cards) <= _OPEN_AT_ONCE:
            self.expandAll()
        else:
            self.expandToDepth(0)

    # One selection

    @Slot(object)
    def _follow(self, _selection: Selection) -> None:
        self._follow_later()

    @Slot()
    def _follow_later(self) -> None:
        """At once if someone sees it."""
        if self.isVisible():
            self.follow()
        else:
            self._is_stale = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.rest(True)

    def showEvent(self, event: QShowEvent) -> None:
        self._model.rest(False)
        super().showEvent(event)
        if self._is_stale:
            self.follow()

    def follow(self) -> None:
        """Marks what is selected on the canvas and goes to its focus."""
        self._is_stale = False
        open_map = self._model.open_map
        if open_map is None or self._is_following:
            return
        selection, places = open_map.selection, self._model.places
        wanted = places.of_focus(selection.focus) if selection.focus else None
        current = self._model.index_of(wanted) if wanted else QModelIndex()
        refs = selection.refs if len(selection.refs) <= _MARKED_AT_MOST else ()
        marked = QItemSelection()
        for ref in refs:
            place = places.of_ref(ref)
            index = self._model.index_of(place) if place else QModelIndex()
            if index.isValid():
                marked.select(index, index)
        if marked.isEmpty() and current.isValid():
            marked.select(current, current)
        self._mark(current, marked)

    def _mark(self, current: QModelIndex, marked: QItemSelection) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self._is_following = True
        try:
            model = self.selectionModel()
            if current.isValid():
                model.setCurrentIndex(current, flag.NoUpdate)
                self.scrollTo(current)
            model.select(marked, flag.ClearAndSelect)
        finally:
            self._is_following = False

    @Slot(QItemSelection, QItemSelection)
    def _tell_selection(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._tell()

    @Slot(QModelIndex, QModelIndex)
    def _tell_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        """Hands the selection on to the canvas: focus is the current entry, refs are the marked ones of its kind."""
        open_map = self._model.open_map
        if self._is_following or self._model.is_rearranging or open_map is None:
            return
        focus = self._focus()
        self._is_following = True
        try:
            open_map.set_selection(Selection(self._refs(focus), focus))
        finally:
            self._is_following = False

    def _focus(self) -> Focus | None:
        index = self.currentIndex()
        return self._model.places.focus(self._model.place(index)) if index.isValid() else None

    def _refs(self, focus: Focus | None) -> tuple[str, ...]:
        if focus is None or not focus.ref:
            return ()
        kinds = ("card", "point") if focus.part in ("card", "point") else (focus.part,)
        return tuple(place.ref for place in self.marked() if place.part in kinds)

    def marked(self) -> list[Place]:
        """The marked places, in the order in which they are seen."""
        indexes = self.selectionModel().selectedIndexes()
        return [
            self._model.place(index) for index in sorted(indexes, key=lambda one: self.visualRect(one).y())
        ]

    def current_place(self) -> Place | None:
        """The place of the current entry."""
        index = self.currentIndex()
        return self._model.place(index) if index.isValid() else None

    # Keys

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._is_own(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        """Whether the tree uses this key itself, so that no shortcut of the window may take it."""
        key, control = Qt.Key(event.key()), _has_control(event)
        if key in _GONE or key in (_KEY.Key_Insert, _KEY.Key_F2):
            return _is_bare(event)
        return key in _ENTER or (control and key in _ARROWS)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        focus = self._focus()
        if focus is None:
            return
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.viewport().mapToGlobal(self.visualRect(index).center()) if is_by_key else event.globalPos()
        self.context_menu_wanted.emit(focus, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState or not self._did(event):
            super().keyPressEvent(event)

    def _did(self, event: QKeyEvent) -> bool:
        open_map, place = self._model.open_map, self.current_place()
        if open_map is None or place is None:
            return False
        key, control = Qt.Key(event.key()), _has_control(event)
        if key in _ENTER:
            self.add() if control else self._open_or_edit()
        elif key == _KEY.Key_Insert and _is_bare(event):
            self.add()
        elif key in _GONE and _is_bare(event):
            delete_selection(open_map, self._messages)
        elif key in _ARROWS and control:
            self._move(key)
        elif key in _CHANGE and place.part == "point" and not control:
            open_map.edit(say("Set score"), nudge_score, (place.ref,), _CHANGE[key])
        else:
            return False
        return True

    def _open_or_edit(self) -> None:
        index = self.currentIndex()
        if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    @Slot()
    def add(self) -> None:
        """Adds one more of what is current, or a card in the current cell, and begins to edit it."""
        open_map, place = self._model.open_map, self.current_place()
        if open_map is None or place is None or self.state() == QAbstractItemView.State.EditingState:
            return
        new = edits.add_after(open_map, self._model.places, place)
        if new is not None:
            self._go_to(new)
            self.edit(self.currentIndex())

    def _move(self, key: Qt.Key) -> None:
        open_map = self._model.open_map
        if open_map is None:
            return
        back = _KEY.Key_Right if self.isRightToLeft() else _KEY.Key_Left
        upright: dict[Qt.Key, moves.Way] = {_KEY.Key_Up: "up", _KEY.Key_Down: "down"}
        way: moves.Way = upright.get(key) or ("back" if key == back else "on")
        if moves.move(open_map, self._model.places, self.marked(), way):
            self.follow()

    def _go_to(self, place: Place) -> None:
        index = self._model.index_of(place)
        if index.isValid():
            self.scrollTo(index)
            # Whatever keys are still held down.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _is_bare(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _has_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
