"""Adding, changing, moving, deleting and duplicating emotion points."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from cjm_desktop.edit.lookup import emotion_lane_of, persona_of, point_of, step_of
from cjm_desktop.edit.parts import in_reading_order
from cjm_desktop.edit.sequences import exchanged, followed, without
from cjm_desktop.edit.values import changed, cleaned
from cjm_desktop.errors import EditError
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import EmotionPoint, Evidence, JourneyMap

_BESIDE = 0.1


class PointValues(TypedDict, total=False):
    """What can be said of a point besides its place and score; see ``EmotionPoint``."""

    at: float
    persona: str
    label: str
    evidence: Evidence


class ChangedPointValues(PointValues, total=False):
    """The same with the score."""

    score: float


def add_point(
    document: JourneyMap,
    lane_id: str,
    step_id: str,
    score: float,
    *,
    new_id: NewId = ids.new_id,
    **values: Unpack[PointValues],
) -> JourneyMap:
    """Adds a point to an emotion lane. ``score`` is in the lane's scale, ``at`` (0…1) is the place within the
    step."""
    given = _tested(document, cleaned({**values, "score": score}))
    step_of(document, step_id)
    point = EmotionPoint(new_id(EmotionPoint), lane_id, step_id, **given)
    _test_score(document, point)
    return in_reading_order(replace(document, points=(*document.points, point)))


def change_point(document: JourneyMap, point_id: str, **values: Unpack[ChangedPointValues]) -> JourneyMap:
    """Changes score, persona, label, evidence, or the place within the step."""
    return change_points(document, [point_id], **values)


def change_points(
    document: JourneyMap, point_ids: Iterable[str], **values: Unpack[ChangedPointValues]
) -> JourneyMap:
    """Gives the same values to all these points."""
    given = _tested(document, cleaned(values))
    new = {point.id: changed(point, given) for point in _all(document, point_ids)}
    if "score" in given:
        for point in new.values():
            _test_score(document, point)
    return replace(document, points=exchanged(document.points, new))


def nudge_score(document: JourneyMap, point_ids: Iterable[str], by: float) -> JourneyMap:
    """Raises the scores of these points by ``by``, or lowers them, as far as the scale of their lane reaches. Scores
    come out in tenths, so that repeated steps meet the figures that a scale shows."""
    if not math.isfinite(by):
        raise EditError("This isn't a number that can be kept.", advice="Give an ordinary number.")
    new: dict[str, EmotionPoint] = {}
    for point in _all(document, point_ids):
        _, scale = emotion_lane_of(document, point.lane)
        score = min(max(round(point.score + by, 1), scale.lowest), scale.highest) + 0.0  # not −0
        new[point.id] = changed(point, {"score": score})
    return replace(document, points=exchanged(document.points, new))


def set_score(
    document: JourneyMap,
    lane_id: str,
    step_id: str,
    persona_id: str,
    score: float,
    *,
    new_id: NewId = ids.new_id,
) -> JourneyMap:
    """Says how a persona (empty: nobody in particular) feels in a step: changes the point nearest to the middle of
    the step, or adds one there."""
    own = [
        point
        for point in document.index.points_of_lane.get(lane_id, ())
        if point.step == step_id and point.persona == persona_id
    ]
    if own:
        return change_point(document, min(own, key=lambda point: abs(point.at - 0.5)).id, score=score)
    return add_point(document, lane_id, step_id, score, persona=persona_id, new_id=new_id)


def move_point(
    document: JourneyMap,
    point_id: str,
    lane_id: str,
    step_id: str,
    *,
    at: float,
    score: float,
) -> JourneyMap:
    """Moves a point to another place: lane, step, place within the step and score, as a drag gives them."""
    point = point_of(document, point_id)
    step_of(document, step_id)
    place = cleaned({"lane": lane_id, "step": step_id, "at": at, "score": score})
    new = changed(point, place)
    _test_score(document, new)
    return in_reading_order(replace(document, points=exchanged(document.points, {point_id: new})))


def delete_point(document: JourneyMap, point_id: str) -> JourneyMap:
    """Deletes a point; the curve goes on through its neighbours."""
    point_of(document, point_id)
    return replace(document, points=without(document.points, {point_id}))


def duplicate_point(document: JourneyMap, point_id: str, *, new_id: NewId = ids.new_id) -> JourneyMap:
    """Puts a copy a little beside the point, within the same step, so that both can be seen."""
    point = point_of(document, point_id)
    at = point.at + _BESIDE if point.at + _BESIDE <= 1 else point.at - _BESIDE
    copy = replace(point, id=new_id(EmotionPoint), at=at)
    return replace(document, points=followed(document.points, point_id, copy))


def _all(document: JourneyMap, point_ids: Iterable[str]) -> list[EmotionPoint]:
    if isinstance(point_ids, str):
        raise TypeError("a sequence of ids is needed, not one id")
    return [point_of(document, point_id) for point_id in dict.fromkeys(point_ids)]


def _tested(document: JourneyMap, values: dict[str, Any]) -> dict[str, Any]:
    if values.get("persona"):
        persona_of(document, values["persona"])
    return values


def _test_score(document: JourneyMap, point: EmotionPoint) -> None:
    _, scale = emotion_lane_of(document, point.lane)
    if not scale.holds(point.score):
        raise EditError(
            "The score {score} is off the scale of the lane.",
            advice="Give a score from {lowest} to {highest}, or widen the scale.",
            params={
                "score": f"{point.score:g}",
                "lowest": f"{scale.lowest:g}",
                "highest": f"{scale.highest:g}",
            },
        )
