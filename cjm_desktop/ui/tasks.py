"""Long work in a process of its own: the window stays alive, and the work can be stopped at any moment.

The process is this very program, started as a command. (Qt's text can't be shared between threads, and Python's
threads would take turns with the window.) Knows nothing of what the command does.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from cjm_desktop.ui.language import language, say

__all__ = ["CommandTask", "Outcome"]

_PATIENCE_MS = 3000


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

    def __init__(self, arguments: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._over = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        program, *first = _own_command()
        self._process.setProgram(program)
        self._process.setArguments([*first, *arguments])
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

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(Outcome(False, say("The program couldn't start a copy of itself.")))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        lines = _lines(self._process)
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


def _lines(process: QProcess) -> list[str]:
    """What the command told, one sentence a line, without the words “error” and “warning” before them."""
    text = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
    beginnings = [
        say("warning: {sentence}", sentence="\0").split("\0")[0],
        say("error: {sentence}", sentence="\0").split("\0")[0],
    ]
    lines = []
    for line in filter(None, map(str.strip, text.splitlines())):
        beginning = next((one for one in beginnings if line.startswith(one)), "")
        lines.append(line.removeprefix(beginning))
    return lines
