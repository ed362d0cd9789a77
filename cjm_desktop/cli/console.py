"""What a command may say: results on standard output, warnings and errors, one line each, on standard error.

Text of a document is made harmless for a terminal here: control characters in it can't move the cursor or
change colours. Knows nothing of commands.
"""

import contextlib
import io
import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any, TextIO

from cjm_desktop.errors import CjmError
from cjm_desktop.i18n.catalogue import Translate

__all__ = ["Console", "harmless", "speak_utf8"]

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}")
_CONTROLS |= {ord(space): " " for space in "\t\n\r\v\f\x85"}


class Console:
    """Speaks to the user in the user's language."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def text(self, message: str, **params: object) -> str:
        """The message in the user's language, its ``{name}`` fields filled in."""
        found = self._translate(message)
        return found.format(**params) if params else found

    def line(self, text: str = "") -> None:
        """One line of the result, in which control characters are shown as U+FFFD."""
        _write(sys.stdout, harmless(text))

    def lines(self, text: str) -> None:
        """A text of several lines that the program itself made."""
        _write(sys.stdout, text)

    def json(self, value: Any) -> None:
        """The result as JSON, for other programs."""
        _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2))

    def table(self, rows: Sequence[Sequence[str]], indent: str = "  ") -> None:
        """Lines whose cells stand below each other."""
        widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
            self.line(f"{indent}{'  '.join(cells)}".rstrip())

    def warn(self, sentence: str) -> None:
        """Something that could not be done; the command goes on."""
        _write(sys.stderr, harmless(self.text("warning: {sentence}", sentence=sentence)))

    def progress(self, share: float) -> None:
        """How much is done, 0 to 1, for the program that has started this one; if it no longer reads, never mind."""
        with contextlib.suppress(OSError):
            _write(sys.stderr, f"progress {share:.2f}")

    def fail(self, error: CjmError) -> None:
        """Why the command can't be done: what, where and what to do."""
        sentence = error.sentence(self._translate)
        _write(sys.stderr, harmless(self.text("error: {sentence}", sentence=sentence)))


def _width(text: str) -> int:
    """How many places a terminal needs: marks and joiners take none, East Asian letters and emoji two."""
    takes_none = ("Mn", "Me", "Cf")
    return sum(
        0
        if unicodedata.category(sign) in takes_none
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def harmless(text: str) -> str:
    """``text`` on one line, without characters that command a terminal."""
    return text.translate(_CONTROLS)


def speak_utf8() -> None:
    """Lets standard output and error take every character, whatever the locale says.

    What isn't a character at all (odd bytes in a file name, lone surrogates) is written as ``\\udcff``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # a process may be started without
        print(text, file=stream)
