"""Adding, changing, moving, deleting and duplicating lanes. Cards, points and links go with their lane."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from cjm_desktop.edit.lookup import lane_of
from cjm_desktop.edit.parts import cleared, filled, in_reading_order
from cjm_desktop.edit.sequences import exchanged, followed, inserted, moved, without
from cjm_desktop.edit.values import changed, cleaned, lane_kind
from cjm_desktop.errors import EditError
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import JourneyMap, Lane
from cjm_desktop.model.scales import EMOTION, scale_of


class LaneValues(TypedDict, total=False):
    """What can be said of a lane; see ``Lane``. ``settings`` are merged: the value ``None`` takes a key away."""

    kind: str
    title: str
    settings: Mapping[str, Any]


def add_lane(
    document: JourneyMap,
    position: int | None = None,
    *,
    new_id: NewId = ids.new_id,
    **values: Unpack[LaneValues],
) -> JourneyMap:
    """Adds a lane at ``position`` among the lanes (default: at the end)."""
    lane = changed(Lane(new_id(Lane)), cleaned(values))
    _test(document, lane)
    return replace(document, lanes=inserted(document.lanes, position, lane))


def change_lane(document: JourneyMap, lane_id: str, **values: Unpack[LaneValues]) -> JourneyMap:
    """Changes kind, title or settings. A lane with emotion points stays an emotion lane, and a new scale has to
    hold the scores that are there, since scores are never rescaled in silence."""
    old = lane_of(document, lane_id)
    lane = changed(old, cleaned(values))
    if lane.kind != old.kind or lane.settings.get("scale") != old.settings.get("scale"):
        _test(document, lane)
    return replace(document, lanes=exchanged(document.lanes, {lane_id: lane}))


def move_lane(document: JourneyMap, lane_id: str, position: int | None = None) -> JourneyMap:
    """Moves a lane to ``position`` among the other lanes (default: to the end)."""
    lane = lane_of(document, lane_id)
    return in_reading_order(replace(document, lanes=moved(document.lanes, lane, position)))


def delete_lane(document: JourneyMap, lane_id: str) -> JourneyMap:
    """Deletes a lane with its cards and points, and all links to these cards."""
    lane_of(document, lane_id)
    return replace(cleared(document, [lane_id]), lanes=without(document.lanes, {lane_id}))


def duplicate_lane(document: JourneyMap, lane_id: str, *, new_id: NewId = ids.new_id) -> JourneyMap:
    """Puts a copy right after the lane: cards, points, and the links within the lane."""
    copy = replace(lane_of(document, lane_id), id=new_id(Lane))
    widened = replace(document, lanes=followed(document.lanes, lane_id, copy))
    return filled(widened, {lane_id: copy.id}, new_id)


def _test(document: JourneyMap, lane: Lane) -> None:
    """Whether the kind and the scale of ``lane`` are good and fit the points that the lane holds."""
    lane_kind(lane.kind)
    points = document.index.points_of_lane.get(lane.id, ())
    if lane.kind != EMOTION:
        if points:
            raise EditError(
                "The lane “{title}” holds emotion points, which no other kind of lane can hold.",
                advice="Delete its points first, or add another lane.",
                params={"title": lane.title},
            )
        return
    scale = scale_of(lane)
    if scale is None:
        raise EditError(
            "A scale needs two numbers, the lowest below the highest.",
            advice="For example from −2 to 2.",
        )
    off = [point for point in points if not scale.holds(point.score)]
    if off:
        raise EditError(
            "Points of this lane that lie off the new scale: {count}.",
            advice="Change these points first, or choose a wider scale.",
            params={"count": len(off)},
        )
