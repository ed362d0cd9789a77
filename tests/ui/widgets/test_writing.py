"""Controls into which something is written: tags, lines, numbers, searches."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.language import speak
from cjm_desktop.ui.widgets.lines import CommitLine, CommitText
from cjm_desktop.ui.widgets.numbers import NumberField, VoteField
from cjm_desktop.ui.widgets.search import SearchLine
from cjm_desktop.ui.widgets.tags import TagField
from tests.ui.widgets.conftest import BOTH, LEFT, Show, told, type_into


class TestTags:
    def made(self, show: Show[TagField], *tags: str) -> TagField:
        field = show(TagField("Tags"))
        field.set_value(tags)
        return field

    def test_enter_adds(self, show: Show[TagField], qtbot: QtBot) -> None:
        field = self.made(show, "web")
        heard = told(field.changed)
        qtbot.keyClicks(field.line, "  two   words ")
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
        assert heard == [("web", "two words")]
        assert field.line.text() == ""

    @pytest.mark.parametrize("end", ",;،؛")
    def test_comma_of_any_script_adds(self, end: str, show: Show[TagField], qtbot: QtBot) -> None:
        field = self.made(show)
        type_into(field.line, f"نان{end}web")
        assert field.value == ("نان",)
        assert field.line.text() == "web"

    def test_pasted_list_becomes_tags(self, show: Show[TagField]) -> None:
        field = self.made(show)
        heard = told(field.changed)
        QApplication.clipboard().setText("web, shop; نان، four")
        field.line.paste()
        assert heard == [("web", "shop", "نان")]
        assert field.line.text() == "four"

    def test_leaving_adds(self, show: Show[TagField], qtbot: QtBot) -> None:
        field = self.made(show)
        qtbot.keyClicks(field.line, "web")
        show(CommitLine("next"))
        assert field.value == ("web",)

    def test_nothing_empty_and_nothing_twice(self, show: Show[TagField], qtbot: QtBot) -> None:
        field = self.made(show, "Web")
        heard = told(field.changed)
        for text in ("web,", "   ,"):
            qtbot.keyClicks(field.line, text)
        assert (field.value, heard) == (("Web",), [])

    def test_cross_takes_away(self, show: Show[TagField], qtbot: QtBot) -> None:
        field = self.made(show, "web", "shop")
        heard = told(field.changed)
        chip = field.chips[0]
        qtbot.mouseClick(chip, LEFT, pos=QPoint(12, 12))
        assert heard == []
        qtbot.mouseClick(chip, LEFT, pos=chip.cross().center())
        assert heard == [("shop",)]

    @BOTH
    def test_keys_lead_into_the_chips(
        self, direction: Qt.LayoutDirection, show: Show[TagField], qtbot: QtBot
    ) -> None:
        field = show(TagField("Tags"), direction)  # type: ignore[call-arg]
        field.set_value(["web", "shop"])
        is_forward = direction == Qt.LayoutDirection.LeftToRight
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Right) if is_forward else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        qtbot.keyClick(field.line, back)
        assert field.chips[1].hasFocus()
        qtbot.keyClick(field.chips[1], back)
        assert field.chips[0].hasFocus()
        qtbot.keyClick(field.chips[0], on)
        qtbot.keyClick(field.chips[1], on)
        assert field.line.hasFocus()
        qtbot.keyClick(field.line, back)
        qtbot.keyClick(field.chips[1], Qt.Key.Key_Delete)
        assert field.value == ("web",)
        assert (field.chips[0].x() < 100) is is_forward

    def test_backspace_takes_the_last_one(self, show: Show[TagField], qtbot: QtBot) -> None:
        field = self.made(show, "web", "shop")
        qtbot.keyClicks(field.line, "x")
        qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
        assert field.value == ("web", "shop")
        qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
        assert field.value == ("web",)

    def test_known_tags_are_proposed(self, show: Show[TagField], qtbot: QtBot) -> None:
        field = self.made(show)
        field.set_known(["Checkout", "Mobile"])
        qtbot.keyClicks(field.line, "out")
        completer = field.line.completer()
        assert completer.currentCompletion() == "Checkout"
        completer.activated.emit("Checkout")
        assert field.value == ("Checkout",)

    def test_setting_tells_nothing(self, show: Show[TagField]) -> None:
        field = self.made(show, "web")
        heard = told(field.changed)
        field.set_value(["a", "b"])
        field.set_value(["a", "b"])
        assert (field.value, heard) == (("a", "b"), [])

    def test_grows_in_lines(self, show: Show[TagField]) -> None:
        field = self.made(show, "web")
        low = field.layout().heightForWidth(200)
        field.set_value([f"quite long tag {number}" for number in range(5)])
        assert field.layout().heightForWidth(200) > low


@pytest.mark.parametrize("kind", [CommitLine, CommitText])
class TestCommitting:
    def test_leaving_keeps_what_changed_once(self, kind: Any, show: Show[Any], qtbot: QtBot) -> None:
        field = show(kind("Title"))
        heard = told(field.committed)
        qtbot.keyClicks(field, "Pays")
        assert (field.value, heard) == ("", [])
        show(CommitLine("next"))
        assert (field.value, heard) == ("Pays", ["Pays"])
        field.setFocus()
        show(CommitLine("after next"))
        assert heard == ["Pays"]

    def test_enter_keeps(self, kind: Any, show: Show[Any], qtbot: QtBot) -> None:
        field = show(kind("Title"))
        heard = told(field.committed)
        qtbot.keyClicks(field, "Pays")
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert heard == ["Pays"]

    def test_escape_brings_the_value_back(self, kind: Any, show: Show[Any], qtbot: QtBot) -> None:
        field = show(kind("Title"))
        field.set_value("Pays")
        heard = told(field.committed)
        qtbot.keyClicks(field, "!!")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        field.commit()
        assert (field.value, heard) == ("Pays", [])

    def test_typing_is_not_taken_away(self, kind: Any, show: Show[Any], qtbot: QtBot) -> None:
        field = show(kind("Title"))
        qtbot.keyClicks(field, "mine")
        heard = told(field.committed)
        field.set_value("other")
        field.commit()
        assert heard == ["mine"]

    def test_undo_belongs_to_the_map_once_the_text_is_kept(
        self, kind: Any, show: Show[Any], qtbot: QtBot
    ) -> None:
        field = show(kind("Title"))
        window = field.window()
        undone: list[bool] = []
        undo = QAction("Undo", window, shortcut=QKeySequence(QKeySequence.StandardKey.Undo))
        undo.triggered.connect(lambda: undone.append(True))
        window.addAction(undo)
        qtbot.keyClicks(field, "Pays")
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert undone == []
        qtbot.keyClicks(field, "Pays")
        field.commit()
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert len(undone) == 1


class TestLines:
    @BOTH
    def test_line_reads_in_the_direction_of_its_text(
        self, direction: Qt.LayoutDirection, show: Show[CommitLine]
    ) -> None:
        field = show(CommitLine("Title"), direction)  # type: ignore[call-arg]
        is_rtl = direction == Qt.LayoutDirection.RightToLeft
        for text, begins_right in (("پرداخت", True), ("Pays", False), ("12", is_rtl), ("", is_rtl)):
            field.set_value(text)
            field.grab()  # Qt finds the place of the text while painting
            assert (field.cursorRect().center().x() > field.width() / 2) is begins_right, text

    def test_each_paragraph_reads_in_its_own_direction(self, show: Show[CommitText]) -> None:
        field = show(CommitText("Note"))
        field.set_value("پرداخت\nPays")
        first, second = field.document().firstBlock(), field.document().lastBlock()
        starts = [block.layout().lineAt(0).naturalTextRect().x() for block in (first, second)]
        assert starts[0] > starts[1]

    def test_text_grows_and_stops_growing(self, show: Show[CommitText]) -> None:
        field = show(CommitText("Note", least=2, most=5))
        low = field.sizeHint().height()
        field.set_value("\n".join("12345"))
        high = field.sizeHint().height()
        field.set_value("\n".join("1234567890"))
        assert low < high
        assert field.sizeHint().height() - high < 20

    def test_tab_leaves_the_text(self, show: Show[CommitText], qtbot: QtBot) -> None:
        field = show(CommitText("Note"))
        following = show(CommitLine("next"))
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        assert following.hasFocus()
        assert field.value == ""

    def test_enter_breaks_the_line_and_spaces_survive(self, show: Show[CommitText], qtbot: QtBot) -> None:
        field = show(CommitText("Note"))
        type_into(field, "5\N{NO-BREAK SPACE}km")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClicks(field, "b")
        field.commit()
        assert field.value == "5\N{NO-BREAK SPACE}km\nb"


class TestNumbers:
    @pytest.fixture
    def persian(self) -> Iterator[None]:
        speak("fa")
        yield
        speak("en")

    def test_digits_of_the_language_and_of_the_keyboard(
        self, persian: None, show: Show[NumberField], qtbot: QtBot
    ) -> None:
        field = show(NumberField("n"))
        field.setValue(214)
        assert field.text() == "۲۱۴"
        for typed, value in (("۵۶", 56), ("78", 78)):
            field.selectAll()
            type_into(field, typed)
            qtbot.keyClick(field, Qt.Key.Key_Return)
            assert field.value() == value

    def test_wheel_rolls_by_without_the_focus(self, show: Show[NumberField]) -> None:
        field = show(NumberField("n"))
        show(CommitLine("next"))
        for expected in (0, 1):
            place = QPointF(field.rect().center())
            turn = QWheelEvent(
                place,
                QPointF(field.mapToGlobal(place)),
                QPoint(),
                QPoint(0, 120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(field, turn)
            assert field.value() == expected
            field.setFocus()

    def test_votes_change_by_keys_and_typing(self, show: Show[VoteField], qtbot: QtBot) -> None:
        field = show(VoteField("Votes"))
        field.set_value(4)
        heard = told(field.changed)
        qtbot.keyClick(field, Qt.Key.Key_Up)
        field.selectAll()
        qtbot.keyClicks(field, "12")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert heard == [5, 12]

    @BOTH
    def test_dots_stand_where_reading_starts(
        self, direction: Qt.LayoutDirection, show: Show[VoteField]
    ) -> None:
        field = show(VoteField("Votes"), direction)  # type: ignore[call-arg]
        field.resize(200, 34)
        field.set_value(0)
        empty = field.grab().toImage()
        field.set_value(5)
        dotted = field.grab().toImage()
        row = range(field.width() - 30)
        changed = [x for x in row if empty.pixelColor(x, 17) != dotted.pixelColor(x, 17)]
        half = field.width() / 2
        assert changed
        dots = [x for x in changed if dotted.pixelColor(x, 17).saturation() > 100]
        is_forward = direction == Qt.LayoutDirection.LeftToRight
        assert all((x < half) is is_forward for x in dots)


class TestSearch:
    def test_escape_clears_first(self, show: Show[SearchLine], qtbot: QtBot) -> None:
        field = show(SearchLine("Search the map"))
        qtbot.keyClicks(field, "card")
        assert field.clear_action.isVisible()
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == ""
        assert not field.clear_action.isVisible()
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == ""

    def test_cross_clears(self, show: Show[SearchLine], qtbot: QtBot) -> None:
        field = show(SearchLine("Search the map"))
        qtbot.keyClicks(field, "card")
        field.clear_action.trigger()
        assert field.text() == ""
