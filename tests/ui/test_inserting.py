"""Adding things to a map by name: every action of the menu Insert."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.panels.adding import add_pictures
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow
from tests.ui.files.tools import Chosen


@pytest.fixture
def window(open_window: OpenWindow, language: str) -> EditorWindow:
    return open_window(small_map(language), "en")


@pytest.mark.parametrize(
    ("action", "focus"),
    [
        ("insert.card", "c_3"), ("insert.after", "c_3"), ("insert.step", "c_3"), ("insert.step", "s_1"),
        ("insert.stage", "s_1"), ("insert.stage", "t_1"), ("insert.lane", "l_touch"), ("insert.lane.pain", "c_1"),
        ("insert.persona", "c_1"), ("go.edit", "c_1"), ("insert.card", "l_emotion"), ("insert.card", "s_2"),
    ],
)  # fmt: skip
def test_inserting_begins_typing(window: EditorWindow, action: str, focus: str) -> None:
    window.map.select((focus,))
    before = window.map.document
    window.run(action)
    assert window.editing.is_active
    window.editing.editor.finish("next")
    window.editing.drop()
    if action in ("insert.step", "insert.stage", "insert.lane", "insert.lane.pain", "insert.persona"):
        assert window.map.document is not before
        assert window.map.session.undo_label.startswith("Add ")
    window.editing.finish()


def test_inserting_a_lane_of_a_kind(window: EditorWindow) -> None:
    window.map.select(("c_1",))
    window.run("insert.lane.opportunity")
    window.editing.editor.finish("next")
    assert [lane.kind for lane in window.map.document.lanes][:2] == ["action", "opportunity"]


def test_inserting_a_point(window: EditorWindow) -> None:
    window.map.select((), Focus("cell", lane="l_emotion", step="t_4"))
    window.run("insert.point")
    assert [point.step for point in window.map.document.points] == ["t_1", "t_3", "t_4"]


def test_inserting_a_picture(window: EditorWindow, choose: Chosen, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (30, 20), "#FF0000").save(path)
    choose.pictures = [path, path]
    window.run("insert.picture")
    assert len(window.map.document.assets) == 1
    assert window.map.session.undo_label == "Add picture"
    path.write_text("no picture")
    window.run("insert.picture")
    assert window.messages.history[-1][0] == "error"
    window.map.undo()
    assert not window.map.document.assets
    assert choose.folders == [window.program.folder(), tmp_path]


def test_a_picture_that_is_refused_leaves_nothing(window: EditorWindow) -> None:
    before = window.map.document
    assert add_pictures(window.map, "Add picture", [(b"words", "text/plain")]) is None
    assert window.map.document is before
    assert window.messages.history[-1][0] == "error"


def test_what_the_palette_adds_is_typed_first(window: EditorWindow) -> None:
    before = window.map.document
    window.map.select(("c_3",))
    for kind, channel in (("pain", ""), ("opportunity", ""), ("touchpoint", "web")):
        window.palette_panel.wanted.emit(kind, channel)
        assert window.editing.is_active
        QTest.keyClick(window.editing.editor, Qt.Key.Key_Escape)
        assert window.map.document is before
        assert window.map.selection.refs == ("c_3",)
    window.palette_panel.wanted.emit("opportunity", "")
    QTest.keyClicks(window.editing.editor, "Say so")
    window.editing.finish()
    assert window.map.document.lanes[-1].kind == "opportunity"
    assert window.map.document.cards[-1].text == "Say so"
    window.map.undo()
    assert window.map.document == before
    window.palette_panel.wanted.emit("emotion", "")
    assert not window.editing.is_active
    assert len(window.map.document.points) == 3


def test_a_picture_of_the_palette_is_chosen_first(
    window: EditorWindow, choose: Chosen, qtbot: QtBot, tmp_path: Path
) -> None:
    choose.pictures = [None, tmp_path / "photo.png"]
    Image.new("RGB", (30, 20), "#FF0000").save(tmp_path / "photo.png")
    before = window.map.document
    window.palette_panel.wanted.emit("image", "")
    qtbot.waitUntil(lambda: len(choose.pictures) == 1)
    assert window.map.document is before
    window.palette_panel.wanted.emit("image", "")
    qtbot.waitUntil(lambda: not choose.pictures)
    assert len(window.map.document.assets) == 1


def test_a_picture_for_the_form_is_asked_for_by_the_program(
    window: EditorWindow, choose: Chosen, tmp_path: Path
) -> None:
    Image.new("RGB", (30, 20), "#FF0000").save(tmp_path / "face.png")
    choose.pictures = [None, tmp_path / "face.png"]
    person = window.map.document.personas[0].id
    window.map.select((person,))
    well = window.inspector_panel.form.editors["portrait"].well  # type: ignore[attr-defined]
    QTest.mouseClick(well, Qt.MouseButton.LeftButton)
    assert not window.map.document.assets
    QTest.mouseClick(well, Qt.MouseButton.LeftButton)
    assert window.map.document.index.personas[person].portrait == window.map.document.assets[0].id


def test_saving_keeps_the_text_and_the_editor(window: EditorWindow, tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    window.map.mark_saved(path=path)
    window.map.select((), Focus("cell", lane="l_action", step="t_3"))
    QTest.keyClicks(window.canvas, "h")
    QTest.keyClicks(window.editing.editor, "i")
    QTest.keyClick(window.editing.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.editing.editor, "!")
    window.editing.finish()
    assert [card.text for card in window.map.document.index.cells["l_action", "t_3"]] == ["hi!"]
    assert '"hi"' in path.read_text(encoding="utf-8")
    assert window.map.is_modified
