"""Finds the line of a value in JSON text, so that an error can say where it is.

Only used when something is wrong, on text that is known to be JSON. Knows nothing of records.
"""

import json
import re

Path = tuple[str | int, ...]
"""The way to a value: keys of objects and positions in lists."""

_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def line_of(text: str, path: Path) -> int | None:
    """The line, counted from 1, on which the value at ``path`` starts; ``None`` if it isn't there."""
    position: int | None = _skip(text, 0)
    for part in path:
        if position is None:
            return None
        position = _member(text, position, part) if isinstance(part, str) else _item(text, position, part)
    return None if position is None else text.count("\n", 0, position) + 1


def _skip(text: str, position: int) -> int:
    match = _BLANKS.match(text, position)
    return match.end() if match else position


def _after_value(text: str, position: int) -> int:
    return _skip(text, _DECODER.raw_decode(text, position)[1])


def _member(text: str, position: int, key: str) -> int | None:
    """Where the value of ``key`` starts in the object at ``position``; the last one if the key stands twice."""
    if text[position] != "{":
        return None
    found = None
    position = _skip(text, position + 1)
    while text[position] == '"':
        name, position = _DECODER.raw_decode(text, position)
        position = _skip(text, _skip(text, position) + 1)
        if name == key:
            found = position
        position = _after_value(text, position)
        if text[position] == ",":
            position = _skip(text, position + 1)
    return found


def _item(text: str, position: int, index: int) -> int | None:
    """Where the item ``index`` of the list at ``position`` starts."""
    if text[position] != "[":
        return None
    position = _skip(text, position + 1)
    for _ in range(index):
        if text[position] == "]":
            return None
        position = _after_value(text, position)
        if text[position] == ",":
            position = _skip(text, position + 1)
    return None if text[position] == "]" else position
