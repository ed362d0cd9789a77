"""Cuts a font down to the glyphs that a PDF shows and adds glyphs that are put together from others.

Works on TrueType outlines. Knows nothing of PDF or of text.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

Part = tuple[int, int, int]
"""A glyph id of the whole font, and by how many font units it is moved to the right and up."""

Parts = tuple[Part, ...]

_ROUND_TO_GRID = 0x0004
_ARGUMENTS_ARE_OFFSETS = 0x0002

_NEEDED = frozenset({"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "post", "OS/2"})
"""Tables that the subsetter reads; the last three are dropped once it has run."""


def open_font(file: BytesIO) -> Any:
    """The font with its tables still unread, its glyphs named by their ids."""
    # Imported here, like the subsetter below: only an export that has text needs it.
    from fontTools.ttLib import TTFont

    font = TTFont(file, recalcTimestamp=False, lazy=True)
    # The names that fontTools makes up from the character table take a tenth of a small map's export.
    font.setGlyphOrder([f"glyph{number:05d}" for number in range(font["maxp"].numGlyphs)])
    return font


def subset(data: bytes, shapes: Sequence[tuple[Parts, float]]) -> tuple[bytes, list[int]]:
    """A font with the given shapes, and for each of them its glyph id there.

    A shape is the parts it consists of (none: blank) and its advance in font units. A shape of one unmoved part
    with that glyph's own advance becomes the glyph itself.
    """
    font = open_font(BytesIO(data))
    order = font.getGlyphOrder()
    for table in set(font.keys()) - _NEEDED - {"GlyphOrder"}:
        del font[table]
    advances = {glyph: width for glyph, (width, _) in font["hmtx"].metrics.items()}
    _keep(font, {order[part[0]] for parts, _ in shapes for part in parts})
    places = {name: place for place, name in enumerate(font.getGlyphOrder())}
    added = _Additions(font, order)
    ids = []
    for parts, advance in shapes:
        name = order[parts[0][0]] if len(parts) == 1 and parts[0][1:] == (0, 0) else ""
        itself = bool(name) and abs(advances[name] - advance) < 1
        ids.append(places[name] if itself else added.place(parts, advance))
    added.finish()
    for table in ("cmap", "post", "OS/2"):
        if table in font:
            del font[table]
    written = BytesIO()
    font.save(written)
    return written.getvalue(), ids


def _keep(font: Any, names: set[str]) -> None:
    """Drops all glyphs but ``names``, the glyphs they are made of, and ``.notdef``."""
    from fontTools.subset import Options, Subsetter

    options = Options()
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.layout_features = []
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=sorted(names))
    subsetter.subset(font)


class _Additions:
    """Glyphs to add to a subset font; equal ones are added once."""

    def __init__(self, font: Any, names: Sequence[str]) -> None:
        self._font = font
        self._names = names
        self._order: list[str] = list(font.getGlyphOrder())
        self._places: dict[tuple[Parts, int], int] = {}

    def place(self, parts: Parts, advance: float) -> int:
        """The glyph id of a shape."""
        key = (parts, round(advance))
        if key not in self._places:
            self._places[key] = len(self._order)
            self._order.append(f"added{len(self._order):05d}")
        return self._places[key]

    def finish(self) -> None:
        """Builds the glyphs in the font."""
        glyphs, metrics = self._font["glyf"], self._font["hmtx"].metrics
        self._font.setGlyphOrder(self._order)
        glyphs.glyphOrder = self._order
        self._font["maxp"].numGlyphs = len(self._order)
        for (parts, advance), place in self._places.items():
            name = self._order[place]
            glyph = self._built(glyphs, parts)
            glyphs.glyphs[name] = glyph
            metrics[name] = (max(advance, 0), glyph.xMin if glyph.numberOfContours else 0)

    def _built(self, glyphs: Any, parts: Parts) -> Any:
        from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

        visible = [part for part in parts if glyphs[self._names[part[0]]].numberOfContours != 0]
        glyph = Glyph()
        glyph.numberOfContours = -1 if visible else 0
        if not visible:
            return glyph
        glyph.components = []
        for source, right, up in visible:
            component = GlyphComponent()
            component.glyphName = self._names[source]
            component.x, component.y = right, up
            component.flags = _ROUND_TO_GRID | _ARGUMENTS_ARE_OFFSETS
            glyph.components.append(component)
        glyph.recalcBounds(glyphs)
        return glyph
