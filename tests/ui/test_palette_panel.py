"""The palette: what it offers, adding by press and key, dragging, and where new cards go."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.adding import add_wanted
from cjm_desktop.ui.panels.palette import PalettePanel
from cjm_desktop.ui.panels.palette_entry import NEW_MIME, PaletteEntry
from tests.maps import small_map

LEFT = Qt.MouseButton.LeftButton


pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def open_map() -> OpenMap:
    return OpenMap(small_map(), QtTextEngine())


@pytest.fixture
def panel(qtbot: QtBot, open_map: OpenMap) -> PalettePanel:
    panel = PalettePanel(open_map)
    qtbot.addWidget(panel)
    panel.resize(200, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def entry(panel: PalettePanel, kind: str, channel: str = "") -> PaletteEntry:
    return next(one for one in panel.entries if (one.kind, one.channel) == (kind, channel))


def test_it_offers_every_kind_and_the_channels_with_names(panel: PalettePanel) -> None:
    assert {one.kind for one in panel.entries if not one.channel} == set(kinds())
    assert entry(panel, "pain").text() == "Pain point"
    assert entry(panel, "touchpoint", "email").text() == "E-mail"
    assert entry(panel, "touchpoint", "email").accessibleName() == "Touchpoint: E-mail"
    assert all(one.accessibleName() and one.toolTip() for one in panel.entries)


def test_press_enter_and_space_ask_for_a_card(qtbot: QtBot, panel: PalettePanel) -> None:
    heard: list[tuple[str, str]] = []
    panel.wanted.connect(lambda kind, channel: heard.append((kind, channel)))
    qtbot.mouseClick(entry(panel, "pain"), LEFT)
    qtbot.keyClick(entry(panel, "touchpoint", "web"), Qt.Key.Key_Return)
    qtbot.keyClick(entry(panel, "action"), Qt.Key.Key_Space)
    assert heard == [("pain", ""), ("touchpoint", "web"), ("action", "")]


def test_arrows_go_through_and_tab_finds_one_entry(qtbot: QtBot, panel: PalettePanel) -> None:
    panel.activateWindow()
    first, second, last = panel.entries[0], panel.entries[1], panel.entries[-1]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_End)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Down)
    assert last.hasFocus()
    in_tab_order = [one for one in panel.entries if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert in_tab_order == [last]
    qtbot.keyClick(last, Qt.Key.Key_Home)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left if panel.isRightToLeft() else Qt.Key.Key_Right)
    assert second.hasFocus()


def test_a_drag_carries_kind_and_channel_and_a_picture(
    panel: PalettePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *actions: started.append(drag))
    source = entry(panel, "touchpoint", "phone")
    clicked: list[bool] = []
    source.clicked.connect(clicked.append)
    QTest.mousePress(source, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(20, 10))
    QTest.mouseMove(source, QPoint(23, 11))
    assert started == []
    QTest.mouseMove(source, QPoint(60, 40))
    QTest.mouseRelease(source, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(60, 40))
    assert len(started) == 1
    assert json.loads(started[0].mimeData().data(NEW_MIME).data()) == {
        "kind": "touchpoint",
        "channel": "phone",
    }
    assert not started[0].pixmap().isNull()
    assert clicked == []


def test_without_a_map_nothing_can_be_pressed(qtbot: QtBot, panel: PalettePanel, open_map: OpenMap) -> None:
    heard: list[str] = []
    panel.wanted.connect(lambda kind, channel: heard.append(kind))
    panel.set_map(None)
    qtbot.mouseClick(entry(panel, "pain"), LEFT)
    open_map.read_only = True
    panel.set_map(open_map)
    qtbot.mouseClick(entry(panel, "pain"), LEFT)
    assert heard == []
    open_map.read_only = False
    open_map.state_changed.emit()
    qtbot.mouseClick(entry(panel, "pain"), LEFT)
    assert heard == ["pain"]


def test_a_card_goes_into_the_focused_step_of_the_first_lane_of_its_kind(open_map: OpenMap) -> None:
    open_map.select((), Focus("cell", lane="l_e", step="t_2"))
    focus = add_wanted(open_map, "action")
    assert focus is not None
    assert (focus.part, focus.lane, focus.step) == ("card", "l_a", "t_2")
    assert open_map.selection.refs == (focus.ref,)
    assert open_map.session.undo_label == "Add card"


def test_a_missing_lane_is_made_in_the_same_step_of_the_history(open_map: OpenMap) -> None:
    before = open_map.document
    focus = add_wanted(open_map, "touchpoint", "web")
    assert focus is not None
    lane = open_map.document.index.lanes[focus.lane]
    assert lane.kind == "touchpoint"
    assert open_map.document.index.cards[focus.ref].channel == "web"
    open_map.undo()
    assert open_map.document == before


def test_emotion_adds_a_neutral_point_of_a_persona_without_one(open_map: OpenMap) -> None:
    open_map.select((), Focus("cell", lane="l_e", step="t_1"))
    focus = add_wanted(open_map, "emotion")
    assert focus is not None
    point = open_map.document.index.points[focus.ref]
    assert (point.step, point.score, point.persona) == ("t_1", 3.0, "p_2")


def test_an_empty_map_gets_stage_and_lane_along(open_map: OpenMap) -> None:
    empty = OpenMap(JourneyMap("m_1"), QtTextEngine())
    assert add_wanted(empty, "pain") is not None
    assert (len(empty.document.stages), len(empty.document.lanes), len(empty.document.cards)) == (1, 1, 1)
    empty.undo()
    assert empty.document == JourneyMap("m_1")


def test_a_map_that_can_only_be_read_stays_as_it_is(open_map: OpenMap) -> None:
    open_map.read_only = True
    refused: list[object] = []
    open_map.refused.connect(refused.append)
    assert add_wanted(open_map, "pain") is None
    assert len(refused) == 1
    assert open_map.document == small_map()
