"""The outline as Qt's views want it. Follows the map by its change sets; edits go through the open map."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor

from cjm_desktop.model.changes import ChangeSet, difference
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.outline import edits, moves, words
from cjm_desktop.ui.panels.outline.changed import Changed, changed_places
from cjm_desktop.ui.panels.outline.places import ROOT, Order, Place, Places
from cjm_desktop.ui.panels.outline.tree import Entry, Tree
from cjm_desktop.ui.style.fonts import interface_font
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.style.palette import colours

__all__ = ["OUTLINE_MIME", "OutlineModel"]

OUTLINE_MIME = "application/x-cjm-outline"
"""A drag within the outline: a JSON list of places."""

Index = QModelIndex | QPersistentModelIndex

_EDITABLE = frozenset({"title", "persona", "stage", "step", "lane", "card", "point"})
_STRONG = frozenset({"title", "stage", "lane"})
_MOVABLE = frozenset({"persona", "stage", "step", "lane", "card", "point"})


class OutlineModel(QAbstractItemModel):
    """The tree of one map (or of none). Entries are built when a view asks for them and survive every change that
    leaves their record in the map."""

    rearranged = Signal()
    """The tree has followed a change of the map; what a view did meanwhile to its current entry doesn't count."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_rearranging = False
        self._is_resting = False
        self._open_map: OpenMap | None = None
        self._order: Order = "steps"
        self._places = Places(JourneyMap(""), "steps")
        self._tree = self._new_tree()
        self._strong = interface_font(bold=True)

    # What is shown

    @property
    def open_map(self) -> OpenMap | None:
        return self._open_map

    @property
    def places(self) -> Places:
        """The outline of the document that is shown now."""
        return self._places

    @property
    def order(self) -> Order:
        return self._order

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows another map."""
        if self._open_map is not None:
            self._open_map.document_changed.disconnect(self._hear)
        self._open_map = open_map
        if open_map is not None:
            open_map.document_changed.connect(self._hear)
        self._reset()

    def rest(self, resting: bool) -> None:
        """While nobody looks, changes are let pass, since in a large map each of them costs as much as laying it out;
        all of them are followed at once when somebody looks again."""
        self._is_resting = resting
        before, open_map = self._places.document, self._open_map
        if not resting and open_map is not None and open_map.document is not before:
            self._follow(open_map.document, difference(before, open_map.document))

    def set_order(self, order: Order) -> None:
        """Shows the map along the journey or lane by lane."""
        if order != self._order:
            self._order = order
            self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        document = self._open_map.document if self._open_map else JourneyMap("")
        self._places = Places(document, self._order)
        self._tree = self._new_tree()
        self.endResetModel()

    def _new_tree(self) -> Tree:
        return Tree(ROOT, lambda place: self._places.within(place))

    @Slot(object, object)
    def _hear(self, document: JourneyMap, changes: ChangeSet) -> None:
        if not self._is_resting:
            self._follow(document, changes)

    def _follow(self, document: JourneyMap, changes: ChangeSet) -> None:
        changed = changed_places(changes, document, self._order)
        self._places = Places(document, self._order)
        self.is_rearranging = True
        self._rearrange(changed)
        self.is_rearranging = False
        self.rearranged.emit()

    def _rearrange(self, changed: Changed) -> None:
        if changed.is_large:
            entries: Sequence[Entry] = self._tree.built()
        else:
            found = (self._tree.by_place.get(place) for place in changed.arranged)
            entries = [entry for entry in found if entry is not None]
        self._tree.rearrange(entries, self)
        for place in changed.shown:
            entry = self._tree.by_place.get(place)
            if entry is not None and entry is not self._tree.root:
                index = self._index_of(entry)
                self.dataChanged.emit(index, index)

    # Places and indexes

    def place(self, index: Index) -> Place:
        """What an index stands for; the whole map for an invalid one."""
        return self._entry(index).place

    def index_of(self, place: Place) -> QModelIndex:
        """The index of a place, built along with all around it; an invalid one for a place that isn't there."""
        entry = self._tree.by_place.get(place)
        if entry is None:
            around = self._places.around(place)
            if around is None:
                return QModelIndex()
            parent = self._tree.root if around == ROOT else self._entry_at(around)
            if parent is None:
                return QModelIndex()
            self._tree.look_into(parent)
            entry = self._tree.by_place.get(place)
        return self._index_of(entry) if entry is not None else QModelIndex()

    def _entry_at(self, place: Place) -> Entry | None:
        index = self.index_of(place)
        return self._entry(index) if index.isValid() else None

    def _entry(self, index: Index) -> Entry:
        return (
            self._tree.by_number.get(index.internalId(), self._tree.root)
            if index.isValid()
            else self._tree.root
        )

    def _index_of(self, entry: Entry) -> QModelIndex:
        if entry is self._tree.root:
            return QModelIndex()
        return self.createIndex(entry.position, 0, entry.number)

    # The tree's changes, told to the views

    @contextmanager
    def inserting(self, parent: Entry, first: int, last: int) -> Iterator[None]:
        """See ``tree.Viewer``."""
        self.beginInsertRows(self._index_of(parent), first, last)
        yield
        self.endInsertRows()

    @contextmanager
    def removing(self, parent: Entry, first: int, last: int) -> Iterator[None]:
        """See ``tree.Viewer``."""
        self.beginRemoveRows(self._index_of(parent), first, last)
        yield
        self.endRemoveRows()

    @contextmanager
    def moving(self) -> Iterator[None]:
        """See ``tree.Viewer``."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        entries = [self._entry(index) for index in kept]
        yield
        self.changePersistentIndexList(kept, [self._index_of(entry) for entry in entries])
        self.layoutChanged.emit()

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        within = self._tree.look_into(self._entry(parent))
        if column or not 0 <= row < len(within):
            return QModelIndex()
        return self.createIndex(row, 0, within[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        around = self._entry(index).parent
        return self._index_of(around) if around is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if self._open_map is None:
            return 0
        return len(self._tree.look_into(self._entry(parent)))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if self._open_map is None:
            return False
        entry = self._entry(parent)
        return bool(entry.within) if entry.within is not None else self._places.has_any(entry.place)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        part = self.place(index).part
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._open_map is None or self._open_map.read_only:
            return found
        found |= Qt.ItemFlag.ItemIsDropEnabled
        if part in _EDITABLE:
            found |= Qt.ItemFlag.ItemIsEditable
        if part in _MOVABLE:
            found |= Qt.ItemFlag.ItemIsDragEnabled
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.place(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.short_text(self._places, place)
        if role == Qt.ItemDataRole.EditRole:
            return words.own_text(self._places.document, place)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return words.full_text(self._places, place)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(words.icon_of(self._places.document, place), "faint")
        if role == Qt.ItemDataRole.FontRole and place.part in _STRONG:
            return self._strong
        if role == Qt.ItemDataRole.ForegroundRole and words.is_faint(self._places, place):
            return QColor(colours().faint)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self._open_map is None or role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return edits.set_text(self._open_map, self._places, self.place(index), str(value))

    # Drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [OUTLINE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        places = [list(self.place(index)) for index in indexes]
        data.setData(OUTLINE_MIME, json.dumps(places).encode())
        data.setText("\n".join(words.own_text(self._places.document, self.place(index)) for index in indexes))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        places = _dragged(data)
        return bool(places) and moves.can_drop(self._places, places, self.place(parent))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if self._open_map is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        position = None if row < 0 else row
        return moves.drop(self._open_map, self._places, _dragged(data), self.place(parent), position)


def _dragged(data: QMimeData) -> list[Place]:
    """The places of a drag; none for anything else."""
    if not data.hasFormat(OUTLINE_MIME):
        return []
    return [Place(*parts) for parts in json.loads(bytes(data.data(OUTLINE_MIME).data()))]
