"""Links of a PDF: areas of a page that open an address. Knows no scene and no text."""

from typing import Any
from urllib.parse import quote

from cjm_desktop.export.pdf_canvas import Numbering, RawObject, numbers, string

_AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"
"""Signs of an address that aren't encoded, besides letters and digits of ASCII."""


class LinkArea(RawObject):
    """``rect`` of the page (left, bottom, right, top, in the page's units) opens ``address``.

    ``key`` is its place in the structure's parent tree, ``None`` as long as it has none.
    """

    def __init__(self, rect: tuple[float, float, float, float], address: str) -> None:
        self._rect = rect
        self._address = address
        self.reference: Any = None
        self.key: int | None = None

    def source(self, number_of: Numbering) -> str:
        ascii_address = quote(self._address, safe=_AS_IT_IS, errors="replace").encode("ascii").hex().upper()
        parts = [
            f"<</Type /Annot /Subtype /Link /Rect [{numbers(*self._rect)}] /Border [0 0 0] /F 4",
            f"/Contents {string(self._address)} /A <</S /URI /URI <{ascii_address}>>>",
        ]
        if self.key is not None:
            parts.append(f"/StructParent {self.key}")
        return " ".join([*parts, ">>"])
