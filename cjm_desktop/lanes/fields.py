"""What can be said on a card of a lane kind, and of such a lane, besides what every card and every lane has.

A table without drawing and without widgets: the window makes its forms from it, so that a new kind needs no form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

FieldType = Literal[
    "text",
    "long",
    "lines",
    "number",
    "count",
    "choice",
    "scale",
    "date",
    "picture",
    "portrait",
    "range",
    "colour",
    "tags",
    "personas",
    "persona",
    "votes",
    "score",
    "share",
    "facts",
    "answers",
    "answered by",
    "lane kind",
    "language",
]
"""``text``: one line; ``long``: any number of lines; ``lines``: a list, one a line. ``number``: any number within the
bounds; ``count``: a whole one. ``choice``: one of few words. ``scale``: a whole number from ``lowest`` to ``highest``,
few enough to be shown side by side. ``date``: an ISO date. ``picture``: the key of an asset. ``range``: a mapping with
the numbers ``lowest`` and ``highest``. ``share``: 0 to 1. ``answers``: cards that this one
answers, ``answered by``: cards that answer it, both in lanes of the kind that the field is named after. The others are
named after what they hold."""

FieldHome = Literal["props", "settings", "record", "evidence", "about"]

_EMPTY: Mapping[FieldType, Any] = {
    "lines": (),
    "tags": (),
    "personas": (),
    "facts": (),
    "votes": 0,
    "number": 0.0,
    "share": 0.5,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that can be chosen: the ``value`` kept in the file, and the message id of what is shown for it."""

    value: str
    title: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be said. ``title`` is a message id, ``hint`` what an empty field shows.

    ``home`` says where the value is kept: in a card's ``props``, a lane's ``settings``, the evidence of a card or
    point, what a map is about, or a field of the record itself. ``beside`` puts it next to the one before it.
    """

    name: str
    title: str
    type: FieldType = "text"
    home: FieldHome = "props"
    choices: tuple[Choice, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    hint: str = ""
    beside: bool = False

    def value(self, record: Any) -> Any:
        """The value in a record; what isn't said is ``None`` or empty."""
        if self.home in ("props", "settings"):
            return getattr(record, self.home).get(self.name)
        return getattr(record if self.home == "record" else getattr(record, self.home), self.name)

    def values(self, value: Any, record: Any) -> dict[str, Any]:
        """The arguments with which an operation gives ``record`` this value; ``None`` takes it away."""
        if self.home in ("props", "settings"):
            old = getattr(record, self.home).get(self.name)
            if isinstance(old, Mapping) and isinstance(value, Mapping):
                value = {**old, **value}
            return {self.home: {self.name: value}}
        if self.home == "evidence":
            return {"evidence": replace(record.evidence, **{self.name: value})}
        return {self.name: _EMPTY.get(self.type, "") if value is None else value}
