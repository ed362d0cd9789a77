"""An open map: what it tells of edits, previews, undo and refusals, and that its scene always fits its document."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.operations import add_card, change_cards, change_map, delete_cards, move_cards
from cjm_desktop.edit.selection import Focus
from cjm_desktop.errors import CjmError, EditError
from cjm_desktop.model.changes import ChangeSet, apply
from cjm_desktop.model.records import Card, JourneyMap
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.ui.open_map import OpenMap
from tests.ui.canvas_tools import small_map


class Ears:
    """Hears everything that a map tells."""

    def __init__(self, open_map: OpenMap) -> None:
        self.changes: list[tuple[JourneyMap, ChangeSet]] = []
        self.scenes = 0
        self.refused: list[CjmError] = []
        self.selections = 0
        open_map.document_changed.connect(self._changed)
        open_map.scene_changed.connect(self._scene)
        open_map.refused.connect(self.refused.append)
        open_map.selection_changed.connect(self._selected)

    def _changed(self, document: JourneyMap, changes: ChangeSet) -> None:
        self.changes.append((document, changes))

    def _scene(self, before: object, after: object) -> None:
        self.scenes += 1

    def _selected(self, selection: object) -> None:
        self.selections += 1


@pytest.fixture(params=["en", "fa"])
def the(request: pytest.FixtureRequest, qapp: QApplication) -> OpenMap:
    return OpenMap(small_map(request.param), QtTextEngine())


def test_an_edit_is_told_once_with_its_changes(the: OpenMap) -> None:
    before, ears = the.document, Ears(the)
    the.edit("Edit card", change_cards, ["c_1"], text="new")
    ((document, changes),) = ears.changes
    assert document is the.document
    assert apply(before, changes) == document
    assert ears.scenes == 1
    assert the.shown is the.document


def test_several_edits_of_a_step_are_told_as_one(the: OpenMap) -> None:
    before, ears = the.document, Ears(the)
    with the.step("Much"):
        the.edit("", change_cards, ["c_1"], text="new")
        the.edit("", move_cards, ["c_2"], "l_pain", "t_4")
        the.edit("", delete_cards, ["c_3"])
    ((document, changes),) = ears.changes
    assert apply(before, changes) == document
    assert ears.scenes == 1
    assert the.session.done_labels == ("Much",)
    the.undo()
    assert the.document == before


def test_an_error_within_a_step_takes_everything_back(the: OpenMap) -> None:
    before, ears = the.document, Ears(the)
    with the.step("Much"):
        the.edit("", change_cards, ["c_1"], text="new")
        raise EditError("It can't be.")
    assert the.document == before
    assert [error.message for error in ears.refused] == ["It can't be."]
    assert not the.session.can_undo


def test_a_refused_edit_is_told_and_changes_nothing(the: OpenMap) -> None:
    before, ears = the.document, Ears(the)
    assert the.edit("", change_cards, ["c_none"], text="x") is None
    assert the.document is before
    assert len(ears.refused) == 1


def test_a_map_that_can_only_be_read_refuses(the: OpenMap) -> None:
    the.read_only = True
    ears = Ears(the)
    assert the.edit("", change_cards, ["c_1"], text="x") is None
    assert "only be read" in ears.refused[0].message
    with pytest.raises(CjmError, match="only be read"), the.step("x"):
        pytest.fail("the block must not run")


def test_a_preview_shows_and_leaves_the_document_alone(the: OpenMap) -> None:
    before, scene = the.document, the.scene
    the.preview(add_card(before, "l_pain", "t_1", text="maybe"))
    assert the.is_previewing
    assert the.document is before
    assert the.scene is not scene
    the.preview(None)
    assert not the.is_previewing
    assert the.scene == scene


def test_an_edit_and_an_undo_end_a_preview(the: OpenMap) -> None:
    the.edit("Edit card", change_cards, ["c_1"], text="new")
    the.preview(add_card(the.document, "l_pain", "t_1", text="maybe"))
    the.undo()
    assert the.shown is the.document
    assert the.document == small_map(the.document.language)
    the.preview(add_card(the.document, "l_pain", "t_1", text="maybe"))
    the.redo()
    assert the.shown is the.document


def test_the_selection_follows_the_document(the: OpenMap) -> None:
    the.select(["c_1", "c_3"])
    the.edit("", move_cards, ["c_3"], "l_pain", "t_4")
    assert the.selection.focus == Focus("card", "c_3", "l_pain", "t_4")
    the.edit("", delete_cards, ["c_3"])
    assert the.selection.refs == ("c_1",)
    assert the.selection.focus == Focus("cell", lane="l_pain", step="t_4")


def test_another_language_turns_the_map_round(the: OpenMap) -> None:
    rtl = the.scene.rtl
    the.edit("", change_map, language="en" if rtl else "fa")
    assert the.scene.rtl is not rtl


def test_another_theme_paints_the_same_map(the: OpenMap) -> None:
    background = the.scene.placed[1].fragment
    the.set_theme("black-and-white")
    assert the.theme.name == "black-and-white"
    assert the.scene.placed[1].fragment != background
    with pytest.raises(CjmError):
        the.set_theme("no such theme")


def test_the_unsaved_mark_is_honest(the: OpenMap) -> None:
    assert not the.is_modified
    the.edit("", change_cards, ["c_1"], text="new")
    assert the.is_modified
    the.undo()
    assert not the.is_modified
    the.redo()
    the.mark_saved()
    assert not the.is_modified
    the.undo()
    assert the.is_modified


def test_another_document_comes_in_as_one_step(the: OpenMap) -> None:
    before, ears = the.document, Ears(the)
    other = delete_cards(before, ["c_1", "c_2"])
    assert the.become("Reload", other) is not None
    assert the.document == other
    assert len(ears.changes) == 1
    the.undo()
    assert the.document == before


def test_a_document_that_breaks_a_rule_is_refused(the: OpenMap) -> None:
    before, ears = the.document, Ears(the)
    broken = replace(before, cards=(*before.cards, Card("c_lost", "l_none", "t_none")))
    assert the.become("Reload", broken) is None
    assert the.document is before
    assert len(ears.refused) == 1
