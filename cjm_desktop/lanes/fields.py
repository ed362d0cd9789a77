"""What can be said on a card of a lane kind, and of such a lane, besides what every card and every lane has.

A table without drawing and without widgets: the window makes its forms from it, so that a new kind needs no form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

FieldType = Literal["text", "number", "choice", "scale", "date", "picture", "range"]
"""``text``: one line. ``number``: any number within the bounds. ``choice``: one of few words. ``scale``: a whole number
from ``lowest`` to ``highest``, few enough to be shown side by side. ``date``: an ISO date. ``picture``: the key of an
asset. ``range``: a mapping with the numbers ``lowest`` and ``highest``."""

FieldHome = Literal["props", "card", "settings"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that can be chosen: the ``value`` kept in the file, and the message id of what is shown for it."""

    value: str
    title: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be said. ``title`` is a message id, ``hint`` a longer one for those who ask.

    ``home`` says where the value is kept: in the card's ``props``, in a field of the card itself, or in the lane's
    ``settings``. ``None`` takes a value away. ``beside`` puts the field next to the one before it where there is room.
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
        """The value in a card or lane; ``None`` where nothing is said."""
        if self.home == "card":
            return getattr(record, self.name) or None
        kept: Mapping[str, Any] = record.props if self.home == "props" else record.settings
        return kept.get(self.name)

    def values(self, value: Any) -> dict[str, Any]:
        """The arguments with which an operation gives a record this value."""
        if self.home == "card":
            return {self.name: "" if value is None else value}
        return {self.home: {self.name: value}}
