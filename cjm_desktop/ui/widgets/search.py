"""A line to search with: a magnifying glass at its start, and a cross at its end once there is something to clear."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.directed_line import DirectedLine


class SearchLine(DirectedLine):
    """Escape clears it first, and is passed on when there is nothing to clear."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        position = QLineEdit.ActionPosition
        self._glass = QAction(icon("search", "faint"), "", self)
        self.addAction(self._glass, position.LeadingPosition)
        self.clear_action = QAction(icon("close", "soft"), say("Clear"), self)
        self.clear_action.triggered.connect(self.clear)
        self.clear_action.setVisible(False)
        self.addAction(self.clear_action, position.TrailingPosition)
        self.textChanged.connect(self._offer_clearing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _offer_clearing(self, text: str) -> None:
        self.clear_action.setVisible(bool(text))
