"""The text engine: layout and reading glyphs back, language by language, beside bare Qt."""

from collections.abc import Iterator, Sequence
from random import Random

from PySide6.QtGui import QTextLayout

from cjm_desktop.text.fonts import font_key
from cjm_desktop.text.itemise import itemise
from cjm_desktop.text.qt_fonts import qt_font
from cjm_desktop.text.qt_glyphs import FINE
from cjm_desktop.text.types import TextStyle
from tests.bench.corpus import phrase
from tests.bench.parts import Request, lay_out, lay_out_and_read, new_engine
from tests.bench.runner import Bench, Figure, here
from tests.bench.vocabulary import VOCABULARIES

STYLE = TextStyle(13)
WIDTH = 180.0

_WANTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


def figures(bench: Bench) -> Iterator[Figure]:
    new_engine()  # makes the application and the fonts known
    for place, vocabulary in enumerate(VOCABULARIES):
        random = Random(place)
        requests = [(phrase(random, place), STYLE, WIDTH) for _ in range(bench.size(1_000))]
        yield bench.seconds(
            f"layout of 1,000 texts ({vocabulary.language})",
            here(lay_out, requests),
            floor=here(_all_bare, requests),
            floor_name="bare QTextLayout in one font",
        )
        yield bench.seconds(
            f"layout and glyphs of 1,000 texts ({vocabulary.language})",
            here(lay_out_and_read, requests),
            floor=here(_all_bare_glyphs, requests),
            floor_name="the same, its glyph runs as lists",
        )


def _all_bare(requests: Sequence[Request]) -> list[QTextLayout]:
    return [_bare_layout(*request) for request in requests]


def _bare_layout(text: str, style: TextStyle, width: float) -> QTextLayout:
    family = itemise(text)[0][2]
    layout = QTextLayout(text, qt_font(font_key(family, style.bold), round(style.size * FINE)))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width * FINE)
        line = layout.createLine()
    layout.endLayout()
    return layout


def _all_bare_glyphs(requests: Sequence[Request]) -> list[object]:
    return [
        (run.glyphIndexes(), run.stringIndexes(), [point.toTuple() for point in run.positions()])
        for layout in _all_bare(requests)
        for run in layout.glyphRuns(-1, -1, _WANTED)
    ]
