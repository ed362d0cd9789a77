"""Editors of what is typed: texts, lists, numbers, dates."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cjm_desktop.errors import CjmError
from cjm_desktop.lanes.fields import Field
from cjm_desktop.ui.language import say, translate
from cjm_desktop.ui.panels.inspector.editor import Editor, several_text
from cjm_desktop.ui.panels.inspector.parsing import (
    as_lines,
    parse_count,
    parse_date,
    parse_number,
    write_date,
    write_number,
)
from cjm_desktop.ui.widgets.lines import CommitLine, CommitText

__all__ = ["DateEditor", "LineEditor", "ListEditor", "NumberEditor", "RangeEditor", "TextEditor"]


class LineEditor(Editor):
    """One line. ``read`` and ``write`` turn what is typed into the value and back."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.line = CommitLine(self.title, self._hint(), self)
        self.line.committed.connect(self._take)
        self.line.textEdited.connect(self._forgive)
        self.put(self.line)
        self._kept: Any = None

    @property
    def typed(self) -> str:
        return self.line.unkept

    def show_value(self, value: Any, is_several: bool) -> None:
        self._kept = value
        self.line.setPlaceholderText(several_text() if is_several else self._hint())
        self.line.set_value(self.write(value))

    def commit(self) -> None:
        self.line.commit()

    def drop(self) -> None:
        self.line.drop()

    def read(self, text: str) -> Any:
        """The value that is typed; ``CjmError`` if it is none."""
        return text

    def write(self, value: Any) -> str:
        """How the value is shown."""
        return "" if value is None else str(value)

    def _hint(self) -> str:
        return say(self.field.hint) if self.field.hint else ""

    @Slot(str)
    def _take(self, text: str) -> None:
        try:
            value = self.read(text)
        except CjmError as error:
            # What was typed stays and is still not kept, so that Escape brings the old value back.
            self.line.set_value(self.write(self._kept))
            self.line.setText(text)
            self.set_problem(error.sentence(translate))
            return
        self.set_problem("")
        self.given.emit(value)

    @Slot(str)
    def _forgive(self, _text: str) -> None:
        self.set_problem("")


class NumberEditor(LineEditor):
    """A number, or nothing."""

    def read(self, text: str) -> Any:
        if self.field.type == "count":
            return parse_count(text)
        return parse_number(text, self.field.lowest, self.field.highest)

    def write(self, value: Any) -> str:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and not value and self.field.home == "record":
            return ""  # nothing given
        return write_number(value) if is_number else super().write(value)


class DateEditor(LineEditor):
    """A date, or nothing."""

    def read(self, text: str) -> Any:
        return parse_date(text) or None

    def write(self, value: Any) -> str:
        return write_date(value) if isinstance(value, str) else ""

    def _hint(self) -> str:
        return say("Year, month, day")


class TextEditor(Editor):
    """Any number of lines."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.text = CommitText(self.title, self._hint(), least=self.least(), most=9, parent=self)
        self.text.committed.connect(self._take)
        self.put(self.text)

    @property
    def typed(self) -> str:
        return self.text.unkept

    def show_value(self, value: Any, is_several: bool) -> None:
        self.text.setPlaceholderText(several_text() if is_several else self._hint())
        self.text.set_value(self.write(value))

    def commit(self) -> None:
        self.text.commit()

    def drop(self) -> None:
        self.text.drop()

    def least(self) -> int:
        """Lines that are shown at the least."""
        return 3 if self.field.name == "note" else 1

    def read(self, text: str) -> Any:
        """The value that is typed."""
        return text

    def write(self, value: Any) -> str:
        """How the value is shown."""
        return "" if value is None else str(value)

    def _hint(self) -> str:
        return say(self.field.hint) if self.field.hint else ""

    @Slot(str)
    def _take(self, text: str) -> None:
        self.given.emit(self.read(text))


class ListEditor(TextEditor):
    """A list, one a line."""

    def least(self) -> int:
        return 2

    def read(self, text: str) -> Any:
        return as_lines(text)

    def write(self, value: Any) -> str:
        return "\n".join(value or ())


class RangeEditor(Editor):
    """Two numbers, the lowest and the highest, as one value."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.lowest = CommitLine(say("Lowest score"), say("Lowest"), both)
        self.highest = CommitLine(say("Highest score"), say("Highest"), both)
        for line in (self.lowest, self.highest):
            line.committed.connect(self._take)
            row.addWidget(line)
        both.setFocusProxy(self.lowest)
        self.put(both)

    @property
    def typed(self) -> str:
        return " ".join(filter(None, (self.lowest.unkept, self.highest.unkept)))

    def show_value(self, value: Any, is_several: bool) -> None:
        kept = value if isinstance(value, dict) else {}
        for line, name in ((self.lowest, "lowest"), (self.highest, "highest")):
            line.set_value(write_number(kept.get(name)) if isinstance(kept.get(name), int | float) else "")

    def commit(self) -> None:
        self.lowest.commit()
        self.highest.commit()

    def drop(self) -> None:
        self.lowest.drop()
        self.highest.drop()

    @Slot()
    def _take(self) -> None:
        try:
            lowest, highest = parse_number(self.lowest.text()), parse_number(self.highest.text())
        except CjmError as error:
            self.set_problem(error.sentence(translate))
            return
        if lowest is None and highest is None:
            self.given.emit(None)
        elif lowest is not None and highest is not None:
            self.given.emit({"lowest": lowest, "highest": highest})
        else:
            self.set_problem(say("A scale needs two numbers, the lowest below the highest."))
