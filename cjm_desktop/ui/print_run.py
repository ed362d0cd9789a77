"""A map on its way to the printer: a little in each turn of the event loop, so that the window stays alive.

(Qt's printing can't leave the thread of the window.) Knows nothing of what stands on the pages.
"""

from collections.abc import Generator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtPrintSupport import QPrinter

from cjm_desktop.errors import CjmError
from cjm_desktop.ui.drafts import Draft
from cjm_desktop.ui.language import say
from cjm_desktop.ui.widgets.notice import ProgressNotice

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["PrintRun"]

_TURN = 0.015
"""Seconds of work in a turn."""


class PrintRun(QObject):
    """One printing; deletes itself when it is over. ``steps`` prints, and tells after each step how much is done.

    It outlives its window: what was sent to the printer is printed, at the latest before the program ends. Where the
    printer prints into a file, that appears in one go. Raises ``StorageError`` if it can't.
    """

    def __init__(
        self, window: "EditorWindow", printer: QPrinter, steps: Generator[float, None, None]
    ) -> None:
        target = printer.outputFileName()
        # What can fail comes first: a run that isn't made leaves nothing behind in the program.
        self._draft = Draft(Path(target), f"print{Path(target).suffix}") if target else None
        super().__init__(window.program)
        if self._draft is not None:
            printer.setOutputFileName(str(self._draft.path))
        self._printer, self._steps = printer, steps
        self._window: EditorWindow | None = window
        self._progress: ProgressNotice | None = None
        self._over = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        window.destroyed.connect(self._lose_window)

    def start(self) -> None:
        """Begins in the background."""
        if self._window is not None:
            text = say("Printing “{title}”…", title=self._printer.docName())
            self._progress = self._window.messages.progress(text)
            self._progress.set_value(0.0)
            self._progress.cancelled.connect(self.cancel)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish)
        self._timer.start()

    @Slot()
    def cancel(self) -> None:
        """Stops at once."""
        if self._over:
            return
        self._steps.close()
        if self._draft is None:
            self._end(say("Printing was stopped. What the printer has already may still come out."))
        else:
            self._end(say("Printing was cancelled. Nothing was written."))

    @Slot()
    def finish(self) -> None:
        """Prints what is left now, for the end of the program."""
        if not self._over:
            self._advance(None)

    @Slot()
    def _turn(self) -> None:
        self._advance(_TURN)

    def _advance(self, seconds: float | None) -> None:
        """Works for that long, or to the end."""
        start = perf_counter()
        try:
            for share in self._steps:
                if seconds is not None and perf_counter() - start >= seconds:
                    self._tell(share)
                    return
            self._end(self._delivered())
        except CjmError as error:
            self._end(error)

    def _delivered(self) -> str:
        """Everything is printed: says where it is."""
        if self._draft is None:
            return say("The map was sent to the printer.")
        self._draft.deliver()
        return say("Exported “{file}”", file=self._draft.target.name)

    def _tell(self, share: float) -> None:
        if self._progress is not None:
            self._progress.set_value(share)

    def _end(self, told: str | CjmError) -> None:
        self._over = True
        self._timer.stop()
        if self._draft is not None:
            self._draft.remove()
        if self._progress is not None:
            self._progress.done()
        if self._window is not None and isinstance(told, CjmError):
            self._window.messages.error(told)
        elif self._window is not None:
            self._window.messages.notice(str(told))
        self.deleteLater()

    @Slot()
    def _lose_window(self) -> None:
        self._window = self._progress = None
