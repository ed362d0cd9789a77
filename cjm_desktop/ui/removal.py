"""Deleting and duplicating what is selected: one step of the history, the focus on what comes next, and a word about
what went along. Knows the open map and its messages, no other part of the window.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.selection import focus_of
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.language import say, say_count
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap

__all__ = ["delete_selection", "duplicate_selection"]


def delete_selection(open_map: OpenMap, messages: Messages) -> bool:
    """Deletes the selected records with all that they hold; answers whether it was done."""
    chosen = _Chosen.of(open_map.document, open_map.selection.refs)
    if chosen.is_empty:
        return False
    before, following = open_map.document, _following(open_map.document, chosen)
    if open_map.edit(_delete_label(chosen), ops.delete_records, chosen.all) is None:
        return False
    if following is not None and focus_of(open_map.document, following) is not None:
        open_map.select((following,))
    told = _what_went(before, open_map.document, chosen)
    if told:
        messages.notice(told, action_text=say("Undo"), action=open_map.undo)
    return True


def duplicate_selection(open_map: OpenMap) -> bool:
    """Puts a copy beside each selected record and selects the copies; answers whether it was done."""
    chosen = _Chosen.of(open_map.document, open_map.selection.refs)
    if chosen.is_empty:
        return False
    before = _ids(open_map.document, chosen)
    label = say("Duplicate")
    with open_map.step(label):
        session = open_map.session
        if chosen.cards:
            session.apply(label, ops.duplicate_cards, chosen.cards)
        for refs, operation in chosen.others:
            for ref in refs:
                session.apply(label, operation, ref)
    new = [ref for ref in _ids(open_map.document, chosen) if ref not in set(before)]
    if new:
        open_map.select(new, focus_of(open_map.document, new[0]))
    return bool(new)


Operation = Callable[[JourneyMap, str], JourneyMap]


@dataclass(slots=True)
class _Chosen:
    """The selected records by their kind, in the order of choosing."""

    cards: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    lanes: list[str] = field(default_factory=list)
    personas: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, document: JourneyMap, refs: Iterable[str]) -> "_Chosen":
        chosen = cls()
        lists = {
            "card": chosen.cards,
            "point": chosen.points,
            "stage": chosen.stages,
            "step": chosen.steps,
            "lane": chosen.lanes,
            "persona": chosen.personas,
        }
        for ref in refs:
            focus = focus_of(document, ref)
            if focus is not None:
                lists[focus.part].append(ref)
        return chosen

    @property
    def all(self) -> list[str]:
        return [*self.cards, *self.points, *self.stages, *self.steps, *self.lanes, *self.personas]

    @property
    def is_empty(self) -> bool:
        return not self.all

    @property
    def others(self) -> "list[tuple[list[str], Operation]]":
        """All but the cards, each kind with the operation that duplicates one."""
        return [
            (self.points, ops.duplicate_point),
            (self.stages, ops.duplicate_stage),
            (self.steps, ops.duplicate_step),
            (self.lanes, ops.duplicate_lane),
            (self.personas, ops.duplicate_persona),
        ]


def _delete_label(chosen: _Chosen) -> str:
    if chosen.stages:
        return say("Delete stage")
    if chosen.steps:
        return say("Delete step")
    if chosen.lanes:
        return say("Delete lane")
    if chosen.personas:
        return say("Delete persona")
    count = len(chosen.cards) + len(chosen.points)
    if count > 1:
        return say_count("Delete {count} card", "Delete {count} cards", count)
    return say("Delete card") if chosen.cards else say("Delete emotion point")


def _following(document: JourneyMap, chosen: _Chosen) -> str | None:
    """What gets the focus: the record after the last one that goes, among its neighbours, else the one before."""
    gone = set(chosen.all)
    siblings = _siblings(document, chosen.all[-1])
    place = siblings.index(chosen.all[-1])
    after = [ref for ref in siblings[place:] if ref not in gone]
    before = [ref for ref in siblings[:place] if ref not in gone]
    return next(iter(after), before[-1] if before else None)


def _siblings(document: JourneyMap, ref: str) -> list[str]:
    index = document.index
    if ref in index.cards:
        card = index.cards[ref]
        return [one.id for one in index.cells[card.lane, card.step]]
    if ref in index.points:
        return [point.id for point in index.points_of_lane[index.points[ref].lane]]
    groups: tuple[Iterable[str], ...] = (index.stages, index.steps, index.lanes, index.personas)
    return next((list(group) for group in groups if ref in group), [ref])


def _ids(document: JourneyMap, chosen: _Chosen) -> list[str]:
    """Every record of the kinds that are chosen."""
    index = document.index
    found: list[str] = []
    for refs, known in (
        (chosen.cards, index.cards),
        (chosen.points, index.points),
        (chosen.stages, index.stages),
        (chosen.steps, index.steps),
        (chosen.lanes, index.lanes),
        (chosen.personas, index.personas),
    ):
        found += list(known) if refs else []
    return found


def _what_went(before: JourneyMap, after: JourneyMap, chosen: _Chosen) -> str:
    """What the notice says; nothing where one card or point went, which everybody sees."""
    cards = len(before.cards) - len(after.cards)
    points = len(before.points) - len(after.points)
    if chosen.cards or chosen.points:
        count = cards + points
        if count == 1:
            return ""
        if not cards:
            return say_count("{count} emotion point deleted", "{count} emotion points deleted", count)
        return say_count("{count} card deleted", "{count} cards deleted", count)
    return _heading_went(before, chosen, cards, points)


def _heading_went(before: JourneyMap, chosen: _Chosen, cards: int, points: int) -> str:
    what = _name_of(before, chosen)
    if cards:
        return say_count(
            "{what} deleted with {count} card", "{what} deleted with {count} cards", cards, what=what
        )
    if points:
        return say_count(
            "{what} deleted with {count} emotion point",
            "{what} deleted with {count} emotion points",
            points,
            what=what,
        )
    return say("{what} deleted", what=what)


def _name_of(document: JourneyMap, chosen: _Chosen) -> str:
    """“Stage “Pays””, or how many there were."""
    index = document.index
    if chosen.stages:
        title = index.stages[chosen.stages[0]].title
        counted = say_count("{count} stage", "{count} stages", len(chosen.stages))
        return say("Stage “{title}”", title=title) if len(chosen.stages) == 1 else counted
    if chosen.steps:
        title = index.steps[chosen.steps[0]].title
        counted = say_count("{count} step", "{count} steps", len(chosen.steps))
        return say("Step “{title}”", title=title) if len(chosen.steps) == 1 else counted
    if chosen.lanes:
        title = index.lanes[chosen.lanes[0]].title
        counted = say_count("{count} lane", "{count} lanes", len(chosen.lanes))
        return say("Lane “{title}”", title=title) if len(chosen.lanes) == 1 else counted
    name = index.personas[chosen.personas[0]].name
    counted = say_count("{count} persona", "{count} personas", len(chosen.personas))
    return say("Persona “{name}”", name=name) if len(chosen.personas) == 1 else counted
