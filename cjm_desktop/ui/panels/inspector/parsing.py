"""What people type into fields, read as values: numbers in any digits, dates in two calendars, lists. Pure."""

import re

from PySide6.QtCore import QCalendar, QDate

from cjm_desktop.errors import EditError
from cjm_desktop.i18n.words import words_for
from cjm_desktop.model.scales import parse_score
from cjm_desktop.ui.language import language, words

__all__ = ["as_lines", "parse_count", "parse_date", "parse_number", "write_date", "write_number"]

_DATE = re.compile(r"(\d{4})\s*[-/.\u066b]\s*(\d{1,2})\s*[-/.\u066b]\s*(\d{1,2})")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_CALENDARS = {"fa": QCalendar.System.Jalali, "ar": QCalendar.System.Gregorian}
"""Of the languages with digits of their own."""
_JALALI_YEARS = range(1200, 1600)


def parse_number(text: str, lowest: float | None = None, highest: float | None = None) -> float | None:
    """The number, ``None`` for an empty text; EditError for anything else, and beyond the bounds."""
    if not text.strip():
        return None
    number = parse_score(text)
    if number is None:
        raise EditError("This isn't a number.", advice="Type it with digits, for example 12.5.")
    below = lowest is not None and number < lowest
    if below or (highest is not None and number > highest):
        params = {"lowest": write_number(lowest), "highest": write_number(highest)}
        if highest is None:
            raise EditError("This number is too low.", advice="Give {lowest} or more.", params=params)
        raise EditError(
            "This number is out of range.",
            advice="Give a number from {lowest} to {highest}.",
            params=params,
        )
    return int(number) if number.is_integer() else number


def parse_count(text: str) -> int | None:
    """The same for a whole number from 0 on."""
    number = parse_number(text, 0)
    if number is None:
        return None
    if not float(number).is_integer():
        raise EditError("This isn't a whole number.", advice="Type it with digits, for example 12.")
    return int(number)


def write_number(value: float | None) -> str:
    """A number as it is shown in a field: in the window's digits, without anything to group them."""
    if value is None:
        return ""
    written = words_for("en").number(value).replace(",", "").replace("\N{MINUS SIGN}", "-")
    point = words().number(1.5)[1:2]
    return "".join(_own_digit(sign) for sign in written.replace(".", point))


def parse_date(text: str) -> str:
    """An ISO date, empty for an empty text; EditError for anything else. The Iranian calendar is understood too."""
    if not text.strip():
        return ""
    found = _DATE.fullmatch(text.translate(_DIGITS).strip())
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        date = _date(year, month, day)
        if date.isValid():
            return date.toString("yyyy-MM-dd")
    example = "1405/12/10" if language() == "fa" else "2027-03-01"
    raise EditError(
        "This isn't a date.",
        advice="Write it as year, month and day, for example {example}.",
        params={"example": example},
    )


def write_date(iso: str) -> str:
    """A date as it is shown in a field: in Persian by the Iranian calendar, in Arabic with its digits; what isn't one
    comes back unchanged."""
    date = QDate.fromString(iso, "yyyy-MM-dd")
    calendar = _CALENDARS.get(language())
    if calendar is None or not date.isValid():
        return iso
    parts = QCalendar(calendar).partsFromDate(date)
    written = f"{parts.year:04}/{parts.month:02}/{parts.day:02}"
    return "".join(_own_digit(sign) for sign in written)


def as_lines(text: str) -> tuple[str, ...]:
    """A list written one a line, without its empty lines."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _own_digit(sign: str) -> str:
    return words().number(int(sign)) if sign.isdigit() else sign


def _date(year: int, month: int, day: int) -> QDate:
    if year in _JALALI_YEARS:
        return QDate(year, month, day, QCalendar(QCalendar.System.Jalali))
    return QDate(year, month, day)
