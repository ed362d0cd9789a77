"""Guesses the language of a text from its letters, for readers that speak a PDF aloud.

Only told where it can't be the document's own: a Latin quotation on a Persian map, a Persian card on an English one.
"""

from unicodedata import bidirectional

_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latin"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x08A0, 0x08FF, "Arabic"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x1F00, 0x1FFF, "Greek"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFF, "Arabic"),
)

_LANGUAGES = {"Latin": "en", "Greek": "el", "Cyrillic": "ru", "Hebrew": "he", "Arabic": "ar"}
"""The language that a script stands for when nothing else is known."""

_SCRIPT_OF_LANGUAGE = {
    "Arabic": frozenset({"ar", "ckb", "fa", "ps", "sd", "ug", "ur"}),
    "Hebrew": frozenset({"he", "iw", "yi"}),
    "Cyrillic": frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}),
    "Greek": frozenset({"el"}),
}

_PERSIAN_LETTERS = frozenset("پچژگکی")


def language_of(text: str, document_language: str) -> str:
    """The language of ``text`` by its first letter; empty where it is as good as the document's."""
    script = _first_script(text)
    if not script or script == _script_of(document_language):
        return ""
    if script == "Arabic" and not _PERSIAN_LETTERS.isdisjoint(text):
        return "fa"
    return _LANGUAGES[script]


def _script_of(language: str) -> str:
    primary = language.replace("_", "-").split("-")[0].lower()
    return next((script for script, known in _SCRIPT_OF_LANGUAGE.items() if primary in known), "Latin")


def _first_script(text: str) -> str:
    """The script of the first letter that has a direction; empty for scripts that aren't told apart."""
    for letter in text:
        if bidirectional(letter) in ("L", "R", "AL"):
            code = ord(letter)
            return next((script for first, last, script in _SCRIPTS if first <= code <= last), "")
    return ""
