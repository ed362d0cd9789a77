"""The editor of a persona's facts: pairs of a label and a value, as many as one likes."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cjm_desktop.lanes.fields import Field
from cjm_desktop.model.records import Fact
from cjm_desktop.ui.language import say
from cjm_desktop.ui.panels.inspector.editor import Editor
from cjm_desktop.ui.widgets.icon_button import IconButton, SignButton
from cjm_desktop.ui.widgets.lines import CommitLine

__all__ = ["FactsEditor"]


class FactRow(QWidget):
    """One pair, and a button that takes it away."""

    def __init__(self, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        self._fact = fact
        self.label = CommitLine(say("Fact"), say("Age"), self)
        self.value = CommitLine(say("Value of the fact"), say("31"), self)
        self.label.set_value(fact.label)
        self.value.set_value(fact.value)
        self.remove = SignButton("close", say("Remove this fact"), self, "soft", is_small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.label, 2)
        row.addWidget(self.value, 3)
        row.addWidget(self.remove)

    @property
    def fact(self) -> Fact:
        """The pair as it is kept now."""
        return replace(self._fact, label=self.label.value, value=self.value.value)

    @property
    def typed(self) -> str:
        """What is being typed."""
        return " ".join(filter(None, (self.label.unkept, self.value.unkept)))


class FactsEditor(Editor):
    """Rows of facts. A new row is kept as soon as something stands in it."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.rows: list[FactRow] = []
        control = QWidget(self)
        column = QVBoxLayout(control)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)
        self.add = IconButton("plus", say("Add a fact"), control, "soft")
        self.add.setProperty("quiet", True)
        self.add.clicked.connect(self._add)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        control.setFocusProxy(self.add)
        self.put(control)

    @property
    def typed(self) -> str:
        return " ".join(row.typed for row in self.rows if row.typed)

    def show_value(self, value: Any, is_several: bool) -> None:
        facts = tuple(value or ())
        if facts == self._facts() or self.typed:
            return
        while self.rows:
            self._drop(self.rows[-1])
        for fact in facts:
            self._put(fact)

    def commit(self) -> None:
        for row in self.rows:
            row.label.commit()
            row.value.commit()

    def drop(self) -> None:
        for row in self.rows:
            row.label.drop()
            row.value.drop()

    def _facts(self) -> tuple[Fact, ...]:
        facts = (row.fact for row in self.rows)
        return tuple(fact for fact in facts if fact.label.strip() or fact.value.strip())

    def _put(self, fact: Fact) -> FactRow:
        row = FactRow(fact, self)
        row.label.committed.connect(self._tell)
        row.value.committed.connect(self._tell)
        row.remove.clicked.connect(self._remove)
        self._rows.addWidget(row)
        self.rows.append(row)
        return row

    def _drop(self, row: FactRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot()
    def _add(self) -> None:
        self._put(Fact()).label.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _remove(self) -> None:
        button = self.sender()
        for row in self.rows:
            if row.remove is button:
                before = self._facts()
                self._drop(row)
                if self._facts() != before:
                    self._tell()
                return

    @Slot()
    def _tell(self) -> None:
        self.given.emit(self._facts())
