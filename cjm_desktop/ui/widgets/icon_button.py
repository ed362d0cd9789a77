"""Buttons with an icon: before their words, with some room between the two, or alone."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from cjm_desktop.ui.style.icons import icon

_SIZE = QSize(21, 16)
_SMALL = QSize(14, 14)


class IconButton(QPushButton):
    """``icon_name`` is a product name of an icon, ``colour`` one of the table of colours."""

    def __init__(self, icon_name: str, text: str, parent: QWidget, colour: str = "ink") -> None:
        super().__init__(icon(icon_name, colour, room=True), text, parent)
        self.setIconSize(_SIZE)


class SignButton(QToolButton):
    """An icon alone. ``words`` say what it does, to whom can't see it and to whom the pointer rests on it."""

    def __init__(
        self, icon_name: str, words: str, parent: QWidget, colour: str = "ink", *, is_small: bool = False
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name, colour))
        self.setToolTip(words)
        self.setAccessibleName(words)
        if is_small:
            self.setIconSize(_SMALL)
