r"""The text of a card with bold words, bulleted lines and links, and how it is written in a file. Qt-free and pure.

A card keeps a plain string with light marks, in the Markdown manner:

* ``**bold**``: exactly two stars; the first pair is followed, the second preceded by something else than a space.
* A line that begins with ``- ``, ``* `` or ``• `` is a bulleted line and is shown with ``• ``.
* ``[words](https://…)`` is a link, and so is an address that stands in the text as it is. Addresses begin with
  ``http://``, ``https://`` or ``mailto:``.
* ``\*``, ``\[`` and ``\]`` are the signs themselves; a backslash before one of them or before a mark is written
  twice; ``\- `` at the start of a line is no bullet. Everywhere else a backslash is just a backslash.

Marks without a partner are text. Nothing reaches over a line break.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

BULLET = "• "
"""With this a bulleted line begins, as it is shown."""

_REMEMBERED = 20_000

_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")

_UNSEEN = "\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_NO_TARGET = rf"\s()<>\[\]{_UNSEEN}"
_TARGET_TEXT = rf"(?:https?://|mailto:)(?:[^{_NO_TARGET}]++|\([^{_NO_TARGET}]*+\))++"
_TARGET = re.compile(_TARGET_TEXT, re.IGNORECASE)
"""Where a link may lead; round brackets come in pairs."""

_NO_ADDRESS = rf"{_NO_TARGET}\"“”„«»‹›،؛|\\^`{{}}"
_ADDRESS = re.compile(
    rf"(?<!\w)(?:https?://|mailto:(?=[^\s@]{{1,64}}@))"
    rf"(?:[^{_NO_ADDRESS}]|\([^{_NO_ADDRESS}]*\))*(?:[^{_NO_ADDRESS}.,:;!?'*…؟]|\([^{_NO_ADDRESS}]*\))",
    re.IGNORECASE,
)
"""An address within a text, without the full stop or comma that ends the sentence around it."""

_SIGNS = re.compile(r"[*\[\\/@•]")

_TOKEN = re.compile(
    rf"\\(?:\\\\)*[*\[\]]|(?:\\\\)+(?=[*\[\]])|\*+|\[|\](?:\(({_TARGET_TEXT})\))?", re.IGNORECASE
)
_BULLETED = re.compile("[-*•] ")
_NO_BULLET = re.compile(r"\\+- ")
_SIGN = re.compile(r"(\\*)([*\[\]])")
_LAST_BACKSLASHES = re.compile(r"\\+\Z")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start``…``end`` of a shown text that are ``bold``, lead to the address ``link``, or both."""

    start: int
    end: int
    bold: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Rich:
    """What is shown of a text, without marks, and which of its characters are bold or links.

    Spans are put in order when it is made, so that equal looks are equal values: they ascend, don't overlap, say
    something, and touch only where they differ; they leave out line breaks, the bullet of a line, and spaces at
    the ends of what is bold or a link. Addresses in the text are links. Links that lead to anything but http,
    https and mailto are dropped; signs that can't stand in an address are percent-encoded.
    """

    text: str
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.spans or _may_have_address(self.text, 0, len(self.text)):
            object.__setattr__(self, "spans", tuple(_in_order(self.text, self.spans)))


@lru_cache(maxsize=_REMEMBERED)
def parse(markup: str) -> Rich:
    """What ``markup`` shows."""
    if _is_plain(markup):
        return Rich(markup)
    parts: list[str] = []
    spans: list[Span] = []
    length = at = 0
    for start, end in _lines(markup):
        line, found = _parse_line(markup[start:end])
        parts += [markup[at:start], line]
        length += start - at
        spans += moved(found, length)
        length += len(line)
        at = end
    return Rich("".join(parts), tuple(spans))


def markup(rich: Rich) -> str:
    """How ``rich`` is written: ``parse`` of it is equal to ``rich``. No more signs are escaped than need be."""
    if not rich.spans and _is_plain(rich.text):
        return rich.text
    parts: list[str] = []
    at = 0
    for start, end in _lines(rich.text):
        own = rich.spans[
            bisect_left(rich.spans, start, key=_start) : bisect_left(rich.spans, end, key=_start)
        ]
        parts += [rich.text[at:start], _written(Rich(rich.text[start:end], tuple(moved(own, -start))))]
        at = end
    return "".join(parts)


def plain(markup: str) -> str:
    """The text that ``markup`` shows, without its looks."""
    return parse(markup).text


def _is_plain(text: str) -> bool:
    """Whether ``text`` is certain to show what it says; quick, for nearly all texts are plain."""
    return "- " not in text and _SIGNS.search(text) is None


def _may_have_address(text: str, first: int, last: int) -> bool:
    return text.find("//", first, last) >= 0 or text.find("@", first, last) >= 0


def _lines(text: str) -> Iterator[Range]:
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _start(span: Span) -> int:
    return span.start


def moved(spans: Iterable[Span], by: int) -> Iterator[Span]:
    """``spans`` of a text that stands ``by`` characters further on."""
    return (Span(span.start + by, span.end + by, span.bold, span.link) for span in spans)


# Reading


def _parse_line(line: str) -> tuple[str, list[Span]]:
    """The text of one line and its spans, not yet in order."""
    if _NO_BULLET.match(line):
        return _Inline(line[1:]).read("")
    if _BULLETED.match(line):
        return _Inline(line[len(BULLET) :]).read(BULLET)
    return _Inline(line).read("")


class _Inline:
    """One pass over a line: ``_parts`` is what has been read, marks among it until they find their partner.

    A mark is a part of its own; when it has got its partner, the part becomes empty and its place is remembered.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._bold: int | None = None  # the part of the pair of stars that waits for its partner
        self._opened: list[tuple[int, int]] = []  # parts of brackets that wait, and where their words begin
        self._pairs: list[tuple[int, int, bool, str]] = []

    def read(self, before: str) -> tuple[str, list[Span]]:
        """``before`` and the text of the line; spans count from the start of ``before``."""
        at = 0
        while found := _TOKEN.search(self._source, at):
            self._parts.append(self._source[at : found.start()])
            at = self._token(found)
        self._parts += [self._source[at:], ""]
        places = [len(before)]
        for part in self._parts:
            places.append(places[-1] + len(part))
        spans = [Span(places[first], places[last], bold, link) for first, last, bold, link in self._pairs]
        return before + "".join(self._parts), spans

    def _token(self, found: re.Match[str]) -> int:
        """Takes one token in; answers where to go on reading."""
        token = found[0]
        if token[0] == "\\":
            odd = len(token) - (token[-1] != "\\")  # backslashes
            self._parts.append("\\" * (odd // 2) + token.lstrip("\\"))
            return found.end()
        self._parts.append(token)
        if token == "**":
            self._stars(found)
        elif token == "[":
            self._opened.append((len(self._parts) - 1, found.end()))
        elif found[1] and not self._link(found):
            self._parts[-1] = "]"
            return found.start() + 1
        return found.end()

    def _stars(self, found: re.Match[str]) -> None:
        before = self._source[max(0, found.start() - 1) : found.start()]
        after = self._source[found.end() : found.end() + 1]
        place = len(self._parts) - 1
        if self._bold is not None and not before.isspace():
            self._parts[self._bold] = self._parts[place] = ""
            self._pairs.append((self._bold, place, True, ""))
            self._bold = None
        elif after and not after.isspace():
            self._bold = place

    def _link(self, found: re.Match[str]) -> bool:
        """Joins a target with the last bracket before it; words of nothing but spaces and stars are no link."""
        if not self._opened:
            return False
        place, start = self._opened.pop()
        if not self._source[start : found.start()].replace("*", "").strip():
            return False
        self._opened.clear()
        self._parts[place] = self._parts[-1] = ""
        self._pairs.append((place, len(self._parts) - 1, False, found[1]))
        return True


# Order


def _in_order(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    given = sorted(spans, key=_start)
    bold = _runs((span.start, span.end, "bold") for span in given if span.bold)
    links = _runs((span.start, span.end, target) for span in given if (target := _target(span.link)))
    for start, end in _lines(text):
        first = start + len(BULLET) if text.startswith(BULLET, start, end) else start
        of_line = list(_cut(text, links, first, end))
        of_line += _addresses(text, first, end, of_line)
        yield from _joined(list(_cut(text, bold, first, end)), sorted(of_line))


Run = tuple[int, int, str]


def _runs(ranges: Iterable[Run]) -> list[Run]:
    """Ascending runs without overlaps; those that touch and say the same are one."""
    runs: list[Run] = []
    for start, end, what in ranges:
        if runs and runs[-1][1] >= start and runs[-1][2] == what:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]), what)
            continue
        start = max(start, runs[-1][1]) if runs else start
        if start < end:
            runs.append((start, end, what))
    return runs


def _cut(text: str, runs: list[Run], first: int, last: int) -> Iterator[Run]:
    """What of ``runs`` lies between ``first`` and ``last``, without spaces at its ends."""
    at = bisect_right(runs, first, key=lambda run: run[1])
    while at < len(runs) and runs[at][0] < last:
        start, end, what = max(runs[at][0], first), min(runs[at][1], last), runs[at][2]
        at += 1
        words = text[start:end] if start < end else ""
        if bare := words.strip():
            start += len(words) - len(words.lstrip())
            yield start, start + len(bare), what


def _addresses(text: str, first: int, last: int, links: list[Run]) -> list[Run]:
    """The addresses that stand in a line, apart from its links."""
    if not _may_have_address(text, first, last):
        return []
    touched = {place for start, end, _ in links for place in (start, end)}
    borders = [first, *(place for start, end, _ in links for place in (start, end)), last]
    return [
        (found.start(), found.end(), found[0])
        for start, end in zip(borders[::2], borders[1::2], strict=True)
        for found in _ADDRESS.finditer(text, start, end)
        if found.start() not in touched and found.end() not in touched
    ]


def _joined(bold: list[Run], links: list[Run]) -> Iterator[Span]:
    """Spans from border to border of ``bold`` runs, no two of which touch, and of ``links``."""
    bold_borders = {place for start, end, _ in bold for place in (start, end)}
    link_borders = {end: "" for _, end, _ in links} | {start: target for start, _, target in links}
    is_bold, link, before = False, "", 0
    for place in sorted(bold_borders | link_borders.keys()):
        if is_bold or link:
            yield Span(before, place, is_bold, link)
        is_bold ^= place in bold_borders
        link = link_borders.get(place, link)
        before = place


def _target(link: str) -> str:
    """``link`` as it may be written; empty if it can't be one."""
    if not link or _TARGET.fullmatch(link):
        return link
    encoded = re.sub(f"[{_NO_TARGET}]", lambda sign: quote(sign[0]), link)
    return encoded if _TARGET.fullmatch(encoded) else ""


# Writing


def _written(line: Rich) -> str:
    """One line, with as few marks and escapes as do."""
    bullet = line.text.startswith(BULLET)
    for escape, bare in ((str, True), (_escaped, True), (_escaped, False)):
        source = _with_marks(line, len(BULLET) if bullet else 0, escape, bare)
        if bullet:
            source = "- " + source
        elif source.lstrip("\\").startswith("- "):
            source = "\\" + source
        if parse(source) == line:
            break
    return source


def _with_marks(line: Rich, start: int, escape: Callable[[str], str], bare: bool) -> str:
    """The line from ``start`` on; ``bare``: links that say their address need no brackets."""
    bold = _runs((span.start, span.end, "bold") for span in line.spans if span.bold)
    links = _runs((span.start, span.end, span.link) for span in line.spans if span.link)
    marks = [(place, 0, "**") for first, last, _ in bold for place in (first, last)]
    for first, last, target in links:
        if not bare or line.text[first:last] != target:
            marks += [(first, 1, "["), (last, -1, f"]({target})")]
    parts: list[str] = []
    for place, _, mark in sorted(marks):
        literal = escape(line.text[start:place])
        if escape is _escaped:
            literal = _LAST_BACKSLASHES.sub(lambda found: found[0] * 2, literal)
        parts += [literal, mark]
        start = place
    return "".join([*parts, escape(line.text[start:])])


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\1\1\\\2", text)
