"""PDF: one page or several, with text that can be searched and read aloud. Equal maps give equal files."""

from typing import BinaryIO

from cjm_desktop.export.pdf_about import add_bookmarks, describe, write_outline
from cjm_desktop.export.pdf_canvas import Sheet
from cjm_desktop.export.pdf_order import build
from cjm_desktop.export.pdf_pictures import PicturePainter
from cjm_desktop.export.pdf_shapes import rounded
from cjm_desktop.export.pdf_surface import PdfSurface
from cjm_desktop.export.pdf_tags import StructureTree
from cjm_desktop.export.pdf_text import TextPainter
from cjm_desktop.export.picture_warnings import warn_of_pictures
from cjm_desktop.export.registry import ExportOptions, Warn
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.pages import Page, pages
from cjm_desktop.layout.quiet import without_collection
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play
from cjm_desktop.text.fonts import font_file


class PdfExporter:
    """See ``export.registry.Exporter``."""

    suffix = "pdf"
    title = "PDF document"

    def write(
        self, scene: Scene, document: JourneyMap, stream: BinaryIO, options: ExportOptions, warn: Warn
    ) -> None:
        with without_collection():
            sheet = _written(scene, document, options, warn)
        sheet.write_to(stream)


def _written(scene: Scene, document: JourneyMap, options: ExportOptions, warn: Warn) -> Sheet:
    """All pages with their structure and bookmarks, ready to be written to a file."""
    sheets = pages(scene, options.page, options.orientation, options.margin, options.scale)
    sheet = Sheet(scene.language or document.language)
    describe(sheet, scene, document)
    tree = StructureTree(sheet)
    texts = TextPainter(font_file, sheet.use_font)
    tagged = build(tree.root, scene, document, sheets)
    pictures = Pictures(document.assets)
    warn_of_pictures(scene, pictures, warn)
    painter = PicturePainter(sheet, pictures, document, warn)
    surface = PdfSurface(sheet, tree, tagged, texts, painter)
    for place, page in enumerate(sheets):
        sheet.begin_page(page.width, page.height)
        add_bookmarks(sheet, scene, document, place, sheets)
        surface.page = place
        _paint(scene, page, sheet, surface)
        sheet.end_page(tree.end_page())
    write_outline(sheet, scene, document)
    tree.finish()
    return sheet


def _paint(scene: Scene, page: Page, sheet: Sheet, surface: PdfSurface) -> None:
    """Draws the page's part of the scene; lengths are the scene's, and y points down, from here on."""
    sheet.saveState()
    part, scale, unit = page.part, page.scale / sheet.unit, sheet.unit
    left, top = page.left / unit - part.x * scale, (page.height - page.top) / unit + part.y * scale
    sheet.transform(scale, 0, 0, -scale, left, top)
    sheet.clip(rounded(part, 0))
    sheet.mark_artifact()
    sheet.fill(scene.background)
    sheet.write(f"{rounded(part, 0)} f")
    sheet.end_mark()
    surface.points = page.scale
    surface.part = part
    whole = part == Rect(0, 0, scene.width, scene.height)
    play(scene, surface, None if whole else part)
    sheet.restoreState()


EXPORTER = PdfExporter()
