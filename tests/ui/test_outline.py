"""The outline: a tree that follows the map, is edited in place, and shares its selection with the canvas."""

from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cjm_desktop.edit import operations as do
from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import Card, Evidence, JourneyMap, Lane, Stage, Step
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.outline.model import OutlineModel
from cjm_desktop.ui.panels.outline.panel import OutlinePanel
from cjm_desktop.ui.panels.outline.places import Order, Place
from cjm_desktop.ui.panels.outline.view import OutlineView
from tests.maps import small_map
from tests.ui.panel_tools import housed

CONTROL = Qt.KeyboardModifier.ControlModifier
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def place(qtbot: QtBot, open_map: OpenMap) -> SimpleNamespace:
    """A window with the outline in it, its parts by name."""
    panel, messages, window = housed(qtbot, partial(OutlinePanel, open_map), 600)
    panel.view.setFocus()
    return SimpleNamespace(
        window=window, panel=panel, view=panel.view, model=panel.view.outline, messages=messages
    )


def lines(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The whole tree as indented texts."""
    around = QModelIndex() if parent is None else parent
    found = []
    for row in range(model.rowCount(around)):
        index = model.index(row, 0, around)
        found.append("  " * depth + str(index.data()))
        found += lines(model, index, depth + 1)
    return found


def fresh_lines(open_map: OpenMap, order: Any) -> list[str]:
    """What an outline made afresh shows."""
    model = OutlineModel()
    model.set_order(order)
    model.set_map(open_map)
    found = lines(model)
    model.set_map(None)
    return found


def go(view: OutlineView, place: Place) -> QModelIndex:
    index = view.outline.index_of(place)
    assert index.isValid()
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    return index


def editor(view: OutlineView) -> QLineEdit:
    """The newest one: Qt deletes a closed one a little later."""
    return view.viewport().findChildren(QLineEdit)[-1]


def close(line: QLineEdit, key: Qt.Key) -> None:
    """Ends the editing; Qt commits a moment after the key."""
    QTest.keyClick(line, key)
    QApplication.processEvents()


def test_the_tree_is_the_map_in_reading_order(place: SimpleNamespace) -> None:
    assert lines(place.model)[:12] == [
        "Small",
        "Personas",
        "  Mina",
        "  Omid",
        "Before",
        "  Search",
        "    Actions (2)",
        "      one",
        "      two",
        "    Feelings (1)",
        "      4 · Mina",
        "    Pictures (1)",
    ]


def test_lane_by_lane_the_same_cards_stand_under_their_lanes(place: SimpleNamespace) -> None:
    place.panel.set_order("lanes")
    assert lines(place.model)[4:9] == [
        "Actions",
        "  Before › Search (2)",
        "    one",
        "    two",
        "  Before › Compare (1)",
    ]
    assert place.panel.order == "lanes"


def test_names_for_the_ear_say_kind_text_place_score_and_evidence(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.edit("Edit", do.change_lane, "l_a", kind="pain")
    open_map.edit(
        "Edit", do.change_cards, ("c_1",), props={"severity": 3}, evidence=Evidence("measured"), votes=2
    )
    index = place.model.index_of(Place("card", "c_1"))
    assert (
        index.data(ACCESSIBLE)
        == "Pain point: one, Before › Search, Severity: 3, Votes: 2, Evidence: Measured"
    )
    point = place.model.index_of(Place("point", "e_1"))
    assert point.data(ACCESSIBLE) == "Emotion point: 4 · Mina, Before › Search"
    cell = place.model.index_of(Place("cell", "l_e", "t_2"))
    assert cell.data(ACCESSIBLE) == "Feelings, Before › Compare: 0"


EDITS = {
    "a text": lambda d: do.change_cards(d, ("c_1",), text="uno"),
    "a card moved to another cell": lambda d: do.move_cards(d, ("c_1",), "l_a", "t_3", 0),
    "a card moved to another lane": lambda d: do.move_cards(d, ("c_2",), "l_i", "t_2"),
    "cards in another order": lambda d: do.move_cards(d, ("c_2",), "l_a", "t_1", 0),
    "cards deleted": lambda d: do.delete_cards(d, ("c_1", "c_4")),
    "a point moved": lambda d: do.move_point(d, "e_1", "l_e", "t_2", at=0.1, score=2),
    "a stage moved": lambda d: do.move_stage(d, "s_2", 0),
    "a stage deleted": lambda d: do.delete_stage(d, "s_1"),
    "a stage doubled": lambda d: do.duplicate_stage(d, "s_1"),
    "a step moved to another stage": lambda d: do.move_step(d, "t_1", "s_2", 0),
    "a step deleted": lambda d: do.delete_step(d, "t_2"),
    "a step added": lambda d: do.add_step(d, "s_1", 1, title="Between"),
    "a lane moved": lambda d: do.move_lane(d, "l_i", 0),
    "a lane deleted": lambda d: do.delete_lane(d, "l_a"),
    "a lane added": lambda d: do.add_lane(d, 1, kind="pain"),
    "a lane renamed": lambda d: do.change_lane(d, "l_a", title="Deeds"),
    "a persona deleted": lambda d: do.delete_persona(d, "p_1"),
    "personas in another order": lambda d: do.move_persona(d, "p_2", 0),
    "a persona renamed": lambda d: do.change_persona(d, "p_1", name="Minoo"),
    "another title": lambda d: do.change_map(d, title="Large"),
    "step and cards at once": lambda d: do.delete_stage(do.move_step(d, "t_2", "s_2"), "s_1"),
}


@pytest.mark.parametrize("order", ["steps", "lanes"])
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_after_every_change_it_shows_what_a_fresh_outline_shows(
    open_map: OpenMap, order: Any, edit: Any
) -> None:
    model = OutlineModel()
    model.set_order(order)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_map(open_map)
    before = lines(model)
    open_map.edit("Edit", edit)
    assert lines(model) == fresh_lines(open_map, order)
    open_map.undo()
    assert lines(model) == before
    open_map.redo()
    assert lines(model) == fresh_lines(open_map, order)
    tester.deleteLater()
    model.set_map(None)


def test_what_was_unfolded_stays_so_when_it_moves(open_map: OpenMap, place: SimpleNamespace) -> None:
    view, model = place.view, place.model
    view.collapseAll()
    for one in (Place("stage", "s_1"), Place("step", "t_1"), Place("cell", "l_a", "t_1")):
        view.expand(model.index_of(one))
    open_map.edit("Move", do.move_stage, "s_1", 1)
    assert view.isExpanded(model.index_of(Place("cell", "l_a", "t_1")))
    open_map.edit("Move", do.move_step, "t_1", "s_2", 0)
    assert view.isExpanded(model.index_of(Place("cell", "l_a", "t_1")))
    assert not view.isExpanded(model.index_of(Place("cell", "l_e", "t_1")))


def test_selection_goes_both_ways(open_map: OpenMap, place: SimpleNamespace) -> None:
    go(place.view, Place("card", "c_3"))
    assert open_map.selection.refs == ("c_3",)
    assert open_map.selection.focus == Focus("card", "c_3", "l_a", "t_2")
    open_map.select(("c_1", "c_2"))
    assert place.view.current_place() == Place("card", "c_2")
    assert place.view.marked() == [Place("card", "c_1"), Place("card", "c_2")]
    go(place.view, Place("cell", "l_i", "t_3"))
    assert open_map.selection.refs == ()
    assert open_map.selection.focus == Focus("cell", lane="l_i", step="t_3")


def test_a_hidden_outline_catches_up_when_it_is_shown(open_map: OpenMap, place: SimpleNamespace) -> None:
    place.panel.hide()
    open_map.select(("c_4",))
    place.panel.show()
    assert place.view.current_place() == Place("card", "c_4")


def test_a_hidden_outline_follows_no_change_until_it_is_shown(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    place.panel.hide()
    open_map.edit("Edit", do.change_cards, ("c_1",), text="uno")
    open_map.edit("Delete", do.delete_records, ("s_2",))
    assert "cells" not in vars(open_map.document.index)  # the cards were not gone through
    place.panel.show()
    assert lines(place.model) == fresh_lines(open_map, "steps")
    assert "      uno" in lines(place.model)


def test_f2_and_enter_edit_in_place(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    go(place.view, Place("card", "c_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(place.view), "uno")
    close(editor(place.view), Qt.Key.Key_Return)
    assert open_map.document.index.cards["c_1"].text == "uno"
    assert open_map.session.undo_label == "Edit card"
    go(place.view, Place("stage", "s_2"))
    qtbot.keyClick(place.view, Qt.Key.Key_Return)
    qtbot.keyClicks(editor(place.view), "Later")
    close(editor(place.view), Qt.Key.Key_Return)
    assert open_map.document.index.stages["s_2"].title == "Later"
    assert open_map.session.undo_label == "Rename stage"


def test_escape_while_editing_keeps_the_text(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    go(place.view, Place("card", "c_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(place.view), "nothing")
    close(editor(place.view), Qt.Key.Key_Escape)
    assert open_map.document == small_map()


def test_control_and_arrows_move_cards(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    go(place.view, Place("card", "c_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_Down, CONTROL)
    assert [card.id for card in open_map.document.index.cells["l_a", "t_1"]] == ["c_2", "c_1"]
    on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if place.view.isRightToLeft():
        on, back = back, on
    qtbot.keyClick(place.view, on, CONTROL)
    assert open_map.document.index.cards["c_1"].step == "t_2"
    qtbot.keyClick(place.view, Qt.Key.Key_Down, CONTROL)
    assert open_map.document.index.cards["c_1"].lane == "l_i"
    qtbot.keyClick(place.view, Qt.Key.Key_Up, CONTROL)
    qtbot.keyClick(place.view, back, CONTROL)
    assert [card.id for card in open_map.document.index.cells["l_a", "t_1"]] == ["c_2", "c_1"]
    assert place.view.current_place() == Place("card", "c_1")
    assert open_map.selection.refs == ("c_1",)


def test_control_and_arrows_move_headings(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    go(place.view, Place("stage", "s_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_Down, CONTROL)
    assert [stage.id for stage in open_map.document.stages] == ["s_2", "s_1"]
    go(place.view, Place("step", "t_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_Up, CONTROL)
    assert open_map.document.index.stage_of_step["t_1"].id == "s_2"
    place.panel.set_order("lanes")
    go(place.view, Place("lane", "l_i"))
    qtbot.keyClick(place.view, Qt.Key.Key_Up, CONTROL)
    assert [lane.id for lane in open_map.document.lanes] == ["l_a", "l_i", "l_e"]
    go(place.view, Place("persona", "p_2"))
    qtbot.keyClick(place.view, Qt.Key.Key_Up, CONTROL)
    assert [persona.id for persona in open_map.document.personas] == ["p_2", "p_1"]


def test_control_enter_adds_and_edits(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    go(place.view, Place("cell", "l_i", "t_3"))
    qtbot.keyClick(place.view, Qt.Key.Key_Return, CONTROL)
    qtbot.keyClicks(editor(place.view), "New")
    close(editor(place.view), Qt.Key.Key_Return)
    assert [card.text for card in open_map.document.index.cells["l_i", "t_3"]] == ["New"]
    go(place.view, Place("card", "c_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_Insert)
    close(editor(place.view), Qt.Key.Key_Escape)
    assert len(open_map.document.index.cells["l_a", "t_1"]) == 3
    go(place.view, Place("step", "t_1"))
    place.view.add()
    close(editor(place.view), Qt.Key.Key_Escape)
    assert len(open_map.document.stages[0].steps) == 3
    go(place.view, Place("cell", "l_e", "t_2"))
    place.view.add()
    assert len(open_map.document.points) == 3


@pytest.mark.parametrize(
    ("target", "order", "records", "position"),
    [
        (Place("title"), "steps", "stages", 0),
        (Place("stage", "s_1"), "steps", "stages", 1),
        (Place("lane", "l_a"), "lanes", "lanes", 1),
        (Place("personas"), "steps", "personas", 2),
        (Place("persona", "p_1"), "steps", "personas", 1),
    ],
)
def test_what_is_added_comes_right_after(
    open_map: OpenMap, place: SimpleNamespace, target: Place, order: Order, records: str, position: int
) -> None:
    before = getattr(open_map.document, records)
    place.panel.set_order(order)
    go(place.view, target)
    place.view.add()
    after = getattr(open_map.document, records)
    assert (*after[:position], *after[position + 1 :]) == before
    current = place.view.current_place()
    assert current is not None
    assert (f"{current.part}s", current.ref) == (records, after[position].id)
    if records == "lanes":
        assert after[position].kind == before[0].kind


def test_delete_deletes_and_tells(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    go(place.view, Place("card", "c_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_Delete)
    assert "c_1" not in open_map.document.index.cards
    assert place.view.current_place() == Place("card", "c_2")
    go(place.view, Place("stage", "s_1"))
    qtbot.keyClick(place.view, Qt.Key.Key_Delete)
    assert "s_1" not in open_map.document.index.stages
    assert place.messages.history[-1] == ("info", "Stage “Before” deleted with 3 cards")


def test_plus_and_minus_change_a_score_within_its_scale(
    qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace
) -> None:
    go(place.view, Place("point", "e_1"))
    qtbot.keyClicks(place.view, "++")
    assert open_map.document.index.points["e_1"].score == 5.0
    qtbot.keyClicks(place.view, "-")
    assert open_map.document.index.points["e_1"].score == 4.0


def dropped(view: OutlineView, moving: list[Place], onto: Place, row: int) -> bool:
    model = view.outline
    data = model.mimeData([model.index_of(one) for one in moving])
    parent = QModelIndex() if onto.part == "map" else model.index_of(onto)
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


def test_drops_move_cards_points_and_headings(open_map: OpenMap, place: SimpleNamespace) -> None:
    view = place.view
    assert dropped(view, [Place("card", "c_1"), Place("card", "c_2")], Place("cell", "l_a", "t_2"), 0)
    assert [card.id for card in open_map.document.index.cells["l_a", "t_2"]] == ["c_1", "c_2", "c_3"]
    assert dropped(view, [Place("card", "c_1")], Place("card", "c_3"), -1)
    assert [card.id for card in open_map.document.index.cells["l_a", "t_2"]] == ["c_2", "c_3", "c_1"]
    assert dropped(view, [Place("point", "e_1")], Place("cell", "l_e", "t_2"), -1)
    assert open_map.document.index.points["e_1"].step == "t_2"
    assert dropped(view, [Place("step", "t_1")], Place("stage", "s_2"), 1)
    assert [step.id for step in open_map.document.stages[1].steps] == ["t_3", "t_1"]
    assert dropped(view, [Place("stage", "s_2")], Place("map"), 2)
    assert [stage.id for stage in open_map.document.stages] == ["s_2", "s_1"]
    assert dropped(view, [Place("persona", "p_1")], Place("personas"), 2)
    assert [persona.id for persona in open_map.document.personas] == ["p_2", "p_1"]


def test_drops_of_the_wrong_thing_are_refused(open_map: OpenMap, place: SimpleNamespace) -> None:
    view = place.view
    assert not dropped(view, [Place("card", "c_1")], Place("cell", "l_e", "t_2"), 0)
    assert not dropped(view, [Place("stage", "s_1")], Place("cell", "l_a", "t_2"), 0)
    assert not dropped(view, [Place("card", "c_1"), Place("stage", "s_1")], Place("cell", "l_a", "t_2"), 0)
    assert open_map.document == small_map()


def test_a_map_that_can_only_be_read_is_only_read(
    qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.read_only = True
    place.panel.set_map(open_map)
    index = go(place.view, Place("card", "c_1"))
    assert not place.model.flags(index) & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
    qtbot.keyClick(place.view, Qt.Key.Key_Down, CONTROL)
    assert open_map.document == small_map()


def test_without_a_map_there_is_a_hint_and_nothing_is_heard_any_more(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    place.panel.set_map(None)
    assert place.panel._hint.isVisible()
    assert place.model.rowCount() == 0
    open_map.edit("Edit", do.change_map, title="Other")
    open_map.select(("c_1",))
    assert place.model.rowCount() == 0
    place.panel.set_map(open_map)
    assert place.view.isVisible()
    assert place.model.index(0, 0).data() == "Other"


def test_a_large_map_is_built_only_where_it_is_looked_at(qtbot: QtBot) -> None:
    steps = tuple(Step(f"t_{n}") for n in range(40))
    lanes = tuple(Lane(f"l_{n}", "action") for n in range(25))
    cards = tuple(
        Card(f"c_{n}_{m}_{k}", f"l_{n}", f"t_{m}", text="x")
        for n in range(25)
        for m in range(40)
        for k in range(10)
    )
    document = JourneyMap("m_1", stages=(Stage("s_1", steps=steps),), lanes=lanes, cards=cards)
    model = OutlineModel()
    open_map = SimpleNamespace(
        document=document, read_only=False, document_changed=SimpleNamespace(connect=id, disconnect=id)
    )
    model.set_map(open_map)  # type: ignore[arg-type]
    index = model.index_of(Place("card", "c_3_7_2"))
    assert index.data() == "x"
    assert index.parent().parent().data() == "Step 8"
    assert len(model._tree.by_place) < 100
    model.set_map(None)


def test_editing_keys_belong_to_the_tree_even_if_a_window_has_them_as_shortcuts(
    place: SimpleNamespace,
) -> None:
    go(place.view, Place("card", "c_1"))
    QApplication.processEvents()
    QTest.keyClick(place.view, Qt.Key.Key_Delete)
    assert place.view.current_place() == Place("card", "c_2")


def test_the_menu_key_asks_for_the_menu_of_the_current_entry(place: SimpleNamespace) -> None:
    asked: list[tuple[Focus, QPoint]] = []
    place.view.context_menu_wanted.connect(lambda focus, at: asked.append((focus, at)))
    index = go(place.view, Place("card", "c_3"))
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(place.view.viewport(), QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))
    middle = place.view.viewport().mapToGlobal(place.view.visualRect(index).center())
    assert asked == [(Focus("card", "c_3", "l_a", "t_2"), middle)]
