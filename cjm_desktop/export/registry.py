"""Finds exporters: adding a format is adding one module to ``export.formats``.

Names are read from the folder; a module is imported only when its format is asked for, since exporters bring
heavy libraries along.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO, Protocol

from cjm_desktop.errors import ExportError
from cjm_desktop.export import formats
from cjm_desktop.export.progress import Progress, unheard
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap

Warn = Callable[[ExportError], None]
"""Takes an error that is told, not raised: something that could not be done; the export goes on."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a scene is put on paper or pixels.

    ``page``: ``fit`` (one page as large as the map) or a paper name; ``orientation``: ``auto``, ``portrait``,
    ``landscape``; ``margin`` in millimetres (``None``: 0 for ``fit``, 10 for paper); ``scale`` 1 is actual size
    (96 units an inch; ``None``: as large as fits on one page); ``dpi`` for pixels (``None``: 192);
    ``svg_text``: real text instead of outlines in SVG.
    """

    page: str = "fit"
    orientation: str = "auto"
    margin: float | None = None
    scale: float | None = None
    dpi: int | None = None
    svg_text: bool = False


class Exporter(Protocol):
    """Writes one format."""

    suffix: str
    title: str
    """A message id: the name of the format."""

    def write(
        self,
        scene: Scene,
        document: JourneyMap,
        stream: BinaryIO,
        options: ExportOptions,
        warn: Warn,
        progress: Progress = unheard,
    ) -> None:
        """Writes the whole file to ``stream`` or raises ``ExportError``. ``progress`` reaches 1 when it is written."""


def suffixes() -> tuple[str, ...]:
    """Suffixes of all formats, without a dot, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


def exporter(suffix: str) -> Exporter:
    """The exporter for ``suffix`` (``pdf``, ``.PDF``); raises ``ExportError`` for an unknown one."""
    name = suffix.lower().removeprefix(".")
    known = suffixes()
    if name not in known:
        raise ExportError(
            "There is no export to “{suffix}” files.",
            advice="Use one of: {known}.",
            params={"suffix": name, "known": ", ".join(known)},
        )
    found: Exporter = import_module(f"{formats.__name__}.{name}").EXPORTER
    return found
