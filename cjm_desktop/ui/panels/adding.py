"""Adds what the palette offers at the place that has the focus, as one step of the history. Knows no widget.

Cards are typed first, and are added with what they say.
"""

from collections.abc import Iterable
from typing import Any

from cjm_desktop.edit.operations import add_asset, add_card, add_lane, add_point, add_stage, change_cards
from cjm_desktop.edit.selection import Focus, focus_of
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.channels import channel_title
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.lanes.scale import middle, shown_scale
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Card, JourneyMap, Lane, Stage, Step
from cjm_desktop.ui.canvas.edited import Edited, always, card_to_add, cards_in
from cjm_desktop.ui.incoming_pictures import Picture
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap

__all__ = ["add_pictures", "add_wanted", "wanted_card"]


def add_wanted(open_map: OpenMap, kind: str, channel: str = "", position: int | None = None) -> Focus | None:
    """Adds a card (in an emotion lane a point) of that kind in the focused step, selects it and answers its place;
    ``None`` if that can't be done, after telling why.

    It goes into the focused lane if that is of the kind, else into the first one that is; where there is none, or no
    step, they are made along. Within its cell it comes to ``position`` (default: below the others).
    """
    holds_points = kind_named(kind).holds == "points"
    label = say("Add emotion point") if holds_points else say("Add card")
    changes = open_map.edit(label, _with_new, open_map.selection.focus, kind, channel, position)
    if changes is None:
        return None
    new = (changes.points.added if holds_points else changes.cards.added)[0].id
    focus = focus_of(open_map.document, new)
    open_map.select((new,), focus)
    return focus


def add_pictures(open_map: OpenMap, label: str, pictures: Iterable[Picture]) -> Focus | None:
    """Adds a picture card of each, where ``add_wanted`` adds it, as one step of the history called ``label``; answers
    the place of the last one, or ``None`` if that can't be done, after telling why. ``CjmError`` for a map that can
    only be read."""
    focus: Focus | None = None
    with open_map.step(label):
        for data, media_type in pictures:
            open_map.session.apply(label, add_asset, data, media_type)
            focus = add_wanted(open_map, "image")
            if focus is not None:
                open_map.session.apply(label, change_cards, (focus.ref,), props={"asset": ids.asset_id(data)})
    return focus if focus is not None and focus.ref in open_map.document.index.cards else None


def wanted_card(
    document: JourneyMap, focus: Focus | None, kind: str, channel: str = "", position: int | None = None
) -> Edited:
    """A card that is to be typed at the same place as ``add_wanted`` would add it. With a channel it says that one's
    name, in the language of the map, until it says something else."""
    made: dict[type, str] = {record: ids.new_id(record) for record in (Stage, Step, Lane, Card)}
    new_id = always(made)

    def added(document: JourneyMap, values: Any) -> JourneyMap:
        document, lane, step = _with_place(document, focus, kind, new_id)
        at = None if position is None else min(position, len(cards_in(document, lane, step)))
        return add_card(document, lane, step, at, new_id=new_id, channel=channel, **values)

    _, lane, step = _with_place(document, focus, kind, new_id)
    index = document.index
    name = words_for(document.language).text(channel_title(channel)) if channel else ""
    return card_to_add(
        Focus("card", made[Card], lane, step),
        kind,
        added,
        name,
        brings_place=lane not in index.lanes or step not in index.steps,
    )


def _with_place(
    document: JourneyMap, focus: Focus | None, kind: str, new_id: NewId = ids.new_id
) -> tuple[JourneyMap, str, str]:
    """The map with what is missing of the place for something new of that kind, and that place's lane and step."""
    document, step = _with_step(document, focus, new_id)
    document, lane = _with_lane(document, focus, kind, new_id)
    return document, lane, step


def _with_new(
    document: JourneyMap, focus: Focus | None, kind: str, channel: str, position: int | None
) -> JourneyMap:
    document, lane, step = _with_place(document, focus, kind)
    if kind_named(kind).holds == "cards":
        return add_card(document, lane, step, position, channel=channel)
    score = middle(shown_scale(document.index.lanes[lane]))
    return add_point(document, lane, step, score, persona=_persona_without_point(document, lane, step))


def _with_step(document: JourneyMap, focus: Focus | None, new_id: NewId) -> tuple[JourneyMap, str]:
    """The map, with a first stage if it had none, and the step where something is to be added."""
    index = document.index
    if focus is not None and focus.step in index.steps:
        return document, focus.step
    if focus is not None and focus.part == "stage" and focus.ref in index.stages:
        return document, index.stages[focus.ref].steps[0].id
    if not index.steps:
        document = add_stage(document, new_id=new_id)
    return document, next(iter(document.index.steps))


def _with_lane(document: JourneyMap, focus: Focus | None, kind: str, new_id: NewId) -> tuple[JourneyMap, str]:
    """The map, with a lane of the kind if it had none, and the lane where something is to be added."""
    focused = document.index.lanes.get(focus.lane) if focus else None
    if focused is not None and focused.kind == kind:
        return document, focused.id
    if not any(lane.kind == kind for lane in document.lanes):
        document = add_lane(document, kind=kind, new_id=new_id)
    return document, next(lane.id for lane in document.lanes if lane.kind == kind)


def _persona_without_point(document: JourneyMap, lane: str, step: str) -> str:
    """The first persona that has no point there yet, else the first one."""
    points = document.index.points_of_lane.get(lane, ())
    taken = {point.persona for point in points if point.step == step}
    free = [persona.id for persona in document.personas if persona.id not in taken]
    return next(iter(free), document.personas[0].id if document.personas else "")
