"""In which direction a map runs, decided from its language. The glyph order within a line isn't decided here."""

from cjm_desktop.model.records import JourneyMap

RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})


def language_is_rtl(language: str) -> bool:
    """Whether the primary subtag of ``language`` (``fa``, ``fa-IR``) is written from right to left."""
    return language.replace("_", "-").split("-")[0].lower() in RIGHT_TO_LEFT_LANGUAGES


def is_rtl(document: JourneyMap) -> bool:
    """Whether the map runs from right to left; ``auto`` follows the language."""
    if document.direction == "auto":
        return language_is_rtl(document.language)
    return document.direction == "rtl"
