"""Things dropped on the map, with real drag and drop events in both directions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.assembly.clips import MIME_TYPE, encode
from cjm_desktop.edit.clipboard import copied
from cjm_desktop.edit.operations import change_cards
from cjm_desktop.i18n.words import words_for
from cjm_desktop.ui.canvas import marks
from cjm_desktop.ui.canvas.drops import MapDrops
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.panels.palette_entry import new_data
from tests.ui.canvas_tools import SHIFT, small_map
from tests.ui.typing_tools import Desk, Key, desk

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass
class DropStand:
    """A desk whose canvas takes drops; ``opened`` are the maps that were dropped."""

    stand: Desk
    messages: Messages
    opened: list[Path] = field(default_factory=list)

    def hold(self, data: QMimeData, at: QPoint) -> bool:
        """Holds ``data`` over the map; answers whether it would be taken."""
        viewport = self.stand.canvas.viewport()
        enter = QDragEnterEvent(at, COPY, data, LEFT, NONE)
        QApplication.sendEvent(viewport, enter)
        move = QDragMoveEvent(at, COPY, data, LEFT, NONE)
        QApplication.sendEvent(viewport, move)
        return move.isAccepted()

    def drop(self, data: QMimeData, at: QPoint) -> bool:
        self.hold(data, at)
        event = QDropEvent(QPointF(at), COPY, data, LEFT, NONE)
        QApplication.sendEvent(self.stand.canvas.viewport(), event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.stand.canvas.viewport(), QDragLeaveEvent())


@pytest.fixture(params=["en", "fa"])
def the(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[DropStand]:
    inner = desk(qtbot, small_map(request.param))
    inner.canvas.new_wanted.connect(inner.editing.begin_wanted)
    made = DropStand(inner, inner.messages)
    inner.canvas.drops = MapDrops(inner.canvas, made.messages, made.opened.append)
    yield made
    inner.canvas.drops = None


def texts(the: DropStand, lane: str, step: str) -> list[str]:
    return [card.text for card in the.stand.document.index.cells.get((lane, step), ())]


def unchanged(the: DropStand) -> bool:
    return the.stand.document == small_map(the.stand.document.language)


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_new_card_comes_to_stand_where_the_mark_was(the: DropStand) -> None:
    assert the.drop(new_data("action"), the.stand.at("c_1") + QPoint(0, 14))
    the.stand.type("between")
    the.stand.editing.finish()
    cards = the.stand.document.index.cells["l_action", "t_1"]
    assert [card.id for card in cards][::2] == ["c_1", "c_2"]
    the.stand.open_map.undo()
    assert unchanged(the)


def test_a_kind_goes_into_a_lane_of_its_kind(the: DropStand) -> None:
    the.drop(new_data("pain"), the.stand.cell("l_action", "t_3"))
    the.stand.type("hurts")
    the.stand.editing.finish()
    assert texts(the, "l_pain", "t_3") == ["hurts"]


@pytest.mark.parametrize("kind", ["action", "opportunity"])
@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_a_new_card_that_is_left_empty_leaves_nothing(the: DropStand, kind: str, key: Key) -> None:
    the.drop(new_data(kind), the.stand.cell("l_action", "t_3"))
    assert the.stand.is_typing()
    assert the.stand.open_map.shown.cards != the.stand.document.cards
    the.stand.key(key)
    assert not the.stand.is_typing()
    assert unchanged(the)
    assert not the.stand.open_map.session.can_undo
    assert not the.stand.open_map.is_previewing


def test_a_kind_without_a_lane_brings_its_lane(the: DropStand) -> None:
    the.drop(new_data("opportunity"), the.stand.cell("l_action", "t_3"))
    the.stand.type("better")
    the.stand.open_map.edit("Edit card", change_cards, ("c_6",), text="Somebody else")
    assert the.stand.is_typing()
    the.stand.open_map.undo()
    the.stand.editing.finish()
    assert the.stand.undo_label == "Add card"
    lane = the.stand.document.lanes[-1]
    assert lane.kind == "opportunity"
    assert len(the.stand.document.index.cells[lane.id, "t_3"]) == 1
    the.stand.open_map.undo()
    assert unchanged(the)


def test_a_channel_makes_a_touchpoint(the: DropStand) -> None:
    the.drop(new_data("touchpoint", "phone"), the.stand.cell("l_touch", "t_2"))
    the.stand.key(Key.Key_Return)
    the.stand.key(Key.Key_Escape)
    (card,) = the.stand.document.index.cells["l_touch", "t_2"]
    name = words_for(the.stand.document.language).text("Phone")
    assert (card.channel, card.text) == ("phone", name)
    the.drop(new_data("touchpoint", "web"), the.stand.cell("l_touch", "t_3"))
    the.stand.type("Size guide")
    the.stand.editing.finish()
    (card,) = the.stand.document.index.cells["l_touch", "t_3"]
    assert (card.channel, card.text) == ("web", "Size guide")
    the.drop(new_data("touchpoint", "web"), the.stand.cell("l_touch", "t_4"))
    the.stand.key(Key.Key_Escape)
    assert texts(the, "l_touch", "t_4") == []


def test_an_emotion_point_has_the_score_where_it_was_dropped(the: DropStand) -> None:
    high = QPoint(the.stand.cell("l_emotion", "t_2").x(), the.stand.at("e_1").y())
    the.drop(new_data("emotion"), high)
    new = next(point for point in the.stand.document.points if point.step == "t_2")
    assert (new.score, new.at, new.persona) == (1.0, 0.5, "p_1")


def test_an_emotion_point_shows_its_score_while_it_is_held_over_its_lane(
    the: DropStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[QPointF, str]] = []
    monkeypatch.setattr(marks, "paint_count", lambda painter, at, text: shown.append((at, text)))
    high = QPoint(the.stand.cell("l_emotion", "t_2").x(), the.stand.at("e_1").y())

    def painted(at: QPoint) -> list[tuple[QPointF, str]]:
        the.hold(new_data("emotion"), at)
        shown.clear()
        the.stand.canvas.viewport().grab()
        return list(shown)

    ((at, text),) = painted(high)
    assert text == "+1"
    assert at.y() < high.y()
    assert painted(the.stand.cell("l_action", "t_3")) == []
    assert len(painted(high)) == 1
    the.leave()
    shown.clear()
    the.stand.canvas.viewport().grab()
    assert shown == []


def test_text_becomes_cards(the: DropStand) -> None:
    assert the.drop(text("یک\nTwo"), the.stand.cell("l_pain", "t_3"))
    assert texts(the, "l_pain", "t_3") == ["یک", "Two"]
    assert the.stand.open_map.session.can_undo
    the.stand.open_map.undo()
    assert unchanged(the)


def test_a_table_goes_along_the_steps(the: DropStand) -> None:
    the.drop(text("a\tb"), the.stand.cell("l_pain", "t_3"))
    assert "a" in texts(the, "l_pain", "t_3")[0]
    assert texts(the, "l_pain", "t_4")[-1] == "b"


def test_a_picture_file_becomes_a_picture_card(the: DropStand, tmp_path: Path) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF8800"))
    assert image.save(str(tmp_path / "photo.png"))
    assert the.drop(files(tmp_path / "photo.png"), the.stand.cell("l_action", "t_2"))
    lane = the.stand.document.lanes[-1]
    (card,) = the.stand.document.index.cells[lane.id, "t_2"]
    assert lane.kind == "image"
    assert card.props["asset"] == the.stand.document.assets[0].id


def test_cards_of_another_map_come_with_new_ids(the: DropStand) -> None:
    data = QMimeData()
    data.setData(MIME_TYPE, encode(copied(small_map("en"), ["c_5"])))
    assert the.drop(data, the.stand.cell("l_pain", "t_1"))
    (card,) = the.stand.document.index.cells["l_pain", "t_1"]
    assert card.id not in {old.id for old in small_map("en").cards}
    assert card.text == "Doubts"


def test_a_map_file_is_opened(the: DropStand) -> None:
    assert the.drop(files(Path("one.cjm"), Path("two.json")), the.stand.cell("l_pain", "t_1"))
    the.stand.qtbot.waitUntil(lambda: len(the.opened) == 2)
    assert unchanged(the)


def test_a_file_of_no_use_says_so(the: DropStand, tmp_path: Path) -> None:
    the.drop(files(tmp_path / "song.mp3"), the.stand.cell("l_pain", "t_1"))
    assert "can't be put on a map" in the.messages.history[-1][1]
    assert unchanged(the)


def test_a_broken_picture_says_so(the: DropStand, tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    the.drop(files(tmp_path / "broken.png"), the.stand.cell("l_pain", "t_1"))
    assert the.messages.history
    assert unchanged(the)


@pytest.mark.parametrize("said", [b"", b"[]", b'{"kind": 3}', b'{"kind": "no such kind"}', b"\xff"])
def test_bad_data_of_a_palette_is_refused(the: DropStand, said: bytes) -> None:
    data = QMimeData()
    data.setData("application/x-cjm-new", said)
    assert not the.hold(data, the.stand.cell("l_pain", "t_1"))
    assert unchanged(the)


def test_what_leaves_again_leaves_nothing(the: DropStand) -> None:
    assert the.hold(new_data("action"), the.stand.cell("l_action", "t_3"))
    the.leave()
    drops = the.stand.canvas.drops
    assert isinstance(drops, MapDrops)
    assert drops._area is None
    assert unchanged(the)


def test_a_map_that_can_only_be_read_takes_maps_alone(the: DropStand) -> None:
    the.stand.open_map.read_only = True
    assert not the.hold(new_data("action"), the.stand.cell("l_action", "t_3"))
    assert the.hold(files(Path("one.cjm")), the.stand.cell("l_action", "t_3"))


@pytest.mark.parametrize("name", ["notes.txt", "picture.png", "map.cjm"])
def test_a_program_that_offers_to_move_is_told_of_a_copy(the: DropStand, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name == "picture.png":
        QImage(8, 8, QImage.Format.Format_RGB32).save(str(file))
    else:
        file.write_text("words")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at = QPointF(the.stand.cell("l_action", "t_2"))
    both = COPY | Qt.DropAction.MoveAction
    viewport = the.stand.canvas.viewport()
    for event in (
        QDragEnterEvent(at.toPoint(), both, data, LEFT, SHIFT),
        QDragMoveEvent(at.toPoint(), both, data, LEFT, SHIFT),
        QDropEvent(at, both, data, LEFT, SHIFT),
    ):
        assert event.proposedAction() == Qt.DropAction.MoveAction
        QApplication.sendEvent(viewport, event)
        assert event.isAccepted()
        assert event.dropAction() == COPY
