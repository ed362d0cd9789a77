"""The lines of a service blueprint. They aren't stored: they follow from the roles of neighbouring lanes."""

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.head import Tools
from cjm_desktop.layout.kinds import LaneRole
from cjm_desktop.layout.scene import Fragment, Group, Path, Stroke, Text
from cjm_desktop.layout.snap import snap, snap_up
from cjm_desktop.theme import tokens

# Message ids.
INTERACTION = "Line of interaction"
VISIBILITY = "Line of visibility"
INTERNAL = "Line of internal interaction"

_LEVEL: dict[LaneRole, int] = {"customer": 0, "frontstage": 1, "backstage": 2, "support": 3}


def line_between(above: LaneRole, below: LaneRole) -> str:
    """The message id of the line between two lanes; empty where none belongs.

    Where several lines would coincide, visibility wins: it is the one that readers look for.
    """
    start, end = _LEVEL[above], _LEVEL[below]
    if end <= start:
        return ""
    if start < 2 <= end:
        return VISIBILITY
    return INTERACTION if end == 1 else INTERNAL


def line_fragment(tools: Tools, message: str, width: float) -> Fragment:
    """The line's name at the start and a dashed line from there to the end."""
    name = tools.words.text(message)
    block = tools.engine.layout(name, tokens.NUMBER)
    taken = snap_up(block.width)
    top = snap((tokens.LINE_HEIGHT - block.height) / 2)
    text = Text(0, top, taken, block, tools.theme.faint)
    middle = tokens.LINE_HEIGHT / 2 + 1
    path = Path(
        (("M", taken + 10, middle), ("L", width, middle)), stroke=Stroke(tools.theme.visibility, 1.5, (6, 5))
    )
    bounds = Rect(0, 0, width, tokens.LINE_HEIGHT)
    return Fragment(width, tokens.LINE_HEIGHT, (Group("label", bounds, (path, text), says=name),))
