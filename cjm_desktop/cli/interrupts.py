"""Lets Ctrl+C wait until a module that is being imported is there.

PySide6 takes part in every import that follows its own; an interrupt in the middle of one crashes the process.
"""

import _thread
import signal
import threading
from types import FrameType

_LATER = 0.02
"""Seconds after which an interrupt that has to wait is tried again."""
_IMPORTING = ("<frozen importlib", "shibokensupport", "signature_bootstrap")


def let_interrupts_wait_for_imports() -> None:
    """From now on an interrupt raises ``KeyboardInterrupt`` as ever, but never within an import."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if not _is_importing(frame):
        raise KeyboardInterrupt
    again = threading.Timer(_LATER, _thread.interrupt_main)
    again.daemon = True
    again.start()


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if any(sign in frame.f_code.co_filename for sign in _IMPORTING):
            return True
        frame = frame.f_back
    return False
