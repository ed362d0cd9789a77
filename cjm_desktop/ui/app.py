"""Starts the window: the application, what it looks like, and the maps to show."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cjm_desktop import __version__
from cjm_desktop.errors import CjmError
from cjm_desktop.settings.store import Settings
from cjm_desktop.ui.application import Application
from cjm_desktop.ui.collecting import Collecting
from cjm_desktop.ui.interrupts import Interrupts
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.qt_words import speak_in_qt
from cjm_desktop.ui.style.appearance import Appearance

__all__ = ["Mistakes", "run"]


def run(arguments: Sequence[str]) -> int:
    """Opens a window for each map that ``arguments`` name, or one with the start page; answers the exit code when
    the last window has been closed."""
    application = _application()
    settings = Settings()
    speak(str(settings.get("language")))
    speak_in_qt()
    program = Program(settings, Appearance(application, str(settings.get("appearance"))))
    sys.excepthook = Mistakes(program)
    interrupts = Interrupts(program.quit, program)
    Collecting(program)
    program.open_paths(Path(name) for name in arguments)
    if not program.windows:
        program.new_window()
    code = application.exec()
    interrupts.stop()
    return code


def _application() -> QApplication:
    QCoreApplication.setApplicationName("CJM Desktop")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("cjm-desktop")
    return Application(sys.argv[:1])


class Mistakes:
    """Takes what nobody has caught: the user is told in the window that it was done in; details go to standard error
    where they are wanted, and as long as there is no window."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        windows = self._program.windows
        active = next((window for window in windows if window.isActiveWindow()), None)
        target = active or next(reversed(windows), None)
        if (os.environ.get("CJM_DEBUG") or target is None) and sys.stderr is not None:
            import traceback

            traceback.print_exception(kind, error, trace)
        if target is not None:
            target.messages.error(
                CjmError(
                    "CJM Desktop made a mistake of its own ({kind}).",
                    advice="Please report it; with CJM_DEBUG=1 in the environment the details are shown.",
                    params={"kind": kind.__name__},
                )
            )
