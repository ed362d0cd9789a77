"""Controls with which something is chosen, by mouse and keyboard, in both directions."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.theme.contrast import contrast
from cjm_desktop.ui.widgets.choices import Choices
from cjm_desktop.ui.widgets.colour_button import ColourButton, ColourPopup, good_colours
from cjm_desktop.ui.widgets.segmented import Segmented
from tests.ui.widgets.conftest import BOTH, LEFT, Show, told


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
