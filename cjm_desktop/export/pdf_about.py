"""What a PDF says about itself: title, authors, language, metadata, how to show it, and its bookmarks."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from cjm_desktop import __version__
from cjm_desktop.export.pdf_canvas import Sheet, readable
from cjm_desktop.layout.pages import Page
from cjm_desktop.layout.scene import Scene, Span
from cjm_desktop.model.records import JourneyMap

PROGRAM = f"CJM Desktop {__version__}"

_EMPTY_TITLE = "–"


class _Bookmark(NamedTuple):
    """An entry of the outline: which part of the map it shows."""

    title: str
    level: int
    span: Span

    @property
    def key(self) -> str:
        return f"{self.level}-{self.span.id}"


def describe(sheet: Sheet, scene: Scene, document: JourneyMap) -> None:
    """Title, authors and how to show the file."""
    title = readable(scene.title or document.title)
    authors = readable(", ".join(document.about.authors))
    sheet.setTitle(title)
    sheet.setAuthor(authors)
    sheet.setSubject(readable(document.about.scenario))
    sheet.setCreator(PROGRAM)
    sheet.setViewerPreference("DisplayDocTitle", "true")
    sheet.setViewerPreference("Direction", "R2L" if scene.rtl else "L2R")
    sheet.setCatalogEntry("Metadata", _metadata(title, authors, scene.language or document.language))


def add_bookmarks(
    sheet: Sheet, scene: Scene, document: JourneyMap, page: int, sheets: Sequence[Page]
) -> None:
    """Binds the bookmarks that lead to the current page, which is ``sheets[page]``."""
    if page == 0:
        sheet.setCatalogEntry("OpenAction", sheet.bookmarkPage("whole", fit="Fit"))
    for bookmark in _bookmarks(scene, document):
        middle = bookmark.span.start + bookmark.span.size / 2
        home = next(
            (place for place, each in enumerate(sheets) if each.part.x <= middle <= each.part.right), 0
        )
        if home == page:
            shown = sheets[page]
            left = max(bookmark.span.start, shown.part.x) - shown.part.x
            right = min(bookmark.span.end, shown.part.right) - shown.part.x
            sheet.bookmarkPage(
                bookmark.key,
                fit="FitR",
                left=(shown.left + left * shown.scale) / sheet.unit,
                right=(shown.left + right * shown.scale) / sheet.unit,
                top=(shown.height - shown.top) / sheet.unit,
                bottom=(shown.height - shown.top - shown.part.height * shown.scale) / sheet.unit,
            )


def write_outline(sheet: Sheet, scene: Scene, document: JourneyMap) -> None:
    """Lists the bookmarks, stages with their titled steps, once all pages are there."""
    for bookmark in _bookmarks(scene, document):
        sheet.addOutlineEntry(bookmark.title, bookmark.key, bookmark.level)


def _bookmarks(scene: Scene, document: JourneyMap) -> Iterator[_Bookmark]:
    stages = {span.id: span for span in scene.grid.stages}
    steps = {span.id: span for span in scene.grid.steps}
    for stage in document.stages:
        titled = [step for step in stage.steps if readable(step.title).strip() and step.id in steps]
        if stage.id in stages and (readable(stage.title).strip() or titled):
            yield _Bookmark(readable(stage.title) or _EMPTY_TITLE, 0, stages[stage.id])
            for step in titled:
                yield _Bookmark(readable(step.title), 1, steps[step.id])


def _metadata(title: str, authors: str, language: str) -> Any:
    """The same once more as XMP, which archives and screen readers look at."""
    creators = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(authors)}</rdf:li></rdf:Seq></dc:creator>" if authors else ""
    )
    written = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>{creators}"
        f"<xmp:CreatorTool>{escape(PROGRAM)}</xmp:CreatorTool>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    entries = pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
    return pdfdoc.PDFStream(entries, written.encode("utf-8"), [])
