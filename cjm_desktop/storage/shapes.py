"""How each record stands in a file: its keys in order, their defaults, the records nested in it.

Derived from the dataclasses of the model; only what differs from them is said here.
"""

from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from typing import Any

from cjm_desktop.model.records import (
    About,
    Asset,
    Card,
    EmotionPoint,
    Evidence,
    Fact,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
    Step,
)

REQUIRED: Any = object()
"""Stands for the default of a field that is written always."""


@dataclass(frozen=True)
class Field:
    """A field of a record. ``key`` is its name in the file, ``default`` the value that isn't written."""

    name: str
    key: str
    default: Any
    one: "Shape | None" = None
    many: "Shape | None" = None
    number: bool = False
    free: bool = False


@dataclass(frozen=True)
class Shape:
    """A record class as it stands in a file.

    ``renamed`` maps fields to keys, ``always`` names fields that are written even when they have their default,
    ``one`` and ``many`` are records nested singly and in lists, ``outside`` are fields that stand elsewhere.
    """

    record: type
    renamed: dict[str, str] = field(default_factory=dict)
    always: frozenset[str] = frozenset()
    one: "dict[str, Shape]" = field(default_factory=dict)
    many: "dict[str, Shape]" = field(default_factory=dict)
    outside: frozenset[str] = frozenset()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that stand in the record's own object, in the order in which they are written."""
        return tuple(
            Field(
                name=item.name,
                key=self.renamed.get(item.name, item.name),
                default=self._default(item),
                one=self.one.get(item.name),
                many=self.many.get(item.name),
                number=item.type in (float, float | None),
                free=item.name in ("props", "settings"),
            )
            for item in fields(self.record)
            if item.name not in self.outside | {"extra"}
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys that this version knows."""
        return frozenset(item.key for item in self.fields)

    @cached_property
    def names(self) -> dict[str, str]:
        """Field names by the keys that differ from them."""
        return {key: name for name, key in self.renamed.items()}

    @cached_property
    def inner(self) -> tuple[Field, ...]:
        """The fields that hold other records."""
        return tuple(item for item in self.fields if item.one or item.many)

    @cached_property
    def free(self) -> tuple[Field, ...]:
        """The fields that hold whatever a lane's kind puts there."""
        return tuple(item for item in self.fields if item.free)

    def _default(self, item: Any) -> Any:
        if item.name in self.always:
            return REQUIRED
        if item.default is not MISSING:
            return item.default
        return item.default_factory() if item.default_factory is not MISSING else REQUIRED


_EVIDENCE = Shape(Evidence)
_STEP = Shape(Step)

ASSET = Shape(Asset, outside=frozenset({"id"}))

SECTIONS: dict[str, Shape] = {
    "personas": Shape(Persona, many={"facts": Shape(Fact)}),
    "stages": Shape(Stage, many={"steps": _STEP}),
    "lanes": Shape(Lane, always=frozenset({"kind"})),
    "cards": Shape(Card, one={"evidence": _EVIDENCE}),
    "points": Shape(EmotionPoint, one={"evidence": _EVIDENCE}),
    "links": Shape(Link, renamed={"source": "from", "target": "to"}, always=frozenset({"kind"})),
}
"""The lists of a map, in the order of the file. Pictures come after them, as an object by their ids."""

MAP = Shape(
    JourneyMap,
    always=frozenset({"title", "language", "direction"}),
    one={"about": Shape(About)},
    outside=frozenset({*SECTIONS, "assets"}),
)
"""The map's own keys, without its lists."""
