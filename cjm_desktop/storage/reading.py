"""From plain JSON values to records; notes every value that doesn't fit, not only the first.

Rules that join several records are the model's business (``invariants``). Knows nothing of files.
"""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from cjm_desktop.model.records import Asset, JourneyMap
from cjm_desktop.storage.places import Path
from cjm_desktop.storage.shapes import ASSET, MAP, SECTIONS, Shape
from cjm_desktop.storage.writing import MAX_DEPTH

_SHOULD_BE = {
    "str": "“{key}” should be a text, not {found}.",
    "int": "“{key}” should be a whole number, not {found}.",
    "float": "“{key}” should be a number, not {found}.",
    "array": "“{key}” should be a list, not {found}.",
    "object": "“{key}” should be an object in braces, not {found}.",
}
_EXPECTED = re.compile(r"Expected `(\w+)(?: \| null)?`")
_MISSING = re.compile(r"missing required field `(\w+)`")
_PART = re.compile(r"\.(\w+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value of the wrong type, or one that is missing. ``record`` is the id of the record it is in, if known."""

    path: Path
    message: str
    params: dict[str, object]
    record: str = ""

    @property
    def where(self) -> str:
        """The place within the document, like ``cards[3] (c_1a2b3c4d).votes``."""
        item, inside = (self.path[:2], self.path[2:]) if self.record else (self.path, ())
        known = f" ({self.record[:40]})" if self.record else ""
        return _dotted(item).removeprefix(".") + known + _dotted(inside)


class Reader:
    """Makes records of JSON values. After a call of ``read``, ``misfits`` tells what didn't fit."""

    def __init__(self) -> None:
        self.misfits: list[Misfit] = []

    def read(self, raw: dict[str, Any]) -> JourneyMap:
        """The document in ``raw``, which is used up. To be thrown away if there are misfits."""
        parts: dict[str, Any] = {
            name: self._records(shape, raw.pop(name, []), name) for name, shape in SECTIONS.items()
        }
        parts["assets"] = self._assets(raw.pop("assets", {}))
        raw = {key: value for key, value in raw.items() if key not in ("format", "version")}
        own = self._record(MAP, raw, ())
        if own is None:
            return JourneyMap("")
        fields = {item.name: getattr(own, item.name) for item in MAP.fields}
        return JourneyMap(**fields, **parts, extra=own.extra)

    def _records(self, shape: Shape, raw: Any, name: str) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            self._note((name,), raw, "array")
            return ()
        return tuple(self._record(shape, item, (name, position)) for position, item in enumerate(raw))

    def _assets(self, raw: Any) -> tuple[Asset, ...]:
        if not isinstance(raw, dict):
            self._note(("assets",), raw, "object")
            return ()
        assets = []
        for name, item in raw.items():
            fields = self._fields(ASSET, item, ("assets", name))
            if isinstance(fields, dict):
                fields["id"] = name
            assets.append(self._convert(ASSET, fields, ("assets", name)))
        return tuple(assets)

    def _record(self, shape: Shape, raw: Any, path: Path) -> Any:
        return self._convert(shape, self._fields(shape, raw, path), path)

    def _fields(self, shape: Shape, raw: Any, path: Path) -> Any:
        """``raw`` with unknown keys moved to ``extra``, keys renamed, and the same done to nested records."""
        if not isinstance(raw, dict):
            return raw
        if shape.names or not raw.keys() <= shape.keys:
            known = {shape.names.get(key, key): value for key, value in raw.items() if key in shape.keys}
            extra = {key: value for key, value in raw.items() if key not in shape.keys}
            self._limit(extra, path)
            raw = {**known, "extra": extra} if extra else known
        for item in shape.free:
            if item.key in raw:
                self._limit({item.key: raw[item.key]}, path)
        for item in shape.inner:
            if item.key in raw:
                raw[item.key] = self._nested(item.one or item.many, raw[item.key], (*path, item.key))
        return raw

    def _nested(self, shape: Shape | None, raw: Any, path: Path) -> Any:
        if shape is None:
            return raw
        if isinstance(raw, list):
            return [self._fields(shape, item, (*path, position)) for position, item in enumerate(raw)]
        return self._fields(shape, raw, path)

    def _limit(self, values: dict[str, Any], path: Path) -> None:
        """Notes values that are nested more deeply than they can be written back."""
        for key, value in values.items():
            if isinstance(value, dict | list) and not _fits(value, MAX_DEPTH):
                message = "“{key}” is nested more than {limit} deep."
                self.misfits.append(Misfit((*path, key), message, {"key": key, "limit": MAX_DEPTH}))

    def _convert(self, shape: Shape, fields: Any, path: Path) -> Any:
        try:
            return msgspec.convert(fields, shape.record)
        except msgspec.ValidationError as error:
            self._explain(str(error), shape, fields, path)
            return None

    def _explain(self, text: str, shape: Shape, fields: Any, path: Path) -> None:
        """Notes what msgspec says in ``text`` about ``fields``, in our own words and with our own keys."""
        reason, _, inside = text.partition(" - at `$")
        value, place = fields, path
        for name, number in _PART.findall(inside):
            value = value[int(number)] if number else value[name]
            place = (*place, int(number) if number else shape.renamed.get(name, name))
        record = _id(fields, path)
        if missing := _MISSING.search(reason):
            key = shape.renamed.get(missing[1], missing[1])
            self.misfits.append(Misfit(place, "“{key}” is missing.", {"key": key}, record))
        elif expected := _EXPECTED.match(reason):
            self._note(place, value, expected[1], record)
        else:
            message = "“{key}” can't be {found}."
            self.misfits.append(Misfit(place, message, _about(place, value), record))

    def _note(self, place: Path, value: Any, expected: str, record: str = "") -> None:
        self.misfits.append(Misfit(place, _SHOULD_BE[expected], _about(place, value), record))


def _fits(value: Any, depth: int) -> bool:
    """Whether lists and objects in ``value`` are nested ``depth`` deep at most."""
    items = value.values() if isinstance(value, dict) else value
    nested = [item for item in items if isinstance(item, dict | list)]
    return not nested or (depth > 1 and all(_fits(item, depth - 1) for item in nested))


def _id(fields: Any, path: Path) -> str:
    """The id of the record that stands in a list at ``path``; empty if it isn't a text or is none at all."""
    found = (
        fields.get("id") if isinstance(fields, dict) and len(path) == 2 and isinstance(path[1], int) else ""
    )
    return found if isinstance(found, str) else ""


def _dotted(path: Path) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def _about(place: Path, value: Any) -> dict[str, object]:
    """Parameters of a message: the last key (with the position, for an item of a list) and the value, shortened."""
    last = max((at for at, part in enumerate(place) if isinstance(part, str)), default=0)
    return {"key": _dotted(place[last:]).removeprefix("."), "found": _shown(value)}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 40 else text[:39] + "…"
