"""A button with an icon before its words, and some room between the two."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from cjm_desktop.ui.style.icons import icon

_SIZE = QSize(21, 16)


class IconButton(QPushButton):
    """``icon_name`` is a product name of an icon, ``colour`` one of the table of colours."""

    def __init__(self, icon_name: str, text: str, parent: QWidget, colour: str = "ink") -> None:
        super().__init__(icon(icon_name, colour, room=True), text, parent)
        self.setIconSize(_SIZE)
