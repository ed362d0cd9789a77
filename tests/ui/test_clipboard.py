"""The clipboard: cards between maps and windows, text and tables for other programs, pictures, and things of no use."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.assembly.clips import MIME_TYPE
from cjm_desktop.edit.operations import new_map
from cjm_desktop.ui.incoming_pictures import LONGEST_SIDE, picture_of_file, picture_of_image
from cjm_desktop.ui.language import say
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow, close

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=["en", "fa"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> EditorWindow:
    return open_window(small_map(request.param), request.param)


def texts(window: EditorWindow, lane: str, step: str) -> list[str]:
    return [card.text for card in window.map.document.index.cells.get((lane, step), ())]


def first_text(window: EditorWindow) -> str:
    return window.map.document.cards[0].text


def offer(fill: Callable[[QMimeData], object]) -> None:
    data = QMimeData()
    fill(data)
    QGuiApplication.clipboard().setMimeData(data)


def picture(width: int = 40, height: int = 30, alpha: bool = False) -> QImage:
    form = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(width, height, form)
    image.fill(QColor("#3366CC"))
    return image


# Cards


def test_copying_and_pasting_a_card_is_one_step(window: EditorWindow, qtbot: QtBot) -> None:
    before = window.map.document
    card = before.cards[0]
    window.map.select([card.id])
    qtbot.keyClick(window.canvas, Qt.Key.Key_C, CTRL)
    qtbot.keyClick(window.canvas, Qt.Key.Key_V, CTRL)
    cell = window.map.document.index.cells[card.lane, card.step]
    assert [one.text for one in cell][:2] == [card.text, card.text]
    assert len({one.id for one in cell}) == len(cell)
    assert window.map.selection.refs == (cell[1].id,)
    window.run("edit.undo")
    assert window.map.document == before


def test_cutting_takes_the_cards_away(window: EditorWindow, qtbot: QtBot) -> None:
    card = window.map.document.cards[0]
    window.map.select([card.id])
    qtbot.keyClick(window.canvas, Qt.Key.Key_X, CTRL)
    assert card.id not in window.map.document.index.cards
    qtbot.keyClick(window.canvas, Qt.Key.Key_V, CTRL)
    assert card.text in texts(window, card.lane, card.step)


def test_cards_outlive_the_window_they_come_from(window: EditorWindow, open_window: OpenWindow) -> None:
    text = first_text(window)
    window.map.select([window.map.document.cards[0].id])
    window.run("edit.copy")
    close(window)
    other = open_window(
        new_map(title="Other"),
    )
    other.run("edit.paste")
    document = other.map.document
    assert [card.text for card in document.cards] == [text]
    assert len(document.lanes) == len(document.stages) == 1
    assert other.map.session.undo_label


def test_other_programs_get_text_and_a_table(window: EditorWindow) -> None:
    document = window.map.document
    window.map.select([card.id for card in document.cards])
    window.run("edit.copy")
    data = QGuiApplication.clipboard().mimeData()
    table = bytes(data.data("text/tab-separated-values").data()).decode("utf-8")
    assert document.cards[0].text in data.text()
    assert document.stages[0].steps[0].title in table.splitlines()[0].split("\t")
    assert data.hasFormat(MIME_TYPE)


def test_a_selected_heading_stands_for_its_cards(window: EditorWindow) -> None:
    document = window.map.document
    stage = document.stages[0]
    window.map.select([stage.id])
    window.run("edit.copy")
    copied = QGuiApplication.clipboard().mimeData().text()
    steps = {step.id for step in stage.steps}
    for card in document.cards:
        assert (card.text in copied) == (card.step in steps)


def test_nothing_to_copy_is_said(window: EditorWindow) -> None:
    QGuiApplication.clipboard().setText("before")
    window.map.select([window.map.document.personas[0].id])
    window.run("edit.copy")
    assert window.messages.history[-1][0] == "info"
    assert QGuiApplication.clipboard().text() == "before"


# Text


def test_lines_of_text_become_cards_below_the_focused_one(window: EditorWindow) -> None:
    card = window.map.document.cards[0]
    window.map.select([card.id])
    QGuiApplication.clipboard().setText("one\n\n two ")
    window.run("edit.paste")
    assert texts(window, card.lane, card.step)[:3] == [card.text, "one", "two"]


def test_a_table_is_laid_over_steps_and_lanes(window: EditorWindow) -> None:
    steps = list(window.map.document.index.steps)
    window.map.select((), None)
    QGuiApplication.clipboard().setText("a\tb\nc\td")
    window.run("edit.paste")
    focus_lane = window.map.document.lanes[0].id
    assert "a" in texts(window, focus_lane, steps[0])
    assert "b" in texts(window, focus_lane, steps[1])


def test_cards_can_be_pasted_as_plain_text(window: EditorWindow) -> None:
    card = window.map.document.cards[0]
    window.map.select([card.id])
    window.run("edit.copy")
    window.run("edit.paste_text")
    new = window.map.document.index.cards[window.map.selection.refs[0]]
    assert new.text == card.text
    assert new.channel == ""


# Pictures


def test_a_picture_becomes_a_picture_card(window: EditorWindow) -> None:
    before = window.map.document
    QGuiApplication.clipboard().setImage(picture())
    window.run("edit.paste")
    document = window.map.document
    card = document.index.cards[window.map.selection.refs[0]]
    assert document.index.lanes[card.lane].kind == "image"
    assert card.props["asset"] in document.index.assets
    window.run("edit.undo")
    assert window.map.document == before


def test_text_counts_more_than_its_picture(window: EditorWindow) -> None:
    def fill(data: QMimeData) -> None:
        data.setText("cell of a table")
        data.setImageData(picture())

    offer(fill)
    window.run("edit.paste")
    assert window.map.document.index.cards[window.map.selection.refs[0]].text == "cell of a table"


def test_files_with_pictures_become_cards_and_others_are_told(window: EditorWindow, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    picture().save(str(good))
    bad.write_bytes(b"no picture")
    offer(lambda data: data.setUrls([QUrl.fromLocalFile(str(path)) for path in (bad, good)]))
    window.run("edit.paste")
    assert len(window.map.document.assets) == 1
    errors = [text for kind, text in window.messages.history if kind == "error"]
    assert len(errors) == 1
    assert "bad.png" in errors[0]


def test_one_picture_card_gives_other_programs_the_picture(window: EditorWindow) -> None:
    QGuiApplication.clipboard().setImage(picture())
    window.run("edit.paste")
    window.run("edit.copy")
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (40, 30)


def test_huge_pictures_are_made_smaller(tmp_path: Path) -> None:
    data, media_type = picture_of_image(picture(3 * LONGEST_SIDE, 30))
    assert media_type == "image/png"
    assert QImage.fromData(data).width() == LONGEST_SIDE
    file = tmp_path / "huge.bmp"
    picture(2 * LONGEST_SIDE, 20).save(str(file))
    data, _ = picture_of_file(file)
    assert QImage.fromData(data).width() == LONGEST_SIDE


def test_small_files_are_kept_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "small.jpg"
    picture().save(str(file))
    assert picture_of_file(file) == (file.read_bytes(), "image/jpeg")


def test_photographs_larger_than_qt_reads_at_once_are_read_smaller(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    picture(4000, 3000).save(str(file))
    limit = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(16)
    try:
        data, media_type = picture_of_file(file)
    finally:
        QImageReader.setAllocationLimit(limit)
    assert media_type == "image/jpeg"
    assert QImage.fromData(data).size() == QSize(LONGEST_SIDE, LONGEST_SIDE * 3 // 4)


# Things of no use


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_a_picture_without_its_end_is_told_and_left_out(
    window: EditorWindow, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"cut.{suffix}"
    image = picture(200, 200)
    for x in range(200):
        image.setPixelColor(x, x * 7 % 200, QColor("#FFFFFF"))
    image.save(str(file))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    before = window.map.document
    offer(lambda data: data.setUrls([QUrl.fromLocalFile(str(file))]))
    window.run("edit.paste")
    assert window.map.document is before
    what, advice = say("This picture can't be read."), say("Use PNG, JPEG, WebP or GIF.")
    assert window.messages.history[-1] == ("error", f"cut.{suffix}: {what} {advice}")


@pytest.mark.parametrize("text", ["", "  \n\n "])
@pytest.mark.parametrize("action", ["edit.paste", "edit.paste_text"])
def test_an_empty_clipboard_is_said(window: EditorWindow, text: str, action: str) -> None:
    before = window.map.document
    QGuiApplication.clipboard().setText(text)
    window.run(action)
    assert [kind for kind, _ in window.messages.history] == ["info"]
    assert window.map.document is before


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\x00", b'{"format": "cjm", "version": 99}'])
def test_damaged_cards_are_told_and_change_nothing(window: EditorWindow, data: bytes) -> None:
    before = window.map.document
    offer(lambda mime: mime.setData(MIME_TYPE, data))
    window.run("edit.paste")
    assert [kind for kind, _ in window.messages.history] == ["error"]
    assert window.map.document is before


def test_a_map_without_stages_and_lanes_can_be_pasted_into(open_window: OpenWindow) -> None:
    window = open_window(new_map())
    QGuiApplication.clipboard().setText("first")
    window.run("edit.paste")
    assert [card.text for card in window.map.document.cards] == ["first"]
    window.run("edit.undo")
    QGuiApplication.clipboard().setImage(picture(alpha=True))
    window.run("edit.paste")
    assert len(window.map.document.cards) == 1


def test_nothing_can_be_pasted_into_a_map_that_can_only_be_read(window: EditorWindow) -> None:
    before = window.map.document
    window.map.read_only = True
    window.refresh_actions()
    QGuiApplication.clipboard().setText("text")
    window.run("edit.paste")
    QApplication.processEvents()
    assert window.map.document is before
    assert not window.qactions["edit.paste"].isEnabled()
