"""What stands in the outline and in which order: the places of a map and the places within each of them. Pure."""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import EmotionPoint, JourneyMap

Order = Literal["steps", "lanes"]
"""Along the journey, or lane by lane."""

Part = Literal["map", "title", "personas", "persona", "stage", "step", "lane", "cell", "card", "point"]


class Place(NamedTuple):
    """One entry of the outline, the same for the same thing in every document. ``step`` is only set for cells, whose
    ``ref`` is their lane."""

    part: Part
    ref: str = ""
    step: str = ""


ROOT = Place("map")
TITLE = Place("title")
PERSONAS = Place("personas")


class Places:
    """The tree of one document in one order; nothing is worked out before it is asked for."""

    def __init__(self, document: JourneyMap, order: Order) -> None:
        self.document = document
        self.order = order

    def within(self, place: Place) -> Sequence[Place]:
        """The places within ``place``, in reading order; none for one that isn't in the document."""
        if place.part == "map":
            return self._top()
        if place.part == "personas":
            return [Place("persona", persona.id) for persona in self.document.personas]
        if place.part == "stage":
            stage = self.document.index.stages.get(place.ref)
            return [Place("step", step.id) for step in stage.steps] if stage else ()
        if place.part == "step" and place.ref in self.document.index.steps:
            return [Place("cell", lane.id, place.ref) for lane in self.document.lanes]
        if place.part == "lane" and place.ref in self.document.index.lanes:
            return [Place("cell", place.ref, step) for step in self.document.index.steps]
        return self._in_cell(place) if place.part == "cell" else ()

    def has_any(self, place: Place) -> bool:
        """Whether there is something within, told without making it."""
        if place.part == "cell":
            cell = (place.ref, place.step)
            return cell in self.document.index.cells or cell in self.points
        if place.part in ("card", "point", "persona", "title"):
            return False
        return bool(self.within(place))

    def count(self, lane: str, step: str) -> int:
        """How many cards and points stand in a cell."""
        cell = (lane, step)
        return len(self.document.index.cells.get(cell, ())) + len(self.points.get(cell, ()))

    def around(self, place: Place) -> Place | None:
        """The place that ``place`` stands in; ``None`` for the whole map and for what isn't there."""
        index = self.document.index
        if place.part in ("title", "personas", "stage", "lane"):
            return ROOT
        if place.part == "persona":
            return PERSONAS
        if place.part == "step":
            stage = index.stage_of_step.get(place.ref)
            return Place("stage", stage.id) if stage else None
        if place.part == "cell":
            return Place("step", place.step) if self.order == "steps" else Place("lane", place.ref)
        record = index.cards.get(place.ref) or index.points.get(place.ref)
        return Place("cell", record.lane, record.step) if record else None

    def of_ref(self, ref: str) -> Place | None:
        """The place of the record with this id."""
        index = self.document.index
        if ref in index.cards:
            return Place("card", ref)
        if ref in index.points:
            return Place("point", ref)
        if ref in index.personas:
            return Place("persona", ref)
        if ref in index.lanes:
            return Place("lane", ref) if self.order == "lanes" else None
        if self.order == "steps":
            if ref in index.steps:
                return Place("step", ref)
            return Place("stage", ref) if ref in index.stages else None
        return None

    def of_focus(self, focus: Focus) -> Place | None:
        """The place that stands for a focus of the canvas; ``None`` if this order has none."""
        if focus.part == "title":
            return TITLE
        if focus.part == "cell":
            return Place("cell", focus.lane, focus.step)
        return self.of_ref(focus.ref)

    def focus(self, place: Place) -> Focus | None:
        """Where the canvas puts the focus for this place."""
        index = self.document.index
        if place.part == "title":
            return Focus("title")
        if place.part == "cell":
            return Focus("cell", lane=place.ref, step=place.step)
        if place.part == "step":
            return Focus("step", place.ref, step=place.ref)
        if place.part == "lane":
            return Focus("lane", place.ref, lane=place.ref)
        if place.part == "stage":
            return Focus("stage", place.ref)
        if place.part == "persona":
            return Focus("persona", place.ref)
        record = index.cards.get(place.ref) or index.points.get(place.ref)
        if record is None:
            return None
        return Focus("card" if place.part == "card" else "point", record.id, record.lane, record.step)

    @cached_property
    def points(self) -> dict[tuple[str, str], list[EmotionPoint]]:
        """Emotion points by cell, along the journey."""
        found: dict[tuple[str, str], list[EmotionPoint]] = {}
        for points in self.document.index.points_of_lane.values():
            for point in points:
                found.setdefault((point.lane, point.step), []).append(point)
        return found

    def _top(self) -> list[Place]:
        if self.order == "steps":
            rest = [Place("stage", stage.id) for stage in self.document.stages]
        else:
            rest = [Place("lane", lane.id) for lane in self.document.lanes]
        return [TITLE, PERSONAS, *rest]

    def _in_cell(self, cell: Place) -> list[Place]:
        key = (cell.ref, cell.step)
        cards = [Place("card", card.id) for card in self.document.index.cells.get(key, ())]
        return [*(Place("point", point.id) for point in self.points.get(key, ())), *cards]
