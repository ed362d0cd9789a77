"""The application object: hears of files that the system wants opened, which macOS sends as events."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

__all__ = ["Application"]


class Application(QApplication):
    """The one application of the process."""

    file_opened = Signal(str)
    """The system wants this file opened."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        return super().event(event)
