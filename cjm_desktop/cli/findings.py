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

__all__ = ["Finding", "file_findings", "map_findings"]

_PLACE = re.compile(r"(?P<line>\d+)(?::\d+)?(?:: |$)(?P<rest>.*)", re.DOTALL)
_PART = re.compile(r"(\w+)|\[(\d+)\]")


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

    unreadable = read_problems(data)
    if unreadable:
        return [_of_file(error, "error") for error in unreadable]
    loaded = decode(data)
    said = [CjmError(n.message, where=n.where, advice=n.advice, params=n.params) for n in loaded.notices]
    places = _Places(data)
    inside = (
        *_broken_rules(loaded.document, places),
        *_unknown_kinds(loaded.document, places),
        *_bad_pictures(loaded.document, places),
    )
    return [_of_file(one, "warning") for one in said] + sorted(inside, key=lambda one: one.line or 0)


def map_findings(document: JourneyMap, data: bytes) -> list[Finding]:
    """Every rule that ``document``, read from ``data``, breaks."""
    return list(_broken_rules(document, _Places(data)))


def _broken_rules(document: JourneyMap, places: "_Places") -> Iterator[Finding]:
    from cjm_desktop.model.invariants import problems

    for problem in problems(document):
        said = CjmError(problem.message, advice=problem.advice, params=problem.params)
        yield Finding(problem.severity, places.line(problem.where), problem.where, said)


def _of_file(error: CjmError, severity: str) -> Finding:
    match = _PLACE.match(error.where)
    line, place = (int(match["line"]), match["rest"]) if match else (None, error.where)
    return Finding(severity, line, place, error)


def _unknown_kinds(document: JourneyMap, places: "_Places") -> Iterator[Finding]:
    from cjm_desktop.lanes.registry import kinds

    for position, lane in enumerate(document.lanes):
        if lane.kind not in kinds():
            place = f"lanes[{position}]"
            said = CjmError(
                "The lane kind “{kind}” isn't known.",
                advice="It is kept, and the lane is shown like a lane of notes.",
                params={"kind": lane.kind},
            )
            yield Finding("warning", places.line(place), f"{place} ({lane.id})", said)


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
    """Lines of places in a file; the file is gone through when the first one is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _places(self) -> "Places":
        from cjm_desktop.storage.places import Places

        return Places(self._data.decode("utf-8-sig"))

    def line(self, place: str, key: str = "") -> int | None:
        """The line of a place such as ``stages[1].steps[0] (t_…)``, or of what stands under ``key`` there."""
        path = [int(number) if number else name for name, number in _PART.findall(place.split(" ")[0])]
        try:
            return self._places.line((*path, key) if key else tuple(path))
        except ValueError:  # only the more lenient of two parsers accepts it
            return None
