"""The scale of an emotion lane, read from the lane's settings. Scores are never rescaled, only compared with it."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from cjm_desktop.model.records import Lane

EMOTION = "emotion"
"""The kind of lane that holds emotion points."""


class Scale(NamedTuple):
    """The lowest and the highest score of a lane; ``lowest < highest``, both finite."""

    lowest: float
    highest: float

    def holds(self, score: float) -> bool:
        """Whether ``score`` lies on the scale, its ends included."""
        return self.lowest <= score <= self.highest


DEFAULT_SCALE = Scale(-2.0, 2.0)


def scale_of(lane: Lane) -> Scale | None:
    """The scale in ``lane.settings``, the default one where none is given, ``None`` where it isn't a scale."""
    given = lane.settings.get("scale")
    if given is None:
        return DEFAULT_SCALE
    if not isinstance(given, Mapping):
        return None
    lowest = _number(given.get("lowest", DEFAULT_SCALE.lowest))
    highest = _number(given.get("highest", DEFAULT_SCALE.highest))
    if lowest is None or highest is None or lowest >= highest:
        return None
    return Scale(lowest, highest)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:  # an integer of hundreds of digits
        return None
    return number if math.isfinite(number) else None
