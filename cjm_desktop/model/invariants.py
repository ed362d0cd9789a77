"""The rules that join the records of a document, and every place where a document breaks one.

An *error* means that the document isn't a map (an id stands twice, a card hangs on a lane that isn't there): it
isn't opened. A *warning* means that a value makes little sense (a score off its scale): the map opens, and
whatever draws it keeps the value within bounds. Lane kinds, channels and other words that aren't known are no
problem, since a later version may know them. Knows neither files nor lines.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal

from cjm_desktop.errors import DocumentError
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Link, Persona
from cjm_desktop.model.scales import EMOTION, scale_of

__all__ = ["Problem", "Severity", "check", "problems"]

Severity = Literal["error", "warning"]

WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule. ``message`` and ``advice`` are message ids, filled from ``params`` after translation;
    ``where`` names the place like ``cards[12] (c_ab12cd34)``; ``record`` is the id of the record concerned."""

    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    advice: str = ""
    where: str = ""
    record: str = ""
    severity: Severity = "error"

    def as_error(self) -> DocumentError:
        """The same problem as an exception."""
        return DocumentError(self.message, where=self.where, advice=self.advice, params=self.params)

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """One line: where, what, advice."""
        return self.as_error().sentence(translate)


def problems(document: JourneyMap) -> list[Problem]:
    """Every broken rule of the document, collection by collection; empty for a sound map."""
    known = _Known(document)
    return list(
        chain(
            _map_problems(document),
            _id_problems(document),
            _persona_problems(document, known),
            _stage_problems(document),
            _lane_problems(document),
            _card_problems(document, known),
            _point_problems(document, known),
            _link_problems(document, known),
        )
    )


def check(document: JourneyMap) -> None:
    """Raises DocumentError for the first error; warnings pass."""
    for problem in problems(document):
        if problem.severity == "error":
            raise problem.as_error()


class _Known:
    """What the records of a document may refer to."""

    def __init__(self, document: JourneyMap) -> None:
        index = document.index
        self.lanes = index.lanes
        self.steps = index.steps.keys()
        self.personas = index.personas.keys()
        self.assets = index.assets.keys()
        self.ends = index.cards.keys() | index.steps.keys() | index.stages.keys()


def _map_problems(document: JourneyMap) -> Iterator[Problem]:
    if document.direction not in ("auto", "ltr", "rtl"):
        yield Problem(
            "The direction “{direction}” isn't known.",
            params={"direction": _short(document.direction)},
            advice="Use “auto”, “ltr” or “rtl”.",
            where="direction",
            record=document.id,
        )


def _id_problems(document: JourneyMap) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for record_id, where in _ids(document):
        if not record_id:
            yield Problem(
                "This record has no id.", advice="Give it an id that no other record has.", where=where
            )
        elif record_id in seen:
            yield Problem(
                "The id “{id}” stands twice.",
                params={"id": _short(record_id), "other": seen[record_id]},
                advice="Give this record another id; {other} has it already.",
                where=where,
                record=record_id,
            )
        elif not WELL_FORMED.fullmatch(record_id):
            yield Problem(
                "“{id}” can't be an id.",
                params={"id": _short(record_id)},
                advice="Use up to 100 of the characters A–Z, a–z, 0–9, “_”, “-” and “.”.",
                where=where,
                record=record_id,
            )
        seen.setdefault(record_id, where)


def _ids(document: JourneyMap) -> Iterator[tuple[str, str]]:
    """The id of every record, with its place."""
    yield document.id, "id"
    for position, stage in enumerate(document.stages):
        yield stage.id, _place("stages", position, stage.id)
        for number, step in enumerate(stage.steps):
            yield step.id, _place(f"stages[{position}].steps", number, step.id)
    for name in ("personas", "lanes", "cards", "points", "links", "assets"):
        for position, record in enumerate(getattr(document, name)):
            yield record.id, _place(name, position, record.id)


def _persona_problems(document: JourneyMap, known: _Known) -> Iterator[Problem]:
    for position, persona in enumerate(document.personas):
        if persona.portrait and persona.portrait not in known.assets:
            yield _no_picture("personas", position, persona, persona.portrait)


def _stage_problems(document: JourneyMap) -> Iterator[Problem]:
    for position, stage in enumerate(document.stages):
        if not stage.steps:
            yield Problem(
                "The stage “{title}” has no step.",
                params={"title": _short(stage.title)},
                advice="Give it at least one step; the step's title may be empty.",
                where=_place("stages", position, stage.id),
                record=stage.id,
            )
        for number, step in enumerate(stage.steps):
            if not (math.isfinite(step.width) and step.width >= 0):
                yield Problem(
                    "The width of a step must be a number that isn't negative.",
                    advice="Leave the width out, and the step is as wide as it needs.",
                    where=_place(f"stages[{position}].steps", number, step.id),
                    record=step.id,
                )


def _lane_problems(document: JourneyMap) -> Iterator[Problem]:
    for position, lane in enumerate(document.lanes):
        where = _place("lanes", position, lane.id)
        if lane.kind == EMOTION and scale_of(lane) is None:
            yield Problem(
                "The scale of the lane “{title}” isn't a scale.",
                params={"title": _short(lane.title)},
                advice="Give it two numbers, “lowest” and “highest”, the first below the second.",
                where=where,
                record=lane.id,
            )
        elif not _is_finite(lane.settings):
            yield _not_finite(where, lane.id)


def _card_problems(document: JourneyMap, known: _Known) -> Iterator[Problem]:
    for position, card in enumerate(document.cards):
        yield from _place_problems("cards", position, card, known)
        for persona in card.personas:
            if persona not in known.personas:
                yield _no_persona("cards", position, card, persona)
        if not card.props:
            continue
        picture = card.props.get("asset")
        if picture and not (isinstance(picture, str) and picture in known.assets):
            yield _no_picture("cards", position, card, picture)
        if not _is_finite(card.props):
            yield _not_finite(_place("cards", position, card.id), card.id)


def _point_problems(document: JourneyMap, known: _Known) -> Iterator[Problem]:
    for position, point in enumerate(document.points):
        yield from _place_problems("points", position, point, known)
        if point.persona and point.persona not in known.personas:
            yield _no_persona("points", position, point, point.persona)
        where = _place("points", position, point.id)
        if not (math.isfinite(point.score) and math.isfinite(point.at)):
            yield _not_finite(where, point.id)
            continue
        if not 0 <= point.at <= 1:
            yield Problem(
                "The place {at} of this point is outside its step.",
                params={"at": point.at},
                advice="Give it a number from 0 (start of the step) to 1 (end of the step).",
                where=where,
                record=point.id,
                severity="warning",
            )
        if point.lane in known.lanes:
            yield from _score_problems(point, known.lanes[point.lane], where)


def _score_problems(point: EmotionPoint, lane: Lane, where: str) -> Iterator[Problem]:
    if lane.kind != EMOTION:
        yield Problem(
            "This point is in the lane “{title}”, which isn't an emotion lane; it isn't drawn.",
            params={"title": _short(lane.title)},
            advice="Put the point in an emotion lane.",
            where=where,
            record=point.id,
            severity="warning",
        )
        return
    scale = scale_of(lane)
    if scale is not None and not scale.holds(point.score):
        yield Problem(
            "The score {score} is off the scale of its lane ({lowest} to {highest}).",
            params={
                "score": f"{point.score:g}",
                "lowest": f"{scale.lowest:g}",
                "highest": f"{scale.highest:g}",
            },
            advice="Correct the score, or widen the scale of the lane.",
            where=where,
            record=point.id,
            severity="warning",
        )


def _link_problems(document: JourneyMap, known: _Known) -> Iterator[Problem]:
    for position, link in enumerate(document.links):
        where = _place("links", position, link.id)
        for end in dict.fromkeys((link.source, link.target)):
            if end not in known.ends:
                yield _no_end(where, link, end)
        if link.source == link.target:
            yield Problem(
                "This link leads back to where it starts.",
                advice="Let it end at another card, step or stage.",
                where=where,
                record=link.id,
            )
        if link.share is not None and not 0 <= link.share <= 1:
            yield Problem(
                "The share {share} of this link isn't between 0 and 1.",
                params={"share": link.share},
                advice="Give the part of the customers that go this way: 0.4 means 40 of 100.",
                where=where,
                record=link.id,
                severity="warning" if math.isfinite(link.share) else "error",
            )


def _place_problems(
    name: str, position: int, record: Card | EmotionPoint, known: _Known
) -> Iterator[Problem]:
    if record.lane not in known.lanes:
        yield Problem(
            "There is no lane with the id “{id}”.",
            params={"id": _short(record.lane)},
            advice="Use the id of a lane of this map.",
            where=_place(name, position, record.id),
            record=record.id,
        )
    if record.step not in known.steps:
        yield Problem(
            "There is no step with the id “{id}”.",
            params={"id": _short(record.step)},
            advice="Use the id of a step of this map.",
            where=_place(name, position, record.id),
            record=record.id,
        )


def _no_persona(name: str, position: int, record: Card | EmotionPoint, persona: str) -> Problem:
    return Problem(
        "There is no persona with the id “{id}”.",
        params={"id": _short(persona)},
        advice="Use the id of a persona of this map, or leave it out.",
        where=_place(name, position, record.id),
        record=record.id,
    )


def _no_picture(name: str, position: int, record: Card | Persona, picture: object) -> Problem:
    return Problem(
        "There is no picture with the key “{id}”.",
        params={"id": _short(str(picture))},
        advice="Add the picture to “assets”, or leave the key out.",
        where=_place(name, position, record.id),
        record=record.id,
    )


def _no_end(where: str, link: Link, end: str) -> Problem:
    return Problem(
        "There is no card, step or stage with the id “{id}” for this link.",
        params={"id": _short(end)},
        advice="Let the link start and end at a card, a step or a stage of this map.",
        where=where,
        record=link.id,
    )


def _not_finite(where: str, record_id: str) -> Problem:
    return Problem(
        "A number of this record is infinite or not a number.",
        advice="Give an ordinary number.",
        where=where,
        record=record_id,
    )


def _is_finite(value: Any) -> bool:
    """Whether no number in ``value``, however deep in lists and mappings, is infinite or not a number."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, float) and not math.isfinite(item):
            return False
        if isinstance(item, Mapping):
            waiting.extend(item.values())
        elif isinstance(item, list | tuple):
            waiting.extend(item)
    return True


def _place(name: str, position: int, record_id: str) -> str:
    return f"{name}[{position}] ({_short(record_id)})" if record_id else f"{name}[{position}]"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
