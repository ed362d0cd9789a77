"""What hangs together in a map: the cards, points and links that come or go with a stage, a step, a lane or a card."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from operator import le
from typing import TypeVar

from cjm_desktop.edit.sequences import without
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Link, Stage, Step

P = TypeVar("P", Card, EmotionPoint)


def in_reading_order(document: JourneyMap) -> JourneyMap:
    """The same map with its cards and points listed lane by lane, then step by step; the order within a cell
    stays as it is."""
    lanes = {lane.id: position for position, lane in enumerate(document.lanes)}
    steps = {step: position for position, step in enumerate(document.index.steps)}
    cards, points = _sorted(document.cards, lanes, steps), _sorted(document.points, lanes, steps)
    if cards is document.cards and points is document.points:
        return document
    return replace(document, cards=cards, points=points)


def _sorted(records: tuple[P, ...], lanes: Mapping[str, int], steps: Mapping[str, int]) -> tuple[P, ...]:
    """In the order of the lanes, then of the steps; the same tuple if they are so already, as they mostly are."""
    length = len(steps)
    places = [lanes[record.lane] * length + steps[record.step] for record in records]
    if all(map(le, places, islice(places, 1, None))):
        return records
    order = sorted(range(len(records)), key=places.__getitem__)
    return tuple([records[number] for number in order])


def cleared(document: JourneyMap, gone: Iterable[str]) -> JourneyMap:
    """The map without what hangs on the ids ``gone`` (stages, steps, lanes, cards): cards and points in these
    lanes and steps, then links that start or end at anything that is gone. Stages and lanes stay in the list."""
    ids = set(gone)
    lost = {card.id for card in document.cards if card.lane in ids or card.step in ids}
    ids |= lost
    return replace(
        document,
        cards=without(document.cards, ids),
        points=tuple(point for point in document.points if not (point.lane in ids or point.step in ids)),
        links=tuple(link for link in document.links if not (link.source in ids or link.target in ids)),
    )


def copy_of_stage(stage: Stage, new_id: NewId) -> tuple[Stage, dict[str, str]]:
    """A copy with new ids for itself and its steps, and the new ids by the old ones."""
    steps = [replace(step, id=new_id(Step)) for step in stage.steps]
    copy = replace(stage, id=new_id(Stage), steps=tuple(steps))
    new = {old.id: step.id for old, step in zip(stage.steps, steps, strict=True)}
    return copy, {**new, stage.id: copy.id}


def filled(document: JourneyMap, new: Mapping[str, str], new_id: NewId) -> JourneyMap:
    """The map, which already holds the copies of stages, steps and lanes that ``new`` tells (new ids by old
    ones), with copies of what hangs on the originals: cards, points, and links within the part."""
    cards = [card for card in document.cards if card.lane in new or card.step in new]
    points = [point for point in document.points if point.lane in new or point.step in new]
    copies = [_placed(replace(card, id=new_id(Card)), new) for card in cards]
    ends = {**new, **{card.id: copy.id for card, copy in zip(cards, copies, strict=True)}}
    return in_reading_order(
        replace(
            document,
            cards=(*document.cards, *copies),
            points=(
                *document.points,
                *(_placed(replace(point, id=new_id(EmotionPoint)), new) for point in points),
            ),
            links=(*document.links, *copies_of_links(document, ends, new_id)),
        )
    )


def _placed(record: P, new: Mapping[str, str]) -> P:
    return replace(record, lane=new.get(record.lane, record.lane), step=new.get(record.step, record.step))


def copies_of_links(document: JourneyMap, ends: Mapping[str, str], new_id: NewId) -> tuple[Link, ...]:
    """Copies of the links whose both ends were copied; ``ends`` tells the new ids by the old ones."""
    return tuple(
        replace(link, id=new_id(Link), source=ends[link.source], target=ends[link.target])
        for link in document.links
        if link.source in ends and link.target in ends
    )
