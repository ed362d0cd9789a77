"""The scale of an emotion lane, read from the lane's settings. Scores are never rescaled, only compared with it.

Also how a score is read that somebody types, in the digits and signs of any of the program's languages.
"""

import math
import re
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


_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SCORE = re.compile(r"([+-])?\s*((?=\.?[0-9])[0-9]{0,9}(?:\.[0-9]{0,9})?)\s*([+-])?")
_SIGNS = str.maketrans(dict.fromkeys(",٫/،", ".") | dict.fromkeys("−‐‑‒–﹣－", "-") | {"＋": "+"})

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


def parse_score(text: str) -> float | None:
    """The score that ``text`` says, in Latin, Persian or Arabic digits: a number with a sign before or after it, if
    any, and with any of ``. , ٫ /`` before its decimals. ``None`` if it says none."""
    found = _SCORE.fullmatch(_UNSEEN.sub("", text).strip().translate(_DIGITS).translate(_SIGNS))
    if found is None or (found[1] and found[3]):
        return None
    number = float(found[2])
    return -number if number and "-" in (found[1], found[3]) else number


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:  # an integer of hundreds of digits
        return None
    return number if math.isfinite(number) else None
