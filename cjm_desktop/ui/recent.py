"""The maps that were opened or saved last, kept between runs. Knows no window and no menu."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from cjm_desktop.settings.merging import MOST_RECENT

__all__ = ["Recent", "RecentFiles"]


@dataclass(frozen=True, slots=True)
class Recent:
    """A map and when it was last opened or saved (local time, to the second)."""

    path: Path
    time: datetime

    @property
    def is_missing(self) -> bool:
        """Whether the file isn't there (any more, or on this machine)."""
        try:
            return not self.path.is_file()
        except OSError:
            return True


class RecentFiles(QObject):
    """The last files, newest first, each once, at most as many as settings keep.

    ``stored`` is what was kept by an earlier run: a list of ``{"path": …, "time": …}``, in which entries that make no
    sense are left out. ``keep`` takes such a list for the next run and answers what is kept now.
    """

    changed = Signal()

    def __init__(
        self, stored: object, keep: Callable[[list[dict[str, Any]]], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._files = _read_all(stored)

    @property
    def files(self) -> tuple[Recent, ...]:
        """Newest first; files that are missing are among them."""
        return tuple(self._files)

    def add(self, path: Path) -> None:
        """Puts a file first."""
        path = path.absolute()
        others = [one for one in self._files if one.path != path]
        self._set([Recent(path, datetime.now().replace(microsecond=0)), *others])

    def remove(self, path: Path) -> None:
        """Forgets a file; the file itself stays."""
        self._set([one for one in self._files if one.path != path])

    def _set(self, files: list[Recent]) -> None:
        entries = [{"path": str(one.path), "time": one.time.isoformat()} for one in files]
        self._files = _read_all(self._keep(entries))
        self.changed.emit()


def _read_all(stored: object) -> list[Recent]:
    entries = stored if isinstance(stored, list) else []
    return [found for entry in entries if (found := _read(entry))][:MOST_RECENT]


def _read(entry: object) -> Recent | None:
    if not isinstance(entry, dict):
        return None
    try:
        return Recent(Path(entry["path"]), datetime.fromisoformat(entry["time"]))
    except (KeyError, TypeError, ValueError):
        return None
