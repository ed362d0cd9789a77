"""Finds lane kinds: adding a kind is adding one module to ``lanes.kinds``."""

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Protocol

from cjm_desktop.lanes import kinds as kinds_package
from cjm_desktop.lanes.fields import Field
from cjm_desktop.layout.kinds import FALLBACK, LaneKind


class Kind(LaneKind, Protocol):
    """A lane kind with what can be said on its cards (``fields``) and of its lanes (``lane_fields``)."""

    @property
    def fields(self) -> tuple[Field, ...]: ...
    @property
    def lane_fields(self) -> tuple[Field, ...]: ...


def kind_named(kind_id: str) -> Kind:
    """The kind of that id; the fallback for one that isn't known."""
    return kinds().get(kind_id) or kinds()[FALLBACK]


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """All lane kinds by id."""
    found: dict[str, Kind] = {}
    for module in pkgutil.iter_modules(kinds_package.__path__):
        kind: Kind = import_module(f"{kinds_package.__name__}.{module.name}").KIND
        found[kind.id] = kind
    return found
