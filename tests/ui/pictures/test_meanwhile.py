"""What happens while pictures are read: they find the place that was meant, or say that it is gone."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import delete_records, move_lane
from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.panels.inspector.picture_editors import PictureEditor
from cjm_desktop.ui.program import Program
from tests.ui.canvas_tools import small_map
from tests.ui.files.tools import Chosen, told
from tests.ui.pictures.tools import (
    LEFT,
    Gate,
    drop,
    drop_on_portrait,
    file,
    files,
    image,
    is_over,
    middle,
    paste,
    pictures,
    portrait,
    progress_of,
    readings,
    with_picture_lane,
)

NONE = Qt.KeyboardModifier.NoModifier
GONE = "The place for 1 picture isn't there any more."


# Meanwhile


def test_it_comes_to_the_place_that_was_meant(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    lane = with_picture_lane(window)
    other = window.map.document.index.steps["t_4"]
    target = window.canvas.to_view(window.canvas.index.cell(lane, "t_2")).center().toPoint()  # type: ignore[arg-type]
    assert drop(window.canvas.viewport(), target, files(file(tmp_path / "photo.bmp")))
    qtbot.mouseClick(
        window.canvas.viewport(), LEFT, pos=middle(window, Focus("card", "c_6", "l_pain", other.id))
    )
    window.map.edit("Move lane", move_lane, lane, 0)
    gate.let()
    is_over(qtbot)
    (card,) = pictures(window)
    assert (card.lane, card.step) == (lane, "t_2")
    assert window.map.selection.refs == ("c_6",), "where the user has gone"
    assert told(window, "info") == ["1 picture was added."]


def test_it_comes_below_the_focused_picture(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    gate.let(2)
    for colour in ("#FF0000", "#00FF00"):
        QGuiApplication.clipboard().setImage(image(colour, (40, 30)))
        window.run("edit.paste")
    first, second = pictures(window)
    window.map.select((first.id,))
    paste(window, file(tmp_path / "photo.bmp"))
    gate.let()
    is_over(qtbot)
    cell = window.map.document.index.cells[first.lane, first.step]
    assert [card.id for card in cell][::2] == [first.id, second.id]
    assert len(cell) == 3


def test_typing_goes_on_meanwhile(window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path) -> None:
    window.map.select((), Focus("cell", lane="l_action", step="t_3"))
    paste(window, file(tmp_path / "photo.bmp"))
    QTest.keyClicks(window.canvas, "h")
    QTest.keyClicks(window.editing.editor, "el")
    gate.let()
    is_over(qtbot)
    assert len(pictures(window)) == 1
    assert window.editing.is_active
    QTest.keyClicks(window.editing.editor, "lo")
    window.editing.finish()
    assert [card.text for card in window.map.document.index.cells["l_action", "t_3"]] == ["hello"]


@pytest.mark.parametrize("is_dialog", [True, False])
def test_a_drag_or_dialog_is_over_before_the_map_changes(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, is_dialog: bool
) -> None:
    paste(window, file(tmp_path / "photo.bmp"))
    (reading,) = readings()
    dialog, handle = QDialog(window), window.windowHandle()
    at = window.canvas.viewport().mapTo(window, middle(window, Focus("card", "c_3", "l_action", "t_2")))
    if is_dialog:
        dialog.open()
    else:
        QTest.mousePress(handle, LEFT, NONE, at)
        QTest.mouseMove(handle, at + QPoint(40, 40))
        qtbot.waitUntil(lambda: window.canvas.gesture is not None)
    gate.let()
    qtbot.waitUntil(lambda: not reading._thread.is_alive())
    qtbot.wait(100)
    assert not pictures(window)
    assert is_dialog or window.canvas.gesture is not None
    dialog.close()
    QTest.mouseRelease(handle, LEFT, NONE, at)
    is_over(qtbot)
    assert len(pictures(window)) == 1


@pytest.mark.parametrize("lost", ["lane undone", "step deleted", "lane of another kind"])
def test_a_place_that_is_gone_is_told_and_another_offered(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, lost: str
) -> None:
    lane = with_picture_lane(window)
    window.map.select((), Focus("cell", lane=lane, step="t_3"))
    paste(window, file(tmp_path / "photo.bmp"))
    if lost == "lane undone":
        QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    elif lost == "step deleted":
        window.map.edit("Delete", delete_records, ["t_3"])
    else:
        window.map.select((lane,))
        editors = window.inspector_panel.form.editors
        editors["kind"].give("opportunity")
        assert window.map.document.index.lanes[lane].kind == "opportunity"
    after = window.map.document
    gate.let()
    is_over(qtbot)
    assert window.map.document is after
    assert told(window, "warning") == [GONE]
    window.map.select((), Focus("cell", lane="l_action", step="t_2"))
    button = window.messages.notices[-1].button
    assert button is not None
    assert button.text() == "Add it elsewhere"
    qtbot.mouseClick(button, LEFT)
    (card,) = pictures(window)
    assert card.step == "t_2"
    assert window.map.selection.refs == (card.id,)


def test_several_that_have_lost_their_place(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    with_picture_lane(window)
    paste(window, file(tmp_path / "one.bmp", "red"), file(tmp_path / "two.bmp", "blue"))
    window.map.undo()
    gate.let(2)
    is_over(qtbot)
    assert told(window, "warning") == ["The places for 2 pictures aren't there any more."]
    button = window.messages.notices[-1].button
    assert button is not None
    assert button.text() == "Add them elsewhere"
    qtbot.mouseClick(button, LEFT)
    assert len(pictures(window)) == 2


def test_another_map_in_the_window_doesn_t_get_it(
    window: EditorWindow, program: Program, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    paste(window, file(tmp_path / "photo.bmp"))
    progress_of(window, qtbot)
    other = program._opened(small_map("en"))
    before = other.document
    window.set_map(other)
    qtbot.waitUntil(lambda: bool(told(window, "warning")))
    assert told(window, "warning") == ["The map was closed before all pictures were read. Nothing was added."]
    gate.let()
    is_over(qtbot)
    assert other.document is before


def test_an_offer_goes_with_its_map(
    window: EditorWindow, program: Program, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    with_picture_lane(window)
    paste(window, file(tmp_path / "photo.bmp"))
    window.map.undo()
    gate.let()
    qtbot.waitUntil(lambda: told(window, "warning") == [GONE])
    window.set_map(program._opened(small_map("en")))
    qtbot.waitUntil(lambda: not window.messages.notices)


def test_a_map_that_can_only_be_read_by_then_says_so(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    before = window.map.document
    paste(window, file(tmp_path / "photo.bmp"))
    window.map.read_only = True
    gate.let()
    is_over(qtbot)
    assert window.map.document is before
    assert told(window, "warning") == ["This map can only be read. Save a copy of it to change that one."]


# The form


def test_a_portrait_is_that_of_the_persona_it_was_given_to(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    drop_on_portrait(window, file(tmp_path / "face.bmp"))
    assert progress_of(window, qtbot).text == "Reading “face.bmp”…"
    window.map.select(("c_1",))
    gate.let()
    is_over(qtbot)
    (asset,) = window.map.document.assets
    assert window.map.document.index.personas["p_1"].portrait == asset.id
    assert window.map.session.undo_label == "Change “Picture”"
    assert window.map.selection.refs == ("c_1",)


def test_the_picture_of_a_card_from_the_form(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    gate.let()
    QGuiApplication.clipboard().setImage(image("#FF0000", (40, 30)))
    window.run("edit.paste")
    (before,) = pictures(window)
    window.program.choose = choose = Chosen()
    choose.pictures = [file(tmp_path / "other.bmp")]
    editor = window.inspector_panel.form.editors["asset"]
    assert isinstance(editor, PictureEditor)
    qtbot.mouseClick(editor.well, LEFT)
    gate.let()
    is_over(qtbot)
    (after,) = pictures(window)
    assert after.id == before.id
    assert after.props["asset"] != before.props["asset"]


@pytest.mark.parametrize("is_large", [True, False])
def test_the_picture_that_was_chosen_last_counts(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, is_large: bool
) -> None:
    second = tmp_path / "second.png"
    Image.new("RGB", (600, 500) if is_large else (30, 20), "blue").save(second)
    drop_on_portrait(window, file(tmp_path / "first.bmp", "red"))
    gate.let(2)
    drop_on_portrait(window, second)
    is_over(qtbot)
    (asset,) = window.map.document.assets
    assert window.map.document.index.personas["p_1"].portrait == asset.id
    assert asset.type == "image/png"
    window.map.undo()
    assert not window.map.session.can_undo


def test_a_picture_that_is_cleared_meanwhile_doesn_t_come(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    small = tmp_path / "small.png"
    Image.new("RGB", (30, 20), "blue").save(small)
    gate.let()
    drop_on_portrait(window, small)
    drop_on_portrait(window, file(tmp_path / "large.bmp"))
    portrait(window).well.setFocus()
    QTest.keyClick(portrait(window).well, Qt.Key.Key_Delete)
    gate.let()
    is_over(qtbot)
    assert window.map.document.index.personas["p_1"].portrait == ""


def test_a_persona_that_is_gone_offers_its_portrait(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    drop_on_portrait(window, file(tmp_path / "face.bmp"))
    window.map.edit("Delete", delete_records, ["p_1"])
    gate.let()
    is_over(qtbot)
    assert told(window, "warning") == [GONE]
    button = window.messages.notices[-1].button
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    assert len(pictures(window)) == 1


def test_a_large_broken_portrait_is_told(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture " * 300_000)
    drop_on_portrait(window, bad)
    gate.let()
    is_over(qtbot)
    assert told(window, "error") == ["bad.png: This picture can't be read. Use PNG, JPEG, WebP or GIF."]
    assert not window.map.session.can_undo
