"""Fonts of a PDF whose characters are boxes: what to paint, how wide it is, and what it says.

A box's number in the font (its CID) stands for one pair of picture and text, so that the text that programs read
out of the file is exact even where one glyph serves two characters or one character takes several glyphs.
Knows nothing of lines, directions or pages.
"""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import bidirectional

from reportlab.pdfbase import pdfdoc

from cjm_desktop.export.pdf_canvas import array, hexadecimal, number, readable
from cjm_desktop.export.pdf_subset import Parts, open_font, subset

Code = tuple[str, float]
"""A box as it is written within a string of the page, and its advance in thousandths of the font size."""

_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "()\\"} | {"\r": "\\r", "\n": "\\n"})


class Box(NamedTuple):
    """Glyphs with their offsets in font units (none: blank), advance in thousandths of the size, and text."""

    parts: Parts
    advance: float
    text: str


class BoxFont:
    """One font file within one PDF; reportlab calls ``addObjects`` when the file is finished.

    ``plain`` keeps the codes of single glyphs, for the callers' inner loop.
    """

    fontName: str  # reportlab's name for it

    def __init__(self, name: str, file: Path) -> None:
        self.fontName = name
        self._data = file.read_bytes()
        self._font = open_font(BytesIO(self._data))
        self.units: int = self._font["head"].unitsPerEm
        metrics = self._font["hmtx"].metrics
        self._advances: list[float] = [
            round(metrics[glyph][0] * 1000 / self.units, 2) for glyph in self._font.getGlyphOrder()
        ]
        self._codes: dict[Box, Code] = {}
        self._boxes = [Box(((0, 0, 0),), self._advances[0], "")]
        self._contents: dict[str, Box] = {}
        self._directions: dict[str, str] = {}
        self.plain: dict[tuple[int, str], Code] = {}

    def advance(self, glyph: int) -> float:
        """The advance of a glyph in thousandths of the size."""
        return self._advances[glyph]

    def glyph(self, glyph: int, text: str) -> Code:
        """The code of one glyph that says ``text``."""
        code = self.plain.get((glyph, text))
        if code is None:
            code = self.plain[glyph, text] = self.box(((glyph, 0, 0),), self._advances[glyph], text)
        return code

    def box(self, parts: Parts, advance: float, text: str) -> Code:
        """The code of a box; equal boxes have the same one."""
        box = Box(parts, round(advance, 2), readable(text))
        code = self._codes.get(box)
        if code is None:
            code = self._codes[box] = (_written(len(self._boxes)), box.advance)
            self._boxes.append(box)
            self._contents[code[0]] = box
            self._directions[code[0]] = bidirectional(box.text[0]) if box.text else "R"
        return code

    def content(self, code: Code) -> Box:
        """What a code stands for."""
        return self._contents[code[0]]

    def direction(self, code: Code) -> str:
        """The bidirectional class of the first character that a box says; ``R`` for a box that says nothing."""
        return self._directions[code[0]]

    def addObjects(self, document: Any) -> None:
        """Writes the font into reportlab's document: program, metrics, and what each box says."""
        units = self.units / 1000
        program, glyph_ids = subset(self._data, [(box.parts, box.advance * units) for box in self._boxes])
        name = f"/{self._tag()}+{self._font['name'].getDebugName(6)}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "FontDescriptor": document.Reference(self._descriptor(document, name, program)),
                "DW": 0,
                "W": f"[0 {array(number(box.advance) for box in self._boxes)}]",
                "CIDToGIDMap": _stream(document, b"".join(place.to_bytes(2, "big") for place in glyph_ids)),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": _stream(document, self._to_unicode().encode("ascii")),
            }
        )
        document.idToObject["BasicFonts"].dict[self.fontName] = document.Reference(font)

    def _descriptor(self, document: Any, name: str, program: bytes) -> Any:
        head, lines, weights = self._font["head"], self._font["hhea"], self._font["OS/2"]
        scale = 1000 / self.units
        corners = (head.xMin, head.yMin, head.xMax, head.yMax)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": 4,  # symbolic: its codes are its own
                "FontBBox": array(str(round(corner * scale)) for corner in corners),
                "ItalicAngle": 0,
                "Ascent": round(lines.ascent * scale),
                "Descent": round(lines.descent * scale),
                "CapHeight": round(getattr(weights, "sCapHeight", 0.7 * self.units) * scale),
                "StemV": 140 if weights.usWeightClass >= 600 else 80,
                "FontFile2": _stream(document, program, Length1=len(program)),
            }
        )

    def _tag(self) -> str:
        """Six letters that tell this subset from other subsets of the font."""
        digest = sha256(repr(self._boxes).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _to_unicode(self) -> str:
        """The table from codes to text, as a PostScript CMap."""
        entries = [
            f"<{place:04X}> <{hexadecimal(box.text)}>" for place, box in enumerate(self._boxes) if box.text
        ]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(entries), 100):  # a block holds 100 entries at most
            block = entries[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines)


def _written(place: int) -> str:
    """Two bytes of a string of PDF source, a character each: half as long as digits, and sooner compressed."""
    return (chr(place >> 8) + chr(place & 0xFF)).translate(_ESCAPES)


def _stream(document: Any, content: bytes, **entries: object) -> Any:
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, [])
    return document.Reference(stream)
