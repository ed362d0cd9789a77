"""What is chosen in a map and where the keyboard stands: values that follow the document. Pure.

``focus`` is the one place that keys act on; ``refs`` are the records that are marked, in the order of choosing,
all of one kind (or cards and points together). A focused record is normally also selected; a focused empty cell is not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap

__all__ = ["NOTHING", "Focus", "Part", "Selection", "first_place", "focus_of", "kept"]

Part = Literal["cell", "card", "point", "stage", "step", "lane", "persona", "title"]


@dataclass(frozen=True, slots=True)
class Focus:
    """A place on the map. ``ref`` is the record's id (empty for a cell and the title); cells, cards and points also
    say in which ``lane`` and ``step`` they stand."""

    part: Part
    ref: str = ""
    lane: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """The marked records and the focus. Equal selections show alike."""

    refs: tuple[str, ...] = ()
    focus: Focus | None = None

    @classmethod
    def at(cls, focus: Focus) -> "Selection":
        """The focus alone, with its record marked if there is one."""
        return cls((focus.ref,) if focus.ref else (), focus)

    def __contains__(self, ref: object) -> bool:
        return ref in self.refs

    def __iter__(self) -> Iterator[str]:
        return iter(self.refs)

    def with_refs(self, refs: Iterable[str]) -> "Selection":
        """The same focus with other marked records, each once."""
        return replace(self, refs=tuple(dict.fromkeys(refs)))


NOTHING = Selection()


def focus_of(document: JourneyMap, ref: str) -> Focus | None:
    """The place of the record with this id; ``None`` if there is none that can have the focus."""
    index = document.index
    record = index.cards.get(ref) or index.points.get(ref)
    if isinstance(record, Card):
        return Focus("card", ref, record.lane, record.step)
    if isinstance(record, EmotionPoint):
        return Focus("point", ref, record.lane, record.step)
    if ref in index.steps:
        return Focus("step", ref, step=ref)
    if ref in index.stages:
        return Focus("stage", ref)
    if ref in index.lanes:
        return Focus("lane", ref, lane=ref)
    return Focus("persona", ref) if ref in index.personas else None


def first_place(document: JourneyMap) -> Focus:
    """Where the keyboard stands in a map that has just been opened: its first cell, as far as it has one."""
    step = next(iter(document.index.steps), "")
    if document.lanes and step:
        return Focus("cell", lane=document.lanes[0].id, step=step)
    return Focus("title")


def kept(selection: Selection, document: JourneyMap) -> Selection:
    """What is left of the selection in ``document``: records that are gone are no longer marked, the focus of a card
    or point that is gone falls to its cell, any other to the first place; one that was moved follows."""
    refs = tuple(ref for ref in selection.refs if focus_of(document, ref) is not None)
    return Selection(refs, _focus(selection.focus, document))


def _focus(focus: Focus | None, document: JourneyMap) -> Focus | None:
    if focus is None or focus.part == "title":
        return focus
    if focus.ref:
        found = focus_of(document, focus.ref)
        if found is not None:
            return found
    if focus.lane in document.index.lanes and focus.step in document.index.steps:
        return Focus("cell", lane=focus.lane, step=focus.step)
    if focus.part == "lane" and document.lanes:
        return Focus("lane", document.lanes[-1].id, lane=document.lanes[-1].id)
    return first_place(document)
