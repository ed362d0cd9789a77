"""Reads pictures that come into a map: small ones at once, others in a thread beside the window, which stays alive.

Knows the map that they are meant for and its messages; what becomes of the pictures is decided by who asks for them.
"""

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from cjm_desktop.errors import CjmError
from cjm_desktop.ui.collecting import pause_collecting, resume_collecting
from cjm_desktop.ui.incoming_pictures import Picture, Source, is_quick, picture_of
from cjm_desktop.ui.language import say, say_count
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.widgets.notice import ProgressNotice

__all__ = ["Reading", "read_pictures", "stop_reading"]

Then = Callable[[list[Picture]], object]

_LOOK_MS = 20
_TELL_AFTER_MS = 200
"""Work that is over by then would only flash."""


def read_pictures(
    open_map: OpenMap,
    messages: Messages,
    sources: Sequence[Source],
    then: Then,
    tell: Callable[[CjmError], object] | None = None,
    purpose: Hashable = None,
) -> None:
    """Hands all pictures that can be read to ``then``: at once if that is quick, else when they are read.

    Pictures that can't be read are told and left out; ``tell`` is asked to do so where that is known at once. Without
    any picture, or when somebody stops the reading, ``then`` isn't called. ``purpose`` is for ``stop_reading``.
    """
    if is_quick(sources):
        work = _Work(sources)
        work.run()
        work.hand_on(then, tell or messages.error)
    else:
        Reading(open_map, messages, sources, then, purpose)


def stop_reading(open_map: OpenMap, purpose: Hashable) -> None:
    """Ends what is being read for this purpose in this map, and says nothing."""
    application = QCoreApplication.instance()
    for reading in application.findChildren(Reading) if application is not None else ():
        if reading.is_for(open_map, purpose):
            reading.stop()


class _Work:
    """What the thread does. It has no part in Qt's objects, so that it may end after all of them."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.done = 0
        self.is_cancelled = False
        self._pictures: list[Picture] = []
        self._errors: list[CjmError] = []
        self._mistake: Exception | None = None

    def run(self) -> None:
        try:
            for source in self.sources:
                if self.is_cancelled:
                    return
                self._read(source)
                self.done += 1
        except Exception as mistake:
            self._mistake = mistake

    def _read(self, source: Source) -> None:
        try:
            self._pictures.append(picture_of(source))
        except CjmError as error:
            # Its trace would keep what was made in this thread.
            self._errors.append(error.with_traceback(None))

    def hand_on(self, then: Then, tell: Callable[[CjmError], object]) -> None:
        """Tells what couldn't be read and gives the rest; raises what nobody expected."""
        if self._mistake is not None:
            raise self._mistake
        for error in self._errors:
            tell(error)
        if self._pictures:
            then(self._pictures)


class Reading(QObject):
    """Pictures on their way into a map; begins at once and deletes itself when it is over.

    It outlives its window until the picture that is being read is finished, since that can't be stopped midway.
    """

    def __init__(
        self,
        open_map: OpenMap,
        messages: Messages,
        sources: Sequence[Source],
        then: Then,
        purpose: Hashable,
    ) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._map: OpenMap | None = open_map
        self._purpose = purpose
        self._messages: Messages | None = messages
        self._then: Then | None = then
        self._has_map = True
        self._progress: ProgressNotice | None = None
        self._work = _Work(sources)
        self._thread = Thread(target=self._work.run, name="pictures")
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        open_map.destroyed.connect(self._lose_map)
        messages.destroyed.connect(self._lose_window)
        if application is not None:
            application.aboutToQuit.connect(self._wait)
        self._clock = QElapsedTimer()
        self._clock.start()
        pause_collecting()
        self._thread.start()
        self._timer.start()

    def is_for(self, open_map: OpenMap, purpose: Hashable) -> bool:
        """Whether these pictures are for this, and still wanted."""
        return self._map is open_map and self._purpose == purpose

    @Slot()
    def cancel(self) -> None:
        """Stops, and says so."""
        messages = self._messages
        self.stop()
        if messages is not None:
            messages.notice(say("Reading was cancelled. Nothing was added."))

    def stop(self) -> None:
        """Leaves nothing behind, and says nothing. Does nothing when it is over."""
        progress, self._progress = self._progress, None
        self._work.is_cancelled = True
        self._map = self._messages = self._then = None
        if progress is not None:
            progress.done()

    @Slot()
    def _look(self) -> None:
        """How far is it? Nothing is handed on amid a drag or a dialog: the map would change under the user's hand."""
        if self._messages is not None:
            self._tell(self._messages)
        if self._thread.is_alive() or (self._then is not None and _is_busy_elsewhere()):
            return
        self._end()

    def _tell(self, messages: Messages) -> None:
        if not self._has_map:
            self.stop()
            messages.notice(
                say("The map was closed before all pictures were read. Nothing was added."), kind="warning"
            )
            return
        if self._progress is None and self._clock.elapsed() >= _TELL_AFTER_MS:
            self._progress = messages.progress(_what_goes_on(self._work.sources))
            self._progress.cancelled.connect(self.cancel)
        if self._progress is not None and len(self._work.sources) > 1:
            self._progress.set_value(self._work.done / len(self._work.sources))

    def _end(self) -> None:
        then, messages, work = self._then, self._messages, self._work
        self._timer.stop()
        resume_collecting()
        self.stop()
        self.deleteLater()
        if then is not None and messages is not None:
            work.hand_on(then, messages.error)

    @Slot()
    def _wait(self) -> None:
        """The program ends."""
        self.stop()
        self._thread.join()

    @Slot()
    def _lose_map(self) -> None:
        # Told later: the whole window may be about to go.
        self._has_map = False

    @Slot()
    def _lose_window(self) -> None:
        self._progress = None
        self.stop()


def _is_busy_elsewhere() -> bool:
    has_button = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return has_button or QApplication.activeModalWidget() is not None


def _what_goes_on(sources: Sequence[Source]) -> str:
    if len(sources) > 1:
        return say_count("Reading {count} picture…", "Reading {count} pictures…", len(sources))
    if isinstance(sources[0], Path):
        return say("Reading “{file}”…", file=sources[0].name)
    return say("Reading the picture…")
