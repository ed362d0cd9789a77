"""Reads values from records and writes them back, to one or to many at once. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cjm_desktop.edit import operations as do
from cjm_desktop.lanes.fields import Field
from cjm_desktop.model.ids import asset_id
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.panels.inspector.answers import LINKED, answers_of, with_answers
from cjm_desktop.ui.panels.inspector.subjects import Subject, records_of

__all__ = ["SEVERAL", "shown_value", "written"]


class Several:
    """Stands for values that differ."""


SEVERAL = Several()

_PICTURES = ("picture", "portrait")
_SETS = ("tags", "personas")
_OPERATIONS: Mapping[str, Callable[..., JourneyMap]] = {
    "point": do.change_point,
    "stage": do.change_stage,
    "step": do.change_step,
    "lane": do.change_lane,
    "persona": do.change_persona,
}


def shown_value(document: JourneyMap, subject: Subject, field: Field) -> Any:
    """The value that all records share, else ``SEVERAL``. Of tags and personas, those that all have."""
    if field.type in LINKED:
        return answers_of(document, [record.id for record in records_of(document, subject)], field)
    records = records_of(document, subject)
    if not records:
        return None
    first = field.value(records[0])
    if field.type in _SETS:
        values = [field.value(record) for record in records[1:]]
        return tuple(one for one in first if all(one in value for value in values))
    # Looked at one by one: of thousands of records the first few mostly tell that they differ.
    return first if all(field.value(record) == first for record in records[1:]) else SEVERAL


def written(document: JourneyMap, subject: Subject, field: Field, value: Any) -> JourneyMap:
    """The map with this value in every record; ``CjmError`` where it can't be there.

    Of tags and personas only those are added and taken away that differ from what is shown. A new picture is given as
    its bytes and media type.
    """
    if field.type in _PICTURES and isinstance(value, tuple):
        document = do.add_asset(document, *value)
        value = asset_id(value[0])
    if field.type in LINKED:
        return with_answers(document, [record.id for record in records_of(document, subject)], field, value)
    shown = shown_value(document, subject, field) if field.type in _SETS else ()
    for values, refs in _grouped(document, subject, field, value, shown):
        document = _changed(document, subject, field, refs, values)
    return document


def _grouped(
    document: JourneyMap, subject: Subject, field: Field, value: Any, shown: Sequence[str]
) -> list[tuple[dict[str, Any], list[str]]]:
    """Arguments of operations with the records that get them: many records mostly get the same."""
    groups: list[tuple[dict[str, Any], list[str]]] = []
    for record in records_of(document, subject):
        given = _mixed(field.value(record), value, shown) if field.type in _SETS else value
        values = field.values(given, record)
        group = next((refs for known, refs in groups if known == values), None)
        if group is None:
            groups.append((values, [record.id]))
        else:
            group.append(record.id)
    return groups


def _mixed(own: Sequence[str], value: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """A record's own set with what the user added, without what the user took away."""
    kept = [one for one in own if one in value or one not in shown]
    return (*kept, *(one for one in value if one not in kept))


def _changed(
    document: JourneyMap, subject: Subject, field: Field, refs: Sequence[str], values: Mapping[str, Any]
) -> JourneyMap:
    given: dict[str, Any] = dict(values)
    if subject.what == "map":
        return (
            do.change_about(document, **given) if field.home == "about" else do.change_map(document, **given)
        )
    if subject.what == "card":
        return do.change_cards(document, refs, **given)
    operation = _OPERATIONS[subject.what]
    for ref in refs:
        document = operation(document, ref, **given)
    return document
