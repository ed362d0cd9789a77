"""The shipped fonts: which files there are, which characters each of them has, and which comes first.

The table is ``resources/fonts/fonts.json``; its order is the order of preference. This module knows nothing of Qt
and never looks at the fonts of the system.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from cjm_desktop.resources import resource_path
from cjm_desktop.text.types import FontKey


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A shipped family: its file names and the code points that its files have.

    ``bold`` is ``None`` for families of symbols, which look the same in bold text. ``is_text`` says that it has
    letters, digits, spaces and punctuation, so that a whole sentence can be set in it.
    """

    name: str
    regular: str
    bold: str | None
    coverage: frozenset[int]

    @property
    def is_text(self) -> bool:
        return ord("A") in self.coverage


def _code_points(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def _read_table() -> tuple[FontFamily, ...]:
    table = json.loads(resource_path("fonts", "fonts.json").read_bytes())
    return tuple(
        FontFamily(entry["family"], entry["regular"], entry["bold"], _code_points(entry["coverage"]))
        for entry in table
    )


FAMILIES: tuple[FontFamily, ...] = _read_table()
"""All shipped families, the preferred ones first."""

DEFAULT_FAMILY = FAMILIES[0].name
"""Shows text without any letter, and the box that stands for a character which no font has."""

EMOJI_FAMILY = "Noto Emoji"


@cache
def family(name: str) -> FontFamily:
    """The shipped family called ``name``; ``KeyError`` if there is none."""
    for each in FAMILIES:
        if each.name == name:
            return each
    raise KeyError(name)


@cache
def font_key(name: str, bold: bool) -> FontKey:
    """The file that shows ``name`` in this weight; a family without a bold file answers with its regular one."""
    return FontKey(name, bold and family(name).bold is not None)


def font_file(key: FontKey) -> Path:
    """The font file of ``key``; its regular file if the family has no bold one."""
    found = family(key.family)
    name = found.bold if key.bold and found.bold is not None else found.regular
    return resource_path("fonts", name)


@lru_cache(maxsize=50_000)
def first_family(char: str) -> str | None:
    """The preferred family that has ``char``, ``None`` if no shipped font has it."""
    code = ord(char)
    return next((each.name for each in FAMILIES if code in each.coverage), None)
