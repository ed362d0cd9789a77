"""A smooth curve through points that never goes beyond them.

Slopes follow Fritsch and Butland, "A method for constructing local monotone piecewise cubic interpolants"
(SIAM J. Sci. Stat. Comput. 5, 1984): the weighted harmonic mean of the neighbouring secants, zero at turning
points. Each piece is then monotone, so that a line of feelings never leaves its scale.
"""

import itertools
from collections.abc import Sequence
from math import ceil, hypot

from cjm_desktop.layout.scene import Command
from cjm_desktop.layout.snap import snap

Point = tuple[float, float]


def monotone_curve(points: Sequence[Point]) -> tuple[Command, ...]:
    """Path commands of the curve through ``points``, whose x strictly rises; one point gives no curve."""
    if len(points) < 2:
        return ()
    slopes = _slopes(points)
    commands: list[Command] = [("M", snap(points[0][0]), snap(points[0][1]))]
    for (x0, y0), (x1, y1), start, end in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        commands.append(
            (
                "C",
                snap(x0 + third),
                snap(y0 + start * third),
                snap(x1 - third),
                snap(y1 - end * third),
                snap(x1),
                snap(y1),
            )
        )
    return tuple(commands)


def along(commands: Sequence[Command], spacing: float = 4.0) -> list[Point]:
    """Points on every curve piece of ``commands``, ends included, mostly closer together than ``spacing``."""
    found: list[Point] = []
    x0 = y0 = 0.0
    for command in commands:
        if command[0] == "C":
            _, x1, y1, x2, y2, x3, y3 = command
            length = hypot(x1 - x0, y1 - y0) + hypot(x2 - x1, y2 - y1) + hypot(x3 - x2, y3 - y2)
            parts = max(2, ceil(2 * length / spacing))  # steep places are passed up to three times faster
            for part in range(parts + 1):
                t = part / parts
                u = 1 - t
                a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
            x0, y0 = x3, y3
        elif command[0] != "Z":
            x0, y0 = command[1], command[2]
    return found


def _slopes(points: Sequence[Point]) -> list[float]:
    widths = [b[0] - a[0] for a, b in itertools.pairwise(points)]
    secants = [(b[1] - a[1]) / w for a, b, w in zip(points, points[1:], widths, strict=False)]
    inner = [
        _between(before, after, wide, next_wide)
        for before, after, wide, next_wide in zip(secants, secants[1:], widths, widths[1:], strict=False)
    ]
    # Level ends look calm and can't leave the scale.
    return [0.0, *inner, 0.0]


def _between(before: float, after: float, width: float, next_width: float) -> float:
    """Slope at the joint of two pieces: zero where the direction changes."""
    if before * after <= 0:
        return 0.0
    one, two = 2 * next_width + width, next_width + 2 * width
    return (one + two) / (one / before + two / after)
