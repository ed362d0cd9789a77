"""A line for text of any direction. Qt's own looks at the keyboard to find its side; this one at the text."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from cjm_desktop.text.direction import starts_rtl

_RTL_LETTER = "\N{HEBREW LETTER ALEF}"


class DirectedLine(QLineEdit):
    """The text begins at the side of its first strong letter; without one, at the side where the window begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._take_side)
        self._take_side()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._take_side()

    @Slot()
    def _take_side(self) -> None:
        # A letter of the window's script after the text decides where the text itself doesn't.
        is_rtl = starts_rtl(self.text() + (_RTL_LETTER if self.isRightToLeft() else ""))
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
