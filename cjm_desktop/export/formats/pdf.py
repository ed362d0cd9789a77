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
from cjm_desktop.export.progress import Progress, part, telling, unheard
from cjm_desktop.export.registry import ExportOptions, Warn
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.pages import Page, pages
from cjm_desktop.layout.quiet import without_collection
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play_placed
from cjm_desktop.text.fonts import font_file

_DRAWN = 0.75
"""Of the work, what is done when the pages are drawn and only the file has to be written."""
_BUILT = 0.1
"""Of that again, what is done when the structure is built."""


class PdfExporter:
    """See ``export.registry.Exporter``."""

    suffix = "pdf"
    title = "PDF document"

    def write(
        self,
        scene: Scene,
        document: JourneyMap,
        stream: BinaryIO,
        options: ExportOptions,
        warn: Warn,
        progress: Progress = unheard,
    ) -> None:
        with without_collection():
            sheet = _written(scene, document, options, warn, part(progress, 0.0, _DRAWN))
        sheet.write_to(stream, part(progress, _DRAWN, 1.0))


def _written(
    scene: Scene, document: JourneyMap, options: ExportOptions, warn: Warn, progress: Progress
) -> Sheet:
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
    progress(_BUILT)
    drawn = part(progress, _BUILT, 1.0)
    for place, page in enumerate(sheets):
        sheet.begin_page(page.width, page.height)
        add_bookmarks(sheet, scene, document, place, sheets)
        surface.page = place
        _paint(scene, page, sheet, surface, part(drawn, place / len(sheets), (place + 1) / len(sheets)))
        sheet.end_page(tree.end_page())
    write_outline(sheet, scene, document)
    tree.finish()
    return sheet


def _paint(scene: Scene, page: Page, sheet: Sheet, surface: PdfSurface, progress: Progress) -> None:
    """Draws the page's part of the scene; lengths are the scene's, and y points down, from here on."""
    sheet.saveState()
    shown, scale, unit = page.part, page.scale / sheet.unit, sheet.unit
    left, top = page.left / unit - shown.x * scale, (page.height - page.top) / unit + shown.y * scale
    sheet.transform(scale, 0, 0, -scale, left, top)
    sheet.clip(rounded(shown, 0))
    sheet.mark_artifact()
    sheet.fill(scene.background)
    sheet.write(f"{rounded(shown, 0)} f")
    sheet.end_mark()
    surface.points = page.scale
    surface.part = shown
    whole = shown == Rect(0, 0, scene.width, scene.height)
    play_placed(telling(scene.placed, progress), surface, None if whole else shown)
    sheet.restoreState()


EXPORTER = PdfExporter()
