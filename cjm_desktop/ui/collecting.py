"""Keeps Python's cycle collector from stopping the window.

An open map is hundreds of thousands of values that live until its window closes. The collector would look at all of
them again and again: with ten thousand cards the window would stand still for a third of a second, in the middle of
typing. So they are set aside soon after a map was opened, and looked at again when a window has closed.
"""

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from cjm_desktop.ui.program import Program

__all__ = ["Collecting", "pause_collecting", "resume_collecting"]

_SETTLE_MS = 1500
"""By then the first frames have been painted, and what they remember is there."""


class _Pauses:
    """How many there are now, and whether the collector runs when they are over."""

    count = 0
    runs_after = False


def pause_collecting() -> None:
    """Keeps the collector from running by itself until as many calls of ``resume_collecting``, for threads beside the
    window's: it would run in whichever thread has made the most values, and Qt's objects must go in their own."""
    if not _Pauses.count:
        _Pauses.runs_after = gc.isenabled()
        gc.disable()
    _Pauses.count += 1


def resume_collecting() -> None:
    """Ends one pause. Like its beginning, that is for the window's thread alone."""
    _Pauses.count -= 1
    if not _Pauses.count and _Pauses.runs_after:
        gc.enable()


class Collecting(QObject):
    """Looks after the collector for one program. It may be switched off before; it runs from ``_SETTLE_MS`` after the
    first map or window on."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._count = len(program.windows)
        self._has_closed = False
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.settle)
        program.windows_changed.connect(self._on_windows)
        program.map_shown.connect(self._timer.start)
        self._timer.start()

    @Slot()
    def settle(self) -> None:
        """Sets aside what is there now; after a window has closed, what has come free goes first."""
        if self._has_closed:
            self._has_closed = False
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        _Pauses.runs_after = True
        if not _Pauses.count:
            gc.enable()

    @Slot()
    def _on_windows(self) -> None:
        count = len(self._program.windows)
        self._has_closed = self._has_closed or count < self._count
        self._count = count
        self._timer.start()
