"""Reads pages and text back from a PDF of ours, for the self-test.

Knows composite fonts with two-byte codes and a ToUnicode map, the only ones that we write; no general reader.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["PdfText", "read_pdf"]

_PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a reader sees: width and height of each page in points, title, language, lines from left to right."""

    pages: tuple[tuple[float, float], ...]
    title: str
    language: str
    lines: tuple[str, ...]


def read_pdf(path: Path) -> PdfText:
    """What is in the file; raises ``pikepdf.PdfError`` if it is no PDF."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        pages = tuple(_size(page) for page in pdf.pages)
        title = str(pdf.docinfo.get("/Title", ""))
        language = str(pdf.Root.get("/Lang", ""))
        lines = tuple(line for page in pdf.pages for line in _lines(page))
    return PdfText(pages, title, language, lines)


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in page.mediabox)
    unit = float(page.obj.get("/UserUnit", 1))
    return (right - left) * unit, (top - bottom) * unit


def _lines(page: Any) -> Iterator[str]:
    """Text as it is painted, a new line wherever the pen is set down anew."""
    import pikepdf

    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    font: Mapping[int, str] = {}
    line: list[str] = []
    for instruction in pikepdf.parse_content_stream(page, "Tf Tm Td TJ Tj ET"):
        name = str(instruction.operator)
        if name == "Tf":
            font = fonts[str(instruction.operands[0])]
        elif name in ("TJ", "Tj"):
            line.extend(_said(instruction.operands[0], font))
        elif line:
            yield "".join(line)
            line = []


def _said(shown: Any, font: Mapping[int, str]) -> Iterator[str]:
    import pikepdf

    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for first, second in zip(codes[::2], codes[1::2], strict=False):
                yield font.get(first << 8 | second, "")


def _characters(font: Any) -> Mapping[int, str]:
    """What each code of the font says."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes()
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in _PAIRS.findall(table)
        for code, text in _PAIR.findall(block)
    }
