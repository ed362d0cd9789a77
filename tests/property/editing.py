"""A machine that edits one map and checks what holds after any edit: rules, change sets, undo, redo, the file.

Which operations there are to choose from is said by the tests.
"""

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.session import Session
from cjm_desktop.errors import EditError
from cjm_desktop.model.changes import ChangeSet, apply
from cjm_desktop.model.invariants import problems
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage.codec import decode, encode
from tests.maps import counting_ids, small_map

PICK = st.integers(0, 50)

performed: set[str] = set()
"""Names of the operations that have changed a document."""


class EditMachine(RuleBasedStateMachine):
    """Edits one map. ``files`` holds what the file would hold after each step of the history, ``at`` is the
    present one."""

    def __init__(self) -> None:
        super().__init__()
        self.new_id = counting_ids()
        self.begin(small_map())

    def begin(self, document: JourneyMap) -> None:
        self.session = Session(document)
        self.files = [encode(document)]
        self.at = 0
        self.saved = self.files[0]
        self.mirror = document
        self.session.subscribe(self._follow)

    def _follow(self, document: JourneyMap, changes: ChangeSet) -> None:
        self.mirror = apply(self.mirror, changes)
        assert self.mirror == document

    @property
    def document(self) -> JourneyMap:
        return self.session.document

    def pick(self, collection: str, number: int) -> str:
        """The id of any record of the collection; an unknown one where it is empty."""
        ids = list(getattr(self.document.index, collection))
        return ids[number % len(ids)] if ids else "x_unknown"

    def emotion_lane(self, number: int) -> str:
        """The id of an emotion lane, or of any lane where there is none."""
        ids = [lane.id for lane in self.document.lanes if lane.kind == "emotion"]
        return ids[number % len(ids)] if ids else self.pick("lanes", number)

    def end(self, number: int) -> str:
        """The id of anything that a link can join."""
        index = self.document.index
        ids = [*index.cards, *index.steps, *index.stages]
        return ids[number % len(ids)] if ids else "x_unknown"

    def do(self, operation: Callable[..., JourneyMap], *args: Any, **kwargs: Any) -> None:
        """Applies the operation, or sees it refused with nothing changed."""
        before = self.document
        try:
            changes = self.session.apply(operation.__name__, operation, *args, **kwargs)
        except EditError:
            assert self.document is before
            return
        self._settled(before, changes, operation.__name__)

    def _settled(self, before: JourneyMap, changes: ChangeSet, name: str) -> None:
        assert problems(self.document) == []
        assert apply(before, changes) == self.document
        assert apply(self.document, changes.inverse()) == before
        if changes.is_empty:
            assert self.document is before
            return
        performed.add(name)
        del self.files[self.at + 1 :]
        self.files.append(encode(self.document))
        self.at += 1

    @rule(lane=PICK, stage=PICK, fails=st.booleans())
    def two_edits_in_one_step(self, lane: int, stage: int, fails: bool) -> None:
        before = self.document
        gone = self.pick("lanes", lane)
        told: list[ChangeSet] = []
        try:
            with self.session.step("Both"):
                told.append(self.session.apply("", ops.change_map, title="Both"))
                told.append(self.session.apply("", ops.delete_lane, gone))
                told.append(
                    self.session.apply("", ops.delete_lane, gone if fails else self.pick("lanes", stage))
                )
        except EditError:
            assert self.document == before
            assert encode(self.document) == self.files[self.at]
            return
        after = before
        for changes in told:
            after = apply(after, changes)
        assert after == self.document
        del self.files[self.at + 1 :]
        self.files.append(encode(self.document))
        self.at += 1

    @precondition(lambda self: self.session.can_undo)
    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.at -= 1
        self._check_state()

    @precondition(lambda self: self.session.can_redo)
    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.at += 1
        self._check_state()

    @rule()
    def save(self) -> None:
        self.saved = encode(self.document)
        self.session.mark_saved()
        self._check_state()

    @rule()
    def load(self) -> None:
        """The saved file holds the saved document, and editing goes on from there as from the original."""
        loaded = decode(self.saved).document
        assert encode(loaded) == self.saved
        if not self.session.is_modified:
            assert loaded == self.document
            self.begin(loaded)

    def _check_state(self) -> None:
        assert encode(self.document) == self.files[self.at]
        assert self.session.is_modified == (self.files[self.at] != self.saved)
        assert self.session.can_undo == (self.at > 0)
        assert self.session.can_redo == (self.at < len(self.files) - 1)

    def teardown(self) -> None:
        while self.session.can_redo:
            self.redo()
        last = self.document
        while self.session.can_undo:
            self.undo()
        assert self.at == 0
        while self.session.can_redo:
            self.redo()
        assert self.document == last
