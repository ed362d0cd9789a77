"""How wide steps are and where stages begin and end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cjm_desktop.layout.scene import Span
from cjm_desktop.layout.snap import snap, snap_up
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.theme import tokens

NARROWEST, WIDEST = 90.0, 800.0

_WIDTH_FOR_LENGTH = ((600, 340.0), (280, 266.0), (130, 206.0))
"""A step whose longest card has more letters than this is at least this wide. Few, wide apart values, so that
typing rarely moves a border."""
SHORT = min(letters for letters, _ in _WIDTH_FOR_LENGTH)
"""Cards of no more letters need no room of their own."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Steps and stages along the map; ``start`` and ``end`` enclose all of them."""

    start: float
    end: float
    steps: tuple[Span, ...]
    stages: tuple[Span, ...]


def columns(document: JourneyMap, longest: Mapping[str, int], start: float, least: float) -> Columns:
    """Steps from ``start`` on, together at least ``least`` wide; ``longest`` has the letters of their longest cards."""
    steps = step_spans(document, step_widths(document, longest, least), start)
    end = steps[-1].end if steps else start + least
    return Columns(start, end, steps, stage_spans(document, steps))


def step_widths(document: JourneyMap, longest: Mapping[str, int], least_total: float) -> list[float]:
    """A width for each step in reading order, in sum at least ``least_total``.

    Steps without a width of their own share what is missing.
    """
    steps = list(document.index.steps.values())
    widths = [snap(_own(step.width) or _for_length(longest.get(step.id, 0))) for step in steps]
    missing = least_total - sum(widths)
    free = [place for place, step in enumerate(steps) if not _own(step.width)] or list(range(len(steps)))
    if missing > 0 and free:
        for place in free:
            widths[place] += snap_up(missing / len(free))
    return widths


def _own(width: float) -> float:
    return min(WIDEST, max(NARROWEST, width)) if width > 0 else 0.0


def _for_length(letters: int) -> float:
    for least, width in _WIDTH_FOR_LENGTH:
        if letters > least:
            return width
    return tokens.STEP_WIDTH


def step_spans(document: JourneyMap, widths: Sequence[float], start: float) -> tuple[Span, ...]:
    """Steps one after the other from ``start``."""
    spans: list[Span] = []
    for step, width in zip(document.index.steps, widths, strict=True):
        spans.append(Span(step, start, width))
        start += width
    return tuple(spans)


def stage_spans(document: JourneyMap, steps: Sequence[Span]) -> tuple[Span, ...]:
    """Each stage over its steps; stages without steps have no span."""
    by_id = {span.id: span for span in steps}
    spans: list[Span] = []
    for stage in document.stages:
        own = [by_id[step.id] for step in stage.steps]
        if own:
            spans.append(Span(stage.id, own[0].start, own[-1].end - own[0].start))
    return tuple(spans)
