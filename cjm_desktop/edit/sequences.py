"""Small changes of a sequence of records, as the operations need them. Every function returns a new tuple."""

from collections.abc import Iterable, Mapping, Set
from operator import attrgetter
from typing import TypeVar

from cjm_desktop.errors import EditError
from cjm_desktop.model.records import Record

R = TypeVar("R", bound=Record)

_id = attrgetter("id")
_FEW = 8


def place(position: int | None, length: int) -> int:
    """``position`` in a sequence of this length, its end for ``None``; EditError where it is outside."""
    if position is None:
        return length
    if not 0 <= position <= length:
        raise EditError(
            "There is no place {position} here.",
            advice="Choose a place from 0 to {length}.",
            params={"position": position, "length": length},
        )
    return position


def inserted(records: tuple[R, ...], position: int | None, record: R) -> tuple[R, ...]:
    """With ``record`` at the place ``position`` (``None``: at the end)."""
    at = place(position, len(records))
    return (*records[:at], record, *records[at:])


def followed(records: tuple[R, ...], record_id: str, copy: R) -> tuple[R, ...]:
    """With ``copy`` right after the record ``record_id``."""
    position = next(at for at, record in enumerate(records) if record.id == record_id)
    return inserted(records, position + 1, copy)


def moved(records: tuple[R, ...], record: R, position: int | None) -> tuple[R, ...]:
    """With ``record`` at the place ``position``, counted among the other records."""
    return inserted(without(records, {record.id}), position, record)


def without(records: Iterable[R], ids: Set[str]) -> tuple[R, ...]:
    """Without the records of these ids."""
    if len(ids) <= _FEW:
        result = list(records)
        known = list(map(_id, result))
        places = sorted((known.index(one) for one in ids if one in known), reverse=True)
        for position in places:
            del result[position]
        return tuple(result)
    return tuple(record for record in records if record.id not in ids)


def exchanged(records: Iterable[R], new: Mapping[str, R]) -> tuple[R, ...]:
    """With the records in ``new`` in the place of those with the same id."""
    result = list(records)
    ids = list(map(_id, result))
    if len(new) > _FEW:
        return tuple(new.get(record.id, record) for record in result)
    for record_id, record in new.items():
        if record_id in ids:
            result[ids.index(record_id)] = record
    return tuple(result)
