"""Sees what other programs do to the file of an open map. Knows paths and bytes, no map and no window."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

__all__ = ["FileWatch", "State"]

State = Literal["same", "changed", "gone"]

_SETTLE_MS = 300
"""Other programs write in several goes; the file is looked at when they have come to rest."""


@dataclass(frozen=True, slots=True)
class _Print:
    """What a file looked like: when it was written, its size, and a digest of what it holds."""

    time: int
    size: int
    digest: bytes


class FileWatch(QObject):
    """Follows one file. ``noticed`` tells each new state once: ``changed``, ``gone``, or ``same`` again."""

    noticed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._print: _Print | None = None
        self._told: State = "same"
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._stirred)
        self._watcher.directoryChanged.connect(self._stirred)

    def follow(self, path: Path) -> None:
        """What stands in ``path`` now is what the map was read from or written to."""
        self.path = path
        self._print = _print_of(path)
        self._told = "same"
        self._watch()

    def keep(self) -> None:
        """The user knows of the state of the file and goes on with the open map: only a new change is told again."""
        if self.path is not None:
            self._print = _print_of(self.path)
            self._told = "same"

    def state(self) -> State:
        """Whether the file still holds what was read or written."""
        if self.path is None or self._print is None:
            return "same"
        try:
            found = self.path.stat()
        except (OSError, ValueError):
            return "gone"
        if (found.st_mtime_ns, found.st_size) == (self._print.time, self._print.size):
            return "same"
        now = _print_of(self.path)
        if now is None or now.digest != self._print.digest:
            return "changed"
        self._print = now
        return "same"

    def look(self) -> None:
        """Looks at the file now, and tells if its state is a new one."""
        self._watch()
        state = self.state()
        if state != self._told:
            self._told = state
            self.noticed.emit(state)

    def _stirred(self, _path: str) -> None:
        self._timer.start()

    def _watch(self) -> None:
        """Watches the file and its folder: a file that is replaced or comes back is another one to the system."""
        if self.path is None:
            return
        wanted = {str(one) for one in (self.path, self.path.parent) if _exists(one)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _print_of(path: Path) -> _Print | None:
    try:
        found = path.stat()
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").digest()
    except (OSError, ValueError):
        return None
    return _Print(found.st_mtime_ns, found.st_size, digest)
