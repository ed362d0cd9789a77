"""Adds what the palette offers at the place that has the focus, as one step of the history. Knows no widget.

Cards are typed first, and are added with what they say.
"""

from collections.abc import Iterable
from typing import Any

from cjm_desktop.edit.lookup import persona_without_point
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

__all__ = ["add_pictures", "add_wanted", "place_of_new", "wanted_card"]


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


def add_pictures(
    open_map: OpenMap, label: str, pictures: Iterable[Picture], place: Focus | None = None
) -> Focus | None:
    """Adds a picture card of each, as one step of the history called ``label``, below the card ``place`` or at the
    foot of that cell (default: where ``add_wanted`` adds it); answers the place of the last one, or ``None`` if that
    can't be done, after telling why. ``CjmError`` for a map that can only be read."""
    focus = place or place_of_new(open_map.document, open_map.selection.focus, "image")
    with open_map.step(label):
        for data, media_type in pictures:
            open_map.session.apply(label, add_asset, data, media_type)
            cell = cards_in(open_map.document, focus.lane, focus.step)
            position = cell.index(focus.ref) + 1 if focus.ref in cell else None
            changes = open_map.session.apply(label, _with_new, focus, "image", "", position)
            card = changes.cards.added[0]
            open_map.session.apply(label, change_cards, (card.id,), props={"asset": ids.asset_id(data)})
            focus = Focus("card", card.id, card.lane, card.step)
    return focus if focus.ref in open_map.document.index.cards else None


def place_of_new(document: JourneyMap, focus: Focus | None, kind: str) -> Focus:
    """The cell where something new of that kind is to be added, or the focused card if it stands there. Lane or step
    are empty where they have to be made along."""
    index = document.index
    step = focus.step if focus is not None and focus.step in index.steps else ""
    if focus is not None and focus.part == "stage" and focus.ref in index.stages:
        step = index.stages[focus.ref].steps[0].id
    lanes = [lane.id for lane in document.lanes if lane.kind == kind]
    lane = focus.lane if focus is not None and focus.lane in lanes else next(iter(lanes), "")
    step = step or next(iter(index.steps), "")
    if focus is not None and focus.part == "card" and focus.lane == lane:
        return Focus("card", focus.ref, lane, step)
    return Focus("cell", lane=lane, step=step)


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
    place = place_of_new(document, focus, kind)
    if not place.step:
        document = add_stage(document, new_id=new_id)
    if not place.lane:
        document = add_lane(document, kind=kind, new_id=new_id)
    lane = place.lane or next(lane.id for lane in document.lanes if lane.kind == kind)
    return document, lane, place.step or next(iter(document.index.steps))


def _with_new(
    document: JourneyMap, focus: Focus | None, kind: str, channel: str, position: int | None
) -> JourneyMap:
    document, lane, step = _with_place(document, focus, kind)
    if kind_named(kind).holds == "cards":
        return add_card(document, lane, step, position, channel=channel)
    score = middle(shown_scale(document.index.lanes[lane]))
    return add_point(document, lane, step, score, persona=persona_without_point(document, lane, step))
