"""Puts the pictures of a map into a PDF: cropped to what is seen and no finer than print can show.

Knows nothing of text or structure.
"""

from io import BytesIO
from typing import Any

from PIL.Image import Image as Picture
from reportlab.lib.utils import ImageReader

from cjm_desktop.errors import ExportError
from cjm_desktop.export.pdf_canvas import Sheet
from cjm_desktop.export.pdf_shapes import draw_box, draw_icon, rounded
from cjm_desktop.export.registry import Warn
from cjm_desktop.layout.picture_size import picture_bytes, picture_type
from cjm_desktop.layout.scene import Image
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.placeholder import placeholder

FINEST = 300
"""Dots per inch beyond which a picture is reduced."""
COARSEST = 100
"""Dots per inch below which a picture looks poor in print."""

_QUALITY = 90


class PicturePainter:
    """Draws pictures on ``sheet``; says through ``warn``, once for each, which are too small for print."""

    def __init__(self, sheet: Sheet, pictures: Pictures, document: JourneyMap, warn: Warn) -> None:
        self._sheet = sheet
        self._pictures = pictures
        self._assets = document.index.assets
        self._warn = warn
        self._told: set[str] = set()
        self._readers: dict[tuple[str, int, int], Any] = {}

    def draw(self, image: Image, points: float) -> None:
        """Draws ``image``; a map unit is ``points`` points long on paper."""
        rect = image.rect
        size = self._pictures.size(image.asset)
        if size is None or rect.width <= 0 or rect.height <= 0:
            self._draw_missing(image)
            return
        dots = 72 / points * min(size[0] / rect.width, size[1] / rect.height)
        fine = min(dots, FINEST) * points / 72
        reader = self._reader(
            image.asset, max(1, round(rect.width * fine)), max(1, round(rect.height * fine))
        )
        if reader is None:
            self._draw_missing(image)
            return
        if dots < COARSEST and image.asset not in self._told:
            self._told.add(image.asset)
            self._warn(_too_small(image, dots))
        self._place(image, reader)

    def _place(self, image: Image, reader: Any) -> None:
        rect, sheet = image.rect, self._sheet
        sheet.saveState()
        sheet.clip(rounded(rect, image.radius))
        sheet.transform(1, 0, 0, -1, rect.x, rect.bottom)
        sheet.fill("#000000")  # resets an opacity that holds for pictures too
        sheet.drawImage(reader, 0, 0, rect.width, rect.height, mask="auto")
        sheet.restoreState()

    def _draw_missing(self, image: Image) -> None:
        area, frame = placeholder(image)
        draw_box(self._sheet, area)
        draw_icon(self._sheet, frame)

    def _reader(self, key: str, width: int, height: int) -> Any:
        """The middle of a picture, ``width`` × ``height`` pixels large, as reportlab takes it."""
        known = self._readers.get((key, width, height))
        if known is None:
            picture = self._pictures.cropped(key, width, height)
            if picture is None:
                return None
            photo = picture.mode == "RGB" and self._type(key) == "image/jpeg"
            known = self._readers[key, width, height] = ImageReader(_as_jpeg(picture) if photo else picture)
        return known

    def _type(self, key: str) -> str:
        return picture_type(picture_bytes(self._assets[key]) or b"")


def _too_small(image: Image, dots: float) -> ExportError:
    return ExportError(
        "The picture is too small for print: {dots} dots per inch.",
        where=image.alt or image.asset,
        advice="Use one with more pixels, or show it smaller.",
        params={"dots": round(dots)},
    )


def _as_jpeg(picture: Picture) -> BytesIO:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    file.seek(0)
    return file
