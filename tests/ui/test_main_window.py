"""The window as a whole: title, status bar, panels, small screens, languages, settings, closing."""

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import add_card, add_stage, change_map
from cjm_desktop.model.records import About
from cjm_desktop.ui.actions.registry import actions
from cjm_desktop.ui.dialogs.about import AboutDialog
from cjm_desktop.ui.dialogs.settings import SettingsDialog
from cjm_desktop.ui.language import language, say_number
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.history import HistoryPanel
from cjm_desktop.ui.panels.inspector.panel import InspectorPanel
from cjm_desktop.ui.program import Program
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import Case, OpenWindow, close

SIZES = [(1600, 960), (1280, 800), (1024, 768), (800, 600)]


def settle(window: EditorWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()


def inner(window: EditorWindow, widget: QWidget) -> tuple[int, int]:
    """First and last pixel of a widget along the window."""
    left = widget.mapTo(window, QPoint(0, 0)).x()
    return left, left + widget.width()


# Title and status bar


def test_title_tells_the_map_and_whether_it_is_saved(window: EditorWindow, sample: Case) -> None:
    assert sample.document.title in window.windowTitle()
    assert not window.isWindowModified()
    window.map.edit("Rename", change_map, title="Another [*]")
    assert "Another [*][*]" in window.windowTitle()
    assert window.isWindowModified()
    window.run("edit.undo")
    assert not window.isWindowModified()


def test_status_bar_counts_and_says_what_is_unsaved(open_window: OpenWindow) -> None:
    window = open_window(small_map("en"))
    assert window.status.counts.text() == "2 stages · 4 steps · 6 cards"
    assert window.status.state.text() == "All changes saved"
    window.map.edit("x", add_stage)
    assert window.status.counts.text() == "3 stages · 5 steps · 6 cards"
    assert window.status.state.text() == "Unsaved changes"
    window.map.read_only = True
    window.map.state_changed.emit()
    assert window.status.state.text() == "Read only"


def test_numbers_are_those_of_the_language(open_window: OpenWindow) -> None:
    window = open_window(small_map("fa"), "fa")
    assert say_number(6) == "۶"
    assert "۶" in window.status.counts.text()
    assert "٪" in window.status.zoom.level.text()


def test_zoom_is_shown_and_chosen_in_the_status_bar(window: EditorWindow) -> None:
    window.run("view.actual_size")
    assert say_number(100) in window.status.zoom.level.text()
    QTest.mouseClick(window.status.zoom.into, Qt.MouseButton.LeftButton)
    assert window.canvas.zoom == pytest.approx(1.1)
    menu = window.status.zoom.level.menu()
    menu.actions()[0].trigger()
    assert window.canvas.zoom == pytest.approx(0.25)
    assert say_number(25) in window.status.zoom.level.text()


# Tool bar and menus


def test_undo_says_what_it_takes_back(open_window: OpenWindow) -> None:
    window = open_window(small_map("en"))
    lane, step = window.map.document.lanes[0].id, next(iter(window.map.document.index.steps))
    window.map.edit("Add card", add_card, lane, step)
    assert window.qactions["edit.undo"].text() == "Undo “Add card”"
    window.run("edit.undo")
    assert window.qactions["edit.redo"].text() == "Redo “Add card”"
    assert not window.qactions["edit.undo"].isEnabled()


@pytest.mark.parametrize("size", SIZES)
def test_everything_in_the_tool_bar_can_be_seen(window: EditorWindow, size: tuple[int, int]) -> None:
    settle(window, *size)
    buttons = [
        button
        for button in window.tool_bar.findChildren(QToolButton)
        if button.defaultAction() is not None and button.objectName() != "qt_toolbar_ext_button"
    ]
    assert len(buttons) > 8
    for button in buttons:
        assert button.isVisible()
        assert window.tool_bar.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
        assert button.accessibleName()


def test_words_give_way_to_icons_where_there_is_no_room(window: EditorWindow) -> None:
    button = next(b for b in window.tool_bar.findChildren(QToolButton) if b.text() and b.isVisible())
    worded = [
        b
        for b in window.tool_bar.findChildren(QToolButton)
        if b.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    ]
    assert worded
    assert button is not None
    window.tool_bar._room_for_words = 5000
    settle(window, 900, 600)
    assert all(b.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly for b in worded)


# Panels


def test_parts_stand_where_reading_starts_and_ends(window: EditorWindow, sample: Case) -> None:
    settle(window, 1400, 900)
    order = [window.palette_panel, window.map_area, window.side_panels]
    places = [inner(window, widget)[0] for widget in order]
    assert places == sorted(places, reverse=sample.language == "fa")


@pytest.mark.parametrize("size", SIZES)
def test_the_map_keeps_room_on_every_screen(window: EditorWindow, size: tuple[int, int]) -> None:
    settle(window, *size)
    assert window.width() == size[0]
    assert window.canvas.width() >= size[0] * 0.45
    for widget in (window.map_area, window.palette_panel, window.side_panels):
        if widget.isVisible():
            first, last = inner(window, widget)
            assert first >= 0
            assert last <= window.width() + 1


def test_panels_give_way_and_come_back(window: EditorWindow) -> None:
    settle(window, 1400, 900)
    assert window.palette_panel.isVisible()
    settle(window, 800, 600)
    assert not window.palette_panel.isVisible()
    assert window.side_panels.isVisible()
    window.run("view.palette")
    assert window.palette_panel.isVisible()
    window.run("view.palette")
    assert not window.palette_panel.isVisible()
    settle(window, 1400, 900)
    assert not window.palette_panel.isVisible(), "the user has hidden it"
    window.run("view.palette")
    assert window.palette_panel.isVisible()


def test_hidden_panels_and_widths_are_kept(
    window: EditorWindow, sample: Case, open_window: OpenWindow, qtbot: QtBot
) -> None:
    settle(window, 1400, 900)
    room = window.panel_room
    handle = room.handle(1)
    move = 40 if sample.language == "en" else -40
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(handle, handle.rect().center() + QPoint(move, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center() + QPoint(move, 0))
    width = window.palette_panel.width()
    assert width > 220
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    assert [timer.interval() for timer in room.findChildren(QTimer, options=direct)] == [400]
    qtbot.waitUntil(lambda: window.program.settings.get("palette_width") == width)
    window.run("view.side")
    other = open_window(sample.document, sample.language)
    settle(other, 1400, 900)
    assert not other.side_panels.isVisible()
    assert abs(other.palette_panel.width() - width) <= 2


@pytest.mark.parametrize("detail", ["scenario", "state", "goal", "date"])
def test_a_detail_below_the_title_is_edited_in_the_inspector(
    open_window: OpenWindow, qtbot: QtBot, detail: str
) -> None:
    about = About(state="as-is", scenario="A walk", goal="Fewer returns", date="2026-11-25")
    window = open_window(replace(small_map("fa"), about=about))
    window.side_panels.setCurrentIndex(1)
    head = next(placed for placed in window.canvas.scene.placed if placed.key.part == "title")
    shown = [group for group in head.fragment.groups if group.role == "about"]
    group = shown[["scenario", "state", "goal", "date"].index(detail)]
    place = window.canvas.to_view(group.bounds.moved(head.x, head.y)).center().toPoint()
    qtbot.mouseDClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = window.inspector_panel.form.editors[detail]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert editor.isAncestorOf(focus)


def test_f6_goes_round_the_areas(window: EditorWindow, qtbot: QtBot) -> None:
    settle(window, 1400, 900)
    areas = [window.map_area, window.side_panels, window.palette_panel]

    def area() -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return next(one for one in areas if one.isAncestorOf(focused))

    window.canvas.setFocus()
    seen = []
    for _ in range(4):
        seen.append(area())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert seen == [*areas, areas[0]]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert area() is areas[0]


@pytest.mark.parametrize(("name", "kind"), [("go.inspector", InspectorPanel), ("go.history", HistoryPanel)])
def test_each_side_panel_has_a_key(window: EditorWindow, name: str, kind: type[QWidget]) -> None:
    settle(window, 1400, 900)
    window.run("view.side")
    window.run(name)
    assert isinstance(window.side_panels.currentWidget(), kind)
    assert window.side_panels.isVisible()


def test_a_kind_of_the_palette_is_typed_into_the_map(window: EditorWindow, qtbot: QtBot) -> None:
    settle(window, 1400, 900)
    window.palette_panel.wanted.emit("pain", "")
    assert window.editing.is_active
    qtbot.keyClicks(QApplication.focusWidget(), "new")
    window.editing.finish()
    card = next(card for card in window.map.document.cards if card.text == "new")
    assert window.map.document.index.lanes[card.lane].kind == "pain"


# Start page, and maps that come and go


def test_the_start_page_has_no_panels(open_window: OpenWindow, program: Program) -> None:
    window = open_window()
    assert window.map_area.start_page is not None
    assert window.map_area.start_page.isVisible()
    assert not window.palette_panel.isVisible()
    assert not window.side_panels.isVisible()
    assert window.status.counts.text() == ""
    window.set_map(OpenMap(small_map("en"), program.engine))
    assert window.canvas.isVisible()
    assert window.palette_panel.isVisible()
    assert QApplication.focusWidget() is window.canvas
    window.set_map(None)
    assert window.windowTitle() == "CJM Desktop"


def test_f6_reaches_what_a_notice_offers_and_escape_leads_back(window: EditorWindow, qtbot: QtBot) -> None:
    window.canvas.setFocus()
    notice = window.messages.notice("Step moved", action_text="Undo", action=list)
    assert notice.button is not None
    qtbot.keyClick(window.canvas, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert notice.button.hasFocus()
    qtbot.keyClick(notice.button, Qt.Key.Key_Escape)
    assert not window.messages.notices
    assert window.canvas.hasFocus()


def test_refused_edits_are_told(window: EditorWindow) -> None:
    window.map.edit("x", add_card, "no lane", "no step")
    assert window.messages.history[-1][0] == "error"


def test_the_theme_is_kept_for_maps_that_are_opened_later(
    window: EditorWindow, sample: Case, program: Program
) -> None:
    window.run("view.theme.colour_blind")
    assert window.map.theme.name == "colour-blind"
    other = program.new_map("journey", sample.language)
    assert other is not window
    assert other.map.theme.name == "colour-blind"
    assert other.qactions["view.theme.colour_blind"].isChecked()
    other.run("view.theme.calm")
    assert window.map.theme.name == "colour-blind"


# Language and settings


def test_the_language_changes_at_once_in_every_window(open_window: OpenWindow, program: Program) -> None:
    program.settings.set("language", "en")
    first, second = open_window(small_map("en")), open_window()
    first.map.edit("x", change_map, title="Kept")
    canvas = first.canvas
    first.run("view.language.fa")
    assert language() == "fa"
    for window in (first, second):
        assert "CJM" in window.windowTitle()
        assert [key.objectName() for key in window.qactions.values()] == [one.id for one in actions()]
    assert first.canvas is canvas
    assert "Kept" in first.windowTitle()
    assert first.status.counts.text().startswith(say_number(2))
    assert first.qactions["view.language.fa"].isChecked()
    first.run("view.language.en")
    assert language() == "en"
    assert first.status.counts.text().startswith("2 stages")
    first.run("edit.undo")
    assert "Kept" not in first.windowTitle()


def test_settings_are_made_from_their_table(window: EditorWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert {"language", "appearance", "author"} <= set(dialog.fields)
    for field in dialog.fields.values():
        assert field.toolTip()
        assert field.accessibleName()
    author = dialog.fields["author"]
    assert isinstance(author, QLineEdit)
    dialog.activateWindow()
    author.setFocus()
    qtbot.waitUntil(author.hasFocus)
    qtbot.keyClicks(author, "Mina ")
    qtbot.keyClick(author, Qt.Key.Key_Tab)
    assert window.program.settings.get("author") == "Mina"
    spoken = dialog.fields["language"]
    assert isinstance(spoken, QComboBox)
    spoken.setCurrentIndex(spoken.findData("ru"))
    spoken.activated.emit(spoken.currentIndex())
    assert language() == "ru"
    assert dialog.fields["author"] is not author
    dialog.accept()


def test_about_holds_every_licence(window: EditorWindow, qtbot: QtBot) -> None:
    dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    text = dialog.licences.toPlainText()
    for name in ("MIT", "LGPL", "Lucide", "SIL OPEN FONT LICENSE", "Vazirmatn"):
        assert name in text
    assert "CJM Desktop" in dialog.versions.text()


# Closing


@pytest.mark.parametrize(("answer", "closes"), [("discard", True), ("cancel", False), ("", False)])
def test_closing_asks_about_unsaved_changes(
    window: EditorWindow, monkeypatch: pytest.MonkeyPatch, answer: str, closes: bool
) -> None:
    asked = []

    def ask(_self: Messages, *question: object) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr(Messages, "ask", ask)
    window.map.edit("x", change_map, title="Changed")
    program = window.program
    window.close()
    assert len(asked) == 1
    assert (window not in program.windows) == closes


def test_size_and_place_are_kept(window: EditorWindow, sample: Case, program: Program) -> None:
    settle(window, 777, 555)
    close(window)
    again = program.new_window(OpenMap(sample.document, program.engine))
    assert (again.width(), again.height()) == (777, 555)


def test_windows_leave_nothing_behind(program: Program, qapp: QApplication) -> None:
    def open_and_close(times: int) -> int:
        for _ in range(times):
            window = program.new_window(OpenMap(small_map("en"), program.engine))
            window.map.edit("x", change_map, title="y")
            qapp.processEvents()
            close(window)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return sum(isinstance(found, QObject) for found in gc.get_objects())

    before = open_and_close(3)
    assert open_and_close(50) - before < 50
    assert program.windows == []


def test_a_new_window_is_no_larger_than_the_screen(program: Program) -> None:
    """From right to left its start would lie beyond the edge."""
    window = program.new_window(None)
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() < room.height()
    close(window)
