"""Catalogues: complete in every language, compiled, with the same fields in message and translation."""

import importlib.util
import io
import string
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from cjm_desktop.i18n.words import words_for

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("ar", "fa", "he", "ru")


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "cjm_desktop.po").open("rb") as file:
        return read_po(file, language)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def forms(translation: str | tuple[str, ...]) -> tuple[str, ...]:
    return (translation,) if isinstance(translation, str) else tuple(translation)


def translations(language: str) -> dict[str, tuple[str, ...]]:
    """By message id (of a pair: the first) what is said, in every form that the language has."""
    return {forms(message.id)[0]: forms(message.string) for message in catalogue(language) if message.id}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script that keeps the catalogues."""
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "packaging" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_template_and_catalogues_have_the_messages_of_the_source(tool: ModuleType) -> None:
    used = {message.id for message in tool.collect()}
    with (LOCALE / "cjm_desktop.pot").open("rb") as file:
        listed = {message.id for message in read_po(file)}
    advice = "run packaging/catalogues.py and translate what is new"
    assert listed == used, advice
    for language in LANGUAGES:
        assert {message.id for message in catalogue(language)} == used, advice


def test_messages_are_found_where_they_are_used(tool: ModuleType) -> None:
    source = '''
HELP = "a"
TABLE = {"x": "b", "y": ("c", "d")}

# Message ids.
FIRST = "e"
SECOND = {"k": "f"}

OTHER = "not this"
NAMES = ("g",)
"""Message ids of something."""

class Format:
    title = "h"

def work(words, ok):
    message, advice = TABLE["y"]
    late = "i" if ok else "j"
    raise CjmError(message, advice=advice, where="not this", params={"z": "not this"})
    Problem(late, advice="k", where="not this")
    CardKind("not this", "l", "not this")
    words.text("m {count}", count=words.number(1, "not this"))
    raise ValueError("not this")

ACTIONS = (Action("not this", "n", "o", "not this"), Action(id="not this", label="p", tip="q", short="r"))
'''
    assert sorted({message for _, message in tool.messages(source)}) == [
        *"abcdefghijkl",
        "m {count}",
        *"nopqr",
    ]


def test_messages_with_a_number_are_pairs_and_have_the_forms_of_the_language(tool: ModuleType) -> None:
    source = 'say_count("{count} card", "{count} cards", len(cards))'
    assert list(tool.messages(source)) == [(1, ("{count} card", "{count} cards"))]
    assert not tool.is_translated(tool.empty("ru").add(("{count} card", "{count} cards")))
    catalogue = tool.empty("ru")
    message = catalogue.add(
        ("{count} card", "{count} cards"), ("{count} карточка", "{count} карточки", "{count} карточек")
    )
    assert tool.is_translated(message)
    compiled = GNUTranslations(io.BytesIO(tool.compile_catalogue(catalogue)))
    said = {
        number: compiled.ngettext("{count} card", "{count} cards", number) for number in (1, 2, 5, 11, 21)
    }
    assert said == {
        1: "{count} карточка",
        2: "{count} карточки",
        5: "{count} карточек",
        11: "{count} карточек",
        21: "{count} карточка",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_the_same_fields(language: str) -> None:
    for message, translation in translations(language).items():
        for form in translation:
            assert form, message
            assert fields(form) == fields(message), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "cjm_desktop.mo").open("rb") as file:
        compiled = {forms(message.id)[0]: forms(message.string) for message in read_mo(file) if message.id}
    assert compiled == translations(language)


@pytest.mark.parametrize(
    ("language", "date", "percent", "signed", "quoted"),
    [
        ("en", "25, 2026", "64%", "+2", "“a”"),
        ("fa", "۴ آذر ۱۴۰۵", "۶۴", "۲", "«a»"),
        ("ar", "٢٥ نوفمبر ٢٠٢٦", "٦٤", "٢", "a"),
        ("he", "25 בנובמבר 2026", "64%", "2", "a"),
        ("ru", "25 ноября 2026", "64", "+2", "«a»"),
    ],
)
def test_words_numbers_and_dates_are_those_of_the_language(
    language: str, date: str, percent: str, signed: str, quoted: str
) -> None:
    words = words_for(language)
    assert date in words.date("2026-11-25")
    assert percent in words.percent(64)
    assert signed in words.number(2, signed=True)
    assert words.number(1e25)
    assert words.percent(-1e300)
    assert quoted in words.quoted("a")
    assert words.quoted("a") != "a"
    assert words.date("next week") == "next week"
