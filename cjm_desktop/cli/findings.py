"""Everything that is wrong or odd about a map file, each with its place in the file. Works on the file's bytes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjm_desktop.errors import CjmError, DocumentError
from cjm_desktop.model.records import JourneyMap

if TYPE_CHECKING:
    from cjm_desktop.storage.places import Places

__all__ = ["Finding", "file_findings"]

_PLACE = re.compile(r"(?P<line>\d+)(?::\d+)?(?:: |$)(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of one place. ``severity`` is ``error`` (the map isn't valid) or ``warning``.

    ``line`` counts from 1, ``None`` if no line can be named; ``place`` names the record, perhaps with a field, or
    is empty. ``said`` holds message and advice, without a place.
    """

    severity: str
    line: int | None
    place: str
    said: CjmError

    def as_error(self, file: str) -> DocumentError:
        """The finding as an error that names the file, the line and the record."""
        start = f"{file}:{self.line}" if self.line else file
        where = f"{start}: {self.place}" if self.place else start
        return DocumentError(self.said.message, where=where, advice=self.said.advice, params=self.said.params)

    def told(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """Message and advice in the user's language."""
        message, advice = (
            translate(text).format(**self.said.params) for text in (self.said.message, self.said.advice)
        )
        return message, advice


def file_findings(data: bytes) -> list[Finding]:
    """All findings about the file ``data``: about the file as a whole, then in the order of its lines."""
    from cjm_desktop.storage.codec import decode, read_problems

    errors = read_problems(data)
    if errors:
        found = [_of_file(error, "error") for error in errors]
    else:
        loaded = decode(data)
        said = [CjmError(n.message, where=n.where, advice=n.advice, params=n.params) for n in loaded.notices]
        places = _Places(data)
        found = [_of_file(one, "warning") for one in said]
        found += [*_unknown_kinds(loaded.document, places), *_bad_pictures(loaded.document, places)]
    return sorted(found, key=lambda one: one.line or 0)


def _of_file(error: CjmError, severity: str) -> Finding:
    match = _PLACE.match(error.where)
    line, place = (int(match["line"]), match["rest"]) if match else (None, error.where)
    return Finding(severity, line, place, error)


def _unknown_kinds(document: JourneyMap, places: "_Places") -> Iterator[Finding]:
    from cjm_desktop.lanes.registry import kinds

    for position, lane in enumerate(document.lanes):
        if lane.kind not in kinds():
            said = CjmError(
                "The lane kind “{kind}” isn't known.",
                advice="It is kept, and the lane is shown like a lane of notes.",
                params={"kind": lane.kind},
            )
            yield Finding("warning", places.line("lanes", position), f"lanes[{position}] ({lane.id})", said)


def _bad_pictures(document: JourneyMap, places: "_Places") -> Iterator[Finding]:
    if not document.assets:
        return
    from cjm_desktop.paint.pictures import Pictures

    pictures = Pictures(document.assets)
    for asset in document.assets:
        problem = pictures.problem(asset.id)
        if problem:
            yield Finding("warning", places.line("assets", asset.id), f"assets ({asset.id})", problem)


class _Places:
    """Lines of records in a file; the file is gone through when the first one is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _places(self) -> "Places":
        from cjm_desktop.storage.places import Places

        return Places(self._data.decode("utf-8-sig"))

    def line(self, *path: str | int) -> int | None:
        """The line of the value at the end of ``path``, keys of objects and positions in lists."""
        return self._places.line(path)
