"""Notices, errors, progress and questions of a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.errors import CjmError, EditError
from cjm_desktop.ui.messages import Choice, Messages
from cjm_desktop.ui.style.palette import LIGHT
from cjm_desktop.ui.style.sheet import style_sheet
from cjm_desktop.ui.widgets.notice import Notice
from cjm_desktop.ui.widgets.question import Question


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with a line that has the focus; notices float over all of it."""
    window = QWidget()
    window.resize(800, 400)
    QVBoxLayout(window).addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    line(window).setFocus()
    qtbot.waitUntil(line(window).hasFocus)
    yield window
    window.deleteLater()


def line(window: QWidget) -> QLineEdit:
    return window.findChild(QLineEdit)


def enter(notice: Notice) -> None:
    middle = QPointF(notice.rect().center())
    QApplication.sendEvent(notice, QEnterEvent(middle, middle, QPointF(notice.mapToGlobal(middle))))


def answer(press: str) -> None:
    """Press that button of the question that is asked next; empty: Escape."""

    def act() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Question)
        if press:
            asked.buttons[press].click()
        else:
            asked.reject()

    QTimer.singleShot(0, act)


class TestNotice:
    def test_is_told_and_floats_at_the_bottom_centre(self, area: QWidget, qtbot: QtBot) -> None:
        messages = Messages(area)
        with qtbot.waitSignal(messages.shown) as told:
            notice = messages.notice("Step moved")
        assert told.args == ["info", "Step moved"]
        assert messages.history == [("info", "Step moved")]
        assert abs(notice.geometry().center().x() - area.rect().center().x()) <= 1
        assert area.height() - 40 < notice.geometry().bottom() < area.height()

    def test_follows_its_area(self, area: QWidget) -> None:
        messages = Messages(area)
        notice = messages.notice("Step moved")
        area.resize(500, 300)
        assert abs(notice.geometry().center().x() - 250) <= 1
        assert notice.geometry().bottom() < 300

    def test_long_text_is_broken_and_stays_within(self, area: QWidget) -> None:
        area.resize(320, 300)
        one = Messages(area).notice("Short")
        notice = Messages(area).notice("A long story about a file and another program. " * 4)
        assert notice.width() <= 320
        assert notice.height() > one.height()

    def test_stays_within_a_narrow_area_with_two_buttons_too(self, area: QWidget) -> None:
        area.resize(460, 400)
        notice = Messages(area).notice(
            "“Shop.cjm” was changed by another program.",
            action_text="Reload",
            action=str,
            further=("Keep mine", str),
        )
        assert notice.width() <= area.width() - 40
        assert notice.sizeHint().width() <= notice.width()

    def test_leaves_the_focus_alone(self, area: QWidget) -> None:
        Messages(area).notice("Step moved", action_text="Undo", action=list)
        assert line(area).hasFocus()

    def test_action_runs_once_and_the_notice_goes(self, area: QWidget, qtbot: QtBot) -> None:
        messages, done = Messages(area), []
        notice = messages.notice("Step moved", action_text="Undo", action=lambda: done.append(1))
        assert notice.button is not None
        assert notice.button.text() == "Undo"
        qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
        assert done == [1]
        assert messages.notices == ()
        assert line(area).hasFocus()

    def test_refused_action_is_told(self, area: QWidget) -> None:
        def refuse() -> None:
            raise EditError("There is nothing to undo.")

        messages = Messages(area)
        notice = messages.notice("Step moved", action_text="Undo", action=refuse)
        assert notice.button is not None
        notice.button.click()
        assert messages.history[-1] == ("error", "There is nothing to undo.")

    def test_goes_by_itself(self, area: QWidget, qtbot: QtBot) -> None:
        messages = Messages(area)
        notice = messages.notice("Step moved", seconds=0.01)
        with qtbot.waitSignal(notice.destroyed):
            pass
        assert messages.notices == ()

    def test_stands_still_under_the_pointer(self, area: QWidget, qtbot: QtBot) -> None:
        messages = Messages(area)
        notice = messages.notice("Step moved", seconds=0.05)
        enter(notice)
        qtbot.wait(90)
        assert messages.notices == (notice,)
        with qtbot.waitSignal(notice.leaving):
            QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))

    def test_can_be_closed(self, area: QWidget, qtbot: QtBot) -> None:
        messages = Messages(area)
        notice = messages.notice("Step moved", seconds=0)
        qtbot.mouseClick(notice.findChild(QToolButton), Qt.MouseButton.LeftButton)
        assert messages.notices == ()

    def test_keyboard_reaches_it_and_comes_back(self, area: QWidget, qtbot: QtBot) -> None:
        messages = Messages(area)
        notice = messages.notice("Step moved", action_text="Undo", action=list)
        notice.take_focus()
        assert notice.button is not None
        assert notice.button.hasFocus()
        qtbot.keyClick(notice.button, Qt.Key.Key_Escape)
        assert messages.notices == ()
        assert line(area).hasFocus()

    def test_press_on_it_does_not_reach_what_lies_beneath(self, area: QWidget, qtbot: QtBot) -> None:
        pressed = []
        area.mousePressEvent = pressed.append  # type: ignore[method-assign]
        notice = Messages(area).notice("Step moved")
        qtbot.mouseClick(notice, Qt.MouseButton.LeftButton)
        assert pressed == []

    def test_markup_is_text(self, area: QWidget) -> None:
        notice = Messages(area).notice("<b>5 < 6</b>")
        assert notice._label.textFormat() == Qt.TextFormat.PlainText


class TestSeveral:
    def test_three_at_most_the_newest_lowest(self, area: QWidget) -> None:
        messages = Messages(area)
        for number in range(5):
            messages.notice(f"Notice {number}")
        assert [each.text for each in messages.notices] == ["Notice 2", "Notice 3", "Notice 4"]
        heights = [each.y() for each in messages.notices]
        assert heights == sorted(heights)
        assert len(messages.history) == 5

    def test_same_sentence_is_not_said_beside_itself(self, area: QWidget) -> None:
        messages, error = Messages(area), CjmError("The disk is full.", advice="Free some space.")
        assert messages.error(error) is messages.error(error)
        assert messages.history == [("error", "The disk is full. Free some space.")]

    def test_same_sentence_with_an_action_takes_the_place_of_the_old_one(self, area: QWidget) -> None:
        messages = Messages(area)
        first, second = (messages.notice("Moved", action_text="Undo", action=list) for _ in range(2))
        assert messages.notices == (second,)
        assert first is not second

    def test_outdated_actions_go(self, area: QWidget) -> None:
        messages = Messages(area)
        messages.notice("Moved", action_text="Undo", action=list)
        plain = messages.notice("Saved")
        messages.outdate()
        assert messages.notices == (plain,)

    def test_history_is_bounded(self, area: QWidget) -> None:
        messages = Messages(area)
        for number in range(230):
            messages.notice(f"Notice {number}")
        assert len(messages.history) == 200
        assert messages.history[-1] == ("info", "Notice 229")


class TestProgress:
    def test_shows_how_far_it_is(self, area: QWidget) -> None:
        messages = Messages(area)
        progress = messages.progress("Exporting…")
        assert progress.value is None
        progress.set_value(0.25)
        assert progress.value == 0.25
        progress.set_value(7)
        assert progress.value == 1.0
        progress.set_value(None)
        assert progress.value is None
        assert messages.history == [("progress", "Exporting…")]
        progress.done()
        assert messages.notices == ()

    def test_cancel_is_told_once_and_the_work_ends_itself(self, area: QWidget, qtbot: QtBot) -> None:
        messages, told = Messages(area), []
        progress = messages.progress("Exporting…")
        progress.cancelled.connect(lambda: told.append(1))
        assert progress.button is not None
        qtbot.mouseClick(progress.button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(progress, Qt.Key.Key_Escape)
        assert told == [1]
        assert messages.notices == (progress,)

    def test_notices_do_not_push_it_away(self, area: QWidget) -> None:
        messages = Messages(area)
        progress = messages.progress("Exporting…")
        for number in range(4):
            messages.notice(f"Notice {number}")
        assert progress in messages.notices
        assert len(messages.notices) == 4


class TestAsking:
    CHOICES = (
        Choice("save", "Save", is_default=True),
        Choice("drop", "Don’t save", is_destructive=True),
        Choice("cancel", "Cancel"),
    )

    @pytest.mark.parametrize("choice", ["save", "drop", "cancel", ""])
    def test_gives_the_answer(self, choice: str, area: QWidget) -> None:
        messages = Messages(area)
        answer(choice)
        assert messages.ask("Save the changes?", "They would be lost.", self.CHOICES) == choice
        assert messages.history == [("question", "They would be lost.")]

    @pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
    def test_the_usual_answer_stands_at_the_end(self, direction: Qt.LayoutDirection, area: QWidget) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setStyleSheet(style_sheet(LIGHT, right_to_left=False))
        question = Question("Save?", "Lost otherwise.", self.CHOICES, area)
        question.setLayoutDirection(direction)
        question.show()
        places = {name: button.x() for name, button in question.buttons.items()}
        app.setStyleSheet("")
        is_rtl = direction == Qt.LayoutDirection.RightToLeft
        assert places["save"] == (min if is_rtl else max)(places.values())
        question.deleteLater()

    def test_enter_chooses_the_default(self, area: QWidget, qtbot: QtBot) -> None:
        question = Question("Save?", "Lost otherwise.", self.CHOICES, area)
        question.show()
        qtbot.keyClick(question, Qt.Key.Key_Return)
        assert question.answer == "save"
        question.deleteLater()


def test_nothing_is_left_when_the_window_goes(qtbot: QtBot) -> None:
    window = QWidget()
    messages = Messages(window)
    window.show()
    notice = messages.notice("Step moved", action_text="Undo", action=list)
    with qtbot.waitSignals([notice.destroyed, messages.destroyed]):
        window.deleteLater()
