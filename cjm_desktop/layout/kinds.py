"""The contract of a lane kind. Layout is given the kinds; it never imports them.

Everything is computed as if the journey ran from left to right; ``mirror`` turns the result round.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Fill, Fragment, Group, Span
from cjm_desktop.layout.words import Words
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane
from cjm_desktop.text.types import TextEngine
from cjm_desktop.theme.themes import Theme

LaneRole = Literal["customer", "frontstage", "backstage", "support"]
"""On which side of a service blueprint's lines a lane lies."""


@dataclass(frozen=True, slots=True)
class LaneContext:
    """What a lane kind needs to draw: the lane and the tools. Equal for equal lanes, so that cells can be kept."""

    lane: Lane
    theme: Theme
    engine: TextEngine
    words: Words


class LaneKind(Protocol):
    """One kind of lane. Instances are stateless."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str:
        """A message id: the title of a lane that has none of its own."""

    @property
    def icon(self) -> str: ...
    @property
    def role(self) -> LaneRole: ...
    @property
    def holds(self) -> Literal["cards", "points"]: ...
    @property
    def single(self) -> str:
        """A message id: what one of its cards or points is called."""

    def share(self, document: JourneyMap, lane: Lane) -> Any:
        """What the lane's drawing depends on besides its own cards and points: personas, pictures, the range of all
        its figures. Handed to the methods below; fragments are made anew when it is no longer equal."""

    def cell(self, context: LaneContext, cards: Sequence[Card], width: float, share: Any) -> Fragment:
        """The cards of one cell, ``width`` wide and as high as they need, the lane's paddings included."""

    def band(
        self, context: LaneContext, points: Sequence[EmotionPoint], steps: Sequence[Span], share: Any
    ) -> Fragment | None:
        """What is drawn over the whole length of the lane (``steps`` lie from 0 on) above its cells, or nothing."""

    def note(self, context: LaneContext, place: Rect, share: Any) -> Sequence[Group]:
        """What stands under the lane's title (a legend, a target), from the top of ``place`` downwards in its width."""

    def backdrop(self, context: LaneContext) -> tuple[Fill, float] | None:
        """A fill behind the grid lines and how far down from the lane's top it reaches, or nothing."""


FALLBACK = "text"
"""The kind that shows lanes of a kind this version doesn't know."""


def kind_of(kinds: Mapping[str, LaneKind], lane: Lane) -> LaneKind:
    """The kind that shows ``lane``; ``kinds`` must have the fallback."""
    return kinds.get(lane.kind) or kinds[FALLBACK]
