"""The built part of the outline: entries are made when someone looks at them, and rearranged, not rebuilt, after a
change. Knows neither Qt nor the map; whoever shows the tree is told of each single move."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from cjm_desktop.ui.panels.outline.places import Place

__all__ = ["Entry", "Tree", "Viewer"]

Within = Callable[[Place], Sequence[Place]]
"""What stands in a place now."""


class Entry:
    """One built entry. ``within`` is ``None`` until someone has looked into it; ``number`` is its own for ever."""

    __slots__ = ("number", "parent", "place", "within")

    def __init__(self, place: Place, parent: "Entry | None", number: int) -> None:
        self.place = place
        self.parent = parent
        self.number = number
        self.within: list[Entry] | None = None

    @property
    def position(self) -> int:
        """Its place among its neighbours."""
        around = self.parent.within if self.parent else None
        return around.index(self) if around else 0


class Viewer(Protocol):
    """Who shows the tree; each method surrounds one change of it."""

    def inserting(self, parent: Entry, first: int, last: int) -> AbstractContextManager[None]: ...
    def removing(self, parent: Entry, first: int, last: int) -> AbstractContextManager[None]: ...
    def moving(self) -> AbstractContextManager[None]:
        """Any number of entries get other places; none comes or goes."""


class Tree:
    """All built entries, by place and by number. Every place is built at most once, but for moments of a
    rearrangement."""

    def __init__(self, root: Place, within: Within) -> None:
        self._within = within
        self._last_number = 0
        self.by_place: dict[Place, Entry] = {}
        self.by_number: dict[int, Entry] = {}
        self.root = self._new(root, None)

    def look_into(self, entry: Entry) -> list[Entry]:
        """The entries within, built if need be."""
        if entry.within is None:
            entry.within = [self._new(place, entry) for place in self._within(entry.place)]
        return entry.within

    def built(self) -> list[Entry]:
        """The entries that have been looked into, outer ones first."""
        found = [self.root]
        for entry in found:
            found.extend(one for one in entry.within or () if one.within is not None)
        return found

    def rearrange(self, entries: Iterable[Entry], viewer: Viewer) -> None:
        """Brings what stands within these entries up to date; entries that only changed places keep all they have.

        First goes what stands nowhere any more, then all that stays finds its place at once, then comes what is new.
        """
        wanted = {entry: list(self._within(entry.place)) for entry in entries if entry.within is not None}
        wanted = {
            entry: new for entry, new in wanted.items() if [one.place for one in entry.within or ()] != new
        }
        homes = {place: entry for entry, new in wanted.items() for place in new}
        for entry in wanted:
            if self._is_there(entry):
                self._drop(entry, homes, viewer)
        wanted = {entry: new for entry, new in wanted.items() if self._is_there(entry)}
        staying = {entry: self._staying(new) for entry, new in wanted.items()}
        if any(entry.within != ones for entry, ones in staying.items()):
            with viewer.moving():
                for entry, ones in staying.items():
                    entry.within = ones
                    for one in ones:
                        one.parent = entry
        for entry, new in wanted.items():
            self._insert(entry, new, viewer)

    def _is_there(self, entry: Entry) -> bool:
        """Whether the entry hasn't gone with what it stood in."""
        return entry.number in self.by_number

    def _staying(self, new: Sequence[Place]) -> list[Entry]:
        """The built entries of these places, wherever they stand now."""
        return [self.by_place[place] for place in new if place in self.by_place]

    def _drop(self, entry: Entry, homes: Mapping[Place, Entry], viewer: Viewer) -> None:
        """Takes away what stands nowhere any more, from the end, neighbours together."""
        within = entry.within or []
        position = len(within)
        while position:
            last = position - 1
            while position and within[position - 1].place not in homes:
                position -= 1
            if position <= last:
                with viewer.removing(entry, position, last):
                    gone = within[position : last + 1]
                    del within[position : last + 1]
                for one in gone:
                    self._forget(one)
            else:
                position = last

    def _insert(self, entry: Entry, new: Sequence[Place], viewer: Viewer) -> None:
        """Adds what is missing, neighbours together. All that is there stands in the right order already."""
        within = entry.within if entry.within is not None else []
        position = 0
        while position < len(new):
            if position < len(within) and within[position].place == new[position]:
                position += 1
                continue
            last = position
            while last + 1 < len(new) and new[last + 1] not in self.by_place:
                last += 1
            with viewer.inserting(entry, position, last):
                within[position:position] = [self._new(place, entry) for place in new[position : last + 1]]
            position = last + 1

    def _new(self, place: Place, parent: Entry | None) -> Entry:
        self._last_number += 1
        entry = Entry(place, parent, self._last_number)
        self.by_place[place] = entry
        self.by_number[entry.number] = entry
        return entry

    def _forget(self, entry: Entry) -> None:
        for one in _with_all_within(entry):
            del self.by_number[one.number]
            # A viewer may have looked into its new home meanwhile, where it was built anew.
            if self.by_place.get(one.place) is one:
                del self.by_place[one.place]


def _with_all_within(entry: Entry) -> Iterator[Entry]:
    yield entry
    for one in entry.within or ():
        yield from _with_all_within(one)
