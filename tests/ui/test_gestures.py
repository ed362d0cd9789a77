"""Stages, steps, lanes and emotion points are dragged, and steps resized, with real events in both directions."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import delete_records
from cjm_desktop.errors import CjmError
from cjm_desktop.ui.canvas.overlay import SELECTION
from tests.ui.canvas_tools import LEFT, NONE, SHIFT, Stand, move, small_map, stand


@pytest.fixture(params=["en", "fa"])
def the(request: pytest.FixtureRequest, qtbot: QtBot) -> Stand:
    return stand(qtbot, small_map(request.param))


def along(the: Stand, pixels: int) -> QPoint:
    """So many pixels further along the journey."""
    return QPoint(-pixels if the.canvas.scene.rtl else pixels, 0)


def unchanged(the: Stand) -> bool:
    return the.document == small_map(the.document.language) and not the.open_map.is_previewing


# Cards


def test_the_mark_lies_above_what_is_carried_and_what_leaves_is_pale(the: Stand) -> None:
    def green(at: QPoint) -> int:
        return the.canvas.viewport().grab().toImage().pixelColor(at).green()

    def area(ref: str) -> QRect:
        focus = the.canvas.index.focus_of(ref)
        place = the.canvas.place_of(focus) if focus else None
        assert place is not None
        return the.canvas.to_view(place).toRect()

    corner = area("c_5").bottomLeft() + QPoint(6, -6)
    filled = green(corner)
    target = area("c_6")
    the.drag(area("c_5").center(), target.center() + QPoint(0, target.height() // 2), let_go=False)
    seen = the.canvas.viewport().grab().toImage()
    column = {
        seen.pixelColor(target.center().x(), y).name() for y in range(target.top(), target.bottom() + 20)
    }
    assert SELECTION.lower() in column
    assert green(corner) > filled + 5
    the.key(Qt.Key.Key_Escape)
    assert green(corner) == filled


# Headings


def test_a_stage_moves_with_all_it_holds(the: Stand) -> None:
    with the.qtbot.waitSignal(the.canvas.large_edit) as told:
        the.drag(the.at("s_1"), the.at("s_2") + along(the, 60))
    assert [stage.id for stage in the.document.stages] == ["s_2", "s_1"]
    assert the.document.stages[1].title in told.args[0]
    the.open_map.undo()
    assert unchanged(the)


def test_a_step_moves_within_its_stage(the: Stand) -> None:
    the.drag(the.at("t_1"), the.at("t_2") + along(the, 40))
    assert [step.id for step in the.document.stages[0].steps] == ["t_2", "t_1"]
    assert [len(stage.steps) for stage in the.document.stages] == [2, 2]


def test_a_step_moves_into_another_stage(the: Stand) -> None:
    the.drag(the.at("t_1"), the.at("t_3") + along(the, 40))
    assert [[step.id for step in stage.steps] for stage in the.document.stages] == [
        ["t_2"],
        ["t_3", "t_1", "t_4"],
    ]


def test_the_only_step_of_a_stage_stays_and_says_why(the: Stand) -> None:
    the.drag(the.at("t_1"), the.at("t_3") + along(the, 40))
    refused: list[CjmError] = []
    the.open_map.refused.connect(refused.append)
    the.drag(the.at("t_2"), the.at("t_4") + along(the, 40))
    assert "only step" in refused[0].message
    assert [step.id for step in the.document.stages[0].steps] == ["t_2"]


def test_a_lane_moves_up_and_down(the: Stand) -> None:
    the.drag(the.at("l_pain"), the.at("l_action") - QPoint(0, 20))
    assert [lane.id for lane in the.document.lanes] == ["l_pain", "l_action", "l_touch", "l_emotion"]
    the.drag(the.at("l_pain"), the.at("l_touch") + QPoint(0, 40))
    assert [lane.id for lane in the.document.lanes] == ["l_action", "l_touch", "l_pain", "l_emotion"]


@pytest.mark.parametrize(
    ("ref", "target"), [("s_1", "s_2"), ("t_1", "t_4"), ("l_action", "l_pain"), ("e_1", "e_2")]
)
def test_escape_leaves_everything_where_it_was(the: Stand, ref: str, target: str) -> None:
    the.drag(the.at(ref), the.at(target) + QPoint(3, 9), let_go=False)
    assert the.canvas.gesture is not None
    the.key(Qt.Key.Key_Escape)
    the.release(the.at(target))
    assert unchanged(the)
    assert not the.open_map.session.can_undo


def test_a_heading_that_stays_in_view_can_be_dragged(the: Stand) -> None:
    the.canvas.set_zoom(1.5)
    the.canvas.verticalScrollBar().setValue(the.canvas.verticalScrollBar().maximum())
    strip = the.canvas.strips().head
    assert not strip.isEmpty()
    start = QPoint(the.at("t_2").x(), round(strip.bottom()) - 12)
    end = QPoint(the.at("t_1").x(), start.y()) - along(the, 60)
    the.drag(start, end)
    assert [step.id for step in the.document.stages[0].steps] == ["t_2", "t_1"]


def test_words_that_are_carried_lie_on_paper(the: Stand) -> None:
    def area(ref: str) -> QRect:
        focus = the.canvas.index.focus_of(ref)
        place = the.canvas.place_of(focus) if focus else None
        assert place is not None
        return the.canvas.to_view(place).toRect()

    spot = area("c_5").bottomRight() - QPoint(6, 6)
    fill = the.canvas.viewport().grab().toImage().pixelColor(spot)
    the.drag(area("t_1").bottomRight() - QPoint(6, 3), spot, let_go=False)
    seen = the.canvas.viewport().grab().toImage().pixelColor(spot - QPoint(3, 2))
    assert fill.green() < 240 < seen.green(), "the card beneath shows through"
    the.key(Qt.Key.Key_Escape)


# Emotion points


def test_a_point_is_dragged_up_with_the_curve_following(the: Stand) -> None:
    start = the.at("e_2")
    the.drag(start, start - QPoint(0, 120), let_go=False)
    assert the.open_map.is_previewing
    assert the.document.index.points["e_2"].score == -1.0
    the.release(start - QPoint(0, 120))
    point = the.document.index.points["e_2"]
    assert point.score > 0.5
    assert point.score * 2 == int(point.score * 2)
    assert point.step == "t_3"
    assert not the.open_map.is_previewing
    the.open_map.undo()
    assert unchanged(the)


def test_a_point_is_dragged_into_another_step(the: Stand) -> None:
    the.drag(the.at("e_2"), QPoint(the.cell("l_emotion", "t_4").x(), the.at("e_2").y()))
    point = the.document.index.points["e_2"]
    assert (point.step, point.at, point.score) == ("t_4", 0.5, -1.0)


def test_shift_sets_tenths(the: Stand) -> None:
    start = the.at("e_1")
    the.drag(start, start + QPoint(0, 14), keys=SHIFT)
    score = the.document.index.points["e_1"].score
    assert score * 2 != int(score * 2)
    assert round(score, 1) == score


def test_a_point_stays_on_its_scale(the: Stand) -> None:
    the.drag(the.at("e_1"), QPoint(the.at("e_1").x(), 5))
    assert the.document.index.points["e_1"].score == 2.0


# Width of steps


def test_the_border_of_a_step_is_dragged(the: Stand) -> None:
    span = next(one for one in the.canvas.scene.grid.steps if one.id == "t_2")
    end = span.start if the.canvas.scene.rtl else span.end
    row = the.canvas.scene.grid.body
    view = the.canvas.camera
    start = QPoint(round(view.x + end * view.zoom), round(view.y + (row.y + 4) * view.zoom))
    the.drag(start, start + along(the, 80), let_go=False)
    assert the.open_map.is_previewing
    the.release(start + along(the, 80))
    width = the.document.index.steps["t_2"].width
    assert width == pytest.approx(span.size + 80 / view.zoom, abs=2)
    the.open_map.undo()
    assert unchanged(the)


def test_escape_gives_a_new_width_up(the: Stand) -> None:
    span = next(one for one in the.canvas.scene.grid.steps if one.id == "t_2")
    end = span.start if the.canvas.scene.rtl else span.end
    view, row = the.canvas.camera, the.canvas.scene.grid.body
    start = QPoint(round(view.x + end * view.zoom), round(view.y + (row.y + 4) * view.zoom))
    the.drag(start, start + along(the, 80), let_go=False)
    the.key(Qt.Key.Key_Escape)
    assert unchanged(the)


def test_a_map_that_can_only_be_read_isn_t_dragged(the: Stand) -> None:
    the.open_map.read_only = True
    for ref, target in (("c_3", "c_6"), ("e_1", "e_2"), ("t_1", "t_4")):
        the.drag(the.at(ref), the.at(target))
    assert unchanged(the)


@pytest.mark.parametrize("carried", ["c_5", "e_1", "s_1", "l_pain"])
def test_what_goes_away_while_it_is_carried_is_let_go(the: Stand, carried: str) -> None:
    end = the.at("c_6")
    the.drag(the.at(carried), end, let_go=False)
    assert the.canvas.gesture is not None
    the.open_map.edit("Delete", delete_records, [carried])
    left = the.document
    assert the.canvas.gesture is None
    move(the.canvas.viewport(), end + QPoint(9, 9), LEFT, NONE)
    the.release(end + QPoint(9, 9))
    assert the.document is left
    assert not the.open_map.is_previewing


def test_a_drag_that_was_given_up_does_not_begin_again_under_a_held_button(the: Stand) -> None:
    the.drag(the.at("c_5"), the.at("c_6"), let_go=False)
    the.key(Qt.Key.Key_Escape)
    end = the.at("c_6") + QPoint(9, 9)
    move(the.canvas.viewport(), end, LEFT, NONE)
    the.release(end)
    assert unchanged(the)
