"""The records a map is made of.

Every record is a frozen value. Sequences are tuples; mappings are never changed in place (their static type
says ``Mapping``). ``extra`` holds keys of a file that this version doesn't know, so that they are written back.
Empty strings and empty sequences mean "not given". Rules that join several records are in ``invariants``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from cjm_desktop.model.index import Index

FORMAT = "cjm"
VERSION = 1

Direction = Literal["auto", "ltr", "rtl"]
Extra = Mapping[str, Any]

NO_EXTRA: Extra = {}


def _nothing() -> Extra:
    return NO_EXTRA


@dataclass(frozen=True, slots=True)
class About:
    """What the map is for. ``date`` is an ISO date (``2026-11-25``); ``state`` is ``as-is``, ``to-be`` or empty."""

    state: str = ""
    goal: str = ""
    scenario: str = ""
    scope: str = ""
    audience: str = ""
    organisation: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Fact:
    """One free line of a persona's sheet."""

    label: str = ""
    value: str = ""
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Persona:
    """Whose journey it is. ``portrait`` is the key of an asset; ``colour`` is ``#RRGGBB``."""

    id: str
    name: str = ""
    role: str = ""
    quote: str = ""
    goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    frustrations: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    portrait: str = ""
    colour: str = ""
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Step:
    """One column of the map. A stage without sub-steps has one step with an empty title.

    ``width`` is the width the user gave it in map units; 0 lets the layout choose.
    """

    id: str
    title: str = ""
    note: str = ""
    width: float = 0.0
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the journey; it holds at least one step. ``colour`` is ``#RRGGBB`` or empty (the theme's)."""

    id: str
    title: str = ""
    note: str = ""
    colour: str = ""
    steps: tuple[Step, ...] = ()
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the map. ``settings`` belong to the lane's kind (for example the scale of an emotion lane)."""

    id: str
    kind: str = "text"
    title: str = ""
    settings: Mapping[str, Any] = field(default_factory=_nothing)
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a statement is known: ``level`` is ``assumed``, ``anecdote``, ``observed``, ``measured`` or empty."""

    level: str = ""
    source: str = ""
    count: int | None = None
    extra: Extra = field(default_factory=_nothing)


NO_EVIDENCE = Evidence()


def _no_evidence() -> Evidence:
    return NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Card:
    """One statement in the cell of a lane and a step. Cards of a cell stand in the order of the document.

    ``props`` belong to the lane's kind (severity of a pain, owner of an opportunity, value of a metric, …).
    """

    id: str
    lane: str
    step: str
    text: str = ""
    note: str = ""
    channel: str = ""
    tags: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    evidence: Evidence = field(default_factory=_no_evidence)
    votes: int = 0
    props: Mapping[str, Any] = field(default_factory=_nothing)
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class EmotionPoint:
    """How a persona feels at a place. ``at`` is the place within the step (0 start, 1 end); ``score`` is in the
    lane's own scale and is never rescaled."""

    id: str
    lane: str
    step: str
    at: float = 0.5
    persona: str = ""
    score: float = field(kw_only=True)
    label: str = ""
    evidence: Evidence = field(default_factory=_no_evidence)
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Link:
    """A directed edge of the journey graph between two cards, steps or stages (``from`` and ``to`` in the file).

    ``share`` is the part of customers that goes this way (0…1), ``None`` when unknown.
    """

    id: str
    source: str
    target: str
    kind: str = "next"
    share: float | None = None
    label: str = ""
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture kept in the file. ``id`` is ``sha256-`` and the hex digest of the bytes; ``data`` is base64."""

    id: str
    type: str = ""
    data: str = ""
    extra: Extra = field(default_factory=_nothing)


@dataclass(frozen=True)
class JourneyMap:
    """The whole document. The only record with a ``__dict__``: it caches its index there, once per value."""

    id: str
    title: str = ""
    language: str = "en"
    direction: Direction = "auto"
    about: About = field(default_factory=About)
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    lanes: tuple[Lane, ...] = ()
    cards: tuple[Card, ...] = ()
    points: tuple[EmotionPoint, ...] = ()
    links: tuple[Link, ...] = ()
    assets: tuple[Asset, ...] = ()
    extra: Extra = field(default_factory=_nothing)

    @cached_property
    def index(self) -> Index:
        """Look-ups by id and by cell; built on first use."""
        return Index(self)


Record = Persona | Stage | Step | Lane | Card | EmotionPoint | Link | Asset
"""Anything that has an id of its own within a map."""
