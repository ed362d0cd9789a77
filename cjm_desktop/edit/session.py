"""One open map: its current document, undo and redo, whether it is saved, and who wants to know of changes.

The session alone changes which document is current, so every view of it hears of every change. It knows neither
files nor windows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec

from cjm_desktop.edit.history import Entry, History
from cjm_desktop.errors import EditError
from cjm_desktop.model.changes import ChangeSet, apply, difference
from cjm_desktop.model.invariants import check
from cjm_desktop.model.records import JourneyMap

P = ParamSpec("P")

Observer = Callable[[JourneyMap, ChangeSet], None]
"""Called after each change with the document after and what was changed."""


class Session:
    """Editing of one map. ``document`` has to keep the invariants, as a loaded one does.

    ``is_saved`` says whether ``document`` is what stands in the user's file (not so for a new or a recovered
    map). ``limit`` is the number of steps that can be undone (``None``: all).
    """

    def __init__(self, document: JourneyMap, *, is_saved: bool = True, limit: int | None = None) -> None:
        self._document = document
        self._saved = document if is_saved else None
        self._history = History(limit)
        self._observers: list[Observer] = []
        self._open_steps = 0
        self._is_telling = False

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""
        return self._document

    def apply(
        self,
        label: str,
        operation: Callable[Concatenate[JourneyMap, P], JourneyMap],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> ChangeSet:
        """Makes ``operation(document, *args, **kwargs)`` the current document, as one step of the history called
        ``label``; returns what changed. An operation that raises, or changes nothing, leaves all as it was."""
        return self._edit(label, operation(self._document, *args, **kwargs))

    def replace(self, document: JourneyMap, label: str) -> ChangeSet:
        """Makes another document the current one, as one step of the history; DocumentError where it breaks a
        rule."""
        check(document)
        return self._edit(label, document)

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Joins all edits within the ``with`` block into one step of the history. An exception in the block takes
        them all back and goes on. A step within a step belongs to the outer one."""
        start = self._document
        self._open_steps += 1
        try:
            yield
        except BaseException:
            self._change(difference(self._document, start))
            raise
        finally:
            self._open_steps -= 1
        if not self._open_steps:
            self._note(label, difference(start, self._document))

    @property
    def can_undo(self) -> bool:
        return self._history.last_done is not None and not self._open_steps

    @property
    def can_redo(self) -> bool:
        return self._history.last_undone is not None and not self._open_steps

    @property
    def undo_label(self) -> str:
        """The label of the step that undo would take back; empty where there is none."""
        entry = self._history.last_done
        return entry.label if entry else ""

    @property
    def redo_label(self) -> str:
        """The label of the step that redo would do again; empty where there is none."""
        entry = self._history.last_undone
        return entry.label if entry else ""

    @property
    def done_labels(self) -> tuple[str, ...]:
        """The labels of the newest 200 steps that were done, oldest first; for a list that people look at."""
        return self._history.done_labels

    @property
    def undone_labels(self) -> tuple[str, ...]:
        """The labels of the steps that were undone, in the order in which redo would do them; at most 200."""
        return self._history.undone_labels

    def undo(self) -> ChangeSet:
        """Takes back the last step; EditError where there is none."""
        entry = self._history.last_done
        if entry is None or self._open_steps:
            raise EditError("There is nothing to undo.")
        self._refuse_observers()
        changes = entry.changes.inverse()
        self._history.step_back()
        self._change(changes)
        return changes

    def redo(self) -> ChangeSet:
        """Does the step again that was undone last; EditError where there is none."""
        entry = self._history.last_undone
        if entry is None or self._open_steps:
            raise EditError("There is nothing to redo.")
        self._refuse_observers()
        self._history.step_forward()
        self._change(entry.changes)
        return entry.changes

    @property
    def is_modified(self) -> bool:
        """Whether the current document differs from the saved one, by whatever way it was reached."""
        return self._saved is not self._document and self._saved != self._document

    def mark_saved(self, document: JourneyMap | None = None) -> None:
        """Says that ``document`` (default: the current one) is what stands in the user's file. A save in the
        background names the document that it wrote, since editing may have gone on."""
        self._saved = self._document if document is None else document

    def mark_unsaved(self) -> None:
        """Says that the map stands in no file any more; it counts as modified until it is saved."""
        self._saved = None

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Has ``observer`` called after each change, also within a step; returns what ends the subscription.
        Observers look; they don't edit."""
        self._observers.append(observer)

        def unsubscribe() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return unsubscribe

    def _edit(self, label: str, document: JourneyMap) -> ChangeSet:
        changes = difference(self._document, document)
        if not self._open_steps:
            self._note(label, changes)
        self._change(changes)
        return changes

    def _note(self, label: str, changes: ChangeSet) -> None:
        self._refuse_observers()
        if not changes.is_empty:
            self._history.push(Entry(label, changes))

    def _change(self, changes: ChangeSet) -> None:
        """Applies the changes rather than taking over a document, so that a record that stays equal stays the
        same object: views compare by identity, and undo leads back to exactly what was there."""
        self._refuse_observers()
        if changes.is_empty:
            return
        self._document = apply(self._document, changes)
        self._is_telling = True
        try:
            for observer in tuple(self._observers):
                observer(self._document, changes)
        finally:
            self._is_telling = False

    def _refuse_observers(self) -> None:
        """An edit made while a change is being told would reach the later observers in the wrong order."""
        if self._is_telling:
            raise RuntimeError("an observer of a session must not edit")
