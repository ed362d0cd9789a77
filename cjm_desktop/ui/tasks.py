"""Long work in a process of its own: the window stays alive, and the work can be stopped at any moment.

The process is this very program, started as a command. (Qt's text can't be shared between threads, and Python's
threads would take turns with the window.) Knows nothing of what the command does, but that it may tell how far it is.
"""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from cjm_desktop.ui.language import language, say

__all__ = ["CommandTask", "Outcome"]

_PATIENCE_MS = 3000
_PROGRESS = re.compile(rb"progress ([01]\.[0-9]+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended. ``error`` is its last word if it failed, a sentence in the window's language; ``warnings``
    are what it told besides."""

    done: bool
    error: str = ""
    warnings: tuple[str, ...] = ()
    cancelled: bool = False


class CommandTask(QObject):
    """One command of the program under way. ``ended`` comes exactly once after ``start``."""

    ended = Signal(object)
    progressed = Signal(float)
    """How much is done, 0 to 1, from commands that tell."""

    def __init__(self, arguments: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._over = False
        self._told: list[str] = []
        self._unfinished = b""
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        program, *first = _own_command()
        self._process.setProgram(program)
        self._process.setArguments([*first, *arguments])
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Begins; answers come later."""
        self._process.start()

    def cancel(self) -> None:
        """Stops the command at once; ``ended`` says that it was cancelled."""
        if not self._over:
            self._cancelled = True
            self._process.kill()

    def wait(self) -> None:
        """Blocks until a stopped command is gone, for the end of the program."""
        self._process.waitForFinished(_PATIENCE_MS)

    @Slot()
    def _read(self) -> None:
        """What comes may end anywhere, even within a letter; the rest of the line comes later."""
        came = self._unfinished + bytes(self._process.readAllStandardError().data())
        *lines, self._unfinished = came.split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        share = _PROGRESS.fullmatch(line.strip())
        if share is None:
            self._told += _sentences(line)
        elif not self._cancelled:
            self.progressed.emit(float(share[1]))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(Outcome(False, say("The program couldn't start a copy of itself.")))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        self._take(self._unfinished)
        lines = self._told
        if self._cancelled:
            self._end(Outcome(False, cancelled=True))
        elif status == QProcess.ExitStatus.CrashExit:
            self._end(Outcome(False, say("The work ended unexpectedly."), tuple(lines)))
        elif code:
            *told, error = lines or [say("The work ended unexpectedly.")]
            self._end(Outcome(False, error, tuple(told)))
        else:
            self._end(Outcome(True, warnings=tuple(lines)))

    def _end(self, outcome: Outcome) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(outcome)


def _own_command() -> list[str]:
    """How this program is started as a command; a frozen one is its own interpreter."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "cjm_desktop"]


def _environment() -> QProcessEnvironment:
    """The command speaks the window's language and is found wherever the window was started."""
    found = QProcessEnvironment.systemEnvironment()
    found.insert("CJM_LANGUAGE", language())
    package = Path(__file__).resolve().parents[2]
    further = found.value("PYTHONPATH")
    found.insert("PYTHONPATH", f"{package}{os.pathsep}{further}" if further else str(package))
    return found


def _sentences(line: bytes) -> list[str]:
    """The sentence of a line, without the words “error” or “warning” before it; none if the line is empty."""
    text = line.decode("utf-8", "replace").strip()
    beginnings = [
        say("warning: {sentence}", sentence="\0").split("\0")[0],
        say("error: {sentence}", sentence="\0").split("\0")[0],
    ]
    beginning = next((one for one in beginnings if text.startswith(one)), "")
    return [text.removeprefix(beginning)] if text else []
