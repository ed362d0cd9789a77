"""Keeps coordinates on a grid of 1/64 unit.

Sixty-fourths are exact in binary, so that sums, reflections and comparisons of places give no rounding noise: a
scene mirrored twice is the same scene, and goldens are stable.
"""

from math import ceil

_PARTS = 64


def snap(value: float) -> float:
    """The nearest 1/64."""
    return round(value * _PARTS) / _PARTS


def snap_up(value: float) -> float:
    """The next 1/4 that isn't smaller: for widths made from measured text, so that it fits with a hair to spare."""
    return ceil(value * 4) / 4 if value > 0 else 0.0
