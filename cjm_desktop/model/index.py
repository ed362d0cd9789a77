"""Look-ups into one document: records by id, the order of steps, the contents of a cell.

Built once per document value and only as far as asked for. Ids that stand twice answer with the first record.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from cjm_desktop.model.records import (
        Asset,
        Card,
        EmotionPoint,
        JourneyMap,
        Lane,
        Link,
        Persona,
        Stage,
        Step,
    )


# Thousands of cards are looked through after each edit: what can be is done without a step of the interpreter each.
_id, _lane, _cell = attrgetter("id"), attrgetter("lane"), attrgetter("lane", "step")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)

Cell = tuple[str, str]
"""Lane id and step id."""


class Index:
    """Read-only views on ``document``; every view is computed on first use and then kept."""

    def __init__(self, document: "JourneyMap") -> None:
        self._document = document

    @cached_property
    def stages(self) -> "dict[str, Stage]":
        return _by_id(self._document.stages)

    @cached_property
    def steps(self) -> "dict[str, Step]":
        """Every step of the map in reading order."""
        return _by_id([step for stage in self._document.stages for step in stage.steps])

    @cached_property
    def stage_of_step(self) -> "dict[str, Stage]":
        """The stage that holds a step, by the step's id."""
        return {step.id: stage for stage in self._document.stages for step in stage.steps}

    @cached_property
    def lanes(self) -> "dict[str, Lane]":
        return _by_id(self._document.lanes)

    @cached_property
    def cards(self) -> "dict[str, Card]":
        return _by_id(self._document.cards)

    @cached_property
    def points(self) -> "dict[str, EmotionPoint]":
        return _by_id(self._document.points)

    @cached_property
    def personas(self) -> "dict[str, Persona]":
        return _by_id(self._document.personas)

    @cached_property
    def links(self) -> "dict[str, Link]":
        return _by_id(self._document.links)

    @cached_property
    def assets(self) -> "dict[str, Asset]":
        return _by_id(self._document.assets)

    @cached_property
    def cells(self) -> "dict[Cell, tuple[Card, ...]]":
        """Cards by cell, in the order of the document; empty cells have no entry."""
        found: dict[Cell, list[Card]] = {}
        for cell, cards in groupby(self._document.cards, key=_cell):
            found.setdefault(cell, []).extend(cards)
        return {cell: tuple(cards) for cell, cards in found.items()}

    @cached_property
    def cards_of_lane(self) -> "dict[str, tuple[Card, ...]]":
        """Cards by lane, in the order of the document; lanes without cards have no entry."""
        found: dict[str, list[Card]] = {}
        for lane, cards in groupby(self._document.cards, key=_lane):
            found.setdefault(lane, []).extend(cards)
        return {lane: tuple(cards) for lane, cards in found.items()}

    @cached_property
    def points_of_lane(self) -> "dict[str, tuple[EmotionPoint, ...]]":
        """Emotion points by lane, from the start of the journey to its end."""
        order = {step: position for position, step in enumerate(self.steps)}
        found: dict[str, list[EmotionPoint]] = {}
        for point in self._document.points:
            found.setdefault(point.lane, []).append(point)
        return {
            lane: tuple(sorted(points, key=lambda point: (order.get(point.step, 0), point.at)))
            for lane, points in found.items()
        }


def _by_id(records: "Sequence[T]") -> "dict[str, T]":
    found = dict(zip(map(_id, records), records, strict=True))
    if len(found) == len(records):
        return found
    found = {}
    for record in records:
        found.setdefault(record.id, record)
    return found
