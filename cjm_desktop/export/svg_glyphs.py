"""Text as outlines: each glyph that a file uses is defined once and placed where it stands.

So a map looks the same in every program, whatever fonts are there.
"""

from functools import lru_cache
from typing import Any

from cjm_desktop.export.svg_source import attributes, number, paint
from cjm_desktop.layout.scene import Text
from cjm_desktop.text.fonts import font_file
from cjm_desktop.text.types import FontKey, GlyphRun, TextLine


class GlyphOutlines:
    """The glyphs of one file."""

    role = "img"

    def __init__(self) -> None:
        self._ids: dict[tuple[FontKey, int], str] = {}
        self._sources: list[str] = []

    def source(self, shape: Text) -> str:
        """The lines of a block, in fragment coordinates."""
        lines = zip(shape.block.lines, shape.block.runs(), strict=True)
        return "".join(self._line(shape, line, run) for line, runs in lines for run in runs)

    def definitions(self) -> str:
        """The outlines of all glyphs that have been used."""
        return "".join(self._sources)

    def _line(self, shape: Text, line: TextLine, run: GlyphRun) -> str:
        """A run in units of its font, which keeps the positions of its glyphs short."""
        scale = run.size / units_per_em(run.font)
        left = shape.x + line.left(shape.align, shape.width)
        placed = "".join(
            self._use(run.font, glyph, x / scale, y / scale)
            for cluster in run.clusters
            for glyph, x, y in cluster.glyphs
        )
        if not placed:
            return ""
        move = f"translate({number(left)} {number(shape.y + line.baseline)}) scale({scale:.6g})"
        colour = paint("fill", shape.link) if run.link and shape.link else []
        return f"<g{attributes([('transform', move), *colour])}>{placed}</g>"

    def _use(self, font: FontKey, glyph: int, x: float, y: float) -> str:
        name = self._ids.get((font, glyph))
        if name is None:
            data = _outline(font, glyph)
            name = f"g{len(self._sources)}" if data else ""
            self._ids[font, glyph] = name
            if data:
                self._sources.append(f'<path id="{name}" d="{data}"/>')
        if not name:
            return ""
        height = f' y="{y:.0f}"' if abs(y) >= 0.5 else ""
        return f'<use xlink:href="#{name}" x="{x:.0f}"{height}/>'


@lru_cache(maxsize=16)
def _font(key: FontKey) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(font_file(key), lazy=True)


@lru_cache(maxsize=16)
def _glyph_set(key: FontKey) -> Any:
    return _font(key).getGlyphSet()


@lru_cache(maxsize=16)
def units_per_em(key: FontKey) -> int:
    """Font units in the font's size."""
    return int(_font(key)["head"].unitsPerEm)


@lru_cache(maxsize=4096)
def _outline(key: FontKey, glyph: int) -> str:
    """The glyph in font units with y pointing down; empty for a blank."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    glyphs = _glyph_set(key)
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.0f}")
    glyphs[_font(key).getGlyphName(glyph)].draw(TransformPen(pen, (1, 0, 0, -1, 0, 0)))
    return str(pen.getCommands())
