"""PNG of A0 size at 300 dpi, by the whole command, in time and in memory."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from cjm_desktop.export.formats.png import TILE_PIXELS
from cjm_desktop.export.png_stream import LEVEL
from cjm_desktop.storage.files import save
from tests.bench.corpus import journey
from tests.bench.runner import ROOT, Bench, Figure, amount, here, most_memory, process

SECONDS, MEGABYTES = 15.0, 700.0
DPI, TINY_DPI = 300, 20
_INCHES = (841 / 25.4, 1189 / 25.4)

SAMPLE = ROOT / "resources" / "samples" / "bank-fa.cjm"


def figures(bench: Bench) -> Iterator[Figure]:
    dpi = TINY_DPI if bench.tiny else DPI
    pixels = round(_INCHES[0] * dpi) * round(_INCHES[1] * dpi)
    qt = most_memory(["-c", "import PySide6.QtGui"])
    with TemporaryDirectory() as folder:
        large, target = Path(folder, "large.cjm"), Path(folder, "out.png")
        save(journey(bench.size(1_000)), large)
        for name, source in (("a sample", SAMPLE), ("1,000 cards", large)):
            options = ["--page", "A0", "--dpi", str(dpi)]
            command = ["-m", "cjm_desktop", "export", str(source), "-o", str(target), *options]
            what = f"A0 at {dpi} dpi, {name}"
            yield bench.seconds(
                what,
                process(command),
                target=SECONDS,
                floor=here(_bare, pixels),
                floor_name="white of that size filled and packed by zlib",
                runs=3,
                warm=False,
            )
            yield amount(f"{what}: most memory", "MB", most_memory(command), MEGABYTES, qt, "Qt loaded")
            yield amount(f"{what}: file", "MB", target.stat().st_size / 1e6)


def _bare(pixels: int) -> int:
    """Fills and packs as many pixels as the picture has, as many at a time as the export takes."""
    packer = zlib.compressobj(LEVEL, memLevel=9)
    size = 0
    while pixels > 0:
        now = min(pixels, TILE_PIXELS)
        image = QImage(1000, max(1, now // 1000), QImage.Format.Format_RGB888)
        image.fill(Qt.GlobalColor.white)
        size += len(packer.compress(bytes(image.constBits())))
        pixels -= now
    return size + len(packer.flush())
