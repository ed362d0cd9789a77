"""The canvas with real events: zooming, panning, headings that stay in view, selecting, carrying cards."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import add_lane, change_cards
from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Text
from cjm_desktop.model.records import JourneyMap, Lane, Stage, Step
from cjm_desktop.paint.player import play
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.ui.canvas.hints import cell_hint, hint_for
from tests.ui.canvas_tools import CTRL, LEFT, MIDDLE, SHIFT, Stand, move, small_map, stand


@pytest.fixture(params=["en", "fa"])
def the(request: pytest.FixtureRequest, qtbot: QtBot) -> Stand:
    return stand(qtbot, small_map(request.param))


def cards_in(the: Stand, lane: str, step: str) -> list[str]:
    return [card.id for card in the.document.index.cells.get((lane, step), ())]


# Looking


def test_opens_at_the_start_of_the_journey(the: Stand) -> None:
    the.canvas.set_zoom(2.0)
    the.canvas._place_first()
    first = the.canvas.to_view(the.canvas.index.cell("l_action", "t_1") or Rect(0, 0, 0, 0))
    assert the.canvas.viewport().rect().contains(first.toAlignedRect())


def test_first_cell_has_the_focus(the: Stand) -> None:
    assert the.open_map.selection.focus == Focus("cell", lane="l_action", step="t_1")


def test_wheel_with_ctrl_zooms_at_the_pointer(the: Stand) -> None:
    the.canvas.set_zoom(1.5)
    spot = QPoint(500, 300)
    before = the.canvas.to_scene(QPointF(spot))
    the.wheel(spot, QPoint(0, 120), CTRL)
    assert the.canvas.zoom > 1.6
    after = the.canvas.to_scene(QPointF(spot))
    assert after == pytest.approx(before, abs=1.0)


def test_wheel_scrolls_and_with_shift_sideways(the: Stand) -> None:
    the.canvas.set_zoom(3.0)
    across, down = the.canvas.horizontalScrollBar(), the.canvas.verticalScrollBar()
    across.setValue(200)
    down.setValue(0)
    the.wheel(QPoint(400, 300), QPoint(0, -120))
    assert (across.value(), down.value()) == (200, 120)
    the.wheel(QPoint(400, 300), QPoint(0, -120), SHIFT)
    assert (across.value(), down.value()) == (80 if the.canvas.scene.rtl else 320, 120)


def test_the_wheel_zooms_where_people_like_it(the: Stand) -> None:
    the.canvas.wheel_zooms = lambda: True
    zoom = the.canvas.zoom
    the.wheel(QPoint(400, 300), QPoint(0, 120))
    assert the.canvas.zoom > zoom
    the.canvas.set_zoom(3.0)
    the.canvas.horizontalScrollBar().setValue(400)
    the.wheel(QPoint(400, 300), QPoint(0, -120), SHIFT)
    assert the.canvas.zoom == 3.0
    assert the.canvas.horizontalScrollBar().value() == (280 if the.canvas.scene.rtl else 520)


def test_zoom_steps_fit_and_actual_size(the: Stand) -> None:
    canvas = the.canvas
    canvas.actual_size()
    canvas.zoom_in()
    assert canvas.zoom == 1.1
    canvas.zoom_out()
    canvas.zoom_out()
    assert canvas.zoom == 0.9
    canvas.fit()
    shown = canvas.to_view(Rect(0, 0, canvas.scene.width, canvas.scene.height))
    assert canvas.viewport().rect().contains(shown.toAlignedRect())
    canvas.fit_width()
    assert canvas.scene.width * canvas.zoom <= canvas.viewport().width()


def test_zoom_stays_within_its_range(the: Stand) -> None:
    the.canvas.set_zoom(1000)
    assert the.canvas.zoom == 4.0
    the.canvas.set_zoom(0)
    assert the.canvas.zoom >= 0.01


@pytest.mark.parametrize("how", ["middle button", "space"])
def test_dragging_pans(the: Stand, how: str) -> None:
    the.canvas.set_zoom(3.0)
    the.canvas.horizontalScrollBar().setValue(400)
    the.canvas.verticalScrollBar().setValue(300)
    place = the.canvas.to_scene(QPointF(600, 300))
    button = MIDDLE if how == "middle button" else LEFT
    if how == "space":
        the.qtbot.keyPress(the.canvas, Qt.Key.Key_Space)
    the.drag(QPoint(600, 300), QPoint(500, 250), button)
    assert the.canvas.to_scene(QPointF(500, 250)) == pytest.approx(place, abs=1.0)
    assert the.document == small_map(the.document.language)


def test_headings_stay_in_view(the: Stand) -> None:
    the.canvas.set_zoom(2.5)
    the.canvas.verticalScrollBar().setValue(700)
    the.canvas.horizontalScrollBar().setValue(the.canvas.horizontalScrollBar().maximum() // 2)
    places = the.canvas.strips()
    assert places.head.top() == 0
    assert places.head.height() == pytest.approx(the.canvas.scene.grid.head.height * 2.5)
    side = places.side
    edge = the.canvas.viewport().width()
    assert (side.right() >= edge) if the.canvas.scene.rtl else (side.left() <= 0)
    step = the.canvas.index.cell("l_action", "t_2")
    assert step is not None
    x = the.canvas.to_view(step).center().x()
    focus = the.canvas.focus_at(QPointF(x, places.head.bottom() - 5))
    assert focus is not None
    assert focus.part == "step"
    lane = the.canvas.focus_at(QPointF(side.center().x(), side.center().y()))
    assert lane is not None
    assert lane.part == "lane"


def test_a_lane_is_taken_anywhere_in_the_column_of_titles(the: Stand) -> None:
    side = the.canvas.scene.grid.side
    edge = side.x + 3 if the.canvas.scene.rtl else side.right - 3
    for span in the.canvas.scene.grid.lanes:
        found = the.canvas.index.focus_at(edge, span.start + span.size / 2)
        assert found == Focus("lane", span.id, lane=span.id)
    assert the.canvas.index.focus_at(edge, side.bottom + 5) is None


def test_headings_pass_beneath_the_column_of_titles_too(the: Stand) -> None:
    canvas = the.canvas
    canvas.set_zoom(1.5)
    canvas.verticalScrollBar().setValue(0)
    bar = canvas.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    places, head = canvas.strips(), canvas.to_view(canvas.scene.grid.head)
    assert places.head.isEmpty()
    assert places.side.top() <= head.top() + 0.5
    assert canvas.focus_at(QPointF(places.side.center().x(), head.center().y())) is None


@pytest.mark.parametrize("aside", [0, 60])
def test_titles_in_view_look_as_on_the_map(the: Stand, aside: int) -> None:
    """With their lines, the backgrounds and the names of a blueprint's lines; whether or not they moved aside."""
    canvas = the.canvas
    the.open_map.edit("Add", add_lane, kind="backstage")
    canvas.set_zoom(2.0)
    bar = canvas.horizontalScrollBar()
    start = bar.maximum() if canvas.scene.rtl else 0
    bar.setValue(start + (-2 if canvas.scene.rtl else 2) * aside)
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum())
    the.open_map.select([], Focus("title"))
    canvas.settle()
    places, camera, grid = canvas.strips(), canvas.camera, canvas.scene.grid
    assert not places.side.isEmpty()
    shown = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QImage(shown.size(), QImage.Format.Format_RGB32)
    wanted.fill("#FFFFFF")
    painter = QPainter(wanted)
    x = round(places.side_left - grid.side.x * 2.0)
    play(canvas.scene, QtSurface(painter, the.open_map.pictures, 2.0, x, camera.y))
    painter.end()
    last = grid.lanes[-1]
    line = Rect(grid.side.x, last.start - 20, grid.side.width, 40 + last.size)
    part = QRect(round(places.side_left), round(camera.to_view(line).y), round(grid.side.width * 2), 80)
    assert largest_difference(shown.copy(part), wanted.copy(part)) <= 2
    inner = camera.to_view(grid.side).x if canvas.scene.rtl else camera.to_view(grid.side).right
    hidden = places.side.left() if canvas.scene.rtl else places.side.right()
    assert aside or abs(inner - hidden) <= 1  # what stands at the start of the first cell stays whole


def test_the_picture_of_the_canvas_is_the_map(the: Stand) -> None:
    """Tile borders leave no trace: what is shown is what one stroke would paint."""
    canvas = the.canvas
    canvas.actual_size()
    the.open_map.select([], Focus("title"))
    canvas.settle()
    camera = canvas.camera
    shown = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QImage(shown.size(), QImage.Format.Format_RGB32)
    wanted.fill("#FFFFFF")
    painter = QPainter(wanted)
    play(canvas.scene, QtSurface(painter, the.open_map.pictures, 1.0, camera.x, camera.y))
    painter.end()
    grid = canvas.to_view(canvas.scene.grid.body).toAlignedRect().intersected(shown.rect())
    # Gradients may differ by a shade between tiles; letters, lines and dashes may not.
    assert largest_difference(shown.copy(grid), wanted.copy(grid)) <= 2


def largest_difference(one: QImage, other: QImage) -> int:
    """Of any channel of any pixel."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs if a != b) if one != other else 0


def test_an_edit_paints_its_cell_anew_and_nothing_else(the: Stand) -> None:
    the.canvas.settle()
    before = dict(the.canvas._tiles._tiles)
    the.open_map.edit("Edit", change_cards, ["c_6"], text="Box")
    kept = [place for place, tile in the.canvas._tiles._tiles.items() if before.get(place) is tile]
    assert kept
    assert len(kept) < len(before)


# Selecting


def test_a_click_selects_a_card_and_takes_the_focus(the: Stand) -> None:
    the.click(the.at("c_3"))
    assert the.open_map.selection.refs == ("c_3",)
    assert the.open_map.selection.focus == Focus("card", "c_3", "l_action", "t_2")


def test_a_click_on_an_empty_cell_moves_the_focus(the: Stand) -> None:
    the.click(the.at("c_3"))
    the.click(the.cell("l_pain", "t_1"))
    assert the.open_map.selection.refs == ()
    assert the.open_map.selection.focus == Focus("cell", lane="l_pain", step="t_1")


@pytest.mark.parametrize(
    ("ref", "part"), [("s_2", "stage"), ("t_2", "step"), ("l_pain", "lane"), ("e_1", "point")]
)
def test_headings_and_points_are_selected_too(the: Stand, ref: str, part: str) -> None:
    the.click(the.at(ref))
    focus = the.open_map.selection.focus
    assert focus is not None
    assert (focus.part, focus.ref) == (part, ref)
    assert the.open_map.selection.refs == (ref,)


def test_ctrl_adds_and_takes_away(the: Stand) -> None:
    the.click(the.at("c_1"))
    the.click(the.at("c_3"), keys=CTRL)
    assert the.open_map.selection.refs == ("c_1", "c_3")
    the.click(the.at("c_1"), keys=CTRL)
    assert the.open_map.selection.refs == ("c_3",)


def test_shift_selects_what_lies_between(the: Stand) -> None:
    the.click(the.at("c_1"))
    the.click(the.at("c_3"), keys=SHIFT)
    assert set(the.open_map.selection.refs) == {"c_1", "c_2", "c_3"} - (
        {"c_2"} if not between(the, "c_2") else set()
    )


def between(the: Stand, ref: str) -> bool:
    """Whether a card lies in the rectangle around c_1 and c_3."""
    index = the.canvas.index
    places = {name: index.bounds(index.focus_of(name) or Focus("title")) for name in ("c_1", "c_3", ref)}
    first, last, one = places["c_1"], places["c_3"], places[ref]
    assert first
    assert last
    assert one
    return first.united(last).intersects(one)


def test_a_rubber_band_selects_what_it_touches(the: Stand) -> None:
    start = the.canvas.to_view(the.canvas.index.cell("l_pain", "t_1") or Rect(0, 0, 0, 0)).center().toPoint()
    the.drag(start, the.at("c_5") + QPoint(0, 3))
    assert the.open_map.selection.refs == ("c_5",)


def test_escape_gives_a_rubber_band_up(the: Stand) -> None:
    the.click(the.at("c_1"))
    the.drag(the.cell("l_pain", "t_1"), the.at("c_5"), let_go=False)
    assert the.open_map.selection.refs == ("c_5",)
    the.key(Qt.Key.Key_Escape)
    assert the.canvas.gesture is None
    assert the.open_map.selection.refs != ("c_5",)


# Carrying cards


def test_a_card_is_carried_into_another_cell(the: Stand) -> None:
    the.drag(the.at("c_3"), the.cell("l_pain", "t_3"))
    card = the.document.index.cards["c_3"]
    assert (card.lane, card.step) == ("l_pain", "t_3")
    assert the.open_map.selection.refs == ("c_3",)
    the.open_map.undo()
    assert the.document == small_map(the.document.language)


def test_a_card_is_carried_within_its_cell(the: Stand) -> None:
    the.drag(the.at("c_1"), the.at("c_2") + QPoint(0, 25))
    assert cards_in(the, "l_action", "t_1") == ["c_2", "c_1"]


def test_several_cards_are_carried_together(the: Stand) -> None:
    the.click(the.at("c_1"))
    the.click(the.at("c_5"), keys=CTRL)
    the.drag(the.at("c_5"), the.cell("l_touch", "t_3"))
    assert cards_in(the, "l_touch", "t_3") == ["c_1", "c_5"]
    the.open_map.undo()
    assert the.document == small_map(the.document.language)


def test_ctrl_carries_copies(the: Stand) -> None:
    viewport, start, end = the.canvas.viewport(), the.at("c_3"), the.cell("l_action", "t_4")
    the.press(start)
    move(viewport, start + QPoint(20, 20), LEFT, Qt.KeyboardModifier.NoModifier)
    move(viewport, end, LEFT, CTRL)
    the.release(end, keys=CTRL)
    assert cards_in(the, "l_action", "t_2") == ["c_3"]
    (copy,) = the.document.index.cells["l_action", "t_4"]
    assert copy.id != "c_3"
    assert copy.text == the.document.index.cards["c_3"].text
    assert the.open_map.selection.refs == (copy.id,)


def test_an_emotion_lane_takes_no_cards(the: Stand) -> None:
    the.drag(the.at("c_3"), the.cell("l_emotion", "t_2"))
    assert the.document == small_map(the.document.language)
    assert not the.open_map.session.can_undo


def test_escape_cancels_a_drag_and_leaves_nothing(the: Stand) -> None:
    the.drag(the.at("c_3"), the.cell("l_pain", "t_3"), let_go=False)
    assert the.canvas.gesture is not None
    the.key(Qt.Key.Key_Escape)
    the.release(the.cell("l_pain", "t_3"))
    assert the.document == small_map(the.document.language)
    assert the.canvas.gesture is None
    assert not the.open_map.session.can_undo


def test_a_double_click_asks_for_the_editor(the: Stand) -> None:
    with the.qtbot.waitSignal(the.canvas.edit_wanted) as wanted:
        the.qtbot.mouseDClick(the.canvas.viewport(), LEFT, pos=the.at("c_3"))
    assert wanted.args == [Focus("card", "c_3", "l_action", "t_2")]


def test_the_view_scrolls_while_a_card_is_held_at_its_edge(the: Stand) -> None:
    the.canvas.set_zoom(2.0)
    the.canvas.reveal(Focus("card", "c_1", "l_action", "t_1"))
    down = the.canvas.verticalScrollBar()
    before = down.value()
    the.drag(the.at("c_1"), QPoint(550, the.canvas.viewport().height() - 4), let_go=False)
    the.qtbot.waitUntil(lambda: down.value() > before)
    the.key(Qt.Key.Key_Escape)
    assert the.document == small_map(the.document.language)


def test_a_wider_window_keeps_the_start_of_the_journey(the: Stand) -> None:
    the.canvas.set_zoom(2.5)
    bar = the.canvas.horizontalScrollBar()
    bar.setValue(bar.maximum() if the.canvas.scene.rtl else 0)
    the.canvas.resize(800, 600)
    first = the.canvas.to_view(the.canvas.index.cell("l_action", "t_1") or Rect(0, 0, 0, 0))
    assert 0 <= first.center().x() <= the.canvas.viewport().width()
    the.canvas.resize(1300, 600)
    assert bar.value() == (bar.maximum() if the.canvas.scene.rtl else 0)


@pytest.mark.parametrize("zoom", [0.73, 1.0, 1.6])
def test_mended_tiles_are_as_good_as_new_ones(the: Stand, zoom: float) -> None:
    the.canvas.set_zoom(zoom)
    the.canvas.settle()
    for number, text in enumerate(
        ("Box", "A much longer text, which makes its lane grow by a line or two", "")
    ):
        the.open_map.edit("Edit", change_cards, ["c_6"], text=text)
        the.open_map.edit("Edit", change_cards, ["c_1"], text=f"{text} {number}")
        the.canvas.settle()
        mended = the.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        the.canvas.forget_tiles()
        the.canvas.settle()
        fresh = the.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        band = the.canvas.to_view(
            the.canvas.index.cell("l_emotion", "t_1") or Rect(0, 0, 0, 0)
        ).toAlignedRect()
        above, below = QRect(fresh.rect()), QRect(fresh.rect())
        above.setBottom(max(0, band.top() - 1))
        below.setTop(min(fresh.height() - 1, band.bottom() + 1))
        for part in (above, below):
            assert largest_difference(mended.copy(part), fresh.copy(part)) <= 2


def test_ctrl_click_follows_a_link(the: Stand) -> None:
    the.open_map.edit("Edit", change_cards, ["c_3"], text="https://example.org/")
    focus = Focus("card", "c_3", "l_action", "t_2")
    piece = the.canvas.index.group(focus)
    assert piece is not None
    placed, group = piece
    shape = next(shape for shape in group.shapes if isinstance(shape, Text))
    line = shape.block.lines[0]
    x = placed.x + shape.x + line.left(shape.align, shape.width) + line.width / 2
    spot = the.canvas.to_view(Rect(x, placed.y + shape.y + 6, 0, 0)).center().toPoint()
    with the.qtbot.waitSignal(the.canvas.link_wanted) as wanted:
        the.click(spot, keys=CTRL)
    assert wanted.args == ["https://example.org/"]
    the.click(spot)
    assert the.open_map.selection.refs == ("c_3",)


def test_an_empty_map_says_what_to_do_next(qtbot: QtBot) -> None:
    stages = (Stage("s_1", steps=(Step("t_1"),)),)
    for document, word in (
        (JourneyMap("m_1"), "An empty map"),
        (JourneyMap("m_1", stages=stages), "no lanes"),
        (JourneyMap("m_1", lanes=(Lane("l_1"),)), "no stages"),
    ):
        the = stand(qtbot, document)
        the.canvas.settle()
        assert word in hint_for(document)
        assert the.canvas.focus_at(QPointF(5, 5)) is None
    ready = JourneyMap("m_1", stages=stages, lanes=(Lane("l_1"),))
    assert hint_for(ready) == ""
    assert cell_hint(ready) == "Type here"
    assert stand(qtbot, ready).canvas.index.is_empty(Focus("cell", lane="l_1", step="t_1"))


def test_headings_in_view_are_the_same_however_one_scrolled_there(the: Stand) -> None:
    the.canvas.set_zoom(2.0)
    the.canvas.settle()
    for _ in range(12):
        the.canvas.scroll_by(-40 if the.canvas.scene.rtl else 40, 45)
        the.canvas.settle()
    places = the.canvas.strips()
    assert not places.head.isEmpty()
    assert not places.side.isEmpty()
    stepwise = the.canvas.viewport().grab().toImage()
    the.canvas._sticky = type(the.canvas._sticky)()
    the.canvas.settle()
    at_once = the.canvas.viewport().grab().toImage()
    for strip in (places.head.toAlignedRect(), places.side.toAlignedRect()):
        assert largest_difference(stepwise.copy(strip), at_once.copy(strip)) <= 2
