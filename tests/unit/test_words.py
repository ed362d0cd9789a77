"""Numbers, percentages, dates and quotation marks of each language, to the sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.i18n.catalogue import LANGUAGES, best_language, translator, user_language
from cjm_desktop.i18n.words import words_for

LEFT, RIGHT, BLANK = "\u200e", "\u200f", "\u00a0"


@pytest.mark.parametrize(
    "language, large, negative, signed, percent, date",
    [
        ("en", "12,500.25", "−2", "+2", "64.5%", "November 25, 2026"),
        ("en-GB", "12,500.25", "−2", "+2", "64.5%", "25 November 2026"),
        ("fa", "۱۲٬۵۰۰٫۲۵", f"{LEFT}−۲", f"{LEFT}+۲", "۶۴٫۵٪", "۴ آذر ۱۴۰۵"),
        ("ar", "١٢٬٥٠٠٫٢٥", f"{RIGHT}−٢", f"{RIGHT}+٢", "٦٤٫٥٪", "٢٥ نوفمبر ٢٠٢٦"),
        ("ar-MA", "12.500,25", f"{LEFT}−2", f"{LEFT}+2", "64,5%", "25 نونبر 2026"),
        ("he", "12,500.25", f"{LEFT}−2", f"{LEFT}+2", "64.5%", "25 בנובמבר 2026"),
        ("ru", f"12{BLANK}500,25", "−2", "+2", f"64,5{BLANK}%", f"25 ноября 2026{BLANK}г."),
        ("de", "12.500,25", "−2", "+2", f"64,5{BLANK}%", "25. November 2026"),
        ("hi", "12,500.25", "−2", "+2", "64.5%", "25 नवंबर 2026"),
        ("xx", "12,500.25", "−2", "+2", "64.5%", "November 25, 2026"),
    ],
)
def test_numbers_and_dates(
    language: str, large: str, negative: str, signed: str, percent: str, date: str
) -> None:
    words = words_for(language)
    assert words.number(12500.25) == large
    assert words.number(-2) == negative
    assert words.number(2.0, signed=True) == signed
    assert words.percent(64.5, 1) == percent
    assert words.date("2026-11-25") == date


@pytest.mark.parametrize(
    "value, decimals, text",
    [
        (0.1 + 0.2, None, "0.3"),
        (3, 2, "3.00"),
        (2 / 3, None, "0.667"),
        (-0.0001, None, "0"),
        (-0.04, 1, "0.0"),
    ],
)
def test_decimals(value: float, decimals: int | None, text: str) -> None:
    assert words_for("en").number(value, decimals) == text


def test_nothing_is_added_to_zero_and_infinity_is_a_sign() -> None:
    words = words_for("en")
    assert words.number(0, signed=True) == "0"
    assert [words.number(value) for value in (float("inf"), float("-inf"), float("nan"))] == ["∞", "−∞", "–"]


@pytest.mark.parametrize("text", ["", "soon", "2026", "2026-13-01", "20261125", "2026-W48-3", "۲۰۲۶-۱۱-۲۵"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_no_date_comes_back_unchanged(text: str, language: str) -> None:
    assert words_for(language).date(text) == text


def test_days_before_the_iranian_calendar_have_ordinary_dates() -> None:
    assert words_for("fa").date("0300-01-01") == "۱ ژانویهٔ ۳۰۰"


@pytest.mark.parametrize(
    "language, text",
    [("en", "“a”"), ("fa", "«a»"), ("ar", "«a»"), ("he", "”a”"), ("ru", "«a»"), ("de", "“a”")],
)
def test_quotation_marks(language: str, text: str) -> None:
    assert words_for(language).quoted("a") == text


def test_braces_of_users_are_only_text() -> None:
    words = words_for("fa")
    assert words.text("{a title}") == "{a title}"
    assert words.quoted("{0} {x}") == "«{0} {x}»"
    assert words.text("Goal: {text}", text="{x}") == "هدف: {x}"


@given(st.sampled_from(LANGUAGES), st.floats(), st.none() | st.integers(0, 6), st.booleans())
def test_every_number_can_be_written(language: str, value: float, decimals: int | None, signed: bool) -> None:
    words = words_for(language)
    assert words.number(value, decimals, signed)
    assert words.percent(value, decimals or 0)


@pytest.mark.parametrize(
    "tag, language",
    [("fa-IR", "fa"), ("ru_RU.UTF-8", "ru"), ("iw", "he"), ("AR", "ar"), ("C.UTF-8", "en"), ("", "en")],
)
def test_tags_of_languages(tag: str, language: str) -> None:
    assert best_language(tag) == language


def test_the_first_variable_that_says_something_decides() -> None:
    assert user_language({"LANG": "fa_IR", "LC_ALL": "C"}) == "en"
    assert user_language({"LANG": "fa_IR", "LC_ALL": ""}) == "fa"
    assert user_language({}) == "en"


def test_messages_without_translation_answer_themselves() -> None:
    for language in (*LANGUAGES, "xx"):
        assert translator(language)("No such message {x}") == "No such message {x}"
        assert translator(language)("") == ""
