"""Themes: the colours of a map, read from ``resources/themes``. Adding a theme is adding a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from cjm_desktop.errors import CjmError
from cjm_desktop.resources import resource_names, resource_path

DEFAULT_THEME = "calm"


@dataclass(frozen=True, slots=True)
class CardLook:
    """Colours of the cards of one lane kind; an empty fill or border isn't drawn."""

    fill: str
    border: str
    text: str


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """How one persona's line is drawn: colour and dash, so that it can be told apart without colour."""

    colour: str
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """All colours that layout uses. ``cards`` by lane kind, ``*`` for kinds without an entry. Compared by identity."""

    name: str
    title: str
    paper: str
    ink: str
    soft: str
    faint: str
    accent: str
    on_accent: str
    pale: str
    on_pale: str
    quote: str
    lane_line: str
    step_line: str
    stage_line: str
    persona_border: str
    stage_first: str
    stage_last: str
    on_stage: str
    good: str
    neutral: str
    bad: str
    good_pale: str
    bad_pale: str
    neutral_line: str
    bar: str
    target: str
    visibility: str
    icon: str
    lane_icon: str
    missing: str
    cards: Mapping[str, CardLook]
    series: tuple[SeriesLook, ...]

    def card(self, kind: str) -> CardLook:
        """The look of a card of this lane kind."""
        return self.cards.get(kind) or self.cards["*"]


def theme_names() -> tuple[str, ...]:
    """Names of all themes, the default one first."""
    names = resource_names("themes", ".json")
    return (DEFAULT_THEME, *sorted(name for name in names if name != DEFAULT_THEME))


@cache
def load_theme(name: str = DEFAULT_THEME) -> Theme:
    """The theme of that name; equal names give the same object. Raises ``CjmError`` for an unknown name."""
    if name not in theme_names():
        raise CjmError(
            "There is no theme “{name}”.",
            advice="Use one of: {known}.",
            params={"name": name, "known": ", ".join(theme_names())},
        )
    raw = json.loads(resource_path("themes", f"{name}.json").read_text("utf-8"))
    return _theme(name, raw)


def _theme(name: str, raw: Mapping[str, Any]) -> Theme:
    plain = {field.name for field in fields(Theme)} - {"name", "cards", "series"}
    return Theme(
        name=name,
        cards={kind: CardLook(**look) for kind, look in raw["cards"].items()},
        series=tuple(SeriesLook(look["colour"], tuple(look["dash"])) for look in raw["series"]),
        **{key: raw[key] for key in plain},
    )
