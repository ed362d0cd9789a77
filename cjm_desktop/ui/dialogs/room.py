"""How large a dialog opens: as it is best used, as far as the screen has room for it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

__all__ = ["open_within_screen"]

_AROUND = QSize(40, 60)
"""Pixels of the screen that are left free, also for the frame that window systems put around a dialog."""


def open_within_screen(dialog: QDialog, size: QSize) -> None:
    """Gives a dialog this size, or what there is of it on the screen of its parent."""
    screen = (dialog.parentWidget() or dialog).screen()
    dialog.resize(size.boundedTo(screen.availableGeometry().size() - _AROUND))
