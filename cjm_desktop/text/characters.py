"""Kinds of characters, as sets for regular expressions. Knows no font and no engine."""

import unicodedata
from collections.abc import Iterable

IGNORABLE_RANGES = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180B, 0x180F),
    (0x200B, 0x200F),  # zero-width space, joiners, direction marks
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE0FFF),  # tags
)
"""Characters that show nothing by themselves but tell how their neighbours are shown."""

IGNORABLES = frozenset(code for first, last in IGNORABLE_RANGES for code in range(first, last + 1))


def is_letter(code: int) -> bool:
    return unicodedata.category(chr(code)).startswith("L")


def is_mark(code: int) -> bool:
    return unicodedata.category(chr(code)).startswith("M")


def char_class(codes: Iterable[int]) -> str:
    """The inside of a ``[…]`` of a regular expression that matches exactly these code points."""
    parts: list[str] = []
    first = last = -2
    for code in [*sorted(set(codes)), -2]:
        if code == last + 1:
            last = code
            continue
        if last >= 0:
            parts.append(f"\\U{first:08x}-\\U{last:08x}")
        first = last = code
    return "".join(parts)
