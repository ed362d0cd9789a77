"""How drops from outside are answered: they leave a copy here, whatever was proposed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def accept_copy(event: QDropEvent) -> None:
    """Accepts what is held or dropped (a drag's move is such an event too) as a copy.

    A program that is told its file or words were moved deletes them.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
