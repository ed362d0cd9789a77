"""Ctrl+C in the terminal from which the program was started closes its windows, which ask about unsaved changes.

Python hears a signal only when it runs, and Qt's loop may sleep for long; a socket wakes it.
"""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Slot

__all__ = ["Interrupts"]


class Interrupts(QObject):
    """Calls ``asked`` at each interrupt, from within Qt's loop, until ``stop``."""

    def __init__(self, asked: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked
        self._ends = socket.socketpair()
        for end in self._ends:
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ends[0].fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._old_fd = signal.set_wakeup_fd(self._ends[1].fileno(), warn_on_full_buffer=False)
        self._old = signal.signal(signal.SIGINT, _nothing)

    @Slot()
    def _woken(self) -> None:
        self._ends[0].recv(64)
        self._asked()

    def stop(self) -> None:
        """Leaves interrupts to whoever had them before."""
        signal.signal(signal.SIGINT, self._old)
        signal.set_wakeup_fd(self._old_fd)
        self._notifier.setEnabled(False)
        for end in self._ends:
            end.close()


def _nothing(_signal: int, _frame: FrameType | None) -> None:
    """The socket tells it."""
