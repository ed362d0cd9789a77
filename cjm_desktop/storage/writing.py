"""From a document to the bytes of a file: keys in a fixed order, defaults left out, one record a line.

Writes nothing to disk.
"""

from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any

import msgspec

from cjm_desktop.errors import DocumentError
from cjm_desktop.model.records import FORMAT, VERSION, JourneyMap
from cjm_desktop.storage.cleaning import Cleaner, may_need_cleaning
from cjm_desktop.storage.shapes import ASSET, MAP, SECTIONS, Field, Shape

MAX_DEPTH = 64
"""How deep objects and lists may be nested in values that this version doesn't know."""

_EXACT = 2.0**53
_TAKEN = frozenset({"format", "version", "assets", *SECTIONS})


def encode(document: JourneyMap) -> bytes:
    """The file of ``document``: UTF-8, readable line by line, the same bytes for the same document.

    Unfit characters (see ``cleaning``) are left out. Raises ``DocumentError`` for a value that JSON can't hold.
    """
    try:
        data = _lines(_tree(document, _as_is))
        if not may_need_cleaning(data):
            return data
    except UnicodeEncodeError:
        pass
    return _lines(_tree(document, Cleaner().value))


def _as_is(value: Any) -> Any:
    return value


def _tree(document: JourneyMap, clean: Callable[[Any], Any]) -> dict[str, Any]:
    """The whole file as JSON values; every text goes through ``clean``."""
    own = _record(MAP, document, clean)
    known = [item.key for item in MAP.fields if item.key in own]
    tree: dict[str, Any] = {"format": FORMAT, "version": VERSION, **{key: own.pop(key) for key in known}}
    for name, shape in SECTIONS.items():
        if records := getattr(document, name):
            tree[name] = [_record(shape, record, clean) for record in records]
    if document.assets:
        tree["assets"] = {clean(asset.id): _record(ASSET, asset, clean) for asset in document.assets}
    tree.update((key, value) for key, value in own.items() if key not in _TAKEN)
    return tree


def _record(shape: Shape, record: Any, clean: Callable[[Any], Any]) -> dict[str, Any]:
    """The object of one record, with keys that this version doesn't know after its own."""
    found: dict[str, Any] = {}
    try:
        for item in shape.fields:
            value = clean(getattr(record, item.name))
            if value is item.default or value == item.default:
                continue
            found[item.key] = _value(item, value, clean)
            if item.one and not found[item.key]:  # nothing was left after cleaning
                del found[item.key]
        for key, value in clean(record.extra).items():
            if key not in shape.keys:
                found[key] = plain(value)
    except DocumentError as error:
        raise error.at(getattr(record, "id", "")) from None
    return found


def _value(item: Field, value: Any, clean: Callable[[Any], Any]) -> Any:
    if item.one:
        return _record(item.one, value, clean)
    if item.many:
        return [_record(item.many, each, clean) for each in value]
    if item.number:
        return _number(value)
    return plain(value) if item.free else value


def _number(value: float) -> float | int:
    """Whole numbers are written without a point."""
    if not isfinite(value):
        raise DocumentError("A number has to be finite, but this one is {found}.", params={"found": value})
    return int(value) if value == int(value) and abs(value) < _EXACT else value


def plain(value: Any, depth: int = 1) -> Any:
    """``value`` as JSON can hold it. Raises ``DocumentError`` if it can't, or if it is nested too deeply."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        if isfinite(value):
            return value
        raise DocumentError("A number has to be finite, but this one is {found}.", params={"found": value})
    if depth > MAX_DEPTH:
        raise DocumentError(
            "Lists and objects are nested more than {limit} deep.", params={"limit": MAX_DEPTH}
        )
    if isinstance(value, Mapping):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, depth + 1) for item in value]
    raise DocumentError(
        "A file can't hold a value of the type “{type}”.", params={"type": type(value).__name__}
    )


def _lines(tree: Mapping[str, Any]) -> bytes:
    return b"{\n" + b",\n".join(_members(tree)) + b"\n}\n"


def _members(tree: Mapping[str, Any]) -> Iterator[bytes]:
    for key, value in tree.items():
        if key in SECTIONS:
            yield _member(key, b"[\n" + b",\n".join(b"    " + _json(record) for record in value) + b"\n  ]")
        elif key == "assets":
            pictures = (b"    " + _json(name) + b": " + _json(picture) for name, picture in value.items())
            yield _member(key, b"{\n" + b",\n".join(pictures) + b"\n  }")
        else:
            yield _member(key, _json(value))


def _member(key: str, value: bytes) -> bytes:
    return b"  " + _json(key) + b": " + value


def _json(value: Any) -> bytes:
    """``value`` on one line, with a blank after each comma and colon."""
    return msgspec.json.format(msgspec.json.encode(value), indent=0)
