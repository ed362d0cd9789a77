"""The difference between two documents, derived from them, never written by hand.

A ``ChangeSet`` holds only what differs, so that a long history stays small: an edit of one card among thousands
keeps two records. Undo, the crash journal, partial repaint and the panels run on it. Knows no operation.

Records that are equal count as unchanged, also when they are two objects. Ids are taken to be unique within a
collection (see ``invariants``). Steps live inside their stage: a changed step is a changed stage.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress, count, islice
from operator import attrgetter, is_, is_not, lt
from typing import Any, Generic, TypeVar

from cjm_desktop.model.records import (
    Asset,
    Card,
    EmotionPoint,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Record,
    Stage,
)

__all__ = ["ChangeSet", "Changes", "apply", "compare", "difference"]

R = TypeVar("R", bound=Record)

_FIELDS = ("id", "title", "language", "direction", "about", "extra")
_get_id = attrgetter("id")
_FEW = 8


@dataclass(frozen=True, slots=True)
class Changes(Generic[R]):
    """What differs in one collection.

    ``replaced``: pairs (before, after) of records that keep their place among their neighbours. ``taken`` and
    ``put``: records with the place they had before, and with the place they have after; a record in both was
    moved. Places ascend.
    """

    replaced: tuple[tuple[R, R], ...] = ()
    taken: tuple[tuple[int, R], ...] = ()
    put: tuple[tuple[int, R], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.replaced or self.taken or self.put)

    @property
    def added(self) -> tuple[R, ...]:
        """Records that are only in the document after, in its order."""
        old = self._taken_by_id()
        return tuple(record for _, record in self.put if record.id not in old)

    @property
    def removed(self) -> tuple[R, ...]:
        """Records that are only in the document before, in its order."""
        new = {record.id for _, record in self.put}
        return tuple(record for _, record in self.taken if record.id not in new)

    @property
    def changed(self) -> tuple[tuple[R, R], ...]:
        """Pairs (before, after) of records that are in both documents and differ, whether moved or not."""
        old = self._taken_by_id()
        pairs = [(old[record.id], record) for _, record in self.put if record.id in old]
        return self.replaced + tuple((before, after) for before, after in pairs if before != after)

    @property
    def moved(self) -> tuple[str, ...]:
        """Ids of records that stand elsewhere among their neighbours, in the order after."""
        old = self._taken_by_id()
        return tuple(record.id for _, record in self.put if record.id in old)

    def inverse(self) -> "Changes[R]":
        """The changes that lead back."""
        return Changes(
            replaced=tuple((after, before) for before, after in self.replaced),
            taken=self.put,
            put=self.taken,
        )

    def applied_to(self, records: tuple[R, ...]) -> tuple[R, ...]:
        """The collection after, made from the collection before."""
        if self.is_empty:
            return records
        if len(self.taken) + len(self.put) + len(self.replaced) <= _FEW:
            return self._few_applied_to(records)
        new = {before.id: after for before, after in self.replaced}
        gone = {record.id for _, record in self.taken}
        staying = iter([new.get(record.id, record) for record in records if record.id not in gone])
        result: list[R] = []
        for place, record in self.put:
            result.extend(islice(staying, place - len(result)))
            result.append(record)
        result.extend(staying)
        return tuple(result)

    def _few_applied_to(self, records: tuple[R, ...]) -> tuple[R, ...]:
        """The same for a few records, found without looking at each of thousands."""
        result = list(records)
        if self.replaced:
            ids = list(map(_get_id, records))
            for before, after in self.replaced:
                result[ids.index(before.id)] = after
        for place, _ in reversed(self.taken):
            del result[place]
        for place, record in self.put:
            result.insert(place, record)
        return tuple(result)

    def ids(self) -> Iterator[str]:
        """Ids of all records that were added, removed, changed or moved; some may come twice."""
        yield from (before.id for before, _ in self.replaced)
        yield from (record.id for _, record in self.taken)
        yield from (record.id for _, record in self.put)

    def _taken_by_id(self) -> dict[str, R]:
        return {record.id: record for _, record in self.taken}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The difference between two documents. ``fields`` holds the map's own fields that differ (``title``,
    ``about``, …) as pairs (before, after)."""

    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    personas: Changes[Persona] = field(default_factory=Changes)
    stages: Changes[Stage] = field(default_factory=Changes)
    lanes: Changes[Lane] = field(default_factory=Changes)
    cards: Changes[Card] = field(default_factory=Changes)
    points: Changes[EmotionPoint] = field(default_factory=Changes)
    links: Changes[Link] = field(default_factory=Changes)
    assets: Changes[Asset] = field(default_factory=Changes)

    @property
    def is_empty(self) -> bool:
        """Whether the two documents are equal."""
        return not self.fields and all(changes.is_empty for changes in self._collections())

    @property
    def touched(self) -> frozenset[str]:
        """Ids of all records that were added, removed, changed or moved, also of steps within a changed stage."""
        ids = {record_id for changes in self._collections() for record_id in changes.ids()}
        for stage in self.stages.added + self.stages.removed:
            ids.update(step.id for step in stage.steps)
        for before, after in self.stages.changed:
            ids.update(compare(before.steps, after.steps).ids())
        return frozenset(ids)

    def inverse(self) -> "ChangeSet":
        """The change set that leads back."""
        return ChangeSet(
            fields={name: (after, before) for name, (before, after) in self.fields.items()},
            personas=self.personas.inverse(),
            stages=self.stages.inverse(),
            lanes=self.lanes.inverse(),
            cards=self.cards.inverse(),
            points=self.points.inverse(),
            links=self.links.inverse(),
            assets=self.assets.inverse(),
        )

    def _collections(self) -> tuple[Changes[Any], ...]:
        return (self.personas, self.stages, self.lanes, self.cards, self.points, self.links, self.assets)


def difference(before: JourneyMap, after: JourneyMap) -> ChangeSet:
    """What has to be done to ``before`` to get ``after``; objects that are the same are passed over at once."""
    if before is after:
        return ChangeSet()
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in _FIELDS}
    return ChangeSet(
        fields={name: pair for name, pair in pairs.items() if pair[0] != pair[1]},
        personas=compare(before.personas, after.personas),
        stages=compare(before.stages, after.stages),
        lanes=compare(before.lanes, after.lanes),
        cards=compare(before.cards, after.cards),
        points=compare(before.points, after.points),
        links=compare(before.links, after.links),
        assets=compare(before.assets, after.assets),
    )


def apply(document: JourneyMap, changes: ChangeSet) -> JourneyMap:
    """The document after ``changes``, which must have been derived from a document equal to ``document``."""
    if changes.is_empty:
        return document
    return replace(
        document,
        personas=changes.personas.applied_to(document.personas),
        stages=changes.stages.applied_to(document.stages),
        lanes=changes.lanes.applied_to(document.lanes),
        cards=changes.cards.applied_to(document.cards),
        points=changes.points.applied_to(document.points),
        links=changes.links.applied_to(document.links),
        assets=changes.assets.applied_to(document.assets),
        **{name: after for name, (_, after) in changes.fields.items()},
    )


def compare(before: tuple[R, ...], after: tuple[R, ...]) -> Changes[R]:
    """The changes that lead from one collection to the other."""
    if before is after:
        return Changes()
    if len(before) == len(after):
        differs = map(is_not, before, after)
        others = [(before[place], after[place]) for place in compress(range(len(before)), differs)]
        if all(old.id == new.id for old, new in others):
            return Changes(replaced=_differing(others))
    start, end = _common_ends(before, after)
    inner_before, inner_after = before[start : len(before) - end], after[start : len(after) - end]
    found = _one_moved(inner_before, inner_after, start)
    return found if found is not None else _compared(inner_before, inner_after, start)


def _common_ends(before: Sequence[R], after: Sequence[R]) -> tuple[int, int]:
    """So many records are the same objects at the start of both, and so many at the end."""
    shorter = min(len(before), len(after))
    start = next(compress(count(), map(is_not, before, after)), shorter)
    end = next(compress(count(), map(is_not, reversed(before), reversed(after))), shorter)
    return start, min(end, shorter - start)


def _one_moved(before: Sequence[R], after: Sequence[R], start: int) -> Changes[R] | None:
    """The changes if the only difference is that the first has become the last, or the last the first."""
    last = len(before) - 1
    if last < 1 or len(after) != len(before):
        return None
    if before[0].id == after[last].id and all(map(is_, before[1:], after[:last])):
        return Changes(taken=((start, before[0]),), put=((start + last, after[last]),))
    if before[last].id == after[0].id and all(map(is_, before[:last], after[1:])):
        return Changes(taken=((start + last, before[last]),), put=((start, after[0]),))
    return None


def _compared(before: Sequence[R], after: Sequence[R], start: int) -> Changes[R]:
    """The changes between two parts that begin at the place ``start`` of their collections."""
    staying = _staying(list(map(_get_id, before)), list(map(_get_id, after)))
    kept_before = (record for record in before if record.id in staying)
    kept_after = (record for record in after if record.id in staying)
    return Changes(
        replaced=_differing(zip(kept_before, kept_after, strict=True)),
        taken=tuple((place, one) for place, one in enumerate(before, start) if one.id not in staying),
        put=tuple((place, one) for place, one in enumerate(after, start) if one.id not in staying),
    )


def _differing(pairs: Iterable[tuple[R, R]]) -> tuple[tuple[R, R], ...]:
    return tuple((before, after) for before, after in pairs if before is not after and before != after)


def _staying(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """A largest set of ids that follow one another in the same order in both sequences.

    The longest increasing subsequence of the places before, in the order after: ``ends[n]`` is the lowest place
    on which a subsequence of length n+1 can end, ``previous`` leads from each place to the one before it.
    """
    place_of = {record_id: place for place, record_id in enumerate(before)}
    places = [place_of[record_id] for record_id in after if record_id in place_of]
    if all(map(lt, places, islice(places, 1, None))):
        return {before[place] for place in places}
    ends: list[int] = []
    previous: dict[int, int] = {}
    for place in places:
        length = len(ends) if not ends or place > ends[-1] else bisect_left(ends, place)
        if length:
            previous[place] = ends[length - 1]
        ends[length : length + 1] = [place]
    staying = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        staying.add(before[last])
        last = previous.get(last)
    return staying
