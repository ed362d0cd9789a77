"""One open map as a window sees it: the session, the file, the scene, and what is selected.

The one bridge between the core's plain callbacks and Qt's signals. Knows no widget. Every edit goes through here,
so that a refused one is told and never lost in a slot.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from cjm_desktop.edit.selection import Focus, Selection, first_place, focus_of, kept
from cjm_desktop.edit.session import Session
from cjm_desktop.errors import CjmError
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.layout import Layouter
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.changes import ChangeSet, difference
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.text.types import TextEngine
from cjm_desktop.theme.themes import DEFAULT_THEME, load_theme

P = ParamSpec("P")


class OpenMap(QObject):
    """An open map. ``scene`` always belongs to ``shown``: the document, or the preview of an edit that is going on.

    ``selection`` holds only what is in the document.
    """

    document_changed = Signal(object, object)
    """After each change: the document and its ``ChangeSet``; panels listen here."""
    scene_changed = Signal(object, object)
    """The scene before and the scene after, also for previews; canvases listen here."""
    selection_changed = Signal(object)
    """The new ``Selection``."""
    state_changed = Signal()
    """Title, file, unsaved mark, undo and redo may have changed."""
    refused = Signal(object)
    """A ``CjmError``: an edit could not be done; the map is as it was."""

    def __init__(
        self,
        document: JourneyMap,
        engine: TextEngine,
        *,
        path: Path | None = None,
        is_saved: bool = True,
        read_only: bool = False,
        theme: str = DEFAULT_THEME,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = Session(document, is_saved=is_saved)
        self.path = path
        self.read_only = read_only
        self.engine = engine
        self.theme = load_theme(theme)
        self.shown = document
        self.pictures = Pictures(document.assets)
        self.selection = Selection(focus=first_place(document))
        self._changes: list[ChangeSet] = []
        self._before = document
        self._holding = 0
        self._layouter = self._new_layouter()
        self.scene: Scene = self._layouter.scene(document)
        self.session.subscribe(self._heard)

    # The document

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""
        return self.session.document

    def edit(
        self,
        label: str,
        operation: Callable[Concatenate[JourneyMap, P], JourneyMap],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> ChangeSet | None:
        """Applies an operation as one step of the history called ``label`` (a finished phrase in the user's
        language); answers what changed, or ``None`` after telling ``refused`` why it can't be done."""
        try:
            self._refuse_if_read_only()
            with self._held():
                return self.session.apply(label, operation, *args, **kwargs)
        except CjmError as error:
            self.refused.emit(error)
            return None

    def become(self, label: str, document: JourneyMap) -> ChangeSet | None:
        """Makes another document the map's, as one step of the history; answers and tells as ``edit`` does."""
        try:
            self._refuse_if_read_only()
            with self._held():
                return self.session.replace(document, label)
        except CjmError as error:
            self.refused.emit(error)
            return None

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Joins the edits within the block into one step of the history and one repaint. A ``CjmError`` raised in the
        block takes them all back, is told by ``refused`` and ends there; ``apply`` of the session raises, ``edit``
        doesn't. A map that can only be read raises ``CjmError`` before the block."""
        self._refuse_if_read_only()
        try:
            with self._held(), self.session.step(label):
                yield
        except CjmError as error:
            self.refused.emit(error)

    def undo(self) -> None:
        """Takes back the last step, if there is one."""
        self.go_through_history(-1)

    def redo(self) -> None:
        """Does the step again that was undone last, if there is one."""
        self.go_through_history(1)

    def go_through_history(self, steps: int) -> None:
        """Does so many steps again, or takes so many back where negative, as far as there are any; told as one
        change and laid out once."""
        self.preview(None)
        session = self.session
        if session.can_redo if steps > 0 else session.can_undo:
            with self._held():
                for _ in range(abs(steps)):
                    if steps > 0 and session.can_redo:
                        session.redo()
                    elif steps < 0 and session.can_undo:
                        session.undo()

    def mark_saved(self, document: JourneyMap | None = None, path: Path | None = None) -> None:
        """Says that the document stands in the file ``path`` (``None``: the same file)."""
        self.path = path or self.path
        self.session.mark_saved(document)
        self.state_changed.emit()

    def mark_unsaved(self) -> None:
        """Says that the map's file is gone: it counts as modified until it is saved."""
        self.session.mark_unsaved()
        self.state_changed.emit()

    @property
    def is_modified(self) -> bool:
        """Whether there is something to save."""
        return self.session.is_modified

    # The scene

    def preview(self, document: JourneyMap | None) -> None:
        """Shows a document that isn't in the history, as a drag or typing goes on; ``None`` shows the real one again.
        The next edit, undo or redo ends the preview too."""
        self._show(self.document if document is None else document)

    @property
    def is_previewing(self) -> bool:
        return self.shown is not self.document

    def set_theme(self, name: str) -> None:
        """Shows the map in another theme; ``CjmError`` for an unknown one."""
        self.theme = load_theme(name)
        self._layouter = self._new_layouter()
        self._lay_out(self.shown)
        self.state_changed.emit()

    # The selection

    def select(self, refs: Iterable[str] = (), focus: Focus | None = None) -> None:
        """Marks these records and moves the focus; without ``focus`` it goes to the last of them, or stays."""
        chosen = tuple(refs)
        if focus is None:
            focus = focus_of(self.document, chosen[-1]) if chosen else self.selection.focus
        self.set_selection(Selection(chosen, focus))

    def set_selection(self, selection: Selection) -> None:
        """The same with a ready selection; what isn't in the document is left out."""
        selection = kept(selection, self.document)
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)

    # What goes on inside

    def _heard(self, document: JourneyMap, changes: ChangeSet) -> None:
        self._changes.append(changes)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Everything is told once, when the outermost block ends."""
        if not self._holding:
            self._before = self.document
        self._holding += 1
        try:
            yield
        finally:
            self._holding -= 1
            if not self._holding:
                self._tell()

    def _tell(self) -> None:
        changes, self._changes = self._changes, []
        document = self.document
        self._show(document)
        if changes:
            # Several edits are told as one, so that the changes always lead to the document told with them.
            one = changes[0] if len(changes) == 1 else difference(self._before, document)
            self.document_changed.emit(document, one)
            self.set_selection(self.selection)
        self._before = document
        self.state_changed.emit()

    def _show(self, document: JourneyMap) -> None:
        if document is not self.shown:
            if document.assets is not self.shown.assets:
                self.pictures = Pictures(document.assets)
            if document.language != self.shown.language:
                self.shown = document
                self._layouter = self._new_layouter()
            self._lay_out(document)

    def _lay_out(self, document: JourneyMap) -> None:
        before = self.scene
        self.shown = document
        self.scene = self._layouter.scene(document)
        self.scene_changed.emit(before, self.scene)

    def _new_layouter(self) -> Layouter:
        return Layouter(self.engine, self.theme, words_for(self.shown.language), kinds())

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise read_only_error()


def read_only_error() -> CjmError:
    """What is said where somebody wants to change a map that can only be read."""
    return CjmError("This map can only be read.", advice="Save a copy of it to change that one.")
