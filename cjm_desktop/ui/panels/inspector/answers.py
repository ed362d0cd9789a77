"""Which cards answer which: opportunities that answer a pain. Kept as links of the kind “answers”. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from cjm_desktop.edit import operations as do
from cjm_desktop.lanes.fields import Field
from cjm_desktop.model.records import Card, JourneyMap

__all__ = ["LINKED", "answers_of", "candidates", "has_candidates", "with_answers"]

ANSWERS = "answers"
"""The kind of link that leads from the answer to what it answers."""
LINKED = ("answers", "answered by")
"""Types of fields that are about such links: those that go out, and those that come in."""


def answers_of(document: JourneyMap, refs: Sequence[str], field: Field) -> tuple[str, ...]:
    """Ids of the cards that are joined to every one of ``refs``, in the order of the links."""
    found = [list(_joined(document, ref, field)) for ref in refs]
    return tuple(one for one in found[0] if all(one in other for other in found)) if found else ()


def with_answers(
    document: JourneyMap, refs: Sequence[str], field: Field, wanted: Iterable[str]
) -> JourneyMap:
    """The map in which of what is joined to all of ``refs`` exactly ``wanted`` is left."""
    shown, kept = answers_of(document, refs, field), tuple(wanted)
    for ref in refs:
        for other in shown:
            if other not in kept:
                document = _without(document, ref, other, field)
        own = set(_joined(document, ref, field))
        for other in kept:
            if other not in own:
                source, target = _ends(ref, other, field)
                document = do.add_link(document, source, target, kind=ANSWERS)
    return document


def candidates(document: JourneyMap, field: Field) -> list[Card]:
    """The cards that can be joined: those in lanes of the kind that the field is named after, along the journey."""
    index = document.index
    steps = {step: place for place, step in enumerate(index.steps)}
    return sorted(_of_kind(document, field), key=lambda card: steps[card.step])


def has_candidates(document: JourneyMap, field: Field, joined: Collection[str]) -> bool:
    """Whether there are cards that can be joined besides those that are; told without going through them all."""
    return any(card.id not in joined for card in _of_kind(document, field))


def _of_kind(document: JourneyMap, field: Field) -> Iterator[Card]:
    for lane in document.lanes:
        if lane.kind == field.name:
            yield from document.index.cards_of_lane.get(lane.id, ())


def _joined(document: JourneyMap, ref: str, field: Field) -> dict[str, None]:
    cards = document.index.cards
    found: dict[str, None] = {}
    for link in document.links:
        here, there = (link.source, link.target) if field.type == "answers" else (link.target, link.source)
        if link.kind == ANSWERS and here == ref and there in cards:
            found[there] = None
    return found


def _without(document: JourneyMap, ref: str, other: str, field: Field) -> JourneyMap:
    ends = _ends(ref, other, field)
    for link in document.links:
        if link.kind == ANSWERS and (link.source, link.target) == ends:
            document = do.delete_link(document, link.id)
    return document


def _ends(ref: str, other: str, field: Field) -> tuple[str, str]:
    return (ref, other) if field.type == "answers" else (other, ref)
