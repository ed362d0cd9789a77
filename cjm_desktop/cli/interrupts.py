"""Lets Ctrl+C wait for what must not be cut short: an import, and the making and clearing away of a temporary folder.

PySide6 takes part in every import that follows its own; an interrupt in the middle of one crashes the process. A folder
that is made but not yet known to anybody, or half cleared away, would stay for good.
"""

import _thread
import signal
import tempfile
import threading
from types import FrameType

_LATER = 0.02
"""Seconds after which an interrupt that has to wait is tried again."""
_UNBROKEN = ("<frozen importlib", "shibokensupport", "signature_bootstrap", tempfile.__file__)
"""Code whose file has one of these in its name runs to its end."""


def let_interrupts_wait() -> None:
    """From now on an interrupt raises ``KeyboardInterrupt`` as ever, but never within what must not be cut short."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if not _is_unbroken(frame):
        raise KeyboardInterrupt
    again = threading.Timer(_LATER, _thread.interrupt_main)
    again.daemon = True
    again.start()


def _is_unbroken(frame: FrameType | None) -> bool:
    while frame is not None:
        if any(sign in frame.f_code.co_filename for sign in _UNBROKEN):
            return True
        frame = frame.f_back
    return False
