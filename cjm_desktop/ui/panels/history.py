"""The history panel: what was done, what was undone, and where the map stands between; a press goes there."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.style.palette import colours
from cjm_desktop.ui.widgets.labels import EmptyHint

__all__ = ["HistoryPanel"]

_AWAY = Qt.ItemDataRole.UserRole
"""How many steps to do again (or, where negative, to undo) to get to an entry."""


class HistoryPanel(QWidget):
    """A list of states, the oldest first. The one that the map is in is marked; later ones were undone."""

    def __init__(
        self, open_map: OpenMap | None, messages: Messages | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_map: OpenMap | None = None
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self.list = QListWidget(self)
        self.list.setAccessibleName(say("History"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go_to)
        self.list.itemActivated.connect(self._go_to)
        self.setFocusProxy(self.list)
        self._hint = EmptyHint("history", "", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._hint)
        column.addWidget(self._stack)
        self.set_map(open_map)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 100)

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows the history of this map."""
        if self._open_map is not None:
            self._open_map.state_changed.disconnect(self._follow)
        self._open_map = open_map
        self._shown = None
        if open_map is not None:
            open_map.state_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        session = self._open_map.session if self._open_map else None
        done = session.done_labels if session else ()
        undone = session.undone_labels if session else ()
        if (done, undone) != self._shown:
            self._shown = (done, undone)
            self._fill(done, undone)
        if not (done or undone):
            self._hint.set_sentence(
                say("Nothing has been changed yet. Every change will be listed here, to go back to it.")
                if session
                else say("Open a map, or make a new one: here you see what was done to it.")
            )
        self._stack.setCurrentWidget(self.list if done or undone else self._hint)

    def _fill(self, done: tuple[str, ...], undone: tuple[str, ...]) -> None:
        self.list.clear()
        self._add(say("Before these changes"), -len(done), "file")
        for place, label in enumerate(done, 1):
            self._add(label, place - len(done), "check")
        for place, label in enumerate(undone, 1):
            self._add(label, place, "redo")
        self.list.setCurrentRow(len(done))
        self.list.scrollToItem(self.list.item(len(done)))

    def _add(self, label: str, away: int, icon_name: str) -> None:
        item = QListWidgetItem(icon(icon_name, "faint" if away else "accent"), label, self.list)
        item.setData(_AWAY, away)
        item.setToolTip(label)
        if away > 0:
            item.setForeground(QColor(colours().faint))
            said = say("{step}, undone", step=label)
        elif away < 0:
            said = label
        else:
            font = QFont(item.font())
            font.setBold(True)
            item.setFont(font)
            said = say("{step}, the map is here", step=label)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    @Slot(QListWidgetItem)
    def _go_to(self, item: QListWidgetItem) -> None:
        """Undoes or does again as many steps as lie between."""
        if self._open_map is not None and not self._open_map.read_only:
            self._open_map.go_through_history(int(item.data(_AWAY)))
