"""Icons of the product as outlines of the SVG files in ``resources/icons``. Qt-free.

An icon is a line drawing on a 24 × 24 grid; what it is called in the product and whether it points along the
reading direction stand in ``icons.json``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cjm_desktop.resources import resource_path

Outline = tuple[tuple[Any, ...], ...]
"""Commands as in ``layout.scene.Command``."""


@dataclass(frozen=True, slots=True)
class IconData:
    """The lines to draw, and whether a right-to-left map shows them reflected."""

    outline: Outline
    directional: bool


@cache
def icon(name: str) -> IconData:
    """The icon of that product name; an unknown name gives the icon ``other``, so that a map can always be drawn."""
    entry = _manifest().get(name) or _manifest()["other"]
    return IconData(_outline(entry["file"]), bool(entry.get("directional")))


@lru_cache(maxsize=1)
def _manifest() -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = json.loads(resource_path("icons", "icons.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def _outlines() -> Mapping[str, Sequence[Sequence[Any]]]:
    """Of every file; made from the drawings by ``packaging/outlines.py``, since reading those takes long."""
    found: dict[str, list[list[Any]]] = json.loads(resource_path("icons", "outlines.json").read_text("utf-8"))
    return found


def _outline(file: str) -> Outline:
    """The file's shapes as move, line, curve and close commands."""
    return tuple(tuple(command) for command in _outlines()[file])
