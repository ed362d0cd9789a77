"""Text as a search sees it: without case, marks and forms that people type in different ways. Qt-free and pure.

Folding drops what is only looks or help (vowel marks, tatweel, joiners, direction marks) and makes one letter of those
that stand for the same: ي and ی, ك and ک, ة and ه, alef with and without hamza, ё and е, accented Latin and Greek
letters and plain ones, digits of all scripts, quotation marks, dashes, spaces. It is made for finding, not for showing.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cjm_desktop.text.characters import IGNORABLES, char_class

__all__ = ["Folded", "fold", "occurrences", "pattern"]

Range = tuple[int, int]

_REMEMBERED = 50_000

_SAME = {
    "ی": "يىئېے",
    "ک": "كڪ",
    "ه": "ةۀہھۃە",
    "ا": "أإآٱ",
    "و": "ؤ",
    "е": "ё",
    '"': "“”„‟«»״",
    "'": "‘’‚‛‹›׳`´ʼ",
    "-": "‐‑‒–—―−־",
    ".": "٫",
    ",": "٬",
    "%": "٪",
}
_LETTERS = {other: one for one, others in _SAME.items() for other in others}
_TATWEEL = "ـ"

# Marks of Latin, Greek and Cyrillic; of Hebrew; of Arabic.
_MARKS = (
    (0x300, 0x36F),
    (0x591, 0x5C7),
    (0x610, 0x61A),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6ED),
    (0x8CA, 0x8FF),
)
# Presentation forms of Arabic that are nothing but marks.
_BARE_MARKS = ((0xFCF2, 0xFCF4), (0xFE70, 0xFE7F))
_DROPPED = re.compile(
    f"[{char_class({*IGNORABLES, ord(_TATWEEL)})}"
    f"{char_class(code for first, last in (*_MARKS, *_BARE_MARKS) for code in range(first, last + 1))}]"
)
_WITH_MARKS = re.compile("(?s).[\u0300-\u036f]+")
_UNIT = re.compile("(?s).[\u0300-\u036f]*")
_JOINER = re.compile("(?<=[\u0600-\u06ff])\u200c+(?=[\u0600-\u06ff])")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text``, and the ``source`` that it was made of; ``even`` says that each character became one character."""

    source: str
    text: str
    even: bool

    @property
    def places(self) -> tuple[Range, ...]:
        """For each character of ``text`` the characters of ``source`` that it stands for, as start and end: with the
        marks that follow, without other signs that were dropped."""
        return _places(self.source)

    def span(self, start: int, end: int) -> Range:
        """The characters of ``source`` that ``text[start:end]`` stands for; ``start < end``."""
        if self.even:
            return start, end
        places = self.places
        return places[start][0], places[end - 1][1]


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> Folded:
    """``text`` folded. Folding what has been folded changes nothing."""
    folded = _WITH_MARKS.sub(_composed, text).translate(_TABLE)
    # With none dropped, as many characters as before can only be one for each.
    even = len(folded) == len(text) and _DROPPED.search(text) is None
    return Folded(text, text if folded == text else folded, even)


@lru_cache(maxsize=64)
def pattern(query: str) -> "re.Pattern[str] | None":
    """What to look for in folded texts; ``None`` where the query holds nothing to look for.

    A space in it stands for any space or line break. Between Arabic letters it may be missing in the text too, since
    people write می‌رود with a joiner, with a space and with nothing; a joiner in the query counts as a space.
    """
    words = fold(_JOINER.sub(" ", query)).text.split()
    if not words:
        return None
    parts = [re.escape(words[0])]
    for before, word in pairwise(words):
        parts.append(" *" if _is_arabic(before[-1]) and _is_arabic(word[0]) else " +")
        parts.append(re.escape(word))
    return re.compile("".join(parts))


def occurrences(text: str, query: str) -> list[Range]:
    """Where ``query`` stands in ``text``: start and end of each place, one after the other."""
    wanted = pattern(query)
    if wanted is None or not text:
        return []
    folded = fold(text)
    return [folded.span(*found.span()) for found in wanted.finditer(folded.text)]


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


_TABLE = _Table()


def _folded(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    code = ord(character)
    if code in IGNORABLES or character == _TATWEEL or _is_dropped_mark(character, code):
        return ""
    if character.isspace():
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    for form in (unicodedata.normalize("NFKC", character), character.casefold(), _without_accent(character)):
        if form != character:
            return "".join(map(_folded, form))
    return character


def _is_dropped_mark(character: str, code: int) -> bool:
    return unicodedata.category(character) == "Mn" and any(first <= code <= last for first, last in _MARKS)


def _without_accent(character: str) -> str:
    """The bare letter of a Latin or Greek one; й and its like are letters of their own."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if unicodedata.name(base, "").startswith(("LATIN", "GREEK")) else character


def _composed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[0])


@lru_cache(maxsize=512)
def _places(source: str) -> tuple[Range, ...]:
    places: list[Range] = []
    letters = 0  # how many characters the last letter became
    for unit in _UNIT.finditer(source):
        text = _WITH_MARKS.sub(_composed, unit[0]).translate(_TABLE)
        if text:
            letters = len(text)
            places += [unit.span()] * letters
        elif places and unicodedata.category(unit[0][0]) == "Mn" and places[-1][1] == unit.start():
            places[-letters:] = [(places[-1][0], unit.end())] * letters
    return tuple(places)


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff"
