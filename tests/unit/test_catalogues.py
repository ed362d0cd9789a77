"""Catalogues: complete in every language, compiled, with the same fields in message and translation."""

import importlib.util
import string
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


def translations(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for message in catalogue(language):
        if message.id:
            first = message.id if isinstance(message.id, str) else message.id[0]
            found[first] = message.string if isinstance(message.string, str) else message.string[-1]
    return found


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
'''
    assert sorted({message for _, message in tool.messages(source)}) == [*"abcdefghijkl", "m {count}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_the_same_fields(language: str) -> None:
    for message, translation in translations(language).items():
        assert translation, message
        assert fields(translation) == fields(message), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "cjm_desktop.mo").open("rb") as file:
        compiled = {
            message.id if isinstance(message.id, str) else message.id[0]: message.string
            for message in read_mo(file)
            if message.id
        }
    assert {
        key: value if isinstance(value, str) else value[-1] for key, value in compiled.items()
    } == translations(language)


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
