"""Pieces of SVG source: numbers, attributes, colours, outlines. Knows no scene."""

from collections.abc import Iterable
from html import escape

from cjm_desktop.layout.scene import Colour, Command


def number(value: float) -> str:
    """Two decimals at most, without needless zeros."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def words(text: str) -> str:
    """Text for XML: escaped, without the characters that XML forbids."""
    return escape("".join(letter for letter in text if _allowed(ord(letter))), quote=True)


def _allowed(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """`` name="value"`` for each pair whose value isn't empty; values are source already."""
    return "".join(f' {name}="{value}"' for name, value in pairs if value)


def paint(name: str, colour: Colour) -> list[tuple[str, str]]:
    """The attributes that paint with a colour; ``name`` is ``fill`` or ``stroke``."""
    found = [(name, colour[:7])]
    if len(colour) == 9:
        found.append((f"{name}-opacity", number(int(colour[7:9], 16) / 255)))
    return found


def outline(commands: Iterable[Command]) -> str:
    """The ``d`` of a path."""
    return "".join(
        command[0] + " ".join(number(float(value)) for value in command[1:]) for command in commands
    )
