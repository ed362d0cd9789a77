"""Message catalogues: English message ids and their translations in ``resources/locale``.

Reads compiled gettext catalogues with the standard library alone; ``packaging/catalogues.py`` makes them.
Which language is spoken where (the user's, the map's) is decided by the callers.
"""

import gettext
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache

from cjm_desktop.errors import CjmError
from cjm_desktop.resources import resource_path

__all__ = [
    "DOMAIN",
    "LANGUAGES",
    "best_language",
    "counter",
    "speak_through_gettext",
    "translator",
    "user_language",
]

DOMAIN = "cjm_desktop"
SOURCE = "en"
LANGUAGES = (SOURCE, "ar", "fa", "he", "ru")
"""The languages with a complete catalogue; messages are written in English."""

_RENAMED = {"iw": "he", "prs": "fa"}

Translate = Callable[[str], str]
Count = Callable[[str, str, int], str]
"""Takes the message for one, the message for many, and the number that decides."""


def best_language(tag: str) -> str:
    """The one of ``LANGUAGES`` that suits a tag such as ``fa-IR``, ``ru_RU.UTF-8`` or ``iw``; English if none does."""
    primary = tag.replace("_", "-").split("-")[0].split(".")[0].lower()
    primary = _RENAMED.get(primary, primary)
    return primary if primary in LANGUAGES else SOURCE


def user_language(environment: Mapping[str, str] = os.environ) -> str:
    """The user's language: the first of CJM_LANGUAGE, LC_ALL, LC_MESSAGES and LANG that says anything."""
    names = ("CJM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return best_language(next((environment[name] for name in names if environment.get(name)), SOURCE))


@cache
def translator(language: str) -> Translate:
    """Looks messages up for ``language``; a message that isn't in the catalogue answers itself.

    A lost or damaged catalogue answers in English: what the message says matters more than its language.
    """
    found = _catalogue(best_language(language))
    if found is None:
        return _itself
    return lambda message: found.gettext(message) if message else ""


@cache
def counter(language: str) -> Count:
    """Looks up messages whose form depends on a number (Russian has three, Arabic six) for ``language``."""
    found = _catalogue(best_language(language))
    return found.ngettext if found is not None else _by_english_rule


@cache
def _catalogue(language: str) -> gettext.GNUTranslations | None:
    """The compiled catalogue; ``None`` for English, and where it is lost or damaged."""
    if language == SOURCE:
        return None
    try:
        with resource_path("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo").open("rb") as stream:
            return gettext.GNUTranslations(stream)
    except (CjmError, OSError, ValueError):
        return None


def speak_through_gettext(language: str) -> None:
    """Makes the standard library's own words for users, those of argparse, come from the catalogue as well.

    They are asked for through gettext's global functions, so this holds for the whole process.
    """
    os.environ["LANGUAGE"] = best_language(language)
    gettext.textdomain(DOMAIN)
    with suppress(CjmError):
        gettext.bindtextdomain(DOMAIN, str(resource_path("locale")))


def _itself(message: str) -> str:
    return message


def _by_english_rule(one: str, many: str, number: int) -> str:
    return one if number == 1 else many
