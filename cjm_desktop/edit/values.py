"""Values that a user gives: cleaned where that loses nothing, refused with an EditError where they are wrong.

``cleaned`` is the way in; it checks each value by the name of its field. References to other records are not
looked at here, since that needs the document.
"""

import datetime
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from cjm_desktop.errors import EditError

R = TypeVar("R")

_LINE_END = re.compile("\r\n?|\x85")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_MOST = 2**53
"""Whole numbers beyond this one aren't kept exactly by all programs that read JSON."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")


def plain_text(text: str) -> str:
    """``text`` with line ends as ``\\n``, without control characters (a tab may stay); halves of characters, as
    some clipboards give them, are joined or replaced by U+FFFD, so that every text can be written to a file."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by field name, cleaned; EditError for the first one that can't stand in its field."""
    result = {}
    for name, value in values.items():
        test = _TESTS.get(name)
        clean = _plain(value)
        result[name] = test(clean) if test else clean
    return result


def changed(record: R, values: Mapping[str, Any]) -> R:
    """``record`` with new values, already cleaned; mappings (``props``, ``settings``) are merged: a key with the
    value ``None`` is taken away, keys not mentioned stay."""
    merged = {
        name: _merged(getattr(record, name), value) if isinstance(value, Mapping) else value
        for name, value in values.items()
    }
    result: R = replace(record, **merged)  # type: ignore[type-var]
    return record if result == record else result


def lane_kind(value: str) -> str:
    """A kind of lane; unknown kinds are fine."""
    if not value.strip():
        raise EditError("A lane needs a kind.", advice="Choose one, for example “text”.")
    return value


def link_kind(value: str) -> str:
    """A kind of link."""
    return _one_of("next", "alternative", "loop", "drop-out", "hand-off", "answers")(value)


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**old, **new}.items() if value is not None}


def _plain(value: Any) -> Any:
    """A copy of ``value`` with plain texts; nobody else holds the mappings and lists in it."""
    if isinstance(value, list | tuple):
        return tuple(_plain(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: _plain(getattr(value, item.name)) for item in fields(value)})
    return _plain_json(value)


def _plain_json(value: Any) -> Any:
    """The same for a value as JSON knows it, which may hold lists and mappings."""
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, Mapping):
        return {plain_text(key): _plain_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_json(item) for item in value]
    if value is None:
        return None
    if not isinstance(value, int | float):
        raise EditError(
            "A value of the type “{type}” can't be kept in a map.",
            advice="Give a text, a number, or a list or table of them.",
            params={"type": type(value).__name__},
        )
    if not math.isfinite(value) if isinstance(value, float) else abs(value) > _MOST:
        raise EditError("This isn't a number that can be kept.", advice="Give an ordinary number.")
    return value


def _colour(value: str) -> str:
    if value and not _COLOUR.fullmatch(value):
        raise EditError(
            "“{value}” isn't a colour.",
            advice="Write it as “#RRGGBB”, for example “#2F6FDE”.",
            params={"value": value},
        )
    return value


def _date(value: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise EditError(
            "“{value}” isn't a date.",
            advice="Write it as year-month-day, for example “2027-03-01”.",
            params={"value": value},
        ) from error


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise EditError(
            "“{value}” isn't the code of a language.",
            advice="Use a code such as “en”, “fa” or “pt-BR”.",
            params={"value": value},
        )
    return value


def _one_of(*words: str) -> Callable[[str], str]:
    def test(value: str) -> str:
        if value not in words:
            raise EditError(
                "“{value}” can't be chosen here.",
                advice="Choose one of: {words}.",
                params={"value": value, "words": ", ".join(word for word in words if word)},
            )
        return value

    return test


def _number(lowest: float, highest: float = math.inf) -> Callable[[float], float]:
    def test(value: float) -> float:
        if not lowest <= value <= highest:
            if highest == math.inf:
                raise EditError(
                    "The number {value} is too low.",
                    advice="Give {lowest} or more.",
                    params={"value": value, "lowest": lowest},
                )
            raise EditError(
                "The number {value} is out of range.",
                advice="Give a number from {lowest} to {highest}.",
                params={"value": value, "lowest": lowest, "highest": highest},
            )
        return value

    return test


def _share(value: float | None) -> float | None:
    return None if value is None else float(_number(0, 1)(value))


def _evidence(value: Any) -> Any:
    _one_of("assumed", "anecdote", "observed", "measured", "")(value.level)
    if value.count is not None:
        _number(0)(value.count)
    return value


def _words(value: tuple[str, ...]) -> tuple[str, ...]:
    """Each word once, without the empty ones, in the order given."""
    return tuple(dict.fromkeys(word.strip() for word in value if word.strip()))


_TESTS: dict[str, Callable[[Any], Any]] = {
    "at": lambda value: float(_number(0, 1)(value)),
    "colour": _colour,
    "date": _date,
    "direction": _one_of("auto", "ltr", "rtl"),
    "evidence": _evidence,
    "language": _language,
    "personas": _words,
    "score": float,
    "share": _share,
    "state": _one_of("as-is", "to-be", ""),
    "tags": _words,
    "votes": _number(0),
    "width": lambda value: float(_number(0)(value)),
}
