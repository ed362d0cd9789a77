"""The language that the window speaks: one for the whole process, chosen before the first widget is made.

Messages are English message ids with ``{name}`` fields; the catalogue has them in the other languages.
"""

from cjm_desktop.i18n.catalogue import user_language
from cjm_desktop.i18n.words import CatalogueWords, words_for
from cjm_desktop.settings.options import OPTIONS

__all__ = [
    "is_rtl",
    "language",
    "own_name",
    "say",
    "say_count",
    "say_number",
    "say_percent",
    "speak",
    "translate",
    "words",
]

_RTL = frozenset({"ar", "fa", "he"})
_OWN_NAMES = {choice.value: choice.title for choice in OPTIONS["language"].choices}


class _Voice:
    words: CatalogueWords = words_for(user_language())


def speak(language: str) -> None:
    """From now on messages are in ``language``; empty or ``auto``: the user's own."""
    _Voice.words = words_for(user_language() if language in ("", "auto") else language)


def language() -> str:
    """The language spoken, for instance ``fa``."""
    return _Voice.words.language


def own_name(tag: str) -> str:
    """What a language calls itself, so that everyone finds theirs; its tag where the program doesn't speak it."""
    return _OWN_NAMES.get(tag, tag)


def is_rtl() -> bool:
    """Whether the window's language is written from right to left."""
    return language() in _RTL


def words() -> CatalogueWords:
    """Words, numbers and dates in the language spoken."""
    return _Voice.words


def say(message: str, **params: object) -> str:
    """The message in the language spoken, its fields filled in."""
    return _Voice.words.text(message, **params)


def say_count(one: str, many: str, number: int, **params: object) -> str:
    """A message with a number in it, in the form that the language has for that number:
    ``say_count("{count} card", "{count} cards", 5)``."""
    return _Voice.words.counted(one, many, number, **params)


def translate(message: str) -> str:
    """The message without filling it in, for ``CjmError.sentence``."""
    return _Voice.words.text(message)


def say_number(value: float) -> str:
    """A number in the digits of the language spoken."""
    return _Voice.words.number(value)


def say_percent(value: float) -> str:
    """``value`` (in percent already) with the language's digits and sign."""
    return _Voice.words.percent(value)
