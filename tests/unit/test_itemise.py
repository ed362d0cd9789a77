"""Which font each character takes."""

import itertools

import pytest

from cjm_desktop.text.itemise import itemise, missing

SHORT = {
    "Noto Sans": "L",
    "Vazirmatn": "A",
    "Noto Sans Hebrew": "H",
    "Noto Emoji": "E",
    "Noto Sans Math": "S",
    "Noto Sans Symbols": "S",
    "Noto Sans Symbols 2": "S",
}


def fonts(text: str) -> str:
    """One letter for each character of ``text``."""
    return "".join(SHORT[family] * (end - start) for start, end, family in itemise(text))


def pieces(text: str) -> list[tuple[str, str]]:
    return [(SHORT[family], text[start:end]) for start, end, family in itemise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Order #A-56, 12%", "L"),
        ("Клиент выбирает товар: «доставка» №5", "L"),
        ("Πελάτης (3)", "L"),
        ("کاربر می‌خواهم را می‌نویسد", "A"),
        ("مُحَمَّدٌ يَقْرَأُ الكِتَابَ", "A"),
        ("لا إله الأمر", "A"),
        ("۱۲٬۵۰۰ تومان", "A"),
        ("٣ خيارات، ٥٠٪؟", "A"),
        ("שָׁלוֹם בְּרֵאשִׁית", "H"),
        ("ומשלם ₪99.90", "H"),
        ("e\u0301 и\u0306", "L"),
        ("تماس 021-1234 (داخلی 5)", "A"),
        ("«گفت‌وگو» [۱]", "A"),
    ],
)
def test_one_script_is_set_in_one_font(text: str, expected: str) -> None:
    assert set(fonts(text)) == {expected}


def test_latin_words_in_a_persian_line() -> None:
    assert pieces("سفارش 1234 با Order #A-56 (ارسال سریع) ۱۲٬۵۰۰") == [
        ("A", "سفارش 1234 با "),
        ("L", "Order #A-56 "),
        ("A", "(ارسال سریع) ۱۲٬۵۰۰"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("پرداخت (checkout) شد", "(checkout)"),
        ("Step (پرداخت iPhone) one", "(پرداخت iPhone)"),
        ('הלקוח לוחץ על "Buy now" כאן', '"Buy now"'),
        ("دکمهٔ «Add to cart» کلیک", "«Add to cart»"),
        ("כפתור „Kaufen“ כאן", "„Kaufen“"),
        ("text [الف (۲)] text", "[الف (۲)]"),
    ],
)
def test_brackets_and_quotes_match_their_partner(text: str, expected: str) -> None:
    start = text.index(expected)
    inside = fonts(text)[start : start + len(expected)]
    assert inside[0] == inside[-1] == fonts(expected[1:-1])[0]


@pytest.mark.parametrize("text", [")", "a) b", "((((", 'پنج 5" و (ب)', "» الف «", "”"])
def test_lonely_brackets_do_no_harm(text: str) -> None:
    assert len(fonts(text)) == len(text)


@pytest.mark.parametrize("emoji", ["😀", "👍🏽", "👨‍👩‍👧", "🇮🇷", "1️⃣", "#⃣", "⚠️", "❤️‍🔥", "👩🏾‍⚕️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
@pytest.mark.parametrize("around", ["a{}b", "ا {} ب", "{}", "א{}"])
def test_an_emoji_sequence_is_one_piece(emoji: str, around: str) -> None:
    found = [text for kind, text in pieces(around.format(emoji)) if kind == "E"]
    assert found == [emoji]


@pytest.mark.parametrize("symbol", "→←✓★●■▲⚠☎")
@pytest.mark.parametrize("around", ["a {} b", "ا {} ب", "א{}ב"])
def test_symbols_interrupt_the_text_font_only_for_themselves(symbol: str, around: str) -> None:
    kinds = fonts(around.format(symbol))
    assert kinds.replace("S", "") == fonts(around.format(""))
    assert kinds.count("S") == 1


def test_spaces_and_digits_before_the_first_letter_take_its_font() -> None:
    assert fonts(" 12. سلام") == "A" * 9
    assert fonts("12 ۱۲") == "LLLAA"


def test_a_mark_joins_its_letter_in_a_font_that_has_both() -> None:
    assert pieces("aא\u0301") == [("L", "a"), ("H", "א\u0301")]
    assert pieces("בa\u05b8") == [("H", "בa\u05b8")]


def test_a_mark_without_such_a_font_shows_all_the_same() -> None:
    assert pieces("б\u064e") == [("L", "б"), ("A", "\u064e")]


def test_joiners_and_direction_marks_stay_with_what_is_before_them() -> None:
    assert fonts("א\u200dا\u200cb\u200f\u2068 \u2069") == "HHAALLLLL"


def test_unknown_characters_show_as_the_default_font_s_box() -> None:
    assert fonts("ب漢ب") == "ALA"


@pytest.mark.parametrize(
    "text", ["", "é", "漢字", "\ud800", "\x00é", "\U0010ffff", "\u200d\u200d", "\u0301", "\ufe0f"]
)
def test_runs_cover_the_text_without_gaps(text: str) -> None:
    runs = itemise(text)
    assert "".join(text[start:end] for start, end, _ in runs) == text
    assert all(before[1] == after[0] for before, after in itertools.pairwise(runs))


def test_missing_characters_are_named_once_in_order() -> None:
    assert missing("plain") == ""
    assert missing("字漢é字 😀 سلام שָׁ →✓\u200d\ufe0f\t\n\x01\ud800\u3000\ufffc") == "字漢"
    assert missing("ﷺ") == "ﷺ"
