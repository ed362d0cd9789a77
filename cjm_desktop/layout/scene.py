"""The Scene: a shallow tree of things to draw, each tagged with the record it stands for.

A ``Scene`` places ``Fragment``s; a fragment holds ``Group``s in its own coordinates; a group holds shapes in the
fragment's coordinates. Lengths are map units, y points down. Everything is a frozen value, so that "has this
changed" is a comparison by identity. Screen, hit-testing, PNG, PDF and SVG all read this and nothing else.
Shapes are drawn in order; later ones lie on top.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.text.types import Align, TextBlock

Colour = str
"""``#RRGGBB`` or, with opacity, ``#RRGGBBAA``."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """A vertical gradient over the shape's height: (place 0…1 from top to bottom, colour), ascending."""

    stops: tuple[tuple[float, Colour], ...]


Fill = Colour | Gradient


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line drawn centred on the outline, with round ends and joins; ``dash`` is on/off lengths, empty for solid."""

    colour: Colour
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with corners rounded by ``radius``."""

    rect: Rect
    radius: float = 0.0
    fill: Fill | None = None
    stroke: Stroke | None = None


Command = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""Move to, line to, cubic curve to (two control points, end), close."""


@dataclass(frozen=True, slots=True)
class Path:
    """A free outline. A mirrored scene reflects it."""

    commands: tuple[Command, ...]
    fill: Fill | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Icon:
    """A line drawing on a ``grid`` × ``grid`` grid, shown ``size`` wide and high with its top left corner at x, y.

    The line is ``line`` grid units wide. A mirrored scene moves it, and flips it
    only when it is ``directional``; ``flipped`` says that it has to be drawn reflected.
    """

    x: float
    y: float
    size: float
    outline: tuple[Command, ...]
    colour: Colour
    line: float = 2.0
    grid: float = 24.0
    directional: bool = False
    flipped: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A laid-out block in a box that is ``width`` wide, its top left corner at x, y; lines are aligned in that box.

    Links within it are underlined and of the colour ``link``, if there is one.
    """

    x: float
    y: float
    width: float
    block: TextBlock
    colour: Colour
    align: Align = "left"
    link: Colour = ""

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.width, self.block.height)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the document's assets, filling ``rect`` (cropped evenly, never distorted), with rounded corners.

    ``alt`` says what it shows. Never reflected.
    """

    rect: Rect
    asset: str
    radius: float = 0.0
    alt: str = ""


Shape = Box | Path | Icon | Text | Image

Role = Literal[
    "artifact",  # lines, bands, backgrounds: says nothing
    "title",
    "about",  # scenario, pills
    "persona",
    "stage",
    "step",
    "lane",  # a lane's title
    "card",
    "point",
    "curve",
    "label",  # scale marks, name of a blueprint line, footer
]


@dataclass(frozen=True, slots=True)
class Group:
    """What is drawn for one record (or for none): the unit of selection, hit-testing, PDF tags and SVG groups.

    ``ref`` is the record's id (or empty), ``step`` the id of the step in which it stands (or empty). ``says`` is
    its text as a screen reader should read it. ``bounds`` is the area that answers to the pointer; ``clip`` limits
    drawing.
    """

    role: Role
    bounds: Rect
    shapes: tuple[Shape, ...]
    ref: str = ""
    step: str = ""
    says: str = ""
    clip: Rect | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece that is laid out, cached and repainted as a whole: a cell, a lane's title, the title block."""

    width: float
    height: float
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """What a fragment is for. ``part`` names it; cells have a lane and a step, lane titles and lane bands a lane,
    stage and step headings a stage or a step in ``step``."""

    part: Literal["frame", "title", "persona", "stage", "step", "lane", "band", "cell", "line", "footer"]
    lane: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A fragment with its top left corner at x, y of the scene."""

    key: PlaceKey
    x: float
    y: float
    fragment: Fragment

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.fragment.width, self.fragment.height)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a step, a stage (along x) or a lane (along y) lies: its id, first coordinate and size."""

    id: str
    start: float
    size: float

    @property
    def end(self) -> float:
        return self.start + self.size


@dataclass(frozen=True, slots=True)
class Grid:
    """Where steps, stages and lanes lie, in reading order. ``head`` is the band of stage and step headings,
    ``side`` the column of lane titles; ``body`` the area of the cells."""

    steps: tuple[Span, ...]
    stages: tuple[Span, ...]
    lanes: tuple[Span, ...]
    head: Rect
    side: Rect
    body: Rect


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole map to draw, ``width`` × ``height``, on paper of the colour ``background``. ``rtl``: it is mirrored.

    ``pieces`` are the fragments of ``placed`` once more, lane by lane, with those of the head and the foot around
    them: where nothing has changed, a piece is the same object as in the scene before (so they aren't compared).
    """

    width: float
    height: float
    rtl: bool
    background: Colour
    placed: tuple[Placed, ...]
    grid: Grid
    title: str = ""
    language: str = ""
    warnings: tuple[str, ...] = field(default=())
    pieces: tuple[Sequence[Placed], ...] = field(default=(), compare=False, repr=False)
