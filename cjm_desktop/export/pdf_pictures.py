"""Puts the pictures of a map into a PDF: cropped to what is seen and no finer than print can show.

Knows nothing of text or structure.
"""

from io import BytesIO
from typing import Any

from PIL.Image import Image as Picture
from PIL.Image import Resampling
from reportlab.lib.utils import ImageReader

from cjm_desktop.errors import ExportError
from cjm_desktop.export.pdf_canvas import Sheet
from cjm_desktop.export.pdf_shapes import draw_box, draw_icon, rounded
from cjm_desktop.export.registry import Warn
from cjm_desktop.layout.picture_size import picture_bytes, picture_type
from cjm_desktop.layout.scene import Box, Icon, Image
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.theme.icons import icon

FINEST = 300
"""Dots per inch beyond which a picture is reduced."""
COARSEST = 100
"""Dots per inch below which a picture looks poor in print."""

_QUALITY = 90
_GREY = "#E9ECF1"
_DARK_GREY = "#8A94A3"


class PicturePainter:
    """Draws pictures on ``sheet``; says through ``warn``, once for each, what can't be shown well."""

    def __init__(self, sheet: Sheet, document: JourneyMap, warn: Warn) -> None:
        self._sheet = sheet
        self._pictures = Pictures(document.assets)
        self._assets = document.index.assets
        self._warn = warn
        self._told: set[tuple[str, str]] = set()
        self._readers: dict[tuple[str, int, int], Any] = {}

    def draw(self, image: Image, points: float) -> None:
        """Draws ``image``; a map unit is ``points`` points long on paper."""
        problem = self._pictures.problem(image.asset)
        if problem is not None:
            self._tell(image, problem)
        size = self._pictures.size(image.asset)
        rect = image.rect
        if size is None or rect.width <= 0 or rect.height <= 0:
            self._draw_missing(image)
            return
        stretch = max(rect.width / size[0], rect.height / size[1])
        dots = 72 / (stretch * points)
        share = min(1.0, FINEST / dots)
        width, height = (max(1, round(side / stretch * share)) for side in (rect.width, rect.height))
        reader = self._reader(image.asset, max(round(max(size) * share), 1), width, height)
        if reader is None:
            self._draw_missing(image)
            return
        if dots < COARSEST:
            self._tell(image, _too_small(dots))
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
        rect = image.rect
        draw_box(self._sheet, Box(rect, image.radius, _GREY))
        side = min(24.0, rect.width * 0.6, rect.height * 0.6)
        x, y = rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2
        draw_icon(self._sheet, Icon(x, y, side, icon("image-off").outline, _DARK_GREY))

    def _reader(self, key: str, side: int, width: int, height: int) -> Any:
        """The middle of a picture, ``width`` × ``height`` pixels large, as reportlab takes it."""
        known = self._readers.get((key, width, height))
        if known is None:
            picture = self._pictures.image(key, side)
            if picture is None:
                return None
            cut = _cut(picture, width, height)
            photo = cut.mode == "RGB" and self._type(key) == "image/jpeg"
            known = self._readers[key, width, height] = ImageReader(_as_jpeg(cut) if photo else cut)
        return known

    def _type(self, key: str) -> str:
        return picture_type(picture_bytes(self._assets[key]) or b"")

    def _tell(self, image: Image, warning: ExportError) -> None:
        name = image.alt or image.asset
        if (image.asset, warning.message) not in self._told:
            self._told.add((image.asset, warning.message))
            self._warn(ExportError(warning.message, where=name, advice=warning.advice, params=warning.params))


def _too_small(dots: float) -> ExportError:
    return ExportError(
        "The picture is too small for print: {dots} dots per inch.",
        advice="Use one with more pixels, or show it smaller.",
        params={"dots": round(dots)},
    )


def _cut(picture: Picture, width: int, height: int) -> Picture:
    """The largest middle part with the shape of ``width`` × ``height``, in that size unless it is smaller already."""
    ratio = max(width / picture.width, height / picture.height)
    across, down = width / ratio, height / ratio
    left, top = (picture.width - across) / 2, (picture.height - down) / 2
    if ratio < 1:
        return picture.resize((width, height), Resampling.LANCZOS, (left, top, left + across, top + down))
    return picture.crop((round(left), round(top), round(left + across), round(top + down)))


def _as_jpeg(picture: Picture) -> BytesIO:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    file.seek(0)
    return file
