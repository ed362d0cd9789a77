"""The text editor stands over the drawn card letter by letter: lines, places and pixels are those of the engine."""

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QTextDocument, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.text.qt_block import QtTextBlock
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.text.qt_glyphs import FINE
from cjm_desktop.text.rich import Rich, parse
from cjm_desktop.text.types import Align, TextStyle
from cjm_desktop.theme import tokens
from cjm_desktop.ui.canvas.text_editor import EditRequest, TextEditor
from cjm_desktop.ui.canvas.text_editor_document import blocks, characters, fit, load, trimmed
from cjm_desktop.ui.canvas.text_editor_layout import EngineLayout
from tests.unit.text_samples import LINES

Glyphs = list[tuple[int, float, float]]
Placed = list[tuple[int, Glyphs]]
"""For each line its first character, and its glyphs with their places in the block."""

ALIGNS: tuple[Align, ...] = ("left", "centre", "right")
WORDS = sorted(
    {word for line in LINES for word in line.split()}
    | {"unbelievably-long-words-that-break-everywhere", "доставка", "מוצר", "**bold**", "**پررنگ", "است**"}
    | {"https://example.org/a", "[سایت](https://x.ir)", "\n", "\n- ", "\n* ", "  ", "(", ")"}
)


def drawn(block: QtTextBlock, align: Align, width: float) -> Placed:
    lines: Placed = []
    for line, runs in zip(block.lines, block.runs(), strict=True):
        left = line.left(align, width)
        glyphs = [glyph for run in runs for cluster in run.clusters for glyph in cluster.glyphs]
        lines.append((line.start, [(glyph, left + x, line.baseline + y) for glyph, x, y in glyphs]))
    return lines


def edited(document: QTextDocument) -> Placed:
    lines: Placed = []
    at = 0
    for block in blocks(document):
        layout = block.layout()
        origin = layout.position()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            glyphs: Glyphs = []
            for run in line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
                glyphs += [
                    (glyph, (place.x() + origin.x()) / FINE, (place.y() + origin.y()) / FINE)
                    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True)
                ]
            lines.append((at + characters(block.text(), line.textStart()), glyphs))
        at += len(block.text()) + 1
    return lines


def farthest(drawn_glyphs: Glyphs, edited_glyphs: Glyphs) -> float:
    """How far the worst glyph of a drawn line is from its like in the editor, which may have more spaces."""
    worst = 0.0
    for glyph, x, y in drawn_glyphs:
        distances = [
            abs(x - other_x) + abs(y - other_y) for other, other_x, other_y in edited_glyphs if other == glyph
        ]
        worst = max(worst, min(distances, default=1e6))
    return worst


def compare(markup: str, style: TextStyle, align: Align, width: float, *, is_rich: bool = True) -> None:
    rich = parse(markup) if is_rich else Rich(markup)
    document = QTextDocument()
    layout = EngineLayout(document)
    document.setDocumentLayout(layout)
    load(document, rich)
    layout.show_like(EditRequest(markup, style, False, align, "#000000", "#FFFFFF", is_rich))
    layout.set_room(width, 1.0)
    block = QtTextEngine(8).layout(rich.text, style, width, rich.spans if is_rich else ())
    expected, found = drawn(block, align, width), edited(document)
    assert [start for start, _ in found] == [start for start, _ in expected]
    assert layout.height == pytest.approx(block.height)
    for (start, there), (_, here) in zip(expected, found, strict=True):
        if (
            rich.text[start:].partition("\n")[0].strip() != "•"
        ):  # without words it stands where words are awaited
            assert farthest(there, here) < 0.5


@pytest.mark.parametrize("align", ALIGNS)
@pytest.mark.parametrize("line", LINES)
def test_lines_of_all_scripts_stand_where_the_card_has_them(line: str, align: Align) -> None:
    for width in (60.0, 132.0, 300.0):
        compare(fit(line), tokens.BODY, align, width)
        compare(fit(line), tokens.STAGE, align, width, is_rich=False)


def test_texts_by_chance_stand_where_the_card_has_them() -> None:
    chance = random.Random(7)
    for _ in range(150):
        text = trimmed(" ".join(chance.choices(WORDS, k=chance.randint(1, 25))))
        style = chance.choice((tokens.BODY, tokens.SMALL, tokens.STEP))
        compare(text, style, chance.choice(ALIGNS), chance.choice((12.5, 60.0, 132.0, 146.5, 300.0)))


@pytest.mark.parametrize("scale", [0.7, 1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "markup, align",
    [
        ("Types the card number **twice**", "left"),
        ("کاربر می‌خواهد Order #A-56 را **ببیند** (۱۲٬۵۰۰)", "right"),
        ("- one thing that is long\n- מוצר", "left"),
    ],
)
def test_pixels_are_those_of_the_card(qtbot: QtBot, markup: str, align: Align, scale: float) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(400, 300)
    editor = TextEditor(host)
    editor.begin(EditRequest(markup, tokens.BODY, align == "right", align, "#1F2733", "#FFF3CC", True))
    editor.place(20, 30, 132 * scale, scale)
    host.setFocus()
    editor.show()
    shown = host.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    card = QImage(shown.size(), shown.format())
    card.fill(QColor("#FFF3CC"))
    rich = parse(markup)
    painter = QPainter(card)
    painter.translate(20, 30)
    painter.scale(scale, scale)
    QtTextEngine(8).layout(rich.text, tokens.BODY, 132, rich.spans).draw(
        painter, 0, 0, 132, align, QColor("#1F2733")
    )
    painter.end()
    ink, wrong = 0, 0
    area = editor.geometry()
    for y in range(area.top(), area.bottom() + 1):
        for x in range(area.left(), area.right() + 1):
            here, there = QColor(shown.pixel(x, y)).green(), QColor(card.pixel(x, y)).green()
            ink += there < 200
            wrong += abs(here - there) > 24
    assert ink > 100
    assert wrong <= ink * 0.02


def test_typed_text_stands_as_if_it_had_been_loaded(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    editor = TextEditor(host)
    editor.begin(EditRequest("", tokens.BODY, True, "right", "#1F2733", "#FFF3CC", True))
    editor.place(0, 0, 132, 1.0)
    text = "سفارش Order #A-56 (ارسال سریع) با قیمت ۱۲٬۵۰۰ تومان"
    for char in text:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(editor, key)
    block = QtTextEngine(8).layout(text, tokens.BODY, 132)
    found = edited(editor.document)
    assert [start for start, _ in found] == [line.start for line in block.lines]
    for (_, there), (_, here) in zip(drawn(block, "right", 132), found, strict=True):
        assert farthest(there, here) < 0.5


def test_the_editor_covers_the_text_and_grows_with_it(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    editor = TextEditor(host)
    editor.begin(EditRequest("one", tokens.BODY, False, "left", "#000000", "#FFFFFF", True))
    editor.place(20.4, 30.6, 132.0, 2.0)
    before = editor.geometry()
    assert before.contains(QRect(20, 30, 133, 36))
    heights: list[float] = []
    editor.height_changed.connect(heights.append)
    editor.insert_mark(" two three four five six")
    assert heights == [pytest.approx(54.0)]
    assert editor.geometry().height() > before.height()
    editor.undo()
    assert editor.geometry().height() > before.height()  # until the card below is drawn anew
    editor.place(20.4, 30.6, 132.0, 2.0)
    assert editor.geometry() == before
    assert editor.mapFromParent(QPoint(20, 30)) == QPoint(20, 30) - before.topLeft()
