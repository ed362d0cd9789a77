"""Adding, changing, moving, deleting and duplicating personas."""

from collections.abc import Set
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from cjm_desktop.edit.lookup import asset_of, persona_of
from cjm_desktop.edit.sequences import exchanged, followed, inserted, moved, without
from cjm_desktop.edit.values import changed, cleaned
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Fact, JourneyMap, Persona


class PersonaValues(TypedDict, total=False):
    """What can be said of a persona; see ``Persona``."""

    name: str
    role: str
    quote: str
    goals: tuple[str, ...]
    needs: tuple[str, ...]
    frustrations: tuple[str, ...]
    facts: tuple[Fact, ...]
    portrait: str
    colour: str


def add_persona(
    document: JourneyMap,
    position: int | None = None,
    *,
    new_id: NewId = ids.new_id,
    **values: Unpack[PersonaValues],
) -> JourneyMap:
    """Adds a persona at ``position`` among the personas (default: at the end)."""
    persona = Persona(new_id(Persona), **_tested(document, cleaned(values)))
    return replace(document, personas=inserted(document.personas, position, persona))


def change_persona(document: JourneyMap, persona_id: str, **values: Unpack[PersonaValues]) -> JourneyMap:
    """Changes what is said of a persona."""
    persona = changed(persona_of(document, persona_id), _tested(document, cleaned(values)))
    return replace(document, personas=exchanged(document.personas, {persona_id: persona}))


def move_persona(document: JourneyMap, persona_id: str, position: int | None = None) -> JourneyMap:
    """Moves a persona to ``position`` among the other personas (default: to the end)."""
    persona = persona_of(document, persona_id)
    return replace(document, personas=moved(document.personas, persona, position))


def delete_persona(document: JourneyMap, persona_id: str) -> JourneyMap:
    """Deletes a persona. Cards lose the mention of it; its emotion points stay, as points of nobody in
    particular, so that no score is lost."""
    persona_of(document, persona_id)
    return without_personas(document, {persona_id})


def without_personas(document: JourneyMap, persona_ids: Set[str]) -> JourneyMap:
    """The map after these personas have been deleted."""
    if not persona_ids:
        return document
    cards = {
        card.id: replace(card, personas=tuple(other for other in card.personas if other not in persona_ids))
        for card in document.cards
        if not persona_ids.isdisjoint(card.personas)
    }
    points = {
        point.id: replace(point, persona="") for point in document.points if point.persona in persona_ids
    }
    return replace(
        document,
        personas=without(document.personas, persona_ids),
        cards=exchanged(document.cards, cards),
        points=exchanged(document.points, points),
    )


def duplicate_persona(document: JourneyMap, persona_id: str, *, new_id: NewId = ids.new_id) -> JourneyMap:
    """Puts a copy of the persona's sheet right after it; cards and points stay with the original."""
    copy = replace(persona_of(document, persona_id), id=new_id(Persona))
    return replace(document, personas=followed(document.personas, persona_id, copy))


def _tested(document: JourneyMap, values: dict[str, Any]) -> dict[str, Any]:
    if values.get("portrait"):
        asset_of(document, values["portrait"])
    return values
