"""The settings, made from their table: an option with a label has a line here. Every change counts at once."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.settings.options import OPTIONS, Option
from cjm_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from cjm_desktop.ui.language import say
from cjm_desktop.ui.widgets.icon_button import IconButton
from cjm_desktop.ui.widgets.segmented import Segmented
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["SettingsDialog"]

_SIDE_BY_SIDE = 3
"""So many choices are shown at once; more are in a list that opens."""


class SettingsDialog(QDialog):
    """``fields`` are the widgets by the names of their options."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.program.settings
        self.fields: dict[str, QWidget] = {}
        self._form = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 18)
        self._column.setSpacing(16)
        self._fill()
        self._end = self._settings.subscribe("language", self._on_language)
        self.finished.connect(self._stop)

    def sizeHint(self) -> QSize:
        return QSize(520, super().sizeHint().height())

    def _fill(self) -> None:
        """Makes everything, in the language that is spoken now."""
        self.setWindowTitle(say("Settings"))
        self._column.removeWidget(self._form)
        self._form.hide()
        self._form.deleteLater()
        self.fields.clear()
        self._form = QWidget(self)
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(20)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for option in OPTIONS.values():
            if option.label:
                self._add(form, option)
        form.addRow(self._buttons())
        self._column.addWidget(self._form)

    def _add(self, form: QFormLayout, option: Option) -> None:
        field = self._field(option)
        field.setToolTip(say(option.tip))
        field.setAccessibleName(say(option.label))
        field.setAccessibleDescription(say(option.tip))
        self.fields[option.name] = field
        tip = WrappedLabel(say(option.tip), self._form)
        tip.setProperty("role", "small")
        both = QWidget(self._form)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        column.addWidget(field)
        column.addWidget(tip)
        form.addRow("" if option.type == "flag" else say(option.label), both)

    def _field(self, option: Option) -> QWidget:
        value = self._settings.get(option.name)
        if option.type == "choice" and len(option.choices) <= _SIDE_BY_SIDE:
            return self._segmented(option, str(value))
        if option.type == "choice":
            return self._list(option, str(value))
        if option.type == "flag":
            box = QCheckBox(say(option.label), self._form)
            box.setChecked(bool(value))
            box.toggled.connect(partial(self._set, option.name))
            return box
        line = QLineEdit(str(value), self._form)
        line.editingFinished.connect(partial(self._set_text, option.name))
        return line

    def _segmented(self, option: Option, value: str) -> QWidget:
        choices = [(choice.value, say(choice.title)) for choice in option.choices]
        field = Segmented(choices, say(option.label), parent=self._form)
        field.set_value(value)
        field.changed.connect(partial(self._set, option.name))
        return field

    def _list(self, option: Option, value: str) -> QWidget:
        field = QComboBox(self._form)
        for choice in option.choices:
            field.addItem(say(choice.title), choice.value)
        field.setCurrentIndex(max(0, field.findData(value)))
        field.activated.connect(partial(self._set_chosen, option.name))
        return field

    def _buttons(self) -> QWidget:
        foot = QWidget(self._form)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 10, 0, 0)
        shortcuts = IconButton("keyboard", say("Keyboard shortcuts…"), foot)
        shortcuts.clicked.connect(self._open_shortcuts)
        close = QPushButton(say("Close"), foot)
        close.clicked.connect(self.accept)
        for button in (shortcuts, close):
            button.setAutoDefault(False)
        row.addWidget(shortcuts)
        row.addStretch(1)
        row.addWidget(close)
        return foot

    # What the user does

    def _set(self, name: str, value: Any) -> None:
        self._settings.set(name, value)

    def _set_text(self, name: str) -> None:
        field = self.fields[name]
        if isinstance(field, QLineEdit):
            self._settings.set(name, field.text().strip())

    def _set_chosen(self, name: str, row: int) -> None:
        field = self.fields[name]
        if isinstance(field, QComboBox):
            self._settings.set(name, field.itemData(row))

    @Slot()
    def _open_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def _on_language(self, _choice: Any) -> None:
        self._fill()
        self.fields["language"].setFocus()

    @Slot()
    def _stop(self) -> None:
        self._end()
