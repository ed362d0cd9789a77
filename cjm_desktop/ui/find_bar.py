"""Finding text in a map: a small bar over the canvas, and marks on everything that was found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from cjm_desktop.assembly.search import find
from cjm_desktop.edit.selection import Focus, Selection, focus_of
from cjm_desktop.ui.actions.tool_bar import ActionButton
from cjm_desktop.ui.language import say, say_number
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.search import SearchLine

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["FindBar"]

_MARGIN = 12
_WIDTH = 380
_SCROLL_BAR = 14


class FindBar(QFrame):
    """Floats at the top end of ``area``. ``places`` are the records that hold the text, in reading order; ``current``
    is the one it stands at, -1 where there is none."""

    def __init__(self, window: "EditorWindow", area: QWidget) -> None:
        super().__init__(area)
        self._window = window
        self._area = area
        self.places: list[Focus] = []
        self.current = -1
        self.setProperty("surface", "box")
        self.setAccessibleName(say("Find"))
        self.setAutoFillBackground(True)
        self.line = _FindLine(say("Find in the map"), self)
        self.count = QLabel(self)
        self.count.setProperty("role", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 7, 8, 7)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for name in ("find.previous", "find.next"):
            row.addWidget(ActionButton(window.qactions[name], self))
        row.addWidget(self._close_button())
        self.line.textChanged.connect(self.look)
        self.line.further.connect(self.go)
        self.line.left.connect(self.close_bar)
        area.installEventFilter(self)
        self.hide()

    def _close_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("close", "soft"))
        button.setToolTip(say("Close and go back to the map"))
        button.setAccessibleName(say("Close"))
        button.setAutoRaise(True)
        button.clicked.connect(self.close_bar)
        return button

    def open_bar(self) -> None:
        """Shows the bar and gives it the keyboard."""
        self._place()
        self.show()
        self.raise_()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.look()

    @Slot()
    def close_bar(self) -> None:
        """Hides the bar and the marks; the keyboard goes back to the map, to where the search stood."""
        self.hide()
        self.places, self.current = [], -1
        if self._window.open_map is not None:
            self._window.canvas.set_found((), -1)
            self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.refresh_actions()

    @Slot()
    def look(self) -> None:
        """Looks for the text again: it, or the map, has changed. It stays at the record it stands at, if that holds
        the text, else goes to the one that is selected, else to the first."""
        if not self.isVisible() or self._window.open_map is None:
            return
        before = self.places[self.current] if self.current >= 0 else self._window.map.selection.focus
        self.places = self._found()
        self.current = -1
        if self.places:
            self.current = self.places.index(before) if before in self.places else 0
        self._show(move=self.line.hasFocus())

    @Slot(int)
    def go(self, away: int) -> None:
        """Goes so many places on (back, where negative), round and round."""
        if not self.places:
            return
        self.current = (self.current + away) % len(self.places)
        self._show(move=True)

    def _found(self) -> list[Focus]:
        document = self._window.map.document
        found: dict[Focus, None] = {}
        for one in find(document, self.line.text()):
            focus = focus_of(document, one.ref) if one.ref else Focus("title")
            if focus is not None:
                found[focus] = None
        return list(found)

    def _show(self, *, move: bool) -> None:
        """Says how many there are, marks them, and with ``move`` goes to the current one."""
        self.count.setText(self._count_text())
        canvas = self._window.canvas
        rects = [(focus, canvas.place_of(focus)) for focus in self.places]
        seen = [(focus, rect) for focus, rect in rects if rect is not None]
        now = self.places[self.current] if self.current >= 0 else None
        current = next((place for place, (focus, _) in enumerate(seen) if focus == now), -1)
        canvas.set_found([rect for _, rect in seen], current)
        if move and now is not None:
            self._window.map.set_selection(Selection.at(now))
            canvas.reveal(now)
        self._window.refresh_actions()

    def _count_text(self) -> str:
        if not self.line.text().strip():
            return ""
        if not self.places:
            return say("Not found")
        return say(
            "{number} of {count}", number=say_number(self.current + 1), count=say_number(len(self.places))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        room = self._area.width() - 2 * _MARGIN - _SCROLL_BAR
        self.resize(min(_WIDTH, room), self.sizeHint().height())
        end = self._area.width() - self.width() - _MARGIN - _SCROLL_BAR
        is_rtl = self._area.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.move(_MARGIN + _SCROLL_BAR if is_rtl else end, _MARGIN)


class _FindLine(SearchLine):
    """Enter goes on, Shift+Enter back, Escape leaves at once."""

    further = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.further.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
