"""What an empty place says: an icon, a sentence, and maybe a button."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cjm_desktop.ui.style.icons import paint_icon
from cjm_desktop.ui.style.palette import colours
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

_MARK = 36


class EmptyHint(QWidget):
    """For a place with nothing in it yet: an icon, a sentence that says what to do, and maybe a button that does it."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(
        self, icon_name: str, sentence: str, button_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = WrappedLabel(sentence, self)
        self.label.setProperty("role", "soft")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button: QPushButton | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 28, 20, 28)
        lines.setSpacing(12)
        lines.addWidget(_Mark(icon_name, self), 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(self.label)
        if button_text:
            self.button = QPushButton(button_text, self)
            self.button.clicked.connect(self.pressed)
            lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(1)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self.label.setText(sentence)


class _Mark(QWidget):
    """The icon of an empty place, large and pale."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_MARK, _MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self.rect(), colours().off, line=1.4)
        painter.end()
