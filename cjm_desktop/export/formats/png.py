"""PNG: the scene painted with Qt, a band at a time, so that memory doesn't grow with the picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from PySide6.QtGui import QImage, QPainter, QTransform

from cjm_desktop import __version__
from cjm_desktop.errors import ExportError
from cjm_desktop.export.picture_warnings import warn_of_pictures
from cjm_desktop.export.png_stream import PngWriter
from cjm_desktop.export.progress import Progress, telling, unheard
from cjm_desktop.export.registry import ExportOptions, Warn
from cjm_desktop.export.single_page import only_page
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.pages import Page
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.player import play
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.paint.qt_tools import colour
from cjm_desktop.text.qt_engine import ensure_application

DPI = 192
LOWEST_DPI, HIGHEST_DPI = 10, 2400
MAX_SIDE = 100_000
MAX_PIXELS = 1_500_000_000

TILE_WIDTH = 16_384
"""QPainter works on at most 32,767 pixels in a row."""
TILE_PIXELS = 8_000_000

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The picture in pixels: its size, pixels per map unit, and where the scene's origin lies."""

    width: int
    height: int
    scale: float
    left: float
    top: float


class PngExporter:
    """Writes one opaque picture."""

    suffix = "png"
    title = "PNG picture"

    def write(
        self,
        scene: Scene,
        document: JourneyMap,
        stream: BinaryIO,
        options: ExportOptions,
        warn: Warn,
        progress: Progress = unheard,
    ) -> None:
        dpi = _checked_dpi(DPI if options.dpi is None else options.dpi)
        sheet = _sheet(only_page(scene, options), dpi)
        _check_size(sheet)
        ensure_application()
        pictures = Pictures(document.assets)
        texts = {"Title": scene.title} if scene.title else {}
        writer = PngWriter(
            stream, sheet.width, sheet.height, dpi, texts | {"Software": f"CJM Desktop {__version__}"}
        )
        for rows in _bands(scene, sheet, pictures, progress):
            writer.rows(rows)
        writer.close()
        warn_of_pictures(scene, pictures, warn)


EXPORTER = PngExporter()


def _checked_dpi(dpi: int) -> int:
    if not LOWEST_DPI <= dpi <= HIGHEST_DPI:
        raise ExportError(
            "A resolution of {dpi} dpi can't be used.",
            advice="Use a number from {lowest} to {highest}.",
            params={"dpi": dpi, "lowest": LOWEST_DPI, "highest": HIGHEST_DPI},
        )
    return dpi


def _sheet(page: Page, dpi: int) -> _Sheet:
    pixels = dpi / _POINTS_PER_INCH
    return _Sheet(
        max(1, round(page.width * pixels)),
        max(1, round(page.height * pixels)),
        page.scale * pixels,
        (page.left - page.part.x * page.scale) * pixels,
        (page.top - page.part.y * page.scale) * pixels,
    )


def _check_size(sheet: _Sheet) -> None:
    if max(sheet.width, sheet.height) > MAX_SIDE or sheet.width * sheet.height > MAX_PIXELS:
        raise ExportError(
            "The picture would be too large: {width} × {height} pixels.",
            advice="Use fewer dpi or a smaller scale, or export a PDF.",
            params={"width": sheet.width, "height": sheet.height},
        )


def _bands(scene: Scene, sheet: _Sheet, pictures: Pictures, progress: Progress) -> Iterator[Iterator[bytes]]:
    """The rows of the picture, a band at a time, all painted in one and the same image."""
    width = min(sheet.width, TILE_WIDTH)
    height = min(sheet.height, max(1, TILE_PIXELS // sheet.width))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExportError(
            "There isn't enough memory for the picture.", advice="Use fewer dpi or a smaller scale."
        )
    painter = QPainter(image)
    surface = QtSurface(painter, pictures, sheet.scale, sheet.left, sheet.top)
    try:
        for top in telling(range(0, sheet.height, height), progress):
            tiles: list[tuple[memoryview, int, int]] = []
            for left in range(0, sheet.width, width):
                painter.resetTransform()
                painter.fillRect(0, 0, width, height, colour(scene.background))
                surface.move_to(QTransform.fromTranslate(-left, -top))
                play(scene, surface, _area(sheet, left, top, width, height))
                tiles.append(_pixels(image, min(width, sheet.width - left)))
            yield _rows(tiles, min(height, sheet.height - top))
    finally:
        painter.end()


def _area(sheet: _Sheet, left: int, top: int, width: int, height: int) -> Rect:
    """The part of the scene that is seen in these pixels, and one pixel around it."""
    scale = sheet.scale
    x, y = (left - 1 - sheet.left) / scale, (top - 1 - sheet.top) / scale
    return Rect(x, y, (width + 2) / scale, (height + 2) / scale)


def _pixels(image: QImage, width: int) -> tuple[memoryview, int, int]:
    """The image's bytes in the order red, green, blue, the length of its rows in bytes, and how much of it counts."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    # The view is a copy's: the image's own memory goes with it.
    return memoryview(bytes(rgb.constBits())), rgb.bytesPerLine(), width * 3


def _rows(tiles: list[tuple[memoryview, int, int]], count: int) -> Iterator[bytes]:
    for y in range(count):
        yield b"".join([data[y * step : y * step + length] for data, step, length in tiles])
