"""Puts the parts together: text engine, theme, words and lane kinds make a scene of a map, an exporter writes it.

The one place that decides which parts an export uses. Importing it loads none of the heavy ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cjm_desktop.errors import ExportError
from cjm_desktop.export.progress import Progress, part, unheard
from cjm_desktop.export.registry import ExportOptions, Warn, exporter
from cjm_desktop.layout.layout import Layouter, LayoutOptions
from cjm_desktop.layout.scene import Scene, Text
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.types import TextEngine
from cjm_desktop.theme.themes import DEFAULT_THEME

__all__ = ["Look", "compose", "export_map", "warn_of_texts"]

_LAID_OUT, _WRITTEN = 0.2, 0.99
"""Of an export, what is done when there is a scene, and when the file has yet to take its place."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of a map is shown, and in which theme."""

    layout: LayoutOptions = field(default_factory=LayoutOptions)
    theme: str = DEFAULT_THEME


def compose(document: JourneyMap, look: Look, warn: Warn) -> Scene:
    """The scene of ``document``; raises ``CjmError`` for a theme or lanes that there are not."""
    from cjm_desktop.i18n.words import words_for
    from cjm_desktop.lanes.registry import kinds
    from cjm_desktop.text.qt_engine import QtTextEngine, ensure_application
    from cjm_desktop.theme.themes import load_theme

    theme = load_theme(look.theme)
    ensure_application()
    engine = QtTextEngine()
    scene = Layouter(engine, theme, words_for(document.language), kinds(), look.layout).scene(document)
    warn_of_texts(scene, engine, warn)
    return scene


def warn_of_texts(scene: Scene, engine: TextEngine, warn: Warn) -> None:
    """Tells which texts are cut and which characters can't be shown."""
    missing = engine.missing(_characters(scene))
    if missing:
        warn(
            ExportError(
                "No font has these characters, so that boxes stand for them: {characters}",
                params={"characters": " ".join(sorted(missing))},
            )
        )
    for text in _texts(scene):
        if text.block.clipped:
            start = " ".join(text.block.text[:40].split())
            warn(
                ExportError(
                    "The text is too long to be shown whole: “{start}…”.",
                    advice="Part it into several cards.",
                    params={"start": start},
                )
            )


def export_map(
    document: JourneyMap,
    target: Path,
    look: Look,
    options: ExportOptions,
    warn: Warn,
    progress: Progress = unheard,
) -> Scene:
    """Writes ``document`` to ``target``, whose suffix says the format; returns the scene that was written.

    ``progress`` is first told something when the map is laid out, and 1 when ``target`` is there. Raises ``CjmError``
    if that can't be done; ``target`` is then as it was.
    """
    from cjm_desktop.storage.atomic import replacing

    chosen = exporter(target.suffix)
    scene = compose(document, look, warn)
    progress(_LAID_OUT)
    with replacing(target) as stream:
        chosen.write(scene, document, stream, options, warn, part(progress, _LAID_OUT, _WRITTEN))
    progress(1.0)
    return scene


def _texts(scene: Scene) -> Iterator[Text]:
    for placed in scene.placed:
        for group in placed.fragment.groups:
            for shape in group.shapes:
                if isinstance(shape, Text):
                    yield shape


def _characters(scene: Scene) -> str:
    """Every character that the scene shows, once, in order of appearance."""
    return "".join(dict.fromkeys("".join(text.block.text for text in _texts(scene))))
