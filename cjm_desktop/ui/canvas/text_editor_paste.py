"""What the clipboard gives to a card and takes from it: text, bold words, bulleted lines and links, nothing else.

Other programs get plain text and simple HTML. Knows no widget.
"""

import re
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextDocument

from cjm_desktop.text.rich import BULLET, Rich, Span
from cjm_desktop.ui.canvas.text_editor_document import block_spans, blocks, fit

_LONGEST_HTML = 300_000
"""Longer HTML is read as plain text: a card has no room for its words, and Qt needs seconds for it."""

_SIGN = re.compile("^[-*•] ", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def address(mime: QMimeData) -> str:
    """The address, if that is all that the clipboard holds."""
    text = mime.text().strip() if mime.hasText() else ""
    return text if len(text) < 4000 and _ADDRESS.fullmatch(text) else ""


def from_mime(mime: QMimeData, rich: bool, room: int) -> tuple[Rich, bool]:
    """What can be pasted of ``mime``, at most ``room`` characters, and whether all of it."""
    if rich and mime.hasHtml() and len(html := mime.html()) <= _LONGEST_HTML:
        found = _from_html(html)
    else:
        # Line breaks count as one character at least, so that nothing is lost that would have found room.
        raw = mime.text()
        text = fit(raw[: 2 * room + 2])
        found = Rich(_SIGN.sub(BULLET, text) if rich else " ".join(text.split("\n")))
        if len(raw) > 2 * room + 2:
            return _cut(found, room), False
    return (found, True) if len(found.text) <= room else (_cut(found, room), False)


def to_mime(rich: Rich) -> QMimeData:
    """``rich`` as plain text and as HTML."""
    mime = QMimeData()
    mime.setText(rich.text)
    if rich.spans or BULLET in rich.text:
        mime.setHtml(_html(rich))
    return mime


def _cut(rich: Rich, room: int) -> Rich:
    text = rich.text[:room]
    spans = (Span(span.start, min(span.end, room), span.bold, span.link) for span in rich.spans)
    return Rich(text, tuple(span for span in spans if span.start < span.end))


def _from_html(html: str) -> Rich:
    document = QTextDocument()
    document.setHtml(html)
    lines: list[str] = []
    spans: list[Span] = []
    at = 0
    for block in blocks(document):
        line, found = _line(block)
        lines.append(line)
        spans += [Span(at + span.start, at + span.end, span.bold, span.link) for span in found]
        at += len(line) + 1
    text = "\n".join(lines)
    return Rich(text.rstrip("\n"), tuple(spans))


def _line(block: QTextBlock) -> tuple[str, list[Span]]:
    """One block of a web page: its text as a card can show it, and its spans in that text."""
    text = block.text()
    parts = [BULLET] if block.textList() is not None and not text.startswith(BULLET) else []
    length = sum(map(len, parts))
    spans: list[Span] = []
    at = 0
    found = block_spans(block)
    for start, end, span in [*((span.start, span.end, span) for span in found), (len(text), len(text), None)]:
        parts.append(_words(text[at:start]))
        length += len(parts[-1])
        parts.append(_words(text[start:end]))
        if span is not None:
            spans.append(Span(length, length + len(parts[-1]), span.bold, span.link))
        length += len(parts[-1])
        at = end
    return "".join(parts), spans


def _words(text: str) -> str:
    return fit(text.replace("\xa0", " ")).replace("\n", " ")


def _html(rich: Rich) -> str:
    parts: list[str] = []
    at = 0
    for line in rich.text.split("\n"):
        bullet = line.startswith(BULLET)
        first = at + len(BULLET) if bullet else at
        words = _marked(rich, first, at + len(line))
        parts.append(f"<ul><li>{words}</li></ul>" if bullet else f"<p>{words}</p>")
        at += len(line) + 1
    return f'<html><body style="white-space: pre-wrap">{"".join(parts)}</body></html>'


def _marked(rich: Rich, start: int, end: int) -> str:
    parts: list[str] = []
    for span in rich.spans:
        if start <= span.start < end:
            words = escape(rich.text[span.start : span.end])
            words = f"<b>{words}</b>" if span.bold else words
            words = f'<a href="{escape(span.link)}">{words}</a>' if span.link else words
            parts += [escape(rich.text[start : span.start]), words]
            start = span.end
    return "".join([*parts, escape(rich.text[start:end])])
