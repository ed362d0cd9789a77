"""The product's parts as benchmarks need them: a layouter with an empty memory, the texts of a scene, an export."""

from collections.abc import Sequence
from io import BytesIO

from cjm_desktop.errors import ExportError
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.layout import Layouter
from cjm_desktop.layout.scene import Scene, Text
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.qt_engine import QtTextEngine, ensure_application
from cjm_desktop.text.types import TextBlock, TextStyle
from cjm_desktop.theme.themes import DEFAULT_THEME, load_theme

Request = tuple[str, TextStyle, float]
"""A text, its style, and the width that it is laid out to."""


def new_engine() -> QtTextEngine:
    """A text engine that remembers no text yet."""
    ensure_application()
    return QtTextEngine()


def new_layouter(language: str = "fa") -> Layouter:
    """A layouter that remembers neither texts nor cells."""
    return Layouter(new_engine(), load_theme(DEFAULT_THEME), words_for(language), kinds())


def scene_of(document: JourneyMap) -> Scene:
    return new_layouter(document.language).scene(document)


def shapes_of_texts(scene: Scene) -> list[Text]:
    return [
        shape
        for placed in scene.placed
        for group in placed.fragment.groups
        for shape in group.shapes
        if isinstance(shape, Text)
    ]


def requests_of(scene: Scene) -> list[Request]:
    """What has to be laid out at least to show the scene, each once."""
    found = ((text.block.text, text.block.style, text.width) for text in shapes_of_texts(scene))
    return list(dict.fromkeys(found))


def lay_out(requests: Sequence[Request]) -> list[TextBlock]:
    """Text layout alone, from nothing."""
    engine = new_engine()
    return [engine.layout(*request) for request in requests]


def lay_out_and_read(requests: Sequence[Request]) -> int:
    """Text layout and the glyphs of every line; how many lines there are."""
    return sum(len(block.runs()) for block in lay_out(requests))


def export(scene: Scene, document: JourneyMap, suffix: str, options: ExportOptions | None = None) -> bytes:
    """The bytes of an export; a warning is an error here."""
    stream = BytesIO()
    exporter(suffix).write(scene, document, stream, options or ExportOptions(), _refuse)
    return stream.getvalue()


def _refuse(warning: ExportError) -> None:
    raise warning
