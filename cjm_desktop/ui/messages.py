"""The only place that shows errors, notices and questions, one per window. What to say is decided by who calls.

A notice floats over the area that was handed in and blocks nothing; a dialog comes only where a choice must be made.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QWidget

from cjm_desktop.errors import CjmError
from cjm_desktop.ui.language import translate
from cjm_desktop.ui.widgets.notice import Kind, Notice, ProgressNotice
from cjm_desktop.ui.widgets.question import Choice, Question

__all__ = ["Choice", "Messages"]

_MOST = 3
_GAP = 8
_MARGIN = 20
_REMEMBERED = 200
_ERROR_SECONDS = 12.0


class Messages(QObject):
    """What one window tells. At most three notices are seen at once, the newest at the bottom; work that goes on isn't
    counted. ``history`` has the kind and text of the last 200 things told, questions included, oldest first.
    """

    shown = Signal(str, str)
    """Kind (info, warning, error, progress or question) and text of what has just been told."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.history: list[tuple[str, str]] = []
        self._area = area
        self._notices: list[Notice] = []

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Those that are seen now, the oldest first."""
        return tuple(self._notices)

    def notice(
        self,
        text: str,
        *,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        further: tuple[str, Callable[[], object]] | None = None,
        seconds: float = 6,
        kind: Kind = "info",
    ) -> Notice:
        """Say ``text`` for that long (0: until it is closed), with a button that runs ``action`` and perhaps a
        ``further`` one (its text and what it does).

        What is being said already isn't said a second time beside it.
        """
        same = [each for each in self._notices if (each.text, each.kind) == (text, kind)]
        if same and action is None and same[0].action is None:
            same[0].stay()
            return same[0]
        for each in same:
            each.leave()
        made = Notice(text, kind, seconds, self._area)
        if action is not None:
            made.add_action(action_text, action)
            made.pressed.connect(self._act)
        if further is not None:
            made.add_further(*further)
        self._show(made, kind)
        return made

    def error(self, error: CjmError) -> Notice:
        """Say what went wrong and what to do about it."""
        return self.notice(error.sentence(translate), kind="error", seconds=_ERROR_SECONDS)

    def warn(self, error: CjmError) -> Notice:
        """Say that something can't be done here, where nothing went wrong."""
        return self.notice(error.sentence(translate), kind="warning")

    def progress(self, text: str) -> ProgressNotice:
        """Say that long work goes on; who does it tells how far it is, listens to ``cancelled``, and says ``done``."""
        made = ProgressNotice(text, self._area)
        self._show(made, "progress")
        return made

    def ask(self, title: str, text: str, choices: Sequence[Choice]) -> str:
        """Ask and wait; the id of the answer, or empty if the question was dismissed."""
        question = Question(title, text, choices, self._area.window())
        self._tell("question", text)
        question.exec()
        answer = question.answer if question.result() == QDialog.DialogCode.Accepted else ""
        question.deleteLater()
        return answer

    @Slot()
    def outdate(self) -> None:
        """The map has changed since: notices with an action, such as Undo, would now do something else, and go. What
        went wrong stays true."""
        for each in self.notices:
            if each.action is not None and each.kind == "info":
                each.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _show(self, notice: Notice, kind: str) -> None:
        if not self._notices:
            self._area.installEventFilter(self)
        self._notices.append(notice)
        notice.leaving.connect(self._forget)
        passing = [each for each in self._notices if not isinstance(each, ProgressNotice)]
        for each in passing[:-_MOST]:
            each.leave()
        self._place()
        notice.appear()
        self._tell(kind, notice.text)

    def _place(self) -> None:
        """Stack the notices upwards from the bottom, in the middle of the area."""
        bottom = self._area.height() - _MARGIN
        for each in reversed(self._notices):
            each.fit(self._area.width() - 2 * _MARGIN)
            bottom -= each.height()
            each.move((self._area.width() - each.width()) // 2, max(0, bottom))
            bottom -= _GAP

    @Slot(object)
    def _forget(self, notice: Notice) -> None:
        self._notices.remove(notice)
        self._place()
        if not self._notices:
            self._area.removeEventFilter(self)

    @Slot(object)
    def _act(self, notice: Notice) -> None:
        action = notice.action
        try:
            if action is not None:
                action()
        except CjmError as error:
            self.error(error)

    def _tell(self, kind: str, text: str) -> None:
        self.history.append((kind, text))
        del self.history[:-_REMEMBERED]
        if QAccessible.isActive() and kind != "question":
            event = QAccessibleAnnouncementEvent(self._area, text)
            if kind == "error":
                event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)
        self.shown.emit(kind, text)
