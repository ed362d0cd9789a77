"""Finds text in a map, wherever it is written, in the order in which a map is read.

Texts are folded (see ``text.folding``), so that it doesn't matter how somebody types. Knows no window.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cjm_desktop.edit.selection import Part
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Persona
from cjm_desktop.text.folding import occurrences, pattern
from cjm_desktop.text.rich import plain

__all__ = ["PARTS", "Found", "find"]

PARTS: tuple[Part, ...] = ("title", "persona", "stage", "step", "lane", "card", "point")
"""What can be searched. ``title`` is the map itself with what is said about it."""

_ABOUT = ("scenario", "goal", "scope", "audience", "organisation", "authors")
_PERSONA = ("name", "role", "quote", "goals", "needs", "frustrations")

Field = tuple[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the text stands: characters ``start``…``end`` of a field of the record ``ref`` (empty for the
    map), in the ``item`` of the field if it is a list. The text of a card counts as it is shown, without its marks."""

    part: Part
    ref: str
    field: str
    start: int
    end: int
    item: int = 0


def find(document: JourneyMap, query: str, parts: Collection[Part] = PARTS) -> tuple[Found, ...]:
    """Every place in ``parts`` where ``query`` stands: title, personas, stages with their steps, then lane by lane
    the title, and the cards and points step by step. Nothing for a query of blanks."""
    if pattern(query) is None:
        return ()
    return tuple(
        Found(part, ref, name, start, end, item)
        for part, ref, fields in _read(document, parts)
        for name, value in fields
        for item, text in enumerate((value,) if isinstance(value, str) else value)
        for start, end in occurrences(text, query)
    )


def _read(document: JourneyMap, parts: Collection[Part]) -> Iterator[tuple[Part, str, list[Field]]]:
    """The texts of a map, record by record."""
    if "title" in parts:
        about = document.about
        yield "title", "", [("title", document.title), *((name, getattr(about, name)) for name in _ABOUT)]
    if "persona" in parts:
        for persona in document.personas:
            yield "persona", persona.id, _of_persona(persona)
    for stage in document.stages:
        if "stage" in parts:
            yield "stage", stage.id, [("title", stage.title), ("note", stage.note)]
        if "step" in parts:
            for step in stage.steps:
                yield "step", step.id, [("title", step.title), ("note", step.note)]
    yield from _read_lanes(document, parts)


def _read_lanes(document: JourneyMap, parts: Collection[Part]) -> Iterator[tuple[Part, str, list[Field]]]:
    index = document.index
    points: dict[tuple[str, str], list[EmotionPoint]] = {}
    for of_lane in index.points_of_lane.values():
        for point in of_lane:
            points.setdefault((point.lane, point.step), []).append(point)
    for lane in document.lanes:
        if "lane" in parts:
            yield "lane", lane.id, [("title", lane.title)]
        for step in index.steps:
            if "card" in parts:
                for card in index.cells.get((lane.id, step), ()):
                    yield "card", card.id, _of_card(card)
            if "point" in parts:
                for point in points.get((lane.id, step), ()):
                    yield "point", point.id, [("label", point.label), ("source", point.evidence.source)]


def _of_persona(persona: Persona) -> list[Field]:
    fields: list[Field] = [(name, getattr(persona, name)) for name in _PERSONA]
    facts = tuple(text for fact in persona.facts for text in (fact.label, fact.value))
    return [*fields, ("facts", facts)]


def _of_card(card: Card) -> list[Field]:
    owner = card.props.get("owner")
    return [
        ("text", plain(card.text)),
        ("note", card.note),
        ("tags", card.tags),
        ("source", card.evidence.source),
        ("owner", owner if isinstance(owner, str) else ""),
    ]
