"""Undo, redo, saved or not, steps made of several edits, and who hears of changes."""

from dataclasses import replace

import pytest

from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.session import Session
from cjm_desktop.errors import DocumentError, EditError
from cjm_desktop.model.changes import ChangeSet
from cjm_desktop.model.records import Card, JourneyMap
from tests.maps import small_map


def retitle(session: Session, title: str) -> None:
    session.apply("Rename", ops.change_map, title=title)


def delete_twice(session: Session) -> None:
    """A step that fails after its first edit."""
    with session.step("Both"):
        session.apply("Delete", ops.delete_stage, "s_1")
        session.apply("Delete", ops.delete_stage, "s_1")


def test_undo_and_redo_lead_through_the_documents() -> None:
    session = Session(small_map())
    session.apply("Delete stage", ops.delete_stage, "s_1")
    retitle(session, "Other")
    after = session.document

    assert (session.undo_label, session.redo_label) == ("Rename", "")
    session.undo()
    assert (session.undo_label, session.redo_label) == ("Delete stage", "Rename")
    session.undo()
    assert session.document == small_map()
    assert not session.can_undo

    session.redo()
    session.redo()
    assert session.document == after
    assert not session.can_redo


def test_undo_and_redo_with_nothing_to_do_are_refused() -> None:
    session = Session(small_map())
    with pytest.raises(EditError, match="nothing to undo"):
        session.undo()
    with pytest.raises(EditError, match="nothing to redo"):
        session.redo()


def test_a_new_edit_ends_redo() -> None:
    session = Session(small_map())
    retitle(session, "A")
    session.undo()
    retitle(session, "B")
    assert not session.can_redo


def test_a_failed_edit_leaves_all_as_it_was() -> None:
    session = Session(small_map())
    retitle(session, "A")
    session.undo()
    before = session.document

    with pytest.raises(EditError):
        session.apply("Delete", ops.delete_step, "t_3")

    assert session.document is before
    assert session.can_redo
    assert not session.can_undo


def test_an_edit_that_changes_nothing_makes_no_step() -> None:
    session = Session(small_map())
    heard: list[ChangeSet] = []
    session.subscribe(lambda _, changes: heard.append(changes))
    retitle(session, "A")
    session.undo()
    heard.clear()

    assert session.apply("Rename", ops.change_map, title="Small").is_empty
    with session.step("Nothing"):
        retitle(session, "X")
        retitle(session, "Small")

    assert session.can_redo
    assert not session.can_undo
    assert len(heard) == 2


def test_edits_tell_what_they_added() -> None:
    session = Session(small_map())
    changes = session.apply("Add card", ops.add_card, "l_a", "t_1", text="new")
    assert [card.text for card in changes.cards.added] == ["new"]


def test_modified_is_honest() -> None:
    session = Session(small_map())
    assert not session.is_modified
    retitle(session, "A")
    assert session.is_modified
    session.mark_saved()
    assert not session.is_modified
    session.undo()
    assert session.is_modified
    session.redo()
    assert not session.is_modified
    session.undo()
    retitle(session, "B")
    assert session.is_modified
    retitle(session, "A")
    assert not session.is_modified


def test_a_save_in_the_background_names_what_it_wrote() -> None:
    session = Session(small_map())
    retitle(session, "A")
    written = session.document
    retitle(session, "B")
    session.mark_saved(written)
    assert session.is_modified
    session.undo()
    assert not session.is_modified


def test_a_new_map_is_modified_from_the_start() -> None:
    assert Session(small_map(), is_saved=False).is_modified


def test_a_step_joins_its_edits() -> None:
    session = Session(small_map())
    with session.step("Move cards"):
        retitle(session, "A")
        session.apply("Delete", ops.delete_cards, ["c_1"])
        assert not session.can_undo
        with session.step("Inner"):
            session.apply("Delete", ops.delete_cards, ["c_2"])
    assert session.undo_label == "Move cards"
    session.undo()
    assert session.document == small_map()
    assert not session.can_undo


def test_an_exception_takes_a_step_back() -> None:
    session = Session(small_map())
    retitle(session, "A")
    session.undo()
    with pytest.raises(EditError):
        delete_twice(session)
    assert session.document == small_map()
    assert session.can_redo
    assert not session.can_undo
    assert not session.is_modified


def test_an_inner_step_can_fail_alone() -> None:
    session = Session(small_map())
    with session.step("Outer"):
        retitle(session, "A")
        with pytest.raises(EditError):
            delete_twice(session)
    assert session.document == replace(small_map(), title="A")


def test_undo_is_refused_within_a_step() -> None:
    session = Session(small_map())
    retitle(session, "A")
    with session.step("Step"), pytest.raises(EditError):
        session.undo()
    assert session.document.title == "A"


def test_observers_hear_every_change_until_they_leave() -> None:
    session = Session(small_map())
    mirror: list[JourneyMap] = []
    heard: list[ChangeSet] = []

    def observer(document: JourneyMap, changes: ChangeSet) -> None:
        mirror.append(document)
        heard.append(changes)

    leave = session.subscribe(observer)
    retitle(session, "A")
    with session.step("Step"):
        retitle(session, "B")
        assert mirror[-1] is session.document
    session.undo()
    session.redo()
    with pytest.raises(EditError):
        delete_twice(session)
    assert mirror[-1] is session.document
    assert [document.title for document in mirror] == ["A", "B", "A", "B", "B", "B"]
    assert [len(document.stages) for document in mirror] == [2, 2, 2, 2, 1, 2]
    assert not any(changes.is_empty for changes in heard)

    leave()
    leave()
    retitle(session, "D")
    assert len(mirror) == 6


def test_observers_must_not_edit() -> None:
    session = Session(small_map())
    leave = session.subscribe(lambda document, changes: retitle(session, document.title + "!"))
    with pytest.raises(RuntimeError, match="must not edit"):
        retitle(session, "A")
    leave()
    assert session.document.title == "A"
    assert session.undo_label == "Rename"
    session.undo()
    assert session.document == small_map()


def test_only_so_many_steps_are_kept() -> None:
    session = Session(small_map(), limit=2)
    for title in "ABC":
        retitle(session, title)
    session.undo()
    session.undo()
    assert session.document.title == "A"
    assert not session.can_undo


def test_replacing_the_document_is_one_step_and_keeps_equal_records() -> None:
    session = Session(small_map())
    other = replace(small_map(), cards=(*small_map().cards, Card("c_9", "l_i", "t_2")))
    before = session.document

    session.replace(other, "Import")

    assert session.document == other
    assert session.document.cards[0] is before.cards[0]
    session.undo()
    assert session.document == small_map()


def test_a_broken_document_is_refused() -> None:
    session = Session(small_map())
    with pytest.raises(DocumentError):
        session.replace(replace(small_map(), lanes=()), "Import")
    assert session.document == small_map()
