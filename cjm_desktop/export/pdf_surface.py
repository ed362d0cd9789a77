"""The surface that a scene is played on for a PDF: every shape becomes part of an element or decoration."""

from collections.abc import Mapping

from cjm_desktop.export.pdf_canvas import Sheet, numbers
from cjm_desktop.export.pdf_links import LinkArea
from cjm_desktop.export.pdf_order import Key, Tagged, key_of
from cjm_desktop.export.pdf_pictures import PicturePainter
from cjm_desktop.export.pdf_shapes import draw_box, draw_icon, draw_path, rounded
from cjm_desktop.export.pdf_tags import Element, StructureTree
from cjm_desktop.export.pdf_text import TextPainter
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Group, Icon, Image, Path, Text
from cjm_desktop.text.links import LinkPlace, area, underline


class PdfSurface:
    """Draws on the current page of ``sheet``.

    ``page``, ``points`` (a map unit's length) and ``part`` (what the page shows of the scene) are set for each page.
    """

    def __init__(
        self,
        sheet: Sheet,
        tree: StructureTree,
        tagged: Mapping[Key, Tagged],
        texts: TextPainter,
        pictures: PicturePainter,
    ) -> None:
        self._sheet = sheet
        self._tree = tree
        self._tagged = tagged
        self._texts = texts
        self._pictures = pictures
        self.page = 0
        self.points = 1.0
        self.part = Rect(0, 0, 0, 0)
        self._place = (0.0, 0.0)
        self._element: Element | None = None
        self._marked: Element | None = None
        self._marking = False

    def begin_fragment(self, x: float, y: float) -> None:
        self._place = (x, y)
        self._sheet.saveState()
        self._sheet.translate(x, y)

    def end_fragment(self) -> None:
        self.end_mark()
        self._sheet.restoreState()

    def begin_group(self, group: Group) -> None:
        found = self._tagged.get(key_of(*self._place, group))
        self._element = found.element if found is not None and found.page == self.page else None
        if group.clip is not None:
            self.end_mark()
            self._sheet.saveState()
            self._sheet.clip(rounded(group.clip, 0))

    def end_group(self, group: Group) -> None:
        if group.clip is not None:
            self.end_mark()
            self._sheet.restoreState()

    def box(self, shape: Box) -> None:
        self._mark(self._figure())
        draw_box(self._sheet, shape)

    def path(self, shape: Path) -> None:
        self._mark(self._figure())
        draw_path(self._sheet, shape)

    def icon(self, shape: Icon) -> None:
        self._mark(self._figure())
        draw_icon(self._sheet, shape)

    def text(self, shape: Text) -> None:
        for operators, place in self._texts.pieces(shape):
            if place is None:
                self._mark(self._element)
                self._sheet.fill(shape.colour)
                self._sheet.write(operators)
            else:
                self._link(shape, place, operators)

    def _link(self, shape: Text, place: LinkPlace, operators: str) -> None:
        """A piece of a link, underlined, and the area over it that opens its address."""
        element = self._element.add("Link") if self._element is not None else None
        self._mark(element)
        self._sheet.fill(shape.link or shape.colour)
        self._sheet.write(operators)
        line = underline(shape.block, place, shape.align, shape.width)
        self._sheet.write(f"{numbers(shape.x + line.x, shape.y + line.y, line.width, line.height)} re f")
        strip = area(shape.block, place, shape.align, shape.width)
        over = Rect(shape.x + strip.x, shape.y + strip.y, strip.width, strip.height)
        if self.part.intersects(over.moved(*self._place)):
            self._tree.add_link(LinkArea(self._sheet.on_page(over), place.link), element)

    def image(self, shape: Image) -> None:
        element = self._figure()
        if element is None and self._element is not None and shape.alt:
            element = self._element.add("Figure", alternative=shape.alt)
        self._mark(element)
        self._pictures.draw(shape, self.points)

    def end_mark(self) -> None:
        """Ends the marked content that is open, if any."""
        if self._marking:
            self._sheet.end_mark()
            self._marking = False

    def _figure(self) -> Element | None:
        """The group's element if all that is drawn for the group is part of it."""
        return self._element if self._element is not None and self._element.tag == "Figure" else None

    def _mark(self, element: Element | None) -> None:
        """Makes what follows content of ``element``, or decoration."""
        if self._marking and self._marked is element:
            return
        self.end_mark()
        if element is None:
            self._sheet.mark_artifact()
        else:
            self._sheet.mark(element.tag, self._tree.content_id(element))
        self._marked = element
        self._marking = True
