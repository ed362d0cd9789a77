"""Finding text: typing, going round, folding, marks on the canvas, and the way back to the map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_cards
from cjm_desktop.ui.language import say, say_number
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow


@pytest.fixture(params=["en", "fa"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> EditorWindow:
    window = open_window(small_map(request.param), request.param)
    cards = window.map.document.cards
    window.map.edit("x", change_cards, [cards[0].id, cards[2].id, cards[4].id], text="needle")
    return window


def find(window: EditorWindow, qtbot: QtBot, text: str) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.find_bar.line.setText(text)


def counted(number: int, count: int) -> str:
    return say("{number} of {count}", number=say_number(number), count=say_number(count))


def test_typing_counts_marks_and_goes_to_the_first(window: EditorWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "needle")
    assert window.find_bar.count.text() == counted(1, 3)
    rects, current = window.canvas._found
    assert (len(rects), current) == (3, 0)
    focus = window.map.selection.focus
    assert focus is not None
    assert window.map.document.index.cards[focus.ref].text == "needle"


def test_enter_and_f3_go_round(window: EditorWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "needle")
    line, seen = window.find_bar.line, []
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(line, key, modifier)
        seen.append(window.find_bar.count.text())
    assert seen == [counted(number, 3) for number in (2, 3, 1, 3, 2)]


def test_escape_leaves_the_map_at_the_place_that_was_found(window: EditorWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "needle")
    qtbot.keyClick(window.find_bar.line, Qt.Key.Key_Return)
    found = window.map.selection
    qtbot.keyClick(window.find_bar.line, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    assert QApplication.focusWidget() is window.canvas
    assert window.map.selection == found
    assert window.canvas._found[0] == ()


def test_nothing_found_is_said(window: EditorWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "no such thing")
    assert window.find_bar.count.text() == say("Not found")
    qtbot.keyClick(window.find_bar.line, Qt.Key.Key_Return)
    window.find_bar.line.clear()
    assert window.find_bar.count.text() == ""


def test_arabic_forms_joiners_and_marks_are_the_same(window: EditorWindow, qtbot: QtBot) -> None:
    card = window.map.document.cards[1].id
    window.map.edit("x", change_cards, [card], text="مشتری می‌پرسد کِی")
    for query in ("مشتري", "می پرسد", "ميپرسد", "كي"):
        find(window, qtbot, query)
        assert [place.ref for place in window.find_bar.places] == [card], query


def test_what_is_found_follows_edits(window: EditorWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "needle")
    window.map.undo()
    assert window.find_bar.count.text() == say("Not found")
    window.map.redo()
    assert window.find_bar.count.text() == counted(1, 3)


def test_the_bar_stays_within_a_narrow_window(window: EditorWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "needle")
    for width in (1400, 640):
        window.resize(width, 600)
        QApplication.processEvents()
        assert window.map_area.rect().contains(window.find_bar.geometry())
