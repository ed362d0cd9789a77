"""The file format: ``decode`` makes a document of the bytes of a file, ``encode`` makes the bytes of a document.

Works on bytes alone; files are opened elsewhere.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from cjm_desktop.errors import CjmError, DocumentError, StorageError
from cjm_desktop.model.invariants import Problem, problems
from cjm_desktop.model.records import FORMAT, VERSION, JourneyMap
from cjm_desktop.storage.migrations import migrate, oldest
from cjm_desktop.storage.notices import Loaded, Notice
from cjm_desktop.storage.parsing import parse, place
from cjm_desktop.storage.places import Path, Places
from cjm_desktop.storage.reading import Reader
from cjm_desktop.storage.writing import encode

__all__ = ["decode", "encode", "read_problems"]

_CORRECT = "Correct it in a text editor."
_UPDATE = "Update CJM Desktop, or ask for the file in an older version."
_PLACE = re.compile(r"\w+(?:\[\d+\](?:\.\w+)?)*")
_PART = re.compile(r"(\w+)|\[(\d+)\]")


@dataclass
class _Opened:
    """A map as JSON values of the present version, the version it had, and what there is to tell about it."""

    raw: dict[str, Any]
    version: int
    notices: list[Notice] = field(default_factory=list)


def decode(data: bytes, where: str = "") -> Loaded:
    """The document in ``data``; ``where`` names the file in errors and notices.

    Raises ``StorageError`` if the data isn't a map at all, ``DocumentError`` if a part of it breaks a rule.
    """
    opened = _open(data, where)
    document, found = _read(opened.raw, data, where)
    errors = _errors(found, opened.version, where)
    if errors:
        raise _first(errors)
    odd = [Notice(one.message, one.where, one.advice, one.params) for one in found]
    return Loaded(document, opened.version > VERSION, (*opened.notices, *odd))


def read_problems(data: bytes, where: str = "") -> list[CjmError]:
    """Everything that keeps ``data`` from being a valid map, each with its place and advice; empty if it is one."""
    try:
        opened = _open(data, where)
    except CjmError as error:
        return [error]
    _, found = _read(opened.raw, data, where)
    return _errors(found, opened.version, where)


def _errors(found: list[Problem], version: int, where: str) -> list[CjmError]:
    """The errors among ``found``; a newer version has its own rules, so that a single one says all."""
    errors: list[CjmError] = [problem.as_error() for problem in found if problem.severity == "error"]
    if not errors or version <= VERSION:
        return errors
    return [
        StorageError(
            "The file is of a newer version ({version}) of the format, which this program can't read.",
            where=where,
            advice=_UPDATE,
            params={"version": version},
        )
    ]


def _first(errors: list[CjmError]) -> CjmError:
    first = errors[0]
    if len(errors) == 1:
        return first
    return DocumentError(
        first.message,
        where=first.where,
        advice="Problems beside this one: {further}. “cjm-desktop check” lists them.",
        params={**first.params, "further": len(errors) - 1},
    )


def _open(data: bytes, where: str) -> _Opened:
    raw, removed = parse(data, where)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise StorageError(
            "This is JSON, but not a journey map: “format” isn't “cjm”.",
            where=where,
            advice="Check whether it is the right file.",
        )
    opened = _Opened(raw, _version(raw, where))
    if removed:
        message = "Control characters that were taken out of texts: {count}."
        opened.notices.append(Notice(message, where, params={"count": removed}))
    if opened.version > VERSION:
        opened.notices.append(_newer(opened.version, where))
    migrate(raw, opened.version)
    return opened


def _version(raw: dict[str, Any], where: str) -> int:
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < oldest():
        raise StorageError(
            "“version” should be a whole number, {oldest} or more.",
            where=where,
            advice=_CORRECT,
            params={"oldest": oldest()},
        )
    return version


def _newer(version: int, where: str) -> Notice:
    return Notice(
        "The file is of a newer version ({version}) of the format, so it is opened for reading only.",
        where,
        advice="Save a copy to work on it; what this version doesn't know may be lost.",
        params={"version": version},
    )


def _read(raw: dict[str, Any], data: bytes, where: str) -> tuple[JourneyMap, list[Problem]]:
    """The document, and what is wrong with it: types that don't fit or, if all do, rules that are broken."""
    reader = Reader()
    document = reader.read(raw)
    found = [
        (one.path, Problem(one.message, one.params, _CORRECT, one.where, one.record))
        for one in reader.misfits
    ] or [(_path(problem), problem) for problem in problems(document)]
    if not found:
        return document, []
    places = Places(data.decode("utf-8-sig"))
    return document, [_placed(problem, places.line(path), where) for path, problem in found]


def _path(problem: Problem) -> Path:
    """The way to the record of a problem, from a place like ``stages[0].steps[1] (t_1a2b3c4d)``."""
    match = _PLACE.match(problem.where)
    parts = _PART.findall(match[0]) if match else []
    path: Path = tuple(int(number) if number else name for name, number in parts)
    return ("assets", problem.record) if path[:1] == ("assets",) else path


def _placed(problem: Problem, line: int | None, where: str) -> Problem:
    """``problem`` with the file and the line put before its place: ``map.cjm:12: cards[3] (c_1a2b3c4d)``."""
    parts = (where if line is None else place(where, line), problem.where)
    return replace(problem, where=": ".join(part for part in parts if part))
