"""Which texts of a map can be typed in place, and what the map is like with another text. Knows no widget.

Something new is a text like any other: its change adds the record, always with the same ids, so that it can be shown
while it is being typed and is there under the same id when it is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cjm_desktop.edit.operations import (
    add_card,
    add_lane,
    add_persona,
    add_stage,
    add_step,
    change_cards,
    change_lane,
    change_map,
    change_persona,
    change_point,
    change_stage,
    change_step,
)
from cjm_desktop.edit.selection import Focus, focus_of
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kind_named, kinds
from cjm_desktop.layout.kinds import FALLBACK
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Card, JourneyMap, Lane, Persona, Record, Stage, Step
from cjm_desktop.model.scales import parse_score
from cjm_desktop.ui.language import say, words

__all__ = [
    "Edited",
    "always",
    "card_to_add",
    "cards_in",
    "edited_at",
    "kind_called",
    "new_card",
    "new_heading_after",
    "new_lane",
    "new_persona",
    "new_stage",
    "new_step",
]

_BLANK = " "
"""Stands for an empty text in what is shown meanwhile, so that the text has a place on the map."""

_VALUE = "value"
"""The field of those cards that say a number above all."""


Change = Callable[[JourneyMap, str], JourneyMap]
"""The map with another text."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text of the map. ``place`` is where it stands in ``change(document, text)``; ``text`` is what it says now.

    ``label`` is what the history calls the change. What ``is_new`` isn't in the map yet; without ``may_be_empty`` a new
    one without a text isn't added at all, and what ``brings_place`` adds the lane and step that it needs along.
    ``rich``: with line breaks, bold words and links. ``draft`` is what is shown meanwhile, where that isn't what the
    change leads to.
    """

    place: Focus
    label: str
    change: Change
    text: str = ""
    placeholder: str = ""
    is_new: bool = False
    brings_place: bool = False
    may_be_empty: bool = True
    rich: bool = False
    draft: Change | None = None

    def shown(self, document: JourneyMap, text: str) -> JourneyMap:
        """The map as it is shown while ``text`` is typed; ``EditError`` as the change has it."""
        return (self.draft or self.change)(document, text if text.strip() else _BLANK + text)

    def is_in(self, document: JourneyMap) -> bool:
        """Whether it can still be changed in ``document`` (if new: whether it still has a place there)."""
        index, place = document.index, self.place
        if place.part in ("card", "cell") and self.is_new and not self.brings_place:
            return place.lane in index.lanes and place.step in index.steps
        if self.is_new or place.part == "title":
            return True
        return focus_of(document, place.ref) is not None


def edited_at(document: JourneyMap, focus: Focus) -> Edited | None:
    """The text at ``focus``; ``None`` for an empty cell and for what isn't in the map."""
    if focus.part == "title":
        hint = say("Title of the map")
        return Edited(focus, say("Rename map"), _title, document.title, hint)
    found = _TEXTS.get(focus.part)
    return found(document, focus) if found else None


def _title(document: JourneyMap, text: str) -> JourneyMap:
    return change_map(document, title=text)


def _card(document: JourneyMap, focus: Focus) -> Edited | None:
    card = document.index.cards.get(focus.ref)
    if card is None:
        return None
    kind = document.index.lanes[card.lane].kind
    takes_number = card.props.get(_VALUE) is None

    def draft(document: JourneyMap, text: str) -> JourneyMap:
        return change_cards(document, (focus.ref,), text=text)

    def change(document: JourneyMap, text: str) -> JourneyMap:
        values = _said(kind, text) if takes_number else {"text": text}
        return change_cards(document, (focus.ref,), **values)

    hint = say(kind_named(kind).single)
    return Edited(focus, say("Edit card"), change, card.text, hint, rich=True, draft=draft)


def _point(document: JourneyMap, focus: Focus) -> Edited | None:
    return _named(focus, document.index.points, change_point, "label", say("Edit label"), say("Label"))


def _stage(document: JourneyMap, focus: Focus) -> Edited | None:
    return _named(focus, document.index.stages, change_stage, "title", say("Rename stage"), say("Stage"))


def _step(document: JourneyMap, focus: Focus) -> Edited | None:
    return _named(focus, document.index.steps, change_step, "title", say("Rename step"), say("Step"))


def _lane(document: JourneyMap, focus: Focus) -> Edited | None:
    lanes = document.index.lanes
    hint = say(kind_named(lanes[focus.ref].kind).title) if focus.ref in lanes else ""
    return _named(focus, lanes, change_lane, "title", say("Rename lane"), hint)


def _persona(document: JourneyMap, focus: Focus) -> Edited | None:
    return _named(focus, document.index.personas, change_persona, "name", say("Rename persona"), say("Name"))


def _named(
    focus: Focus,
    records: Mapping[str, Record],
    operation: Callable[..., JourneyMap],
    field: str,
    label: str,
    hint: str,
) -> Edited | None:
    """The text of a record that stands in one of its fields as it is."""
    if focus.ref not in records:
        return None

    def change(document: JourneyMap, text: str) -> JourneyMap:
        return operation(document, focus.ref, **{field: text})

    return Edited(focus, label, change, getattr(records[focus.ref], field), hint)


_TEXTS: dict[str, Callable[[JourneyMap, Focus], Edited | None]] = {
    "card": _card,
    "point": _point,
    "stage": _stage,
    "step": _step,
    "lane": _lane,
    "persona": _persona,
}


# What isn't there yet


def new_card(document: JourneyMap, lane: str, step: str, position: int | None = None) -> Edited:
    """A card at ``position`` in a cell (default: below the others)."""
    card = ids.new_id(Card)
    kind = document.index.lanes[lane].kind

    def added(document: JourneyMap, values: Any) -> JourneyMap:
        at = None if position is None else min(position, len(cards_in(document, lane, step)))
        return add_card(document, lane, step, at, new_id=always({Card: card}), **values)

    return card_to_add(Focus("card", card, lane, step), kind, added)


def card_to_add(
    place: Focus,
    kind: str,
    added: Callable[[JourneyMap, Any], JourneyMap],
    text: str = "",
    *,
    brings_place: bool = False,
) -> Edited:
    """A card of that kind which ``added`` adds at ``place``, given what it says; ``text`` is there at first."""

    def draft(document: JourneyMap, text: str) -> JourneyMap:
        return added(document, {"text": text})

    def change(document: JourneyMap, text: str) -> JourneyMap:
        return added(document, _said(kind, text))

    return Edited(
        place,
        say("Add card"),
        change,
        text,
        placeholder=say(kind_named(kind).single),
        is_new=True,
        brings_place=brings_place,
        may_be_empty=False,
        rich=True,
        draft=draft,
    )


def cards_in(document: JourneyMap, lane: str, step: str) -> list[str]:
    """The cards of one cell; in a large map, sooner than all cells are known."""
    return [card.id for card in document.index.cards_of_lane.get(lane, ()) if card.step == step]


def new_stage(document: JourneyMap, after: str = "", *, first: bool = False) -> Edited:
    """A stage with one step after the stage ``after`` (default: at the end), or before all others."""
    made: dict[type, str] = {Stage: ids.new_id(Stage), Step: ids.new_id(Step)}

    def change(document: JourneyMap, text: str) -> JourneyMap:
        at = 0 if first else _after(list(document.index.stages), after)
        return add_stage(document, at, new_id=always(made), title=text)

    return Edited(Focus("stage", made[Stage]), say("Add stage"), change, "", say("Stage"), is_new=True)


def new_step(document: JourneyMap, after: str) -> Edited:
    """A step after the step ``after``, in the same stage."""
    step = ids.new_id(Step)

    def change(document: JourneyMap, text: str) -> JourneyMap:
        stage = document.index.stage_of_step.get(after) or document.stages[-1]
        at = _after([one.id for one in stage.steps], after)
        return add_step(document, stage.id, at, new_id=always({Step: step}), title=text)

    return Edited(Focus("step", step, step=step), say("Add step"), change, "", say("Step"), is_new=True)


def new_lane(document: JourneyMap, after: str = "", kind: str = "") -> Edited:
    """A lane after the lane ``after`` (default: at the end). Without a ``kind`` its title tells the kind."""
    lane = ids.new_id(Lane)
    language = document.language

    def change(document: JourneyMap, text: str) -> JourneyMap:
        at = _after(list(document.index.lanes), after)
        wanted = kind or kind_called(text, language)
        return add_lane(document, at, new_id=always({Lane: lane}), kind=wanted, title=text)

    title = words_for(language).text(kind_named(kind).title) if kind else ""
    return Edited(Focus("lane", lane, lane=lane), say("Add lane"), change, title, say("Lane"), is_new=True)


def new_persona(document: JourneyMap, after: str = "") -> Edited:
    """A persona after the persona ``after`` (default: at the end)."""
    persona = ids.new_id(Persona)

    def change(document: JourneyMap, text: str) -> JourneyMap:
        at = _after(list(document.index.personas), after)
        return add_persona(document, at, new_id=always({Persona: persona}), name=text)

    return Edited(Focus("persona", persona), say("Add persona"), change, "", say("Name"), is_new=True)


def new_heading_after(document: JourneyMap, focus: Focus) -> Edited | None:
    """What is added after a heading: another one of its sort. ``None`` where the focus is on no heading."""
    if focus.part == "stage":
        return new_stage(document, focus.ref)
    if focus.part == "step":
        return new_step(document, focus.ref)
    if focus.part == "lane":
        return new_lane(document, focus.ref)
    return new_persona(document, focus.ref) if focus.part == "persona" else None


def kind_called(title: str, language: str) -> str:
    """The lane kind that ``title`` names, in the language of the map, that of the window or English; else plain text.

    So somebody who types “Pain points” as the title of a new lane has a lane of pain points.
    """
    wanted = title.strip().casefold()
    for kind in kinds().values():
        names = {kind.id, kind.title, *(speech.text(kind.title) for speech in (words(), words_for(language)))}
        if wanted in {name.casefold() for name in names}:
            return kind.id
    return FALLBACK


def _said(kind: str, text: str) -> Any:
    """What a typed text says on a card of that kind: a number alone is the value of a card that has one."""
    if any(field.name == _VALUE and field.type == "number" for field in kind_named(kind).fields):
        number = parse_score(text.strip().rstrip("%٪"))
        if number is not None:
            return {"text": "", "props": {_VALUE: number}}
    return {"text": text}


def _after(records: list[str], after: str) -> int:
    """The place after the record ``after``, or at the end."""
    return records.index(after) + 1 if after in records else len(records)


def always(made: dict[type, str]) -> NewId:
    """Gives these ids, so that something new has the same ones each time it is made."""
    return lambda kind: made[kind]
