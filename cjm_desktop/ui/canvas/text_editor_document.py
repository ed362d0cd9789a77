"""A Qt document as the text of a card: text, bold words and links go in, and come out again.

Qt counts UTF-16 units; what leaves this module counts Python characters. Bullets are part of the text, as they are
shown. Knows no widget.
"""

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from cjm_desktop.text.rich import BULLET, Rich, Span

_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_LEFT_OUT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\ufffc]")
_BULLETS = frozenset({"- ", "* ", BULLET})
_HALF = re.compile("[\ud800-\udfff]")


def fit(text: str) -> str:
    """``text`` as a card can show it: one kind of line break, spaces for tabs, no control characters."""
    text = _LEFT_OUT.sub("", _BREAK.sub("\n", text).replace("\t", " "))
    return _HALF.sub("\ufffd", text)


def trimmed(markup: str) -> str:
    """``markup`` as it is loaded: fit to be shown, without spaces at the ends of lines, where nobody sees them."""
    lines = fit(markup).split("\n")
    return "\n".join(line if line in _BULLETS else line.rstrip() for line in lines)


def units(text: str) -> int:
    """How many UTF-16 units ``text`` has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The lines of the document, as broken by hand."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def characters(text: str, unit: int) -> int:
    """How many characters of ``text`` lie before its ``unit``-th UTF-16 unit."""
    if text.isascii():
        return unit
    return len(text.encode("utf-16-le")[: 2 * unit].decode("utf-16-le", "ignore"))


def block_spans(block: QTextBlock) -> list[Span]:
    """What of the block is bold or a link, counted from its start."""
    text = block.text()
    spans = []
    for piece in block.textFormats():
        look = piece.format
        bold, link = look.fontWeight() >= QFont.Weight.DemiBold, look.anchorHref()
        if bold or link:
            start, end = characters(text, piece.start), characters(text, piece.start + piece.length)
            spans.append(Span(start, end, bold, link))
    return spans


def read(document: QTextDocument) -> Rich:
    """What the document says, but for spaces at the ends of lines, bullets without words and empty lines at its end."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    rich = selected(cursor, bare=True)
    return Rich(rich.text.rstrip("\n"), rich.spans)


def selected(cursor: QTextCursor, *, bare: bool = False) -> Rich:
    """What the cursor has selected; ``bare``: without spaces at the ends of lines and bullets without words."""
    lines: list[str] = []
    spans: list[Span] = []
    at = 0
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    for block in blocks(cursor.document()):
        if block.position() > last or first >= block.position() + block.length():
            continue
        text = block.text()
        start = characters(text, max(first - block.position(), 0))
        end = characters(text, min(last - block.position(), block.length() - 1))
        if bare:
            end = start if text == BULLET else max(start, min(end, len(text.rstrip())))
        for span in block_spans(block):
            inner = max(span.start, start), min(span.end, end)
            if inner[0] < inner[1]:
                spans.append(Span(at + inner[0] - start, at + inner[1] - start, span.bold, span.link))
        lines.append(text[start:end])
        at += end - start + 1
    return Rich("\n".join(lines), tuple(spans))


def insert(cursor: QTextCursor, rich: Rich) -> None:
    """Puts ``rich`` in the place of what ``cursor`` has selected, as one step that can be undone."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    start = cursor.position()
    cursor.insertText(rich.text, QTextCharFormat())
    end = cursor.position()
    for span in rich.spans:
        if span.link == rich.text[span.start : span.end] and not span.bold:
            continue  # an address is a link by itself, and goes on being one while it is changed
        cursor.setPosition(start + units(rich.text[: span.start]))
        cursor.setPosition(start + units(rich.text[: span.end]), QTextCursor.MoveMode.KeepAnchor)
        link = "" if span.link == rich.text[span.start : span.end] else span.link
        cursor.mergeCharFormat(look(span.bold, link))
    cursor.setPosition(end)
    cursor.endEditBlock()


def look(bold: bool, link: str) -> QTextCharFormat:
    """The format of bold words or of a link."""
    made = QTextCharFormat()
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if link:
        made.setAnchor(True)
        made.setAnchorHref(link)
    return made


def load(document: QTextDocument, rich: Rich) -> None:
    """Makes ``rich`` the whole text, with nothing to undo."""
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    insert(cursor, rich)
    document.setUndoRedoEnabled(True)
    document.setModified(False)
