"""Starts the window: the application, what it looks like, and the maps to show."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cjm_desktop import __version__
from cjm_desktop.settings.store import Settings
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.style.appearance import Appearance

__all__ = ["run"]


def run(arguments: Sequence[str]) -> int:
    """Opens a window for each file that ``arguments`` name, or one with the start page; answers the exit code when
    the last window has been closed."""
    application = _application()
    settings = Settings()
    speak(str(settings.get("language")))
    program = Program(settings, Appearance(application, str(settings.get("appearance"))))
    program.open_paths(Path(name) for name in arguments)
    if not program.windows:
        program.new_window()
    return application.exec()


def _application() -> QApplication:
    QCoreApplication.setApplicationName("CJM Desktop")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("cjm-desktop")
    return QApplication(sys.argv[:1])
