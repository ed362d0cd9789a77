"""Text as text, with the fonts it needs inside the file: it can be selected, searched and edited.

The program that shows it shapes and orders the letters; each line is held to the width it was laid out with.
"""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO

from cjm_desktop.export.progress import Progress, telling, unheard
from cjm_desktop.export.svg_source import attributes, number, paint, words
from cjm_desktop.layout.scene import Text
from cjm_desktop.text.fonts import FAMILIES, font_file, font_key
from cjm_desktop.text.rich import Span
from cjm_desktop.text.types import FontKey, TextLine

_PREFIX = "CJM "
"""Keeps the embedded fonts apart from fonts of the same name on the reader's machine."""
_FAMILY_LIST = ",".join(
    [f"'{prefix}{family.name}'" for prefix in (_PREFIX, "") for family in FAMILIES] + ["sans-serif"]
)
"""Programs that read no embedded fonts fall back on what is installed."""


class EmbeddedText:
    """The text of one file; remembers which characters it needs of which font. ``progress`` is that of the fonts."""

    role = "group"

    def __init__(self, progress: Progress = unheard) -> None:
        self._progress = progress
        self._letters: dict[bool, set[str]] = {}

    def source(self, shape: Text) -> str:
        """One text element for each line."""
        return "".join(self._line(shape, line) for line in shape.block.lines)

    def definitions(self) -> str:
        """A style sheet with the fonts, cut down to the letters that are used."""
        needed = [
            (family.name, bold, letters)
            for bold, letters in sorted(self._letters.items())
            for family in FAMILIES
            if any(ord(letter) in family.coverage for letter in letters)
        ]
        faces = [
            _face(FontKey(name, bold), font_key(name, bold), letters)
            for name, bold, letters in telling(needed, self._progress)
        ]
        return f"<style>text{{font-family:{_FAMILY_LIST}}}{''.join(faces)}</style>"

    def _line(self, shape: Text, line: TextLine) -> str:
        style = shape.block.style
        end = line.start + len(shape.block.text[line.start : line.end].rstrip())
        if end == line.start:
            return ""
        shown = "".join(
            self._span(shape, start, stop, look) for start, stop, look in _pieces(shape, line.start, end)
        )
        left = shape.x + line.left(shape.align, shape.width)
        pairs = (
            ("x", number(left + line.width if line.rtl else left)),
            ("y", number(shape.y + line.baseline)),
            ("font-size", number(style.size)),
            ("font-weight", "700" if style.bold else ""),
            ("direction", "rtl" if line.rtl else ""),
            ("unicode-bidi", "embed" if line.rtl else ""),
            ("textLength", number(line.width)),
        )
        return f'<text xml:space="preserve"{attributes(pairs)}>{shown}</text>'

    def _span(self, shape: Text, start: int, end: int, look: Span | None) -> str:
        """Characters of one look; ``None`` is that of the block."""
        bold = shape.block.style.bold or (look is not None and look.bold)
        shown = shape.block.text[start:end].replace("\t", " ")
        self._letters.setdefault(bold, set()).update(shown)
        weight = "700" if look is not None and bold else ""
        pairs = [("font-weight", weight)]
        if look is not None and look.link and shape.link:
            pairs += paint("fill", shape.link)
        return f"<tspan{attributes(pairs)}>{words(shown)}</tspan>" if look is not None else words(shown)


def _pieces(shape: Text, start: int, end: int) -> Iterator[tuple[int, int, Span | None]]:
    """Characters ``start``…``end``, cut where their look changes."""
    for span in shape.block.spans:
        first, last = max(start, span.start), min(end, span.end)
        if first < last:
            if start < first:
                yield start, first, None
            yield first, last, span
            start = last
    if start < end:
        yield start, end, None


def _face(name: FontKey, file: FontKey, letters: set[str]) -> str:
    data = b64encode(_subset(file, letters)).decode("ascii")
    weight = "700" if name.bold else "400"
    return (
        f"@font-face{{font-family:'{_PREFIX}{name.family}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


def _subset(key: FontKey, letters: set[str]) -> bytes:
    """The font file with the glyphs of ``letters`` and all that shaping them needs."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    font = TTFont(font_file(key), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(ord(letter) for letter in letters))
    subsetter.subset(font)
    font.flavor = "woff"
    file = BytesIO()
    font.save(file)
    return file.getvalue()
