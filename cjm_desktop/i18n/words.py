"""The words, numbers and dates that the program puts on a map, in the map's own language.

Fulfils ``layout.words.Words``. Words come from the catalogue; the shape of numbers and dates comes from Babel
for every language it knows. Babel and jdatetime are imported when the first number or date is written.
"""

import math
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cjm_desktop.i18n.catalogue import counter, translator

if TYPE_CHECKING:
    from decimal import Decimal

    from babel import Locale

__all__ = ["CatalogueWords", "words_for"]

_MINUS = "\N{MINUS SIGN}"
_LEFT, _RIGHT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"

# Western digits, per cent sign → the language's own. Languages that aren't here keep them.
_PERSIAN = str.maketrans("0123456789%", "۰۱۲۳۴۵۶۷۸۹٪")
_ARABIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
_DIGITS = {"arabext": _PERSIAN, "arab": _ARABIC}
_MOST_DECIMALS = 3
_WRITTEN_OUT = 1e15
"""From here on a number is written with a power of ten: nobody reads more digits, and floats don't have them."""


class CatalogueWords:
    """Speaks one language. Equal questions get equal answers; nothing is remembered between them."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translate = translator(language)
        self._count = counter(language)

    def text(self, message: str, **params: object) -> str:
        """The message in this language, its ``{name}`` fields filled in; an unknown message answers itself."""
        found = self._translate(message)
        return found.format(**params) if params else found

    def counted(self, one: str, many: str, number: int, **params: object) -> str:
        """The message in the form that goes with ``number`` (an integer from 0 on); its field ``{count}`` is filled
        with the number. ``one`` and ``many`` are message ids: the English forms for one and for any other number."""
        return self._count(one, many, number).format(count=self.number(number), **params)

    def number(self, value: float, decimals: int | None = None, signed: bool = False) -> str:
        """``None`` decimals: as many as the value needs (at most 3). ``signed``: with a plus where positive."""
        return _number(self.language, value, decimals, signed)

    def percent(self, value: float, decimals: int = 0) -> str:
        """``value`` is in percent already: 64 → ``64%``, ``۶۴٪``."""
        return _percent(self.language, value, decimals)

    def date(self, iso: str) -> str:
        """An ISO date written for people (Persian: in the Jalali calendar); anything else comes back unchanged."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        return _date(self.language, day) if day.isoformat() == iso else iso

    def quoted(self, text: str) -> str:
        """The text within the language's quotation marks."""
        return self.text("“{text}”", text=text)


@cache
def words_for(language: str) -> CatalogueWords:
    """The words of ``language`` (a tag such as ``fa`` or ``pt-BR``); always the same object for the same tag.

    A language without a catalogue has English words, but its own numbers and dates.
    """
    return CatalogueWords(language)


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        pass
    try:
        return Locale.parse(language.replace("_", "-").split("-")[0])
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def _numerals(language: str) -> str:
    """The numbering system: ``ar`` without a country has Arabic digits, with one what that country uses."""
    locale = _locale(language)
    return "arab" if str(locale) == "ar" else str(locale.default_numbering_system)


@lru_cache(maxsize=4096)
def _number(language: str, value: float, decimals: int | None, signed: bool) -> str:
    most = _MOST_DECIMALS if decimals is None else decimals
    if not math.isfinite(value):
        return _own("∞" if value > 0 else "-∞" if value < 0 else "–", language)
    if abs(value) >= _WRITTEN_OUT:
        return _own(f"{value:.3g}", language)
    rounded = round(value, most) or 0.0
    places = "#" * most if decimals is None else "0" * most
    written = _formatted(rounded, _locale(language).decimal_formats[None].pattern, places, language)
    return _own(f"+{written}" if signed and rounded > 0 else written, language)


@lru_cache(maxsize=4096)
def _percent(language: str, value: float, decimals: int) -> str:
    from decimal import Decimal

    if not math.isfinite(value):
        return _number(language, value, decimals, False)
    if abs(value) >= _WRITTEN_OUT:
        return _own(f"{value:.3g}%", language)
    part = Decimal(repr(round(value, decimals) or 0.0)) / 100
    return _own(
        _formatted(part, _locale(language).percent_formats[None].pattern, "0" * decimals, language), language
    )


def _formatted(value: "float | Decimal", pattern: str, places: str, language: str) -> str:
    """``value`` by a CLDR pattern of which the decimal places are replaced by ``places``."""
    from babel.numbers import format_decimal

    positive = pattern.split(";")[0]
    whole, dot, rest = positive.partition(".")
    tail = rest.lstrip("0#") if dot else whole[whole.rindex("0") + 1 :]
    head = whole if dot else whole[: whole.rindex("0") + 1]
    wanted = f"{head}.{places}{tail}" if places else head + tail
    return str(
        format_decimal(value, format=wanted, locale=_locale(language), numbering_system=_numerals(language))
    )


def _own(written: str, language: str) -> str:
    """``written`` with the language's digits and a true minus sign, in front of which a mark keeps it in its place:
    without one, a sign in a right-to-left line jumps to the other side of the number. Arabic has it at the right."""
    signed = written.replace("-", _MINUS)
    if signed[:1] in ("+", _MINUS) and _locale(language).character_order == "right-to-left":
        signed = (_RIGHT if _numerals(language) == "arab" else _LEFT) + signed
    return signed.translate(_DIGITS.get(_numerals(language), {}))


def _date(language: str, day: date) -> str:
    locale = _locale(language)
    if locale.language == "fa":
        written = _jalali(day)
        if written:
            return _own(written, language)
    from babel.dates import format_date

    # A narrow no-break space is in few fonts, and nobody types it into a search box.
    written = str(format_date(day, "long", locale=locale)).replace(
        "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    )
    return written.translate(_DIGITS.get(_numerals(language), {}))


def _jalali(day: date) -> str:
    """Day, month and year of the Iranian calendar; empty before it begins."""
    import jdatetime

    try:
        found = jdatetime.date.fromgregorian(date=day)
    except ValueError:
        return ""
    return f"{found.day} {jdatetime.date.j_months_fa[found.month - 1]} {found.year}"
