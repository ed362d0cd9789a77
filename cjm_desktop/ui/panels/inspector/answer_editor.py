"""The editor of answers: the cards that are joined, each with a button that takes it away, and a choice of more."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cjm_desktop.lanes.fields import Field
from cjm_desktop.model.records import Card
from cjm_desktop.text.rich import plain
from cjm_desktop.text.shortening import one_line
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.answers import candidates, has_candidates
from cjm_desktop.ui.panels.inspector.choice_editors import PlainCombo
from cjm_desktop.ui.panels.inspector.editor import Editor
from cjm_desktop.ui.panels.inspector.subjects import Subject
from cjm_desktop.ui.widgets.icon_button import SignButton
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

__all__ = ["AnswersEditor"]

_LONGEST = 80


class _AnswerRow(QWidget):
    """One card that is joined."""

    def __init__(self, ref: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.ref = ref
        label = WrappedLabel(text, self)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.remove = SignButton("close", say("Remove “{text}”", text=text), self, "soft", is_small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class _AnswerCombo(PlainCombo):
    """Tells when someone is about to choose, by mouse or by keyboard: until then it needn't know the choices, which
    may be thousands."""

    opening = Signal()

    def showPopup(self) -> None:
        self.opening.emit()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.opening.emit()
        super().focusInEvent(event)


class AnswersEditor(Editor):
    """Gives the ids of the joined cards."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.rows: list[_AnswerRow] = []
        self._open_map: OpenMap | None = None
        self._refs: tuple[str, ...] = ()
        control = QWidget(self)
        column = QVBoxLayout(control)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        self.box = _AnswerCombo(self.title, control)
        self.box.setPlaceholderText(say("Choose a card"))
        self.box.opening.connect(self._fill)
        self.box.activated.connect(self._add)
        column.addWidget(self.box)
        control.setFocusProxy(self.box)
        self.put(control)

    def look_at(self, open_map: OpenMap, subject: Subject) -> None:
        self._open_map = open_map

    def show_value(self, value: Any, is_several: bool) -> None:
        self._refs = tuple(value or ())
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        cards = self._open_map.document.index.cards if self._open_map else {}
        self.rows = [_AnswerRow(ref, _text(cards[ref]), self) for ref in self._refs if ref in cards]
        for row in self.rows:
            row.remove.clicked.connect(self._remove)
            self._rows.addWidget(row)
            row.show()
        self.box.clear()
        if self.box.hasFocus():
            self._fill()
        open_map = self._open_map
        has_more = open_map is not None and has_candidates(open_map.document, self.field, self._refs)
        self.box.setVisible(has_more or not self._refs)

    @Slot()
    def _fill(self) -> None:
        open_map = self._open_map
        self.box.clear()
        for card in candidates(open_map.document, self.field) if open_map else ():
            if card.id not in self._refs:
                self.box.addItem(_text(card), card.id)
        self.box.setCurrentIndex(-1)

    @Slot(int)
    def _add(self, place: int) -> None:
        chosen = self.box.itemData(place)
        if chosen:
            self.give((*self._refs, chosen))

    @Slot()
    def _remove(self) -> None:
        button = self.sender()
        for row in self.rows:
            if row.remove is button:
                self.give(tuple(ref for ref in self._refs if ref != row.ref))
                return


def _text(card: Card) -> str:
    return one_line(plain(card.text), _LONGEST) or say("Empty card")
