"""What the tests of files, exports and printing share: a program with a window, and a user who answers questions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from cjm_desktop.edit.operations.maps import change_map
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.widgets.question import Question


class Chosen:
    """Answers in place of file dialogs, in turn; ``asked`` and ``folders`` hold what was suggested."""

    def __init__(self) -> None:
        self.opens: list[list[Path]] = []
        self.saves: list[Path | None] = []
        self.pictures: list[Path | None] = []
        self.folders: list[Path | None] = []
        self.asked: list[Path] = []
        self.titles: list[str] = []

    def open(self, parent: QWidget, folder: Path | None) -> list[Path]:
        return self.opens.pop(0)

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
        self.asked.append(suggestion)
        self.titles.append(title)
        return self.saves.pop(0)

    def picture(self, parent: QWidget, folder: Path | None) -> Path | None:
        self.folders.append(folder)
        return self.pictures.pop(0)


class Editing:
    """Takes the place of the editor of texts: ``keep`` does what a test wants to have been typed."""

    def __init__(self) -> None:
        self.pending: Callable[[], object] | None = None

    def keep(self) -> None:
        if self.pending is not None:
            pending, self.pending = self.pending, None
            pending()


class SmallWindow(QMainWindow):
    """A window with what files and exports need of one."""

    def __init__(self, program: Program, open_map: OpenMap | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.program = program
        area = QWidget(self)
        self.setCentralWidget(area)
        self.messages = Messages(area)
        self.editing = Editing()
        self.ran: list[str] = []
        self.open_map: OpenMap | None = None
        self.set_map(open_map)
        self.resize(900, 600)

    def set_map(self, open_map: OpenMap | None) -> None:
        old, self.open_map = self.open_map, open_map
        if open_map is not None:
            open_map.setParent(self)
        if old is not None:
            old.deleteLater()

    def run(self, action_id: str) -> None:
        self.ran.append(action_id)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.program.may_close(self):
            self.program.window_closed(self)
        else:
            event.ignore()


def rename(window: Any, title: str) -> None:
    """An edit."""
    window.open_map.edit("Rename", change_map, title=title)


def told(window: Any, kind: str = "") -> list[str]:
    """What the window has told, of one kind or of all."""
    return [text for each, text in window.messages.history if kind in ("", each)]


class User(QObject):
    """Waits for dialogs, one after the other, and does something in each."""

    def __init__(self) -> None:
        super().__init__()
        self._tasks: list[Callable[[Any], object]] = []
        self.questions: list[str] = []
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)

    def answers(self, answer: str) -> None:
        """Clicks this answer of the next question; empty: Escape."""

        def click(question: Question) -> None:
            self.questions.append(question.windowTitle())
            if answer:
                QTest.mouseClick(question.buttons[answer], Qt.MouseButton.LeftButton)
            else:
                QTest.keyClick(question, Qt.Key.Key_Escape)

        self.does(click)

    def does(self, task: Callable[[Any], object]) -> None:
        """Does this in the next dialog."""
        self._tasks.append(task)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        return not self._tasks

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and self._tasks and dialog.isVisible():
            self._tasks.pop(0)(dialog)
        if not self._tasks:
            self._timer.stop()
