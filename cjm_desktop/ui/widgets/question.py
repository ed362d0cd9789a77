"""A question with named answers, in a dialog that has to be answered. Shown by ``ui/messages`` alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.ui.widgets.wrapped import WrappedLabel

_WIDTH = 420


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its id, and a finished phrase for its button. Enter chooses the default one."""

    id: str
    text: str
    is_default: bool = False
    is_destructive: bool = False


class Question(QDialog):
    """Asks once. ``answer`` is the id of the chosen answer, empty as long as there is none (and after Escape)."""

    def __init__(self, title: str, text: str, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.answer = ""
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        heading = WrappedLabel(title, self)
        heading.setProperty("role", "title")
        body = WrappedLabel(text, self)
        self._buttons = QDialogButtonBox(self)
        self.buttons = {choice.id: self._added(choice) for choice in choices}
        self._buttons.clicked.connect(self._choose)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(10)
        for widget in (heading, body):
            lines.addWidget(widget)
        lines.addSpacing(12)
        lines.addWidget(self._buttons)

    def _added(self, choice: Choice) -> QPushButton:
        role = QDialogButtonBox.ButtonRole
        kind = role.AcceptRole if choice.is_default else role.RejectRole
        button = QPushButton(choice.text, self)
        button.setProperty("danger", choice.is_destructive and not choice.is_default)
        self._buttons.addButton(button, role.DestructiveRole if choice.is_destructive else kind)
        button.setAutoDefault(choice.is_default)
        button.setDefault(choice.is_default)
        if choice.is_default:
            button.setFocus()
        return button

    @Slot(object)
    def _choose(self, button: QPushButton) -> None:
        self.answer = next(name for name, known in self.buttons.items() if known is button)
        self.accept()
