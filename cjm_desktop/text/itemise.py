"""Chooses the font of every character, from the coverage of the shipped fonts alone. Qt-free.

Letters take the preferred family that has them. Everything else stays in the family of the text around it if
that has it, so that a sentence changes its font as seldom as possible. A pair of brackets or quotation marks takes the
family of the first letter within it. An emoji sequence (joined, coloured, flag, keycap) is one piece of Noto Emoji.
"""

import re
import unicodedata
from functools import cache, cached_property

from cjm_desktop.text.characters import IGNORABLES, char_class, is_letter, is_mark
from cjm_desktop.text.fonts import DEFAULT_FAMILY, EMOJI_FAMILY, FAMILIES, family, first_family

FontRun = tuple[int, int, str]
"""Characters ``start``…``end`` and the name of their family."""

_CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›"}
_BRACKETS = frozenset("".join(_CLOSING) + "".join(_CLOSING.values()))

_KEYCAP = "\u20e3"
_TAGS = "\U000e0020-\U000e007f"
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"


class _Patterns:
    """Made from the coverage tables, each when it is first needed, since most texts need few of them.

    ``strong``: a letter that some text family has, or a closing bracket. ``attached``: marks and invisible characters,
    which follow what they stand after. ``emoji_hint`` finds something in every text that has an emoji, and quickly
    nothing in most others.
    """

    @cached_property
    def letter(self) -> re.Pattern[str]:
        return re.compile(f"[{char_class(self.letters)}]")

    @cached_property
    def strong(self) -> re.Pattern[str]:
        closing = {ord(char) for closers in _CLOSING.values() for char in closers}
        return re.compile(f"[{char_class(self.letters | closing)}]")

    @cached_property
    def attached(self) -> re.Pattern[str]:
        marks = {code for code in self._everything if is_mark(code)}
        return re.compile(f"[{char_class(marks | IGNORABLES)}]+")

    @cached_property
    def emoji(self) -> re.Pattern[str]:
        return _emoji_pattern()

    @cached_property
    def emoji_hint(self) -> re.Pattern[str]:
        return _emoji_hint()

    @cached_property
    def known(self) -> re.Pattern[str]:
        return re.compile(f"[{char_class(self._everything | IGNORABLES | _silent())}]+")

    @cached_property
    def letters(self) -> set[int]:
        return {code for each in FAMILIES if each.is_text for code in each.coverage if is_letter(code)}

    @cached_property
    def _everything(self) -> frozenset[int]:
        return frozenset[int]().union(*(each.coverage for each in FAMILIES))


def itemise(text: str) -> list[FontRun]:
    """Cuts one paragraph into runs of one family each, which cover it without gaps, in order."""
    if not text:
        return []
    if text.isascii():
        return [(0, len(text), DEFAULT_FAMILY)]
    return _Walk(text).runs()


def missing(text: str) -> str:
    """The characters of ``text`` that no shipped font has, each once, in order of appearance."""
    if text.isascii():
        return ""
    return "".join(dict.fromkeys(char for char in _patterns().known.sub("", text)))


def emoji_sequence() -> re.Pattern[str]:
    """Matches an emoji with everything that belongs to it, as one unit."""
    return _patterns().emoji


class _Walk:
    """One pass over a paragraph: ``_family`` is the text family at hand, ``_pairs`` the brackets that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._patterns = _patterns()
        self._first = self._family_of_first_letter()
        self._family = self._first
        self._pairs: list[tuple[str, str]] = []  # closing characters, family of the pair
        self._runs: list[FontRun] = []

    def runs(self) -> list[FontRun]:
        at = 0
        hinted = self._patterns.emoji_hint.search(self._text)
        for found in self._patterns.emoji.finditer(self._text) if hinted else ():
            self._words(at, found.start())
            self._add(found.start(), found.end(), EMOJI_FAMILY)
            at = found.end()
        self._words(at, len(self._text))
        return self._runs

    def _family_of_first_letter(self) -> str:
        found = self._patterns.letter.search(self._text)
        return (found and first_family(found[0])) or DEFAULT_FAMILY

    def _words(self, at: int, end: int) -> None:
        while at < end:
            stretch = _stretch(self._family).match(self._text, at, end)
            if stretch:
                self._add(at, stretch.end(), self._family)
                at = stretch.end()
            else:
                at = self._special(at, end)

    def _special(self, at: int, end: int) -> int:
        """Deals with one character at which the current family's stretch ends; answers where to go on."""
        char = self._text[at]
        if char in _BRACKETS:
            self._bracket(char, at)
            return at + 1
        if is_mark(ord(char)):
            return self._stray_mark(char, at, end)
        chosen = first_family(char)
        if chosen is not None and family(chosen).is_text:
            self._family = chosen
            self._add(at, at + 1, chosen)
            return at + 1
        following = self._patterns.attached.match(self._text, at + 1, end)
        after = following.end() if following else at + 1
        self._add(at, after, chosen or DEFAULT_FAMILY)  # whose box for an unknown character can be seen
        return after

    def _stray_mark(self, char: str, at: int, end: int) -> int:
        """A mark that the family of its letter lacks: one family for both if there is any, else the mark's own."""
        base = at
        while base > 0 and is_mark(ord(self._text[base])):
            base -= 1
        following = self._patterns.attached.match(self._text, at, end)
        after = following.end() if following else at + 1
        cluster = {ord(each) for each in self._text[base:after]} - IGNORABLES
        both = next((each.name for each in FAMILIES if cluster <= each.coverage), None)
        if both is not None and self._runs and base < at:
            self._take_back(base)
            self._add(base, after, both)
            return after
        self._add(at, at + 1, first_family(char) or DEFAULT_FAMILY)
        return at + 1

    def _bracket(self, char: str, at: int) -> None:
        depth = next((i for i in reversed(range(len(self._pairs))) if char in self._pairs[i][0]), None)
        if depth is not None:
            chosen = self._pairs[depth][1]
            self._family = self._first
            del self._pairs[depth:]
        elif char in _CLOSING:
            chosen = self._family_within(at)
            self._pairs.append((_CLOSING[char], chosen))
            self._family = chosen
        else:
            chosen = self._family
        covered = ord(char) in family(chosen).coverage
        self._add(at, at + 1, chosen if covered else first_family(char) or chosen)

    def _family_within(self, at: int) -> str:
        """The family of the first letter after the bracket at ``at``; without one, the family around it."""
        found = self._patterns.strong.search(self._text, at + 1)
        if found is None or found[0] in _BRACKETS:
            return self._family
        return first_family(found[0]) or self._family

    def _take_back(self, start: int) -> None:
        """Shortens what has been decided so far so that it ends at ``start``."""
        while self._runs and self._runs[-1][0] >= start:
            self._runs.pop()
        if self._runs:
            first, _, name = self._runs.pop()
            self._runs.append((first, start, name))

    def _add(self, start: int, end: int, name: str) -> None:
        if self._runs and self._runs[-1][2] == name:
            self._runs[-1] = (self._runs[-1][0], end, name)
        else:
            self._runs.append((start, end, name))


@cache
def _patterns() -> _Patterns:
    return _Patterns()


@cache
def _stretch(name: str) -> re.Pattern[str]:
    """What stays in a text family without a second thought."""
    coverage = family(name).coverage
    others = {code for code in coverage & _patterns().letters if first_family(chr(code)) != name}
    brackets = {ord(char) for char in _BRACKETS}
    return re.compile(f"[{char_class((coverage - others - brackets) | IGNORABLES)}]+")


def _emoji_pattern() -> re.Pattern[str]:
    coverage = family(EMOJI_FAMILY).coverage
    emoji = {code for code in coverage if code > 0x7F and code != ord(_KEYCAP)} - IGNORABLES
    only = {code for code in emoji if first_family(chr(code)) == EMOJI_FAMILY}
    one, changed = f"[{char_class(emoji)}]", f"(?:\ufe0f{_KEYCAP}?|[{_SKIN_TONES}])"
    joined = f"(?:\u200d{one}{changed}?[{_TAGS}]*)"
    return re.compile(
        f"[0-9#*]\ufe0f?{_KEYCAP}"
        f"|[{_FLAG_LETTERS}]{{2}}"
        f"|{one}{changed}[{_TAGS}]*{joined}*"
        f"|{one}[{_TAGS}]*{joined}+"
        f"|[{char_class(only)}]\ufe0e?[{_TAGS}]*"
    )


def _emoji_hint() -> re.Pattern[str]:
    only = {code for code in family(EMOJI_FAMILY).coverage if first_family(chr(code)) == EMOJI_FAMILY}
    in_first_plane = {code for code in only if code < 0x10000}
    return re.compile(f"[{char_class(in_first_plane)}\u200d\ufe0f{_KEYCAP}\U0001f000-\U0001ffff]")


def _silent() -> set[int]:
    """Characters that need no font: controls, spaces, and halves of surrogate pairs (shown as U+FFFD)."""
    spaces = {code for code in range(0x3001) if unicodedata.category(chr(code)) in ("Cc", "Zs", "Zl", "Zp")}
    return spaces | set(range(0xD800, 0xE000)) | {0xFFFC}
