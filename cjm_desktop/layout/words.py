"""The words that the program itself puts on a map ("Line of visibility", "As-is"), in the map's language.

Layout gets them through this protocol, so that it knows no catalogue; ``i18n`` fulfils it.
"""

from typing import Protocol


class Words(Protocol):
    """Speaks one language: looks messages up, writes numbers and dates with that language's digits and marks."""

    def text(self, message: str, **params: object) -> str:
        """The message in this language, its ``{name}`` fields filled in; an unknown message answers itself."""

    def number(self, value: float, decimals: int | None = None, signed: bool = False) -> str:
        """``None`` decimals: as many as the value needs (at most 3). ``signed``: with a plus where positive."""

    def percent(self, value: float, decimals: int = 0) -> str:
        """``value`` is in percent already: 64 → ``64%``, ``۶۴٪``."""

    def date(self, iso: str) -> str:
        """An ISO date written for people (Persian: in the Jalali calendar); anything else comes back unchanged."""

    def quoted(self, text: str) -> str:
        """The text within the language's quotation marks."""
