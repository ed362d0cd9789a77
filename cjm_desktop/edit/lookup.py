"""The record that an operation was asked to work on, or an error that says that it isn't there."""

from cjm_desktop.errors import EditError
from cjm_desktop.model.records import Asset, Card, EmotionPoint, JourneyMap, Lane, Link, Persona, Stage, Step
from cjm_desktop.model.scales import EMOTION, Scale, scale_of


def stage_of(document: JourneyMap, stage_id: str) -> Stage:
    """The stage with this id; EditError where there is none, as in all functions here."""
    stage = document.index.stages.get(stage_id)
    if stage is None:
        raise EditError(
            "There is no stage “{id}” in this map.", advice="Choose another stage.", params={"id": stage_id}
        )
    return stage


def step_of(document: JourneyMap, step_id: str) -> Step:
    step = document.index.steps.get(step_id)
    if step is None:
        raise EditError(
            "There is no step “{id}” in this map.", advice="Choose another step.", params={"id": step_id}
        )
    return step


def lane_of(document: JourneyMap, lane_id: str) -> Lane:
    lane = document.index.lanes.get(lane_id)
    if lane is None:
        raise EditError(
            "There is no lane “{id}” in this map.", advice="Choose another lane.", params={"id": lane_id}
        )
    return lane


def emotion_lane_of(document: JourneyMap, lane_id: str) -> tuple[Lane, Scale]:
    """The lane, if it may hold emotion points, and its scale."""
    lane = lane_of(document, lane_id)
    scale = scale_of(lane)
    if lane.kind != EMOTION or scale is None:
        raise EditError(
            "The lane “{title}” doesn't hold emotion points.",
            advice="Choose an emotion lane, or add one.",
            params={"title": lane.title},
        )
    return lane, scale


def card_of(document: JourneyMap, card_id: str) -> Card:
    card = document.index.cards.get(card_id)
    if card is None:
        raise EditError(
            "There is no card “{id}” in this map.", advice="Choose another card.", params={"id": card_id}
        )
    return card


def point_of(document: JourneyMap, point_id: str) -> EmotionPoint:
    point = document.index.points.get(point_id)
    if point is None:
        raise EditError(
            "There is no emotion point “{id}” in this map.",
            advice="Choose another point.",
            params={"id": point_id},
        )
    return point


def persona_of(document: JourneyMap, persona_id: str) -> Persona:
    persona = document.index.personas.get(persona_id)
    if persona is None:
        raise EditError(
            "There is no persona “{id}” in this map.",
            advice="Choose another persona, or add one.",
            params={"id": persona_id},
        )
    return persona


def link_of(document: JourneyMap, link_id: str) -> Link:
    link = document.index.links.get(link_id)
    if link is None:
        raise EditError(
            "There is no link “{id}” in this map.", advice="Choose another link.", params={"id": link_id}
        )
    return link


def asset_of(document: JourneyMap, asset_id: str) -> Asset:
    asset = document.index.assets.get(asset_id)
    if asset is None:
        raise EditError(
            "There is no picture “{id}” in this map.",
            advice="Add the picture to the map first.",
            params={"id": asset_id},
        )
    return asset


def persona_without_point(document: JourneyMap, lane: str, step: str) -> str:
    """The id of the first persona that has no point in this step of the lane yet, else of the first one, if any."""
    points = document.index.points_of_lane.get(lane, ())
    taken = {point.persona for point in points if point.step == step}
    free = [persona.id for persona in document.personas if persona.id not in taken]
    return next(iter(free), document.personas[0].id if document.personas else "")
