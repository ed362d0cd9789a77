"""Faces for scores: five drawings from angry to glad, told apart by shape as well as by colour."""

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Command, Path, Shape, Stroke
from cjm_desktop.layout.snap import snap
from cjm_desktop.theme import tokens
from cjm_desktop.theme.themes import Theme

_GLAD = 0.55
_GOOD = 0.12


def face(x: float, y: float, mood: float, theme: Theme) -> tuple[Shape, ...]:
    """A face centred at x, y. ``mood`` is −1 (the lowest score of the scale) to 1 (the highest)."""
    radius = tokens.FACE / 2
    colour = face_colour(mood, theme)
    line = Stroke(colour, 1.75)
    head = Box(Rect(x - radius, y - radius, 2 * radius, 2 * radius), radius, theme.paper, line)
    shapes: list[Shape] = [head, _eye(x - 3.5, y - 2.75, colour), _eye(x + 3.5, y - 2.75, colour)]
    if mood >= _GLAD:
        shapes.append(Path(_bowl(x, y + 1.25), fill=colour, stroke=Stroke(colour, 1.0)))
    else:
        shapes.append(Path(_mouth(x, y, mood), stroke=Stroke(colour, 1.5)))
    if mood <= -_GLAD:
        shapes.append(Path(_brows(x, y - 5.5), stroke=Stroke(colour, 1.25)))
    return tuple(shapes)


def face_colour(mood: float, theme: Theme) -> str:
    """Green above the middle, red below it, grey on it."""
    if mood > _GOOD:
        return theme.good
    return theme.bad if mood < -_GOOD else theme.neutral


def _eye(x: float, y: float, colour: str) -> Box:
    return Box(Rect(x - 1.125, y - 1.125, 2.25, 2.25), 1.125, colour)


def _mouth(x: float, y: float, mood: float) -> tuple[Command, ...]:
    """A line that is bent up for good moods, down for bad ones and straight between."""
    bend = 2.5 if mood > _GOOD else -2.5 if mood < -_GOOD else 0.0
    top = y + 4 - bend / 2
    return (
        ("M", snap(x - 4), snap(top)),
        ("C", snap(x - 2), snap(top + bend), snap(x + 2), snap(top + bend), snap(x + 4), snap(top)),
    )


def _bowl(x: float, y: float) -> tuple[Command, ...]:
    """An open laughing mouth."""
    return (
        ("M", x - 4.5, y),
        ("L", x + 4.5, y),
        ("C", x + 4.5, y + 6, x - 4.5, y + 6, x - 4.5, y),
        ("Z",),
    )


def _brows(x: float, y: float) -> tuple[Command, ...]:
    return (("M", x - 5, y - 0.75), ("L", x - 2, y + 0.75), ("M", x + 5, y - 0.75), ("L", x + 2, y + 0.75))
