"""What has been done and can be undone: change sets with their labels. Holds no document."""

from collections import deque
from collections.abc import Reversible
from dataclasses import dataclass
from itertools import islice

from cjm_desktop.model.changes import ChangeSet


@dataclass(frozen=True, slots=True)
class Entry:
    """One step that the user can undo; ``label`` names it for the user."""

    label: str
    changes: ChangeSet


_TOLD = 200
"""So many labels are told of each stack."""


class History:
    """Two stacks. ``limit`` is the number of steps kept (``None``: all); the oldest is forgotten first."""

    def __init__(self, limit: int | None = None) -> None:
        self._done: deque[Entry] = deque(maxlen=limit)
        self._undone: list[Entry] = []

    def push(self, entry: Entry) -> None:
        """Notes a new step; what was undone before can't be redone any more."""
        self._done.append(entry)
        self._undone.clear()

    @property
    def last_done(self) -> Entry | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Entry | None:
        """What redo would do again."""
        return self._undone[-1] if self._undone else None

    @property
    def done_labels(self) -> tuple[str, ...]:
        """The labels of what was done, the newest 200, oldest first."""
        return tuple(reversed(_newest(self._done)))

    @property
    def undone_labels(self) -> tuple[str, ...]:
        """The labels of what was undone, in the order in which redo would do it again; at most 200."""
        return _newest(self._undone)

    def step_back(self) -> None:
        """Notes that the last step was undone."""
        self._undone.append(self._done.pop())

    def step_forward(self) -> None:
        """Notes that the last undone step was done again."""
        self._done.append(self._undone.pop())


def _newest(entries: Reversible[Entry]) -> tuple[str, ...]:
    return tuple(entry.label for entry in islice(reversed(entries), _TOLD))
