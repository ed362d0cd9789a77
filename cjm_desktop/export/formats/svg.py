"""SVG: text as outlines, which look the same in every program, or on request as text with its fonts."""

from typing import BinaryIO

from cjm_desktop.export.picture_warnings import warn_of_pictures
from cjm_desktop.export.progress import Progress, part, telling, unheard
from cjm_desktop.export.registry import ExportOptions, Warn
from cjm_desktop.export.single_page import only_page
from cjm_desktop.export.svg_glyphs import GlyphOutlines
from cjm_desktop.export.svg_source import attributes, number, words
from cjm_desktop.export.svg_surface import SvgSurface
from cjm_desktop.export.svg_text import EmbeddedText
from cjm_desktop.layout.pages import POINTS_PER_MM, Page
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play_placed

_DRAWN_OUTLINES, _DRAWN_TEXT = 0.95, 0.3
"""Of the work, what is done when everything is drawn; with real text, the fonts take longer than that."""
_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


class SvgExporter:
    """See ``export.registry.Exporter``."""

    suffix = "svg"
    title = "SVG drawing"

    def write(
        self,
        scene: Scene,
        document: JourneyMap,
        stream: BinaryIO,
        options: ExportOptions,
        warn: Warn,
        progress: Progress = unheard,
    ) -> None:
        page = only_page(scene, options)
        pictures = Pictures(document.assets)
        drawn = _DRAWN_TEXT if options.svg_text else _DRAWN_OUTLINES
        rest = part(progress, drawn, 1.0)
        surface = SvgSurface(EmbeddedText(rest) if options.svg_text else GlyphOutlines(), pictures)
        play_placed(telling(scene.placed, part(progress, 0.0, drawn)), surface, None)
        stream.write(_file(scene, page, surface).encode("utf-8"))
        warn_of_pictures(scene, pictures, warn)
        progress(1.0)


def _file(scene: Scene, page: Page, surface: SvgSurface) -> str:
    """The root element is as large as the page in millimetres and counts in points."""
    root = (
        ("width", f"{number(page.width / POINTS_PER_MM)}mm"),
        ("height", f"{number(page.height / POINTS_PER_MM)}mm"),
        ("viewBox", f"0 0 {number(page.width)} {number(page.height)}"),
        ("role", "graphics-document document"),
        ("lang", words(scene.language)),
        ("xml:lang", words(scene.language)),
        ("stroke-linecap", "round"),
        ("stroke-linejoin", "round"),
        ("text-anchor", "start"),
    )
    left, top = page.left - page.part.x * page.scale, page.top - page.part.y * page.scale
    move = f"translate({number(left)} {number(top)}) scale({page.scale:.6g})"
    paper = f'<rect width="{number(page.width)}" height="{number(page.height)}" fill="{scene.background}"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<svg {_NAMESPACES}{attributes(root)}>"
        f"<title>{words(scene.title)}</title><defs>{surface.definitions()}</defs>"
        f'{paper}<g transform="{move}">{surface.source()}</g></svg>\n'
    )


EXPORTER = SvgExporter()
