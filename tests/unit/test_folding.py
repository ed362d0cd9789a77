"""What counts as the same when text is looked for, and where it stands in the text as it was written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.text.folding import fold, occurrences, pattern

SAME = [
    ("Straße", "STRASSE"),
    ("café", "CAFE\u0301"),
    ("Ünal", "unal"),
    ("λόγος", "ΛΟΓΟΣ"),
    ("İstanbul", "istanbul"),
    ("кофе", "КОФЕ"),
    ("ёлка", "Елка"),
    ("за\u0301мок", "замок"),
    ("мой", "мои\u0306"),
    ("مشتری", "مشتري"),
    ("مشتری", "مشترى"),
    ("کتاب", "كتاب"),
    ("خانه", "خانة"),
    ("خانهٔ", "خانۀ"),
    ("أإآٱا", "ااااا"),
    ("مسؤول", "مسوول"),
    ("مسئله", "مسیله"),
    ("مُحَمَّدٌ", "محمد"),
    ("كـــتاب", "کتاب"),
    ("می‌رود", "میرود"),
    ("\u200fسلام\u200e", "سلام"),
    ("ﻻ", "لا"),
    ("שָׁלוֹם", "שלום"),
    ("שׁ", "ש"),
    ("۱۲۳", "123"),
    ("١٢٣", "123"),
    ("１２", "12"),
    ("۱۲٫۵", "12.5"),
    ("«نقل»", '"نقل"'),
    ("“a” ‘b’", "\"a\" 'b'"),
    ("צה״ל", 'צה"ל'),
    ("a–b—c−d", "a-b-c-d"),
    ("a\u00a0b\u202fc\nd", "a b c d"),
    ("ﬁne…", "fine..."),
    ("co\u00adop", "coop"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_texts_that_are_the_same_for_a_search(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text
    assert occurrences(f"x {one} y", other)
    assert occurrences(f"x {other} y", one)


@pytest.mark.parametrize(
    ("one", "other"), [("мой", "мои"), ("a b", "ab"), ("سر", "شر"), ("ش", "س"), ("1", "2"), ("क", "कि")]
)
def test_texts_that_differ(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("One two one", "ONE", ["One", "one"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("او می‌رود و میرود و می رود.", "می رود", ["می‌رود", "میرود", "می رود"]),
        ("او می‌رود و میرود و می رود.", "می‌رود", ["می‌رود", "میرود", "می رود"]),
        ("او می‌رود و میرود و می رود.", "ميرود", ["می‌رود", "میرود"]),
        ("no table, notable, no\n  table", "no table", ["no table", "no\n  table"]),
        ("مُحَمَّدٌ آمد", "محمد", ["مُحَمَّدٌ"]),
        ("مُحَمَّدٌ آمد", "حم", ["حَمَّ"]),
        ("שָׁלוֹם", "ש", ["שָׁ"]),
        ("Straße", "ss", ["ß"]),
        ("Straße", "s", ["S", "ß", "ß"]),
        ("cafe\u0301s", "café", ["cafe\u0301"]),
        ("می‌", "می", ["می"]),
        ("50 % (net)", "% (", ["% ("]),
        ("۲۵ درصد", "25 درصد", ["۲۵ درصد"]),
        ("ﻻ", "ا", ["ﻻ"]),
        ("text", " \u200c\u064b", []),
        ("text", "", []),
        ("", "a", []),
    ],
)
def test_what_is_found_are_the_characters_as_they_were_written(
    text: str, query: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in occurrences(text, query)] == found


def test_a_query_of_nothing_has_no_pattern() -> None:
    assert pattern(" \n") is None
    assert pattern("\u064b") is None


ALL = st.text(
    st.one_of(
        st.sampled_from(
            "aAéßﬁ\u0301\u0306иёй \u200c\u200f\u0640\u064b\u0651\u05b8שلاآئیيكۀ۱٫«—\u00a0\nİΐ\ufe71"
        ),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=12,
)


@given(ALL)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded.text).text == folded.text


@given(ALL)
def test_every_folded_character_has_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.places) == len(folded.text)
    for at, (start, end) in enumerate(folded.places):
        assert 0 <= start < end <= len(text)
        assert folded.text[at] in fold(text[start:end]).text
    assert list(folded.places) == sorted(folded.places)


@given(ALL, st.data())
def test_spans_are_those_of_the_places(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        assert folded.span(start, end) == (folded.places[start][0], folded.places[end - 1][1])


@given(ALL)
def test_forms_of_unicode_make_no_difference_to_letters(text: str) -> None:
    letters = "".join(character for character in text if character in "aAéßиёйسلامשيكۀ")
    assert fold(unicodedata.normalize("NFD", letters)).text == fold(letters).text


@given(
    st.text(st.sampled_from("ab می\u200cی "), max_size=8), st.text(st.sampled_from("ab می\u200c"), max_size=8)
)
def test_a_text_is_found_in_any_text_around_it(query: str, around: str) -> None:
    if query.strip(" \u200c"):
        assert occurrences(f"{around} {query} {around}", query)
