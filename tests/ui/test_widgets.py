"""The controls of the panels, by mouse and keyboard, in both directions."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.theme.contrast import contrast
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.widgets.choices import Choices
from cjm_desktop.ui.widgets.colour_button import ColourButton, ColourPopup, good_colours
from cjm_desktop.ui.widgets.flow import FlowLayout
from cjm_desktop.ui.widgets.labels import EmptyHint
from cjm_desktop.ui.widgets.lines import CommitLine, CommitText
from cjm_desktop.ui.widgets.margins import margins
from cjm_desktop.ui.widgets.numbers import NumberField, VoteField
from cjm_desktop.ui.widgets.picture_well import PictureWell
from cjm_desktop.ui.widgets.search import SearchLine
from cjm_desktop.ui.widgets.segmented import Segmented
from cjm_desktop.ui.widgets.tags import TagField

W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]
LEFT = Qt.MouseButton.LeftButton
BOTH = pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"]
)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show[Any]]:
    """Puts a widget into a window and gives it the focus."""
    window = QWidget()
    QVBoxLayout(window)

    def put(widget: QWidget, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> QWidget:
        window.setLayoutDirection(direction)
        window.layout().addWidget(widget)
        window.resize(300, 200)
        window.show()
        window.activateWindow()
        widget.show()
        qtbot.waitUntil(window.isActiveWindow)
        widget.setFocus()
        return widget

    yield put
    window.deleteLater()


def type_into(widget: QWidget, text: str) -> None:
    """Key presses for letters of any script (those of QTest know Latin ones alone)."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def told(signal: Any) -> list[Any]:
    """Collects what the signal says."""
    heard: list[Any] = []
    signal.connect(heard.append)
    return heard


class TestSegmented:
    def made(
        self, show: Show[Segmented], direction: Any = Qt.LayoutDirection.LeftToRight, **more: bool
    ) -> Segmented:
        choices = [("a", "Assumed"), ("o", "Observed"), ("m", "Measured")]
        return show(Segmented(choices, "Evidence", **more), direction)  # type: ignore[call-arg]

    def test_starts_empty_and_takes_a_press(self, show: Show[Segmented], qtbot: QtBot) -> None:
        field = self.made(show)
        heard = told(field.changed)
        assert field.value == ""
        qtbot.mouseClick(field.segment("m"), LEFT)
        assert (field.value, heard) == ("m", ["m"])
        assert [field.segment(each).isChecked() for each in "aom"] == [False, False, True]

    def test_setting_tells_nothing(self, show: Show[Segmented]) -> None:
        field = self.made(show)
        heard = told(field.changed)
        field.set_value("o")
        assert field.value == "o"
        field.set_value("unknown")
        assert (field.value, heard) == ("", [])

    @BOTH
    def test_arrows_choose_the_neighbour(
        self, direction: Qt.LayoutDirection, show: Show[Segmented], qtbot: QtBot
    ) -> None:
        field = self.made(show, direction)
        field.set_value("a")
        field.segment("a").setFocus()
        forward = Qt.Key.Key_Right if direction == Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Left
        qtbot.keyClick(field.segment("a"), forward)
        assert field.value == "o"
        assert field.segment("o").hasFocus()
        qtbot.keyClick(field.segment("o"), Qt.Key.Key_End)
        assert field.value == "m"
        first, last = field.segment("a").x(), field.segment("m").x()
        assert (first < last) is (direction == Qt.LayoutDirection.LeftToRight)

    def test_is_one_stop_for_tab(self, show: Show[Segmented]) -> None:
        field = self.made(show)
        field.set_value("o")
        stops = [each for each in "aom" if field.segment(each).focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert stops == ["o"]

    def test_choice_can_be_taken_back(self, show: Show[Segmented], qtbot: QtBot) -> None:
        field = self.made(show, can_be_empty=True)
        field.set_value("o")
        heard = told(field.changed)
        qtbot.mouseClick(field.segment("o"), LEFT)
        field.set_value("a")
        qtbot.keyClick(field.segment("a"), Qt.Key.Key_Delete)
        assert (field.value, heard) == ("", ["", ""])

    def test_choice_stays_where_one_is_needed(self, show: Show[Segmented], qtbot: QtBot) -> None:
        field = self.made(show)
        field.set_value("o")
        heard = told(field.changed)
        qtbot.mouseClick(field.segment("o"), LEFT)
        qtbot.keyClick(field.segment("o"), Qt.Key.Key_Delete)
        assert (field.value, heard) == ("o", [])
        assert field.segment("o").isChecked()

    def test_chosen_one_is_filled(self, show: Show[Segmented]) -> None:
        field = self.made(show)
        field.set_value("o")
        chosen, other = (field.segment(each).grab().toImage().pixelColor(6, 6) for each in "oa")
        assert chosen.lightness() < 150 < other.lightness()


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


class TestChoices:
    def made(self, show: Show[Choices]) -> Choices:
        field = show(Choices("Personas"))
        field.set_choices([("1", "Mina", "#B9520F"), ("2", "Omid", ""), ("3", "Sara", "")])
        return field

    def test_press_and_space_switch(self, show: Show[Choices], qtbot: QtBot) -> None:
        field = self.made(show)
        heard = told(field.changed)
        qtbot.mouseClick(field.chips[1], LEFT)
        qtbot.keyClick(field.chips[0], Qt.Key.Key_Space)
        qtbot.mouseClick(field.chips[1], LEFT)
        assert heard == [("2",), ("1", "2"), ("1",)]

    def test_arrows_only_lead(self, show: Show[Choices], qtbot: QtBot) -> None:
        field = self.made(show)
        field.chips[0].setFocus()
        qtbot.keyClick(field.chips[0], Qt.Key.Key_Right)
        assert field.chips[1].hasFocus()
        qtbot.keyClick(field.chips[1], Qt.Key.Key_Home)
        assert field.chips[0].hasFocus()
        assert field.value == ()

    def test_new_choices_keep_what_was_on(self, show: Show[Choices]) -> None:
        field = self.made(show)
        heard = told(field.changed)
        field.set_value(["3", "unknown"])
        field.set_choices([("3", "Sara", "#177A80"), ("4", "Ali", "")])
        assert (field.value, heard) == (("3",), [])
        assert [chip.text() for chip in field.chips] == ["Sara", "Ali"]


class TestColourButton:
    def opened(self, field: ColourButton, qtbot: QtBot) -> ColourPopup:
        qtbot.mouseClick(field, LEFT)
        assert field.popup is not None
        return field.popup

    def test_press_chooses(self, show: Show[ColourButton], qtbot: QtBot) -> None:
        field = show(ColourButton("Colour"))
        heard = told(field.changed)
        popup = self.opened(field, qtbot)
        qtbot.mouseClick(popup.swatches[2], LEFT)
        assert heard == [good_colours()[2].colour] == [field.value]
        qtbot.waitUntil(lambda: field.popup is None)

    def test_keys_choose(self, show: Show[ColourButton], qtbot: QtBot) -> None:
        field = show(ColourButton("Colour"))
        field.set_value(good_colours()[0].colour)
        popup = self.opened(field, qtbot)
        assert popup.swatches[0].hasFocus()
        qtbot.keyClick(popup.swatches[0], Qt.Key.Key_Down)
        qtbot.keyClick(popup.swatches[6], Qt.Key.Key_Space)
        assert field.value == good_colours()[6].colour

    def test_colour_can_be_dropped(self, show: Show[ColourButton], qtbot: QtBot) -> None:
        field = show(ColourButton("Colour"))
        field.set_value("#123456")
        heard = told(field.changed)
        qtbot.mouseClick(self.opened(field, qtbot).none, LEFT)
        assert (field.value, heard) == ("", [""])

    def test_escape_changes_nothing(self, show: Show[ColourButton], qtbot: QtBot) -> None:
        field = show(ColourButton("Colour"))
        heard = told(field.changed)
        qtbot.keyClick(self.opened(field, qtbot), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: field.popup is None)
        assert heard == []

    def test_is_named_for_screen_readers(self, show: Show[ColourButton]) -> None:
        field = show(ColourButton("Colour"))
        assert field.accessibleName() == "Colour: No colour"
        field.set_value("#177a80")
        assert field.accessibleName() == "Colour: Teal"
        field.set_value("nonsense")
        assert field.value == ""

    def test_white_is_readable_on_every_good_colour(self) -> None:
        assert all(contrast("#FFFFFF", each.colour) >= 4.5 for each in good_colours())
        assert len({each.colour for each in good_colours()}) == len(good_colours()) == 12


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


class TestPictureWell:
    def drag(self, well: PictureWell, data: QMimeData, kind: Any) -> Any:
        none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        place = QPointF(5, 5) if kind is QDropEvent else QPoint(5, 5)
        event = kind(place, copy, data, LEFT, none)
        QApplication.sendEvent(well, event)
        return event

    def test_press_and_enter_choose(self, show: Show[PictureWell], qtbot: QtBot) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64), is_round=True))
        chosen: list[int] = []
        well.choosing.connect(lambda: chosen.append(1))
        qtbot.mouseClick(well, LEFT)
        qtbot.keyClick(well, Qt.Key.Key_Return)
        qtbot.keyClick(well, Qt.Key.Key_Space)
        assert len(chosen) == 3

    def test_delete_clears_only_a_picture(self, show: Show[PictureWell], qtbot: QtBot) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64)))
        cleared: list[int] = []
        well.cleared.connect(lambda: cleared.append(1))
        qtbot.keyClick(well, Qt.Key.Key_Delete)
        assert cleared == []
        well.set_picture(QPixmap(10, 10))
        qtbot.keyClick(well, Qt.Key.Key_Delete)
        assert cleared == [1]
        well.set_picture(None)
        assert well.picture.isNull()

    def test_files_and_pictures_can_be_dropped(self, show: Show[PictureWell]) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64)))
        files, images = told(well.file_dropped), told(well.image_dropped)
        data = QMimeData()
        data.setUrls([QUrl("https://example.org/x.png"), QUrl.fromLocalFile("/pictures/mina.png")])
        assert self.drag(well, data, QDragEnterEvent).isAccepted()
        self.drag(well, data, QDropEvent)
        assert files == ["/pictures/mina.png"]
        picture = QMimeData()
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        picture.setImageData(image)
        self.drag(well, picture, QDragEnterEvent)
        self.drag(well, picture, QDropEvent)
        assert images[0].size() == QSize(4, 4)

    def test_other_things_are_not_taken(self, show: Show[PictureWell]) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64)))
        words = QMimeData()
        words.setText("words")
        assert not self.drag(well, words, QDragEnterEvent).isAccepted()
        QApplication.sendEvent(well, QDragLeaveEvent())

    def test_picture_is_cropped_not_stretched(self, show: Show[PictureWell]) -> None:
        well = show(PictureWell("Portrait", QSize(60, 60)))
        wide = QPixmap(180, 60)
        wide.fill(QColor("blue"))
        well.set_picture(wide)
        middle = well.grab().toImage().pixelColor(30, 30)
        assert middle == QColor("blue")


class TestLabels:
    def test_empty_place_says_what_to_do(self, show: Show[EmptyHint], qtbot: QtBot) -> None:
        hint = show(EmptyHint("card", "Nothing is here yet.", "Add a card"))
        pressed: list[int] = []
        hint.pressed.connect(lambda: pressed.append(1))
        assert hint.button is not None
        qtbot.mouseClick(hint.button, LEFT)
        hint.set_sentence("Still nothing.")
        assert (hint.label.text(), pressed) == ("Still nothing.", [1])
        assert not hint.grab().isNull()


@BOTH
def test_flow_fills_lines_from_the_start(direction: Qt.LayoutDirection, show: Show[QWidget]) -> None:
    widget = QWidget()
    flow = FlowLayout(widget, spacing=5)
    words = [QLabel() for _ in range(4)]
    for word in words:
        word.setFixedSize(60, 20)
        flow.addWidget(word)
    show(widget, direction)  # type: ignore[call-arg]
    widget.resize(140, 100)
    assert flow.heightForWidth(140) == 45
    assert [word.y() for word in words] == [0, 0, 25, 25]
    is_forward = direction == Qt.LayoutDirection.LeftToRight
    assert [word.x() for word in words[:2]] == ([0, 65] if is_forward else [80, 15])
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


@BOTH
def test_margins_follow_the_reading_direction(show: Show[QWidget], direction: Qt.LayoutDirection) -> None:
    widget = show(QWidget(), direction)  # type: ignore[call-arg]
    room = margins(widget, 1, 2, 3, 4)
    ends = (room.left(), room.right())
    assert ends == ((3, 1) if direction == Qt.LayoutDirection.RightToLeft else (1, 3))
    assert (room.top(), room.bottom()) == (2, 4)
