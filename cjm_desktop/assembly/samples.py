"""The maps that are shipped to be looked at: a first step for somebody who has never seen such a map.

They are ordinary files; whoever shows one loads it from its path. Only their heads are read here.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.resources import resource_names, resource_path

__all__ = ["Sample", "samples"]

_FOLDER, _SUFFIX = "samples", ".cjm"


@dataclass(frozen=True, slots=True)
class Sample:
    """A map to choose. ``title`` is in the map's own ``language`` and isn't translated."""

    id: str
    title: str
    language: str
    path: Path


def samples() -> tuple[Sample, ...]:
    """All samples, sorted by id."""
    return tuple(_described(name) for name in resource_names(_FOLDER, _SUFFIX))


def _described(name: str) -> Sample:
    path = resource_path(_FOLDER, f"{name}{_SUFFIX}")
    head = json.loads(path.read_bytes())
    return Sample(name, head["title"], head["language"], path)
