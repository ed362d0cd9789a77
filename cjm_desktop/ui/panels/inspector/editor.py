"""What all editors of fields have in common: the label above, the control, and the red hint below.

An editor knows its field and the values shown, not where they come from or go to.
"""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cjm_desktop.lanes.fields import Field
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.subjects import Subject
from cjm_desktop.ui.panels.inspector.writing import SEVERAL
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

__all__ = ["Editor", "at_start", "several_text"]


def at_start() -> Qt.AlignmentFlag:
    """Where labels stand: at the window's start, whatever script they are in."""
    is_rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def several_text() -> str:
    """What a field shows whose values differ."""
    return say("Several values")


class Editor(QWidget):
    """One field of a form. Subclasses put one control in and answer ``typed``, ``show_value`` and ``commit``."""

    given = Signal(object)
    """A value by the user, of the field's type; ``None`` takes it away."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.title = say(field.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._label = QLabel(self.title, self)
        self._label.setProperty("role", "soft")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAlignment(at_start())
        self._label.setHidden(field.name == "text")  # what stands above the form says it already
        self._column.addWidget(self._label)
        self._problem = WrappedLabel("", self)
        self._problem.setProperty("role", "danger")
        self._problem.setAlignment(at_start())
        self._problem.hide()
        self._column.addWidget(self._problem)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def put(self, control: QWidget, *, is_wide: bool = True) -> None:
        """Shows the control between label and hint; the label speaks for it."""
        side = Qt.AlignmentFlag(0) if is_wide else Qt.AlignmentFlag.AlignLeading
        self._column.insertWidget(self._column.count() - 1, control, 0, side)
        self.setFocusProxy(control)
        self._label.setBuddy(control)

    def set_value(self, value: Any) -> None:
        """Shows a value of the map; ``SEVERAL`` where there are many. What is being typed stays."""
        if not self.typed:
            self.set_problem("")
        self.show_value(None if value is SEVERAL else value, value is SEVERAL)

    def set_problem(self, text: str) -> None:
        """Says in red why what was given can't be taken; an empty text takes the hint away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        control = self.focusProxy()
        if control is not None:
            control.setAccessibleDescription(text)

    @property
    def problem(self) -> str:
        """The red hint."""
        return self._problem.text()

    def give(self, value: Any) -> None:
        """The control has a new value by the user."""
        self.given.emit(value)

    # For subclasses

    def look_at(self, open_map: OpenMap, subject: Subject) -> None:
        """Called before ``set_value`` by whoever shows the form: what the control needs to know of the map besides the
        value, such as names of personas."""

    @property
    def typed(self) -> str:
        """What is being typed and not yet kept; empty if nothing is."""
        return ""

    def show_value(self, value: Any, is_several: bool) -> None:
        """Shows the value in the control."""
        raise NotImplementedError

    def commit(self) -> None:
        """Keeps what is being typed."""

    def drop(self) -> None:
        """Forgets what is being typed."""
