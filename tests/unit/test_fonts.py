"""The table of shipped fonts says the truth about the files."""

import pytest
from fontTools.ttLib import TTFont

from cjm_desktop.text.characters import IGNORABLES
from cjm_desktop.text.fonts import (
    EMOJI_FAMILY,
    FAMILIES,
    FontFamily,
    family,
    first_family,
    font_file,
    font_key,
)
from cjm_desktop.text.types import FontKey


@pytest.mark.parametrize("shipped", FAMILIES, ids=lambda shipped: shipped.name)
def test_table_tells_what_the_files_have(shipped: FontFamily) -> None:
    for bold in (False, True):
        with TTFont(font_file(FontKey(shipped.name, bold)), lazy=True) as font:
            assert shipped.coverage <= set(font.getBestCmap())
            assert font["name"].getBestFamilyName() == shipped.name


def test_bold_of_a_family_without_bold_is_its_regular_file() -> None:
    assert font_key("Noto Emoji", True) == FontKey("Noto Emoji", False)
    assert font_file(FontKey("Noto Emoji", True)) == font_file(FontKey("Noto Emoji", False))
    assert font_key("Vazirmatn", True) == FontKey("Vazirmatn", True)


def test_order_of_preference() -> None:
    assert [first_family(char) for char in "aЖα"] == ["Noto Sans"] * 3
    assert [first_family(char) for char in "پ۵"] == ["Vazirmatn"] * 2
    assert first_family("ש") == "Noto Sans Hebrew"
    assert first_family("😀") == EMOJI_FAMILY
    assert first_family("漢") is None


def test_unknown_family() -> None:
    with pytest.raises(KeyError):
        family("Comic Sans")


def test_text_families_have_what_any_sentence_needs() -> None:
    needed = {ord(char) for char in " 0123456789.,:;!?-()[]«»“”\"'…"} - IGNORABLES
    text_families = [each for each in FAMILIES if each.is_text]
    assert len(text_families) == 3
    assert all(needed <= each.coverage for each in text_families)
