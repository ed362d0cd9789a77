"""Finds the lines of values in JSON text, so that an error can say where it is.

Only used when something is wrong, on text that is known to be JSON. Knows nothing of records.
"""

import json
import re
from bisect import bisect
from collections.abc import Mapping

__all__ = ["Path", "Places"]

Path = tuple[str | int, ...]
"""The way to a value: keys of objects and positions in lists."""

_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class Places:
    """The places of values in ``text``. Each list and object on the way to a value is gone through once only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_ends = [match.start() for match in re.finditer("\n", text)]
        self._children: dict[int, Mapping[str | int, int]] = {}

    def line(self, path: Path) -> int | None:
        """The line, counted from 1, on which the value at ``path`` starts; ``None`` if there is no such value."""
        position = self._skip(0)
        for part in path:
            if position not in self._children:
                self._children[position] = self._inside(position)
            if part not in self._children[position]:
                return None
            position = self._children[position][part]
        return bisect(self._line_ends, position) + 1

    def _inside(self, position: int) -> Mapping[str | int, int]:
        """Where the parts of the list or object at ``position`` start; of keys that stand twice, the last one."""
        opening = self._text[position]
        if opening not in "{[":
            return {}
        found: dict[str | int, int] = {}
        position = self._skip(position + 1)
        while self._text[position] not in "]}":
            key: str | int = len(found)
            if opening == "{":
                key, position = _DECODER.raw_decode(self._text, position)
                position = self._skip(self._skip(position) + 1)
            found[key] = position
            position = self._skip(_DECODER.raw_decode(self._text, position)[1])
            if self._text[position] == ",":
                position = self._skip(position + 1)
        return found

    def _skip(self, position: int) -> int:
        match = _BLANKS.match(self._text, position)
        return match.end() if match else position
