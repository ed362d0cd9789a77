"""Pasting a clip: its cards and points come into the map with new ids, and what they need comes with them."""

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Literal

from cjm_desktop.edit.clipboard import Clip, step_titles
from cjm_desktop.edit.lookup import lane_of, step_of
from cjm_desktop.edit.operations.cards import placed
from cjm_desktop.edit.parts import copies_of_links, in_reading_order
from cjm_desktop.edit.sequences import exchanged
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Asset, Card, EmotionPoint, JourneyMap, Lane, Persona, Stage, Step
from cjm_desktop.model.scales import EMOTION, scale_of

Home = tuple[str, Literal["cards", "points"]]
"""A lane of the clip, and which of the two it holds: cards that stand in an emotion lane go elsewhere."""

_BESIDE = (0.0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4)
_NEAR = 0.01


def paste(
    document: JourneyMap,
    clip: Clip,
    lane_id: str | None = None,
    step_id: str | None = None,
    position: int | None = None,
    *,
    new_id: NewId = ids.new_id,
) -> JourneyMap:
    """Puts copies of what ``clip`` holds into the map, from the lane and the step that have the focus (if any).

    What comes from one cell goes into the focused cell, cards to ``position`` there (default: below the others).
    What comes from several cells keeps its distances along the journey, from the focused step on; steps that the
    map lacks are added at its end. Its lanes are found by id in the map it comes from, else by kind and title, else
    by kind, else added; so is the lane of one cell where the focused lane can't hold it. Points go to lanes of the
    same scale alone. Personas are found by name or added, pictures come along, and so do links among the cards.
    """
    if lane_id is not None:
        lane_of(document, lane_id)
    if step_id is not None:
        step_of(document, step_id)
    if clip.is_empty:
        return document
    part = clip.part
    document, lanes = _with_lanes(document, clip, lane_id, new_id)
    document, steps = _with_steps(document, clip, step_id, new_id)
    document, pictures = _with_pictures(document, part.assets)
    document, people = _with_people(document, part, pictures, new_id)
    cards = _new_cards(part.cards, lanes, steps, pictures, people, new_id)
    points = _new_points(part.points, lanes, steps, people, new_id)
    ends = {old.id: card.id for old, card in zip(part.cards, cards, strict=True)}
    document = _with_cards(document, cards, position if len(clip.cells) == 1 else None)
    links = (*document.links, *copies_of_links(part, ends, new_id))
    return in_reading_order(replace(_with_points(document, points), links=links))


def _new_cards(
    cards: Iterable[Card],
    lanes: Mapping[Home, str],
    steps: Mapping[str, str],
    pictures: Mapping[str, str],
    people: Mapping[str, str],
    new_id: NewId,
) -> list[Card]:
    """Copies of these cards for the map, in their order."""
    return [
        replace(
            card,
            id=new_id(Card),
            lane=lanes[card.lane, "cards"],
            step=steps[card.step],
            personas=tuple(dict.fromkeys(people[persona] for persona in card.personas)),
            props=_props(card, pictures),
        )
        for card in cards
    ]


def _new_points(
    points: Iterable[EmotionPoint],
    lanes: Mapping[Home, str],
    steps: Mapping[str, str],
    people: Mapping[str, str],
    new_id: NewId,
) -> list[EmotionPoint]:
    """Copies of those of these points that find a lane in the map."""
    return [
        replace(
            point,
            id=new_id(EmotionPoint),
            lane=lanes[point.lane, "points"],
            step=steps[point.step],
            persona=people.get(point.persona, ""),
        )
        for point in points
        if (point.lane, "points") in lanes
    ]


def _with_cards(document: JourneyMap, cards: list[Card], position: int | None) -> JourneyMap:
    if cards and position is not None:
        return placed(document, document.cards, cards, position)
    return replace(document, cards=(*document.cards, *cards))


def _with_points(document: JourneyMap, points: Iterable[EmotionPoint]) -> JourneyMap:
    """Points that would cover another one of the same persona stand a little beside it."""
    taken: dict[tuple[str, str, str], list[float]] = {}
    for point in document.points:
        taken.setdefault((point.lane, point.step, point.persona), []).append(point.at)
    put = []
    for point in points:
        others = taken.setdefault((point.lane, point.step, point.persona), [])
        places = (place for by in _BESIDE if 0 <= (place := point.at + by) <= 1)
        free = (place for place in places if all(abs(place - other) > _NEAR for other in others))
        at = next(free, point.at)
        others.append(at)
        put.append(replace(point, at=at))
    return replace(document, points=(*document.points, *put))


# Steps


def _with_steps(
    document: JourneyMap, clip: Clip, step_id: str | None, new_id: NewId
) -> tuple[JourneyMap, dict[str, str]]:
    """The map with as many steps as are needed, and its steps by those of the clip."""
    there = list(document.index.steps)
    used = {step for _, step in clip.cells}
    steps = list(clip.part.index.steps)
    first = min(steps.index(step) for step in used)
    last = max(steps.index(step) for step in used)
    start = there.index(step_id) if step_id is not None else 0
    missing = steps[first : last + 1][max(0, len(there) - start) :]
    titles = dict(zip(steps, step_titles(clip.part), strict=True))
    added = [Step(new_id(Step), titles[step]) for step in missing]
    targets = [*there[start:], *(step.id for step in added)]
    return with_steps_at_end(document, added, new_id), dict(zip(steps[first:], targets, strict=False))


def with_steps_at_end(document: JourneyMap, steps: Iterable[Step], new_id: NewId) -> JourneyMap:
    """The map with these steps after its last one: in its last stage or, if it has none, in a new one."""
    added = tuple(steps)
    if not added:
        return document
    if not document.stages:
        return replace(document, stages=(Stage(new_id(Stage), steps=added),))
    last = document.stages[-1]
    wider = replace(last, steps=(*last.steps, *added))
    return replace(document, stages=exchanged(document.stages, {last.id: wider}))


# Lanes


def _with_lanes(
    document: JourneyMap, clip: Clip, lane_id: str | None, new_id: NewId
) -> tuple[JourneyMap, dict[Home, str]]:
    """The map with a lane for each of the clip, and which one it is."""
    homes = dict(_homes(clip.part))
    focused = document.index.lanes[lane_id] if lane_id is not None else None
    if focused is not None and len(clip.cells) == len(homes) == 1:
        ((home, lane),) = homes.items()
        if _may_hold(focused, home, lane):
            return document, {home: focused.id}
    found = _found(document, homes, focused, is_source=document.id == clip.part.id)
    added = {home: replace(lane, id=new_id(Lane)) for home, lane in homes.items() if home not in found}
    wider = replace(document, lanes=(*document.lanes, *added.values()))
    return wider, {**found, **{home: lane.id for home, lane in added.items()}}


def _homes(part: JourneyMap) -> Iterator[tuple[Home, Lane]]:
    """What is needed of lanes. Points in a lane of another kind aren't seen anywhere and stay behind."""
    with_cards = {card.lane for card in part.cards}
    with_points = {point.lane for point in part.points}
    for lane in part.lanes:
        if lane.id in with_cards:
            yield (lane.id, "cards"), Lane(lane.id, title=lane.title) if lane.kind == EMOTION else lane
        if lane.id in with_points and lane.kind == EMOTION:
            yield (lane.id, "points"), lane


def _may_hold(target: Lane, home: Home, lane: Lane) -> bool:
    return target.kind != EMOTION if home[1] == "cards" else _is_alike(target, lane)


def _is_alike(target: Lane, lane: Lane) -> bool:
    """Whether what stands in ``lane`` means the same in ``target``."""
    if target.kind != lane.kind:
        return False
    return lane.kind != EMOTION or scale_of(target) == scale_of(lane)


def _found(
    document: JourneyMap, homes: Mapping[Home, Lane], focused: Lane | None, *, is_source: bool
) -> dict[Home, str]:
    """The lanes that the map has for those of the clip, each for one alone; the focused one before others."""
    rules: list[Callable[[Lane, Lane], bool]] = [
        lambda target, lane: is_source and target.id == lane.id,
        lambda target, lane: _folded(target.title) == _folded(lane.title),
        lambda target, lane: True,
    ]
    free = sorted(document.lanes, key=lambda lane: lane is not focused)
    found: dict[Home, str] = {}
    for fits in rules:
        for home, lane in homes.items():
            if home in found:
                continue
            target = next((one for one in free if _is_alike(one, lane) and fits(one, lane)), None)
            if target is not None:
                found[home] = target.id
                free.remove(target)
    return found


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


# Pictures and personas


def _with_pictures(document: JourneyMap, assets: Iterable[Asset]) -> tuple[JourneyMap, dict[str, str]]:
    """The map with the pictures of the clip, and their ids here: another picture may have the id already."""
    known = dict(document.index.assets)
    added: list[Asset] = []
    new: dict[str, str] = {}
    for asset in assets:
        new[asset.id] = next(
            asset_id
            for asset_id in _names(asset)
            if asset_id not in known or known[asset_id].data == asset.data
        )
        if new[asset.id] not in known:
            added.append(replace(asset, id=new[asset.id]))
            known[new[asset.id]] = added[-1]
    return (replace(document, assets=(*document.assets, *added)) if added else document), new


def _names(asset: Asset) -> Iterator[str]:
    """Ids that a picture may have, the one it has first; one of them is free, since ids tell the content."""
    yield asset.id
    with suppress(binascii.Error, ValueError):
        yield ids.asset_id(base64.b64decode(asset.data, validate=True))
    yield ids.asset_id(asset.data.encode())
    yield ids.asset_id(f"{asset.id} {asset.data}".encode())


def _props(card: Card, pictures: Mapping[str, str]) -> Mapping[str, object]:
    picture = card.props.get("asset")
    if not picture or pictures[picture] == picture:
        return card.props
    return {**card.props, "asset": pictures[picture]}


def _with_people(
    document: JourneyMap, part: JourneyMap, pictures: Mapping[str, str], new_id: NewId
) -> tuple[JourneyMap, dict[str, str]]:
    """The map with the personas of the clip, and their ids here."""
    is_source = document.id == part.id
    by_name: dict[str, str] = {}
    for persona in document.personas:
        by_name.setdefault(_folded(persona.name), persona.id)
    added: list[Persona] = []
    new: dict[str, str] = {}
    for persona in part.personas:
        name = _folded(persona.name)
        if is_source and persona.id in document.index.personas:
            new[persona.id] = persona.id
        elif name and name in by_name:
            new[persona.id] = by_name[name]
        else:
            portrait = pictures.get(persona.portrait, "")
            added.append(replace(persona, id=new_id(Persona), portrait=portrait))
            new[persona.id] = added[-1].id
    return replace(document, personas=(*document.personas, *added)), new
