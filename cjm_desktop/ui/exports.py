"""Exports of open maps: each in a process of its own, on a copy of the map, so that editing goes on meanwhile.

The file appears in one go when the process has done its work; whatever goes wrong, what was there stays.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from cjm_desktop.errors import CjmError
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import save
from cjm_desktop.ui.drafts import Draft
from cjm_desktop.ui.export_choices import ExportChoices, keep
from cjm_desktop.ui.language import say, say_count, translate
from cjm_desktop.ui.tasks import CommandTask, Outcome
from cjm_desktop.ui.widgets.notice import ProgressNotice

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["ExportRun", "Exports"]

_LONG = 12.0
_TOLD = 2
"""So many warnings of an export are shown one by one."""


class Exports(QObject):
    """All exports of the program. At most one is under way in each window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs: dict[EditorWindow, ExportRun] = {}
        self._last: dict[str, tuple[ExportChoices, Path]] = {}

    def last(self, document: JourneyMap) -> tuple[ExportChoices, Path] | None:
        """How and where this map was exported last in this run of the program."""
        return self._last.get(document.id)

    def is_running(self, window: "EditorWindow") -> bool:
        """Whether an export of the window's map is under way."""
        return window in self._runs

    def start(self, window: "EditorWindow", choices: ExportChoices, target: Path) -> None:
        """Begins an export; the window tells how it goes and how it ends."""
        if window.open_map is None or self.is_running(window):
            return
        document = window.open_map.document
        keep(window.program.settings, choices)
        self._last[document.id] = (choices, target)
        try:
            run = ExportRun(window, document, choices, target, self)
        except CjmError as error:
            window.messages.error(error)
            return
        self._runs[window] = run
        run.start()

    def stop(self, window: "EditorWindow") -> None:
        """Ends the window's export, if there is one, and leaves no trace of it."""
        run = self._runs.get(window)
        if run is not None:
            run.stop()

    @Slot()
    def stop_all(self) -> None:
        """Ends every export, for the end of the program."""
        for run in tuple(self._runs.values()):
            run.stop()

    def forget(self, window: "EditorWindow") -> None:
        """The export of a window is over."""
        run = self._runs.pop(window, None)
        if run is not None:
            run.deleteLater()


class ExportRun(QObject):
    """One export. Raises ``StorageError`` at once if its target can't be."""

    def __init__(
        self,
        window: "EditorWindow",
        document: JourneyMap,
        choices: ExportChoices,
        target: Path,
        exports: Exports,
    ) -> None:
        # What can fail comes first: a run that isn't made leaves nothing behind in ``exports``.
        self._draft = Draft(target, f"export.{choices.suffix}")
        self._source = self._draft.folder / "map.cjm"
        save(document, self._source)
        super().__init__(exports)
        self._window, self._exports = window, exports
        self._title = document.title or say("Untitled map")
        self._task = CommandTask([*choices.arguments(self._source, self._draft.path), "--progress"], self)
        self._task.ended.connect(self._ended)
        self._progress: ProgressNotice | None = None

    def start(self) -> None:
        """Begins in the background."""
        text = say("Exporting “{file}”…", file=self._draft.target.name)
        self._progress = self._window.messages.progress(text)
        self._progress.cancelled.connect(self._task.cancel)
        self._task.progressed.connect(self._progress.set_value)
        self._task.start()

    def stop(self) -> None:
        """Ends the work and waits until it is gone."""
        self._task.cancel()
        self._task.wait()

    @Slot(object)
    def _ended(self, outcome: Outcome) -> None:
        if self._progress is not None:
            self._progress.done()
        if outcome.cancelled:
            self._window.messages.notice(say("The export was cancelled. Nothing was written."))
        elif not outcome.done:
            self._tell_failure(self._named(outcome.error))
        else:
            self._deliver(outcome)
        self._draft.remove()
        self._exports.forget(self._window)

    def _deliver(self, outcome: Outcome) -> None:
        try:
            self._draft.deliver()
        except CjmError as error:
            self._tell_failure(error.sentence(translate))
            return
        self._tell_warnings([self._named(warning) for warning in outcome.warnings])
        self._window.messages.notice(
            say("Exported “{file}”", file=self._draft.target.name),
            action_text=say("Open"),
            action=partial(open_in_system, self._draft.target),
            further=(say("Show folder"), partial(open_in_system, self._draft.target.parent)),
            seconds=_LONG,
        )

    def _tell_warnings(self, warnings: list[str]) -> None:
        for warning in warnings[:_TOLD]:
            self._window.messages.notice(warning, kind="warning")
        further = len(warnings) - _TOLD
        if further > 0:
            self._window.messages.notice(
                say_count("{count} further warning", "{count} further warnings", further), kind="warning"
            )

    def _tell_failure(self, reason: str) -> None:
        self._window.messages.notice(
            say("The export wasn't made. {reason}", reason=reason),
            action_text=say("Export…"),
            action=partial(self._window.run, "file.export"),
            seconds=0,
            kind="error",
        )

    def _named(self, sentence: str) -> str:
        """A sentence of the command about its own files, said of those that the user knows."""
        sentence = sentence.replace(str(self._draft.path), str(self._draft.target))
        return sentence.replace(str(self._source), self._title)


def open_in_system(path: Path) -> None:
    """Shows a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
