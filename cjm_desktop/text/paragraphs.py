"""What every text engine does first: cut a text into paragraphs, leave out what can't be shown, choose the line height.

A paragraph remembers where each of its shown characters stands in the text that was handed in. Qt-free.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cjm_desktop.text.characters import IGNORABLES, char_class, is_mark
from cjm_desktop.text.direction import starts_rtl
from cjm_desktop.text.rich import BULLET
from cjm_desktop.text.types import TextStyle

LONGEST = 20_000
"""As many characters of a text are shown; an ellipsis stands for the rest. Ten pages of print in one card."""

_WORD_SEARCH = 100
"""How many characters may be given up so that a text which is too long ends with a whole word."""

_ELLIPSIS = "…"
_BARE = BULLET.rstrip()

_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_LEFT_OUT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad]")  # Qt miscounts characters after a soft hyphen
_UNSHOWABLE = re.compile("[\t\ud800-\udfff\ufffc]")

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_TALL = re.compile(f"[{_ARABIC}{char_class(code for code in range(0x300, 0x1000) if is_mark(code))}]")

_RISE, _TALL_RISE = 0.36, 0.28
"""How far the baseline lies below the middle of a line, in sizes.

Half a capital's height for Latin, Cyrillic and Hebrew; less for Arabic, which reaches further down. With the usual
leadings (1.44 and 1.6) both kinds of text have their first baseline at the same height.
"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: characters ``start``…``end`` of the text, its line break excluded.

    ``shown`` is what a reader sees of it: no control characters, soft hyphens, or spaces at its end; a space for a
    tab, U+FFFD for half a surrogate pair. ``places`` has, for each character of ``shown`` and for its end, its index
    in the text. A bullet without words is ``listed`` where it stands beside bulleted words, and is read as they are.
    """

    start: int
    end: int
    shown: str
    places: Sequence[int]
    rtl: bool
    listed: bool = False

    @property
    def bulleted(self) -> bool:
        return self.listed or self.shown.startswith(BULLET)

    def shown_range(self, start: int, end: int) -> tuple[int, int]:
        """Which shown characters are those between ``start`` and ``end`` of the text; ends never part a letter and
        its marks."""
        return self._shown(start), self._shown(end)

    def _shown(self, place: int) -> int:
        at = bisect_left(self.places, place, 0, len(self.shown))
        while 0 < at < len(self.shown) and (
            is_mark(ord(self.shown[at])) or ord(self.shown[at]) in IGNORABLES
        ):
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class Prepared:
    """The paragraphs of a text (at least one); ``clipped`` if it is too long to be shown whole."""

    paragraphs: tuple[Paragraph, ...]
    clipped: bool
    tall: bool


def prepare(text: str) -> Prepared:
    """Cuts ``text`` into paragraphs ready to be laid out."""
    shown_to = _shown_to(text)
    paragraphs = []
    start = 0
    for found in _BREAK.finditer(text, 0, shown_to):
        paragraphs.append(_paragraph(text, start, found.start()))
        start = found.end()
    paragraphs.append(_paragraph(text, start, shown_to))
    clipped = shown_to < len(text)
    if clipped:
        paragraphs[-1] = _with_ellipsis(paragraphs[-1], len(text))
    if _BARE in text:
        paragraphs = _with_listed(paragraphs)
    tall = not text.isascii() and _TALL.search(text, 0, shown_to) is not None
    return Prepared(tuple(paragraphs), clipped, tall)


def line_height(style: TextStyle, tall: bool) -> float:
    return style.size * (style.tall_leading if tall else style.leading)


def baseline_in_line(style: TextStyle, tall: bool) -> float:
    """From the top of a line down to its baseline, the same whatever fonts the line is set in."""
    return line_height(style, tall) / 2 + style.size * (_TALL_RISE if tall else _RISE)


def _shown_to(text: str) -> int:
    if len(text) <= LONGEST:
        return len(text)
    space = text.rfind(" ", LONGEST - _WORD_SEARCH, LONGEST)
    return space if space > 0 else LONGEST


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    raw = _UNSHOWABLE.sub(lambda found: " " if found[0] == "\t" else "\ufffd", text[start:end])
    if _LEFT_OUT.search(raw) is None:
        shown = raw.rstrip()
        return Paragraph(start, end, shown, range(start, start + len(shown) + 1), starts_rtl(shown))
    kept = [index for index, char in enumerate(raw) if not _LEFT_OUT.match(char)]
    shown = "".join(raw[index] for index in kept).rstrip()
    places = [start + index for index in kept[: len(shown)]]
    places.append(places[-1] + 1 if places else start)
    return Paragraph(start, end, shown, tuple(places), starts_rtl(shown))


def _with_listed(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same, bullets without words belonging to the list before them, else to the one after them."""
    beside: Paragraph | None = None
    found: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.shown == _BARE:
            later = (other for other in paragraphs[number + 1 :] if other.shown != _BARE)
            beside = beside or next(later, None)
            if beside is not None and beside.bulleted:
                paragraph = replace(paragraph, rtl=beside.rtl, listed=True)
        else:
            beside = paragraph if paragraph.bulleted else None
        found.append(paragraph)
    return found


def _with_ellipsis(paragraph: Paragraph, end: int) -> Paragraph:
    places = (*paragraph.places[:-1], paragraph.end, end)
    return Paragraph(paragraph.start, end, paragraph.shown + _ELLIPSIS, places, paragraph.rtl)
