"""For formats whose file holds one page."""

from cjm_desktop.errors import ExportError
from cjm_desktop.export.registry import ExportOptions
from cjm_desktop.layout.pages import Page, pages
from cjm_desktop.layout.scene import Scene


def only_page(scene: Scene, options: ExportOptions) -> Page:
    """The page that the whole map stands on; raises ``ExportError`` if the options ask for several."""
    found = pages(scene, options.page, options.orientation, options.margin, options.scale)
    if len(found) > 1:
        raise ExportError(
            "At this scale the map takes {count} pages, but a picture holds one.",
            advice="Leave out the scale, choose the page “fit”, or export a PDF.",
            params={"count": len(found)},
        )
    return found[0]
