"""Finds lane kinds: adding a kind is adding one module to ``lanes.kinds``."""

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from cjm_desktop.lanes import kinds as kinds_package
from cjm_desktop.layout.kinds import LaneKind


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, LaneKind]:
    """All lane kinds by id."""
    found: dict[str, LaneKind] = {}
    for module in pkgutil.iter_modules(kinds_package.__path__):
        kind: LaneKind = import_module(f"{kinds_package.__name__}.{module.name}").KIND
        found[kind.id] = kind
    return found
