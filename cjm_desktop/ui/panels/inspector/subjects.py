"""What the inspector is about: the selected records, and which fields they have. Knows no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cjm_desktop.edit.selection import Focus, Selection, focus_of
from cjm_desktop.lanes.evidence import EVIDENCE_LEVELS
from cjm_desktop.lanes.fields import Choice, Field
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.language import say, say_count
from cjm_desktop.ui.panels.outline.words import place_title

__all__ = ["Subject", "concerned", "fields_of", "heading_of", "records_of", "subject_of"]

What = Literal["map", "card", "point", "stage", "step", "lane", "persona"]

_STATES = (Choice("as-is", "As-is"), Choice("to-be", "To-be"))
_DIRECTIONS = (
    Choice("auto", "By language"),
    Choice("ltr", "Left to right"),
    Choice("rtl", "Right to left"),
)

_EVIDENCE = (
    Field("level", "Evidence", "choice", "evidence", EVIDENCE_LEVELS),
    Field("source", "Source", "text", "evidence"),
    Field("count", "n", "count", "evidence", lowest=0, beside=True),
)
_CARD_FIRST = (Field("text", "Text", "long", "record", hint="Text"),)
_CARD_LAST = (
    *_EVIDENCE,
    Field("tags", "Tags", "tags", "record"),
    Field("personas", "Personas", "personas", "record"),
    Field("votes", "Votes", "votes", "record"),
    Field("note", "Note", "long", "record"),
)
_FIELDS: dict[What, tuple[Field, ...]] = {
    "map": (
        Field("title", "Title", "text", "record"),
        Field("scenario", "Scenario", "long", "about"),
        Field("goal", "Goal", "long", "about"),
        Field("scope", "Scope", "text", "about"),
        Field("audience", "Audience", "text", "about"),
        Field("organisation", "Organisation", "text", "about"),
        Field("authors", "Authors", "lines", "about", hint="One name a line"),
        Field("date", "Date", "date", "about"),
        Field("state", "State", "choice", "about", _STATES),
        Field("language", "Language", "language", "record"),
        Field("direction", "Direction", "choice", "record", _DIRECTIONS),
    ),
    "point": (
        Field("score", "Score", "score", "record"),
        Field("label", "Label", "text", "record"),
        Field("persona", "Persona", "persona", "record"),
        Field("at", "Place within the step", "share", "record"),
        *_EVIDENCE,
    ),
    "stage": (
        Field("title", "Title", "text", "record"),
        Field("colour", "Colour", "colour", "record"),
        Field("note", "Note", "long", "record"),
    ),
    "step": (
        Field("title", "Title", "text", "record"),
        Field("width", "Width", "number", "record", lowest=0, highest=1200, hint="By its cards"),
        Field("note", "Note", "long", "record"),
    ),
    "lane": (
        Field("title", "Title", "text", "record"),
        Field("kind", "Kind", "lane kind", "record"),
    ),
    "persona": (
        Field("portrait", "Picture", "portrait", "record"),
        Field("name", "Name", "text", "record"),
        Field("role", "Role", "text", "record"),
        Field("quote", "Quote", "long", "record"),
        Field("goals", "Goals", "lines", "record", hint="One a line"),
        Field("needs", "Needs", "lines", "record", hint="One a line"),
        Field("frustrations", "Frustrations", "lines", "record", hint="One a line"),
        Field("facts", "Facts", "facts", "record"),
        Field("colour", "Colour", "colour", "record"),
    ),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Records of one kind, in the order of choosing. A map has no ``refs``."""

    what: What
    refs: tuple[str, ...] = ()


def subject_of(document: JourneyMap, selection: Selection) -> Subject:
    """What is selected: the records that are of the focused one's kind, else of the last one's; else the map."""
    kinds: dict[str, What] = {}
    for ref in selection.refs:
        place = focus_of(document, ref)
        if place is not None:
            kinds[ref] = _what(place)
    if not kinds:
        return _focused(document, selection.focus)
    focused = kinds.get(selection.focus.ref) if selection.focus else None
    what = focused or list(kinds.values())[-1]
    return Subject(what, tuple(ref for ref, kind in kinds.items() if kind == what))


def records_of(document: JourneyMap, subject: Subject) -> list[Any]:
    """The records themselves, without those that are gone."""
    if subject.what == "map":
        return [document]
    found: Mapping[str, Any] = getattr(document.index, f"{subject.what}s")
    return [found[ref] for ref in subject.refs if ref in found]


def fields_of(document: JourneyMap, subject: Subject) -> tuple[Field, ...]:
    """The fields that all these records have, in the order of the form."""
    if subject.what == "card":
        return (*_CARD_FIRST, *_shared_fields(document, subject), *_CARD_LAST)
    if subject.what == "lane":
        lanes = records_of(document, subject)
        kinds = {lane.kind for lane in lanes}
        own = kind_named(lanes[0].kind).lane_fields if len(kinds) == 1 else ()
        return (*_FIELDS["lane"], *own)
    return _FIELDS[subject.what]


def heading_of(document: JourneyMap, subject: Subject) -> str:
    """Above the form: what it is and where it stands, or how many."""
    if subject.what == "map":
        return say("Map")
    if len(subject.refs) > 1:
        return _counted(subject.what, len(subject.refs))
    place = focus_of(document, subject.refs[0])
    if place is None:
        return ""
    if place.part in ("card", "point"):
        lane = document.index.lanes[place.lane]
        kind = say(kind_named(lane.kind).single)
        return f"{kind} · {place_title(document, place.step)}"
    if place.part == "step":
        return f"{say('Step')} · {place_title(document, place.step)}"
    if place.part == "lane":
        return f"{say('Lane')} · {say(kind_named(document.index.lanes[place.ref].kind).title)}"
    return say("Stage") if place.part == "stage" else say("Persona")


def concerned(document: JourneyMap, subject: Subject) -> frozenset[str]:
    """Ids of the records of which a change may show in the form or above it."""
    found = set(subject.refs)
    for record in records_of(document, subject):
        if subject.what in ("card", "point"):
            stage = document.index.stage_of_step.get(record.step)
            found.update((record.lane, record.step, stage.id if stage else ""))
    return frozenset(found)


def _focused(document: JourneyMap, focus: Focus | None) -> Subject:
    """A heading that has the focus without being marked is meant too; a cell stands for the whole map."""
    if focus is None or not focus.ref or focus_of(document, focus.ref) is None:
        return Subject("map")
    return Subject(_what(focus), (focus.ref,))


def _what(place: Focus) -> What:
    whats: tuple[What, ...] = ("card", "point", "stage", "step", "lane", "persona")
    return next((what for what in whats if what == place.part), "map")


def _shared_fields(document: JourneyMap, subject: Subject) -> Sequence[Field]:
    """What the kinds of all these cards' lanes have in common."""
    cards, lanes = document.index.cards, document.index.lanes
    kinds = {lanes[cards[ref].lane].kind for ref in subject.refs if ref in cards}
    tables = [kind_named(kind).fields for kind in sorted(kinds)]
    if not tables:
        return ()
    return [field for field in tables[0] if all(field in table for table in tables[1:])]


def _counted(what: What, count: int) -> str:
    if what == "card":
        return say_count("{count} card", "{count} cards", count)
    if what == "point":
        return say_count("{count} emotion point", "{count} emotion points", count)
    if what == "stage":
        return say_count("{count} stage", "{count} stages", count)
    if what == "step":
        return say_count("{count} step", "{count} steps", count)
    if what == "lane":
        return say_count("{count} lane", "{count} lanes", count)
    return say_count("{count} persona", "{count} personas", count)
