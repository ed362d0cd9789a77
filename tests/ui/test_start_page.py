"""The start page: templates, finished maps, recent files, drops; by mouse and by keyboard, in both directions."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import load, save
from cjm_desktop.ui.dialogs.picture_card import PictureCard
from cjm_desktop.ui.dialogs.recent_list import RecentLine, told_time
from cjm_desktop.ui.dialogs.start_page import StartPage
from cjm_desktop.ui.dialogs.templates import TemplateDialog
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.thumbnails import Thumbnails
from tests.maps import small_map
from tests.ui.conftest import OpenWindow
from tests.ui.files.tools import Chosen, User, told

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=["en", "fa"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> EditorWindow:
    return open_window(language=request.param)


def page_of(window: EditorWindow) -> StartPage:
    page = window.map_area.start_page
    assert isinstance(page, StartPage)
    return page


def card_of(page: StartPage, name: str) -> PictureCard:
    return next(card for card in page.cards if name in card.name)


def test_a_template_becomes_a_map_in_the_same_window(
    window: EditorWindow, program: Program, qtbot: QtBot
) -> None:
    page = page_of(window)
    qtbot.mouseClick(card_of(page, "blueprint"), LEFT)
    open_map = window.open_map
    assert open_map is not None
    assert open_map.document.language == page.templates.language_box.currentData()
    assert any(lane.kind == "backstage" for lane in open_map.document.lanes)
    assert program.windows == [window]
    assert not window.isWindowModified()


def test_a_template_in_another_language(window: EditorWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    box = page.templates.language_box
    box.setCurrentIndex(box.findData("he"))
    qtbot.mouseClick(card_of(page, "journey"), LEFT)
    assert window.open_map is not None
    assert window.open_map.document.language == "he"
    assert window.open_map.scene.rtl


def test_a_finished_map_opens_as_an_unsaved_copy(window: EditorWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.ensureWidgetVisible(card_of(page, "clinic-he"))
    qtbot.mouseClick(card_of(page, "clinic-he"), LEFT)
    assert window.open_map is not None
    assert window.open_map.path is None
    assert window.open_map.document.cards
    assert told(window) == []


def test_the_keyboard_goes_over_the_cards_as_they_are_seen(window: EditorWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    first, second = page.cards[:2]
    onward = Qt.Key.Key_Left if page.isRightToLeft() else Qt.Key.Key_Right
    back = Qt.Key.Key_Right if page.isRightToLeft() else Qt.Key.Key_Left
    assert first.hasFocus()
    qtbot.keyClick(first, onward)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Down)
    below = QApplication.focusWidget()
    assert isinstance(below, PictureCard)
    assert below.name.startswith("sample")
    qtbot.keyClick(below, Qt.Key.Key_Up)
    assert second.hasFocus()
    qtbot.keyClick(second, back)
    qtbot.keyClick(first, back)
    assert first.hasFocus(), "there is nothing before the first"
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert window.open_map is not None


def test_pictures_are_made_later_and_once(program: Program, qtbot: QtBot) -> None:
    thumbnails = Thumbnails(program.engine)
    asked: list[int] = []

    def document() -> JourneyMap:
        asked.append(1)
        return small_map()

    cards = [PictureCard("small", "Small", "A small map", document, thumbnails) for _ in range(2)]
    broken = PictureCard("broken", "Broken", "", lambda: load(Path("nowhere.cjm")).document, thumbnails)
    for card in (*cards, broken):
        qtbot.addWidget(card)
        card.resize(card.sizeHint())
    before = [card.grab().toImage() for card in (*cards, broken)]
    with qtbot.waitSignals([thumbnails.ready, thumbnails.ready]):
        pass
    after = [card.grab().toImage() for card in (*cards, broken)]
    assert asked == [1]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, True]


def test_recent_maps_can_be_opened_and_missing_ones_removed(
    window: EditorWindow, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    there, gone = tmp_path / "there.cjm", tmp_path / "gone.cjm"
    for path in (there, gone):
        save(small_map(), path)
        program.recent.add(path)
    gone.unlink()
    program.recent.add(there)
    lines = {line.text(): line for line in shown_lines(page)}
    assert list(lines) == ["there.cjm", "gone.cjm"]
    qtbot.mouseClick(lines["gone.cjm"], LEFT)
    assert window.open_map is None
    qtbot.mouseClick(lines["gone.cjm"].remove_button, LEFT)
    assert [line.text() for line in shown_lines(page)] == ["there.cjm"]
    line = shown_lines(page)[0]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.open_map is not None
    assert window.open_map.path == there


def test_delete_takes_a_file_off_the_list(
    window: EditorWindow, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    program.recent.add(tmp_path / "a.cjm")
    qtbot.keyClick(shown_lines(page)[0], Qt.Key.Key_Delete)
    assert shown_lines(page) == []
    assert program.recent.files == ()


def test_without_recent_maps_the_page_says_what_will_be_there(open_window: OpenWindow) -> None:
    page = page_of(open_window())
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "Maps that you open or save will be listed here." in texts


def test_the_open_button_asks_for_files(
    window: EditorWindow, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.cjm"
    save(small_map(), path)
    choose = Chosen()
    choose.opens = [[path]]
    program.choose = choose
    qtbot.mouseClick(page_of(window).open_button, LEFT)
    assert window.open_map is not None
    assert window.open_map.path == path


def test_dropped_files_open_and_other_things_are_told(
    window: EditorWindow, program: Program, tmp_path: Path
) -> None:
    page = page_of(window)
    good, bad = tmp_path / "good.cjm", tmp_path / "notes.txt"
    save(small_map(), good)
    bad.write_text("no map")
    drop(page, [QUrl.fromLocalFile(str(bad)), QUrl("https://example.org/a.cjm")])
    errors = told(window, "error")
    assert len(errors) == 2
    assert any("notes.txt" in text for text in errors)
    assert window.open_map is None
    drop(page, [QUrl.fromLocalFile(str(good))])
    assert window.open_map is not None
    assert window.open_map.path == good


def test_a_dragged_text_is_not_taken(open_window: OpenWindow) -> None:
    page = page_of(open_window())
    data = QMimeData()
    data.setText("hello")
    event = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(page.viewport(), event)
    assert not event.isAccepted()


@pytest.mark.parametrize("size", [(1600, 960), (800, 600)])
def test_everything_has_room_on_large_and_small_screens(window: EditorWindow, size: tuple[int, int]) -> None:
    page = page_of(window)
    window.resize(*size)
    QApplication.processEvents()
    content = page.widget()
    assert content.width() <= page.viewport().width()
    for card in page.cards:
        corner = card.mapTo(content, QPoint(0, 0))
        assert corner.x() >= 0
        assert corner.x() + card.width() <= content.width()
    beside = page.recent_list.mapTo(content, QPoint(0, 0)).y() < page.cards[0].height()
    assert beside == (size[0] == 1600)


def test_times_are_told_as_people_say_them(speaking: Callable[[str], None]) -> None:
    now = datetime(2026, 11, 25, 9, 5)
    speaking("en")
    assert told_time(datetime(2026, 11, 25, 8, 7), now.date()) == "Today, 8:07"
    assert told_time(datetime(2026, 11, 24, 23, 0), now.date()) == "Yesterday"
    assert told_time(datetime(2026, 10, 1), now.date()) == "October 1, 2026"
    speaking("fa")
    assert "۱۴۰۵" in told_time(datetime(2026, 10, 1), now.date())


def test_new_map_asks_for_a_template(window: EditorWindow, user: User, qtbot: QtBot) -> None:
    def choose(dialog: TemplateDialog) -> None:
        qtbot.mouseClick(dialog.choice.cards[1], LEFT)

    def give_up(dialog: TemplateDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    user.does(give_up)
    window.run("file.new")
    assert window.open_map is None
    user.does(choose)
    window.run("file.new")
    assert window.open_map is not None
    assert len(window.open_map.document.stages) == 3


def shown_lines(page: StartPage) -> list[RecentLine]:
    QApplication.processEvents()
    return [line for line in page.recent_list.findChildren(RecentLine) if not line.isHidden()]


def drop(page: StartPage, urls: list[QUrl]) -> None:
    data = QMimeData()
    data.setUrls(urls)
    actions, modifiers = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(20, 20), actions, data, LEFT, modifiers)
    QApplication.sendEvent(page.viewport(), entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page.viewport(), QDropEvent(QPointF(20, 20), actions, data, LEFT, modifiers))
