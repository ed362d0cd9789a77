"""Lines in all scripts of the product, and what must hold for every text block."""

import itertools
import re

from cjm_desktop.text.characters import IGNORABLES, is_mark
from cjm_desktop.text.types import Cluster, TextBlock

PERSIAN_MIXED = "سفارش شماره 1234 با Order #A-56 (ارسال سریع) به قیمت ۱۲٬۵۰۰ تومان"
HEBREW_MIXED = 'הלקוח לוחץ על "Buy now" (גרסה 2.1) ומשלם ₪99.90'

LINES = (
    "",
    "Café naïve — office, fi ffl, AVATAR Tyrol",
    "Клиент выбирает товар: «доставка» №5",
    "کاربر می‌خواهم را می‌نویسد و خانه‌ها را می‌بیند",
    "لا إله الأمر للاختبار السلام سلام",
    "مُحَمَّدٌ يَقْرَأُ الكِتَابَ",
    "שלום עולם, הלקוח מזמין מוצר",
    "שָׁלוֹם בְּרֵאשִׁית בָּרָא",
    PERSIAN_MIXED,
    HEBREW_MIXED,
    "Step 3: مشتری وارد فروشگاه می‌شود (checkout) – Оплата картой",
    "Family 👨‍👩‍👧 and 👍🏽 1️⃣ 🇮🇷 ⚠️ ✓→★ ok 𝛼 漢字",
    "فروشگاه → پرداخت ✓ (۱۲٪) “نقل” 😀😀 «گفت»",
    "  two  paragraphs \nپاراگراف  دوم  \r\n\n3rd\u2028۴\tپنج\x01شش\ud800",
    "e\u0301 и\u0306 б\u064e \u0301\u200d\ufe0f",
)


def clusters(block: TextBlock, line: int) -> list[Cluster]:
    """The clusters of a line in the order of the text."""
    return sorted((each for run in block.runs()[line] for each in run.clusters), key=lambda each: each.start)


def is_visible(text: str) -> bool:
    return any(ord(char) not in IGNORABLES and not is_mark(ord(char)) and not char.isspace() for char in text)


def check(block: TextBlock, width: float | None) -> None:
    """The contract of ``TextBlock`` in so far as it can be seen from outside."""
    lines, runs = block.lines, block.runs()
    assert len(lines) == len(runs) >= 1
    assert block.width == max(line.width + line.indent for line in lines)
    assert lines[0].start == 0
    assert lines[-1].end == len(block.text)
    for number, line in enumerate(lines):
        assert abs(line.top - block.height / len(lines) * number) < 1e-6
        assert 0 <= line.baseline - line.top < block.height / len(lines)
        if number:
            between = block.text[lines[number - 1].end : line.start]
            assert between in ("", "\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029")
        _check_line(block, number)
        assert not line.indent or (line.bulleted and number)
        if width is not None and line.indent + line.width > width + 0.01:
            assert sum(is_visible(each.text) for each in clusters(block, number)) <= 1


def _check_line(block: TextBlock, number: int) -> None:
    line, found = block.lines[number], clusters(block, number)
    shown = "".join(each.text for each in found)
    assert _joined(shown) == _joined(_shown(block.text[line.start : line.end]))
    for before, after in itertools.pairwise(found):
        assert before.end == after.start
    for each in found:
        assert line.start <= each.start < each.end <= line.end
        assert each.glyphs
        assert all(-1 <= x <= line.width + 1 or is_mark(ord(each.text[-1])) for _, x, _ in each.glyphs)


def _joined(text: str) -> str:
    """Without what hangs at the end of a line: joiners after a space, which join nothing and have no glyph."""
    return re.sub("(^|\\s)[\\s\u200c\u200d]*$", "", text)


def _shown(text: str) -> str:
    """Without control characters, soft hyphens, and without spaces at the end."""
    kept = (
        char
        for char in text.replace("\t", " ")
        if char >= " " and not "\x7f" <= char <= "\x9f" and char != "\xad"
    )
    return "".join(
        "\ufffd" if "\ud800" <= char <= "\udfff" or char == "\ufffc" else char for char in kept
    ).rstrip()
