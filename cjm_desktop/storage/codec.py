"""The file format: ``decode`` makes a document of the bytes of a file, ``encode`` makes the bytes of a document.

Works on bytes alone; files are opened elsewhere.
"""

from typing import Any

from cjm_desktop.errors import CjmError, DocumentError, StorageError
from cjm_desktop.model.records import FORMAT, VERSION
from cjm_desktop.storage.migrations import migrate, oldest
from cjm_desktop.storage.notices import Loaded, Notice
from cjm_desktop.storage.parsing import parse, place
from cjm_desktop.storage.places import Path, line_of
from cjm_desktop.storage.reading import Misfit, Reader
from cjm_desktop.storage.writing import encode

__all__ = ["decode", "encode", "read_problems"]

_CORRECT = "Correct it in a text editor."
_UPDATE = "Update CJM Desktop, or ask for the file in an older version."


def decode(data: bytes, where: str = "") -> Loaded:
    """The document in ``data``; ``where`` names the file in errors.

    Raises ``StorageError`` if the data isn't a map at all, ``DocumentError`` if a part of it doesn't fit.
    """
    raw, version, notices = _open(data, where)
    reader = Reader()
    document = reader.read(raw)
    if reader.misfits:
        _raise_first(
            [_misfit_error(misfit, data, where) for misfit in reader.misfits[:1]], len(reader.misfits)
        )
    return Loaded(document, version > VERSION, tuple(notices))


def read_problems(data: bytes, where: str = "") -> list[CjmError]:
    """Everything that keeps ``data`` from being a valid map, each with its place and advice; empty if it is one."""
    try:
        raw, _, _ = _open(data, where)
    except CjmError as error:
        return [error]
    reader = Reader()
    reader.read(raw)
    return [_misfit_error(misfit, data, where) for misfit in reader.misfits]


def _raise_first(errors: list[DocumentError], count: int) -> None:
    first = errors[0]
    if count == 1:
        raise first
    raise DocumentError(
        first.message,
        where=first.where,
        advice="Problems beside this one: {further}. “cjm-desktop check” lists them.",
        params={**first.params, "further": count - 1},
    )


def _open(data: bytes, where: str) -> tuple[dict[str, Any], int, list[Notice]]:
    """The map in ``data`` as JSON values of the present version, the version it had, and what to tell of it."""
    raw, removed = parse(data, where)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise StorageError(
            "This is JSON, but not a journey map: “format” isn't “cjm”.",
            where=where,
            advice="Check whether it is the right file.",
        )
    version = _version(raw, where)
    notices = []
    if removed:
        notices.append(
            Notice(
                "Control characters that were taken out of texts: {count}.", where, params={"count": removed}
            )
        )
    if version > VERSION:
        notices.append(_newer(version, where))
    migrate(raw, version)
    return raw, version, notices


def _version(raw: dict[str, Any], where: str) -> int:
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < oldest():
        raise StorageError(
            "“version” should be a number from {oldest} to {newest}.",
            where=where,
            advice=_CORRECT,
            params={"oldest": oldest(), "newest": VERSION},
        )
    return version


def _newer(version: int, where: str) -> Notice:
    return Notice(
        "The file is of a newer version ({version}) of the format, so it is opened for reading only.",
        where,
        advice="Save a copy to work on it; what this version doesn't know may be lost.",
        params={"version": version},
    )


def _misfit_error(misfit: Misfit, data: bytes, where: str) -> DocumentError:
    return DocumentError(
        misfit.message, where=_place(misfit, data, where), advice=_CORRECT, params=misfit.params
    )


def _place(misfit: Misfit, data: bytes, where: str) -> str:
    """``map.cjm:12: c_1a2b3c4d.votes``, or ``map.cjm:12: cards[3].votes`` for a record without an id."""
    line = line_of(data.decode("utf-8-sig"), misfit.path)
    return ": ".join([place(where, line) if line else where, _named(misfit)])


def _named(misfit: Misfit) -> str:
    path: Path = misfit.path
    if misfit.record and len(path) >= 2:
        return misfit.record + _steps(path[2:], ".")
    return _steps(path, "")


def _steps(path: Path, before: str) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text if before else text.removeprefix(".")
