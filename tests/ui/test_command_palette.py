"""The palette of actions: finding by any word, running, and going to places of the map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_cards
from cjm_desktop.ui.actions.palette import ActionPalette
from cjm_desktop.ui.main_window import EditorWindow


@pytest.fixture
def palette(window: EditorWindow, qtbot: QtBot) -> ActionPalette:
    qtbot.keyClick(window.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(ActionPalette)
    assert isinstance(found, ActionPalette)
    assert QApplication.focusWidget() is found.line
    return found


def offered(palette: ActionPalette) -> list[str]:
    return [entry.action_id for entry in palette.offered if entry is not None and entry.action_id]


def test_everything_that_can_be_done_is_offered(palette: ActionPalette, window: EditorWindow) -> None:
    enabled = {name for name, action in window.qactions.items() if action.isEnabled()}
    assert set(offered(palette)) == enabled - {"app.palette"}


def test_typing_narrows_and_enter_runs(palette: ActionPalette, window: EditorWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "zoom i")
    assert offered(palette)[0] == "view.zoom_in"
    before = window.canvas.zoom
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.canvas.zoom > before
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.canvas


def test_words_of_the_window_and_english_ones_are_understood(
    palette: ActionPalette, window: EditorWindow
) -> None:
    for name in ("view.fit", "edit.select_map", "map.direction.rtl"):
        for text in (window.qactions[name].text(), window.qactions[name].entry.label):
            palette.line.setText(text.upper())
            assert name in offered(palette)[:3], text


def test_entries_show_key_and_menu(palette: ActionPalette) -> None:
    palette.line.setText("zoom in")
    entry = palette.offered[0]
    # A right-to-left window has a mark in the name of the key, which keeps its order.
    assert entry.key.replace("\N{LEFT-TO-RIGHT EMBEDDING}", "") == "Ctrl++"
    assert entry.icon
    assert entry.detail


def test_arrows_choose(palette: ActionPalette, qtbot: QtBot) -> None:
    palette.line.setText("zoom")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1


def test_escape_gives_the_keyboard_back(palette: ActionPalette, window: EditorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.canvas


def test_it_goes_when_something_else_is_pressed(palette: ActionPalette, window: EditorWindow) -> None:
    window.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()


def test_the_text_of_a_card_leads_to_it(palette: ActionPalette, window: EditorWindow, qtbot: QtBot) -> None:
    card = window.map.document.cards[-1].id
    window.map.edit("x", change_cards, [card], text="Quite a singular text")
    palette.line.setText("singular")
    assert "Quite a singular text" in palette.offered[-1].title
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    focus = window.map.selection.focus
    assert focus is not None
    assert focus.ref == card
    view = window.canvas.viewport().rect()
    rect = window.canvas.place_of(focus)
    assert rect is not None
    assert view.intersects(window.canvas.to_view(rect).toAlignedRect())


def test_nothing_that_fits_is_said(palette: ActionPalette, qtbot: QtBot) -> None:
    palette.line.setText("qqqqqqq")
    assert palette.list.count() == 1
    assert offered(palette) == []
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_without_words_actions_stand_as_in_the_menus(palette: ActionPalette) -> None:
    names = offered(palette)
    assert names[0] == "file.new"
    places = [names.index(name) for name in ("file.open", "file.save", "file.export", "file.close")]
    assert places == sorted(places)


def test_it_is_as_high_as_what_it_offers(palette: ActionPalette) -> None:
    whole = palette.height()
    palette.line.setText("zoom in")
    rows = palette.list
    assert palette.height() < whole
    assert rows.visualItemRect(rows.item(rows.count() - 1)).bottom() <= rows.viewport().height()
    assert rows.viewport().height() - rows.visualItemRect(rows.item(rows.count() - 1)).bottom() < 16
    palette.line.setText("")
    assert palette.height() == whole
