"""From the bytes of a file to plain JSON values, with a clear word on what isn't JSON.

Knows nothing of records; whether the JSON is a map is decided elsewhere.
"""

import json
from math import isfinite
from typing import Any, NoReturn

import msgspec

from cjm_desktop.errors import StorageError
from cjm_desktop.storage.cleaning import Cleaner, may_need_cleaning

MAX_BYTES = 512 * 2**20
"""A file beyond this size isn't read: it can't be a map, and it would fill the memory."""

_BOM = b"\xef\xbb\xbf"
_SAVE_AS_UTF8 = "Open it in a text editor and save it as UTF-8."
_RESTORE = "Open a copy or a backup of it."


def parse(data: bytes, where: str = "") -> tuple[Any, int]:
    """The value that ``data`` holds, and how many unfit characters were taken out of its texts.

    Raises ``StorageError`` if the data is no JSON, too large or nested too deeply.
    """
    check_size(len(data), where)
    data = data.removeprefix(_BOM)
    if not data.strip():
        raise StorageError("The file is empty.", where=where, advice=_RESTORE)
    try:
        value = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        value = _parse_again(data, where)
    else:
        if not may_need_cleaning(data):
            return value, 0
    cleaner = Cleaner()
    return cleaner.value(value), cleaner.removed


def check_size(size: int, where: str) -> None:
    """Raises ``StorageError`` if a file of ``size`` bytes is too large to be read."""
    if size > MAX_BYTES:
        raise StorageError(
            "The file is larger than {limit} MB, so it isn't read.",
            where=where,
            advice="Check whether it is the right file.",
            params={"limit": MAX_BYTES // 2**20},
        )


def _parse_again(data: bytes, where: str) -> Any:
    """Python's own parser accepts halves of surrogate pairs, and it knows the place of what it doesn't accept."""
    text = _text(data, where)
    try:
        return json.loads(text, parse_constant=_not_a_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise _syntax_error(error, text, where) from None
    except RecursionError:
        raise StorageError(
            "Lists and objects are nested too deeply.",
            where=where,
            advice="Check whether it is the right file.",
        ) from None
    except _BadNumberError as error:
        raise StorageError(
            "The file holds a number that can't be used: {number}.",
            where=_at_number(text, error.literal, where),
            advice="Correct it in a text editor.",
            params={"number": error.literal[:20]},
        ) from None
    except ValueError:  # Python refuses whole numbers of some thousand digits.
        raise StorageError(
            "The file holds a number with too many digits.",
            where=where,
            advice="Correct it in a text editor.",
        ) from None


class _BadNumberError(ValueError):
    def __init__(self, literal: str) -> None:
        super().__init__(literal)
        self.literal = literal


def _not_a_number(literal: str) -> NoReturn:
    raise _BadNumberError(literal)


def _finite(literal: str) -> float:
    number = float(literal)
    if not isfinite(number):
        raise _BadNumberError(literal)
    return number


def _at_number(text: str, literal: str, where: str) -> str:
    return place(where, text.count("\n", 0, text.find(literal)) + 1)


def place(where: str, line: int, column: int | None = None) -> str:
    """A place in a file, as compilers write it: ``map.cjm:12`` or ``map.cjm:12:5``."""
    numbers = str(line) if column is None else f"{line}:{column}"
    return f"{where}:{numbers}" if where else numbers


def _text(data: bytes, where: str) -> str:
    wide = b"\x00" in data[:4] and data[:4].replace(b"\x00", b"")[:1] in (b"{", b"[")
    if wide or data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\x00\x00\xfe\xff":
        raise StorageError(
            "The file isn't UTF-8 but UTF-16 or UTF-32 text.", where=where, advice=_SAVE_AS_UTF8
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if data.lstrip()[:1] not in (b"{", b"["):
            raise _no_map(where) from None
        if error.reason == "unexpected end of data":
            raise _truncated(place(where, line)) from None
        raise StorageError(
            "The file isn't valid UTF-8 text.", where=place(where, line), advice=_SAVE_AS_UTF8
        ) from None


def _syntax_error(error: json.JSONDecodeError, text: str, where: str) -> StorageError:
    if text.lstrip()[:1] not in ("{", "["):
        return _no_map(where)
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return _truncated(place(where, text.rstrip().count("\n") + 1))
    return StorageError(
        "The file isn't valid JSON from here on: {text}",
        where=place(where, error.lineno, error.colno),
        advice="Correct it in a text editor, or open a copy or a backup of it.",
        params={"text": _excerpt(text, error.pos)},
    )


def _excerpt(text: str, position: int) -> str:
    line = text[position : position + 30].split("\n")[0]
    return f"“{Cleaner().text(line)}”"


def _truncated(where: str) -> StorageError:
    return StorageError("The file ends too early; its rest is missing.", where=where, advice=_RESTORE)


def _no_map(where: str) -> StorageError:
    return StorageError(
        "This isn't a journey map: a map is a JSON file.",
        where=where,
        advice="Check whether it is the right file.",
    )
