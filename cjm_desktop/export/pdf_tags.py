"""The structure tree of a tagged PDF: what is a heading, a paragraph, a figure or a link, and in which order to read
them.

Knows nothing of scenes and maps; ``pdf_order`` builds the tree of a map.
"""

from typing import Any

from reportlab.pdfbase import pdfdoc

from cjm_desktop.export.pdf_canvas import Numbering, RawObject, Sheet, array, string
from cjm_desktop.export.pdf_links import LinkArea


class Element(RawObject):
    """One element: its type (``P``, ``H1``, ``Figure``, …) and what belongs to it, in reading order.

    ``kids`` are elements, link areas and numbers of marked content on one page. ``language`` is given where it
    isn't the document's, ``alternative`` says a figure in words, ``title`` is for people who look at the tree.
    """

    def __init__(self, tag: str, title: str = "", language: str = "", alternative: str = "") -> None:
        self.tag = tag
        self.title = title
        self.language = language
        self.alternative = alternative
        self.kids: list[Element | LinkArea | int] = []
        self._page: Any = None
        self._parent: Any = None
        self._reference: Any = None

    def add(self, tag: str, title: str = "", language: str = "", alternative: str = "") -> "Element":
        """A new element at the end of this one."""
        child = Element(tag, title, language, alternative)
        self.kids.append(child)
        return child

    def own(self, page: Any, content_id: int) -> None:
        """Adds marked content of ``page``; all content of an element is on one page."""
        self._page = page
        self.kids.append(content_id)

    def settle(self, sheet: Sheet, parent: Any) -> bool:
        """Drops elements without content and registers the others with the file; whether there is any content."""
        self._parent = parent
        self._reference = sheet.document.Reference(self)
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.has_content()]
        for kid in self.kids:
            if isinstance(kid, Element):
                kid.settle(sheet, self._reference)
        return bool(self.kids)

    def has_content(self) -> bool:
        return any(not isinstance(kid, Element) or kid.has_content() for kid in self.kids)

    @property
    def reference(self) -> Any:
        """How other objects refer to it, once it is settled."""
        return self._reference

    def source(self, number_of: Numbering) -> str:
        parts = [f"<</Type /StructElem /S /{self.tag} /P {number_of(self._parent)}"]
        kids = [_as_kid(kid, number_of) for kid in self.kids]
        if kids:
            parts.append(f"/K {kids[0] if len(kids) == 1 else array(kids)}")
        if self._page is not None:
            parts.append(f"/Pg {number_of(self._page)}")
        for key, text in (("T", self.title), ("Lang", self.language), ("Alt", self.alternative)):
            if text:
                parts.append(f"/{key} {string(text)}")
        return " ".join([*parts, ">>"])


def _as_kid(kid: Element | LinkArea | int, number_of: Numbering) -> str:
    if isinstance(kid, int):
        return str(kid)
    number = number_of(kid.reference)
    return number if isinstance(kid, Element) else f"<</Type /OBJR /Obj {number}>>"


class _Parents(RawObject):
    """For each piece of marked content of a page the element that it belongs to."""

    def __init__(self, elements: list[Element]) -> None:
        self._elements = elements

    def source(self, number_of: Numbering) -> str:
        return array(number_of(element.reference) for element in self._elements)


class StructureTree:
    """The tree of one file, and the marked content and links of the page that is being written."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._pages: list[list[Element]] = [[]]
        self._areas: list[LinkArea] = []
        self._owned: list[tuple[LinkArea, Element]] = []
        self.root = Element("Document")

    def content_id(self, element: Element) -> int:
        """The number of a new piece of marked content that belongs to ``element``."""
        owners = self._pages[-1]
        owners.append(element)
        element.own(self._sheet.page_reference, len(owners) - 1)
        return len(owners) - 1

    def add_link(self, area: LinkArea, element: Element | None) -> None:
        """Puts a link on the page; ``element`` is the one it belongs to."""
        area.reference = self._sheet.document.Reference(area)
        self._areas.append(area)
        if element is not None:
            element.kids.append(area)
            self._owned.append((area, element))

    def end_page(self) -> dict[str, Any]:
        """Entries for the dictionary of the page that ends."""
        self._pages.append([])
        entries: dict[str, Any] = {"StructParents": len(self._pages) - 2, "Tabs": "/S"}
        if self._areas:
            entries["Annots"] = pdfdoc.PDFArray([area.reference for area in self._areas])
            self._areas = []
        return entries

    def finish(self) -> None:
        """Hands the tree to the file. Nothing may be added any more."""
        document = self._sheet.document
        root = pdfdoc.PDFDictionary({"Type": "/StructTreeRoot"})
        root_reference = document.Reference(root)
        self.root.settle(self._sheet, root_reference)
        root["K"] = self.root.reference
        places: list[Any] = []
        for page, owners in enumerate(self._pages[:-1]):
            places += [page, document.Reference(_Parents(owners))]
        for key, (area, element) in enumerate(self._owned, len(self._pages) - 1):
            area.key = key
            places += [key, element.reference]
        root["ParentTree"] = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(places)}))
        root["ParentTreeNextKey"] = len(self._pages) - 1 + len(self._owned)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
