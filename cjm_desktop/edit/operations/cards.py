"""Adding, changing, moving, deleting and duplicating cards. All but adding work on any number of cards at once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import compress, count
from operator import attrgetter
from typing import Any, TypedDict, Unpack

from cjm_desktop.edit.lookup import asset_of, card_of, lane_of, persona_of, step_of
from cjm_desktop.edit.parts import cleared, copies_of_links, in_reading_order
from cjm_desktop.edit.sequences import exchanged, place, without
from cjm_desktop.edit.values import changed, cleaned
from cjm_desktop.errors import EditError
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Card, Evidence, JourneyMap

_cell = attrgetter("lane", "step")


class CardValues(TypedDict, total=False):
    """What can be said on a card; see ``Card``. ``props`` are merged: the value ``None`` takes a key away."""

    text: str
    note: str
    channel: str
    tags: tuple[str, ...]
    personas: tuple[str, ...]
    evidence: Evidence
    votes: int
    props: Mapping[str, Any]


def add_card(
    document: JourneyMap,
    lane_id: str,
    step_id: str,
    position: int | None = None,
    *,
    new_id: NewId = ids.new_id,
    **values: Unpack[CardValues],
) -> JourneyMap:
    """Adds a card at ``position`` within the cell of the lane and the step (default: below the others)."""
    given = _tested(document, cleaned(values))
    lane_of(document, lane_id)
    step_of(document, step_id)
    card = changed(Card(new_id(Card), lane_id, step_id), given)
    return placed(document, document.cards, [card], position)


def change_cards(document: JourneyMap, card_ids: Iterable[str], **values: Unpack[CardValues]) -> JourneyMap:
    """Gives the same values to all these cards."""
    given = _tested(document, cleaned(values))
    new = {card.id: changed(card, given) for card in _all(document, card_ids)}
    return replace(document, cards=exchanged(document.cards, new))


def move_cards(
    document: JourneyMap,
    card_ids: Iterable[str],
    lane_id: str,
    step_id: str,
    position: int | None = None,
) -> JourneyMap:
    """Moves cards into one cell, in the order given. ``position`` counts among the cards of the cell that are
    not moved (default: below them)."""
    lane_of(document, lane_id)
    step_of(document, step_id)
    moving = _all(document, card_ids)
    if not moving:
        return document
    staying = without(document.cards, {card.id for card in moving})
    place_of = {"lane": lane_id, "step": step_id}
    return placed(document, staying, [changed(card, place_of) for card in moving], position)


def delete_cards(document: JourneyMap, card_ids: Iterable[str]) -> JourneyMap:
    """Deletes cards and the links that start or end at them."""
    return cleared(document, [card.id for card in _all(document, card_ids)])


def duplicate_cards(
    document: JourneyMap, card_ids: Iterable[str], *, new_id: NewId = ids.new_id
) -> JourneyMap:
    """Puts a copy right after each of the cards, with copies of the links among them."""
    copies = {card.id: replace(card, id=new_id(Card)) for card in _all(document, card_ids)}
    cards: list[Card] = []
    for card in document.cards:
        cards.append(card)
        if card.id in copies:
            cards.append(copies[card.id])
    ends = {old: copy.id for old, copy in copies.items()}
    links = (*document.links, *copies_of_links(document, ends, new_id))
    return replace(document, cards=tuple(cards), links=links)


def _all(document: JourneyMap, card_ids: Iterable[str]) -> list[Card]:
    """The cards of these ids, each once, in the order given."""
    if isinstance(card_ids, str):
        raise TypeError("a sequence of ids is needed, not one id")
    return [card_of(document, card_id) for card_id in dict.fromkeys(card_ids)]


def placed(
    document: JourneyMap, others: tuple[Card, ...], cards: list[Card], position: int | None
) -> JourneyMap:
    """The map with ``others``, and with ``cards``, which share a cell, at ``position`` among the others there."""
    lane, step = cards[0].lane, cards[0].step
    cell = list(compress(count(), map((lane, step).__eq__, map(_cell, others))))
    at = place(position, len(cell))
    spot = cell[at] if at < len(cell) else len(others)
    return in_reading_order(replace(document, cards=(*others[:spot], *cards, *others[spot:])))


def _tested(document: JourneyMap, values: dict[str, Any]) -> dict[str, Any]:
    """The values, if the personas and the picture that they name are there."""
    for persona in values.get("personas", ()):
        persona_of(document, persona)
    picture = values.get("props", {}).get("asset")
    if picture:
        if not isinstance(picture, str):
            raise EditError("This isn't the key of a picture.", advice="Add the picture to the map first.")
        asset_of(document, picture)
    return values
