"""The sheet that a PDF export is written on: reportlab's canvas with what a large tagged map needs besides.

It counts lengths of a page from the top left corner, skips colours that are set already, leaves reportlab's
default font out of the file, and knows marked content, page attributes and how to hand over finished bytes.
It knows nothing of scenes, maps or structure.
"""

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from typing import Any, BinaryIO, Final

import pikepdf
from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from cjm_desktop.export.progress import Progress, unheard
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Colour

LARGEST_SIDE = 14_400
"""Units of the longest side that a page may have; larger pages use larger units."""

_ROUND_ENDS = "1 J 1 j"
_DENSEST: Final = 9
"""zlib's level; a twentieth smaller than its default, for less than a tenth of the time of an export."""
_PUT_TOGETHER: Final = 0.6
"""Of writing a file, what is done when it is put together and has yet to be packed."""

# Streams as bytes: written in ASCII, as reportlab does unless told otherwise, they take longer and a quarter more room.
rl_config.useA85 = 0


def number(value: float) -> str:
    """``value`` with two decimals at most, without needless zeros and never with an exponent."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def numbers(*values: float) -> str:
    """The same for several numbers, with blanks between them."""
    return " ".join([number(value) for value in values])


def readable(text: str) -> str:
    """``text`` without control characters, lone surrogates as U+FFFD: what may stand in strings of a PDF."""
    whole = text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")
    return "".join([letter for letter in whole if letter >= " " and letter != "\x7f"])


def hexadecimal(text: str) -> str:
    """The UTF-16 code units of a readable ``text`` as hexadecimal digits."""
    return text.encode("utf-16-be").hex().upper()


def string(text: str) -> str:
    """A text string of PDF source."""
    return f"<FEFF{hexadecimal(readable(text))}>"


def alpha_of(colour: Colour) -> float:
    """Opacity from 0 to 1."""
    return int(colour[7:9], 16) / 255 if len(colour) > 7 else 1.0


@lru_cache(maxsize=1024)
def ink(colour: Colour) -> Any:
    """reportlab's colour for ``#RRGGBB`` or ``#RRGGBBAA``."""
    red, green, blue = (round(int(colour[place : place + 2], 16) / 255, 3) for place in (1, 3, 5))
    return Color(red, green, blue, alpha_of(colour))


class _Information(pdfdoc.PDFInfo):
    """Document information without dates, so that equal maps give equal files."""

    def format(self, document: Any) -> bytes:
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        filled = {name: pdfdoc.PDFString(value) for name, value in entries.items() if value}
        written: bytes = pdfdoc.PDFDictionary(filled).format(document)
        return written


class Sheet(Canvas):
    """A canvas for pages of one map. ``unit`` is how many points one unit of the current page is."""

    STATE_ATTRIBUTES = (*Canvas.STATE_ATTRIBUTES, "_filled", "_stroked")

    def __init__(self, language: str) -> None:
        self._filled: Colour = ""
        self._stroked: tuple[Colour, float, tuple[float, ...]] = ("", 0.0, ())
        self.unit = 1.0
        self._masks = 0
        self._page_masks: dict[str, Any] = {}
        # Nothing is compressed here: that is done once, for all streams, when the file is finished.
        super().__init__(
            BytesIO(), pageCompression=0, invariant=1, pdfVersion=(1, 7), lang=language or None, bottomup=1
        )
        self.document.info = _Information()

    def _make_preamble(self) -> None:
        # reportlab's own preamble selects Helvetica, which isn't embedded.
        self._preamble = _ROUND_ENDS

    @property
    def document(self) -> Any:
        """reportlab's document, for objects of one's own."""
        return self._doc

    @property
    def page_reference(self) -> Any:
        """How other objects refer to the current page."""
        return self._doc.thisPageRef()

    # Pages

    def begin_page(self, width: float, height: float) -> None:
        """Starts a page of that many points."""
        longest = max(width, height)
        self.unit = 1.0 if longest <= LARGEST_SIDE else float(-(-longest // LARGEST_SIDE))
        self.setPageSize((width / self.unit, height / self.unit))
        self._filled = ""
        self._stroked = ("", 0.0, ())

    def end_page(self, attributes: dict[str, Any]) -> None:
        """Finishes the page; ``attributes`` are entries of its dictionary besides the usual ones."""
        self.showPage()
        page = self._doc.Pages.pages[-1]
        page.stream = page.stream.encode("latin-1")  # strings of text are bytes, a character each
        self._add_masks(page)
        entries = {"UserUnit": self.unit, **attributes} if self.unit != 1.0 else attributes
        page.__NoDefault__ = [*page.__NoDefault__, *entries]
        for name, value in entries.items():
            setattr(page, name, value)

    def _add_masks(self, page: Any) -> None:
        if self._page_masks:
            states = page.ExtGState or pdfdoc.PDFDictionary({})
            states.dict.update(self._page_masks)
            page.ExtGState = states
            self._page_masks = {}

    # Drawing

    def on_page(self, rect: Rect) -> tuple[float, float, float, float]:
        """Left, bottom, right and top, on the page, of ``rect`` where one draws now."""
        one, other = self.absolutePosition(rect.x, rect.y), self.absolutePosition(rect.right, rect.bottom)
        (left, right), (bottom, top) = (sorted(pair) for pair in zip(one, other, strict=True))
        return left, bottom, right, top

    def write(self, operators: str) -> None:
        """Adds finished operators."""
        self._code.append(operators)

    def fill(self, colour: Colour) -> None:
        """Sets the colour and opacity of what is filled from now on."""
        if colour != self._filled:
            self._filled = colour
            self.setFillColor(ink(colour))

    def stroke(self, colour: Colour, width: float, dash: tuple[float, ...] = ()) -> None:
        """Sets colour, opacity, width and dashes of the lines from now on."""
        if (colour, width, dash) == self._stroked:
            return
        before, self._stroked = self._stroked, (colour, width, dash)
        if colour != before[0]:
            self.setStrokeColor(ink(colour))
        if width != before[1]:
            self.write(f"{number(width)} w")
        if dash != before[2]:
            self.write(f"[{numbers(*dash)}] 0 d")

    def clip(self, outline: str) -> None:
        """Limits drawing to ``outline`` until the state is restored."""
        self.write(f"{outline} W n")

    def set_soft_mask(self, group: Any) -> None:
        """Lets everything shine through, until the state is restored, as dark as the form ``group`` is there."""
        mask = self._doc.Reference(
            pdfdoc.PDFDictionary(
                {"Type": "/ExtGState", "SMask": pdfdoc.PDFDictionary({"S": "/Luminosity", "G": group})}
            )
        )
        name = f"Mask{self._masks}"
        self._masks += 1
        self._page_masks[name] = mask
        self.write(f"/{name} gs")

    def mark(self, tag: str, content_id: int) -> None:
        """Begins content that belongs to a structure element."""
        self.write(f"/{tag} <</MCID {content_id}>> BDC")

    def mark_artifact(self) -> None:
        """Begins content that says nothing."""
        self.write("/Artifact BMC")

    def end_mark(self) -> None:
        self.write("EMC")

    # The file

    def use_font(self, font: Any) -> None:
        """Makes ``font`` known under ``font.fontName``; its ``addObjects`` is called when the file is finished."""
        self._doc.fontMapping[font.fontName] = f"/{font.fontName}"
        self._doc.delayedFonts.append(font)

    def write_to(self, stream: BinaryIO, progress: Progress = unheard) -> None:
        """Writes the whole file: objects packed together, everything compressed as far as it goes."""
        pikepdf.settings.set_flate_compression_level(_DENSEST)
        data = self._doc.GetPDFData(self)
        progress(_PUT_TOGETHER)
        with pikepdf.open(BytesIO(data)) as packed:
            # Not straight to the stream: an error while it is written ends the process inside pikepdf.
            finished = BytesIO()
            packed.save(
                finished,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                recompress_flate=True,
                deterministic_id=True,
            )
        stream.write(finished.getbuffer())
        progress(1.0)


class RawObject(pdfdoc.PDFObject):
    """An object that writes itself: ``source`` gives its PDF source, asked for once, at the very end.

    For the thousands of structure elements of a large map, this is several times faster than dictionaries.
    """

    __RefOnly__ = 1

    def source(self, number_of: "Numbering") -> str:
        raise NotImplementedError

    def format(self, document: Any) -> bytes:
        return self.source(Numbering(document)).encode("ascii")


class Numbering:
    """Says under which number an object that was registered with the document is written."""

    def __init__(self, document: Any) -> None:
        self._numbers: dict[str, tuple[int, int]] = document.idToObjectNumberAndVersion

    def __call__(self, reference: Any) -> str:
        count, generation = self._numbers[reference.name]
        return f"{count} {generation} R"


def array(items: Iterable[str]) -> str:
    return f"[{' '.join(items)}]"
