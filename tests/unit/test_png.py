"""PNG export: readable, of the right size, without seams between bands, and in little memory."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL import ImageChops

from cjm_desktop.errors import ExportError
from cjm_desktop.export.formats import png
from cjm_desktop.export.png_stream import PngWriter
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Fragment, Group, Image, Placed, PlaceKey, Scene
from cjm_desktop.model.records import Asset, JourneyMap
from cjm_desktop.text.qt_engine import QtTextEngine

from .scenes import DOCUMENT, EMPTY, picture, scene, scene_of_everything

pytestmark = pytest.mark.usefixtures("qapp")


def exported(made: Scene, document: JourneyMap = DOCUMENT, options: ExportOptions | None = None) -> bytes:
    stream = BytesIO()
    told: list[ExportError] = []
    exporter("png").write(made, document, stream, options or ExportOptions(), told.append)
    assert not told
    return stream.getvalue()


def opened(data: bytes) -> Pillow.Image:
    image = Pillow.open(BytesIO(data))
    image.load()
    return image


def differs_by(one: Pillow.Image, other: Pillow.Image) -> int:
    """The largest difference of any pixel, of 255. Qt's rounding of gradients and curves makes it 1 in a few rows."""
    return max(high for _, high in ImageChops.difference(one, other).getextrema())


def box_scene(width: float, height: float, *boxes: Box) -> Scene:
    group = Group("artifact", EMPTY, boxes)
    return scene(width, height, Placed(PlaceKey("frame"), 0, 0, Fragment(width, height, (group,))))


def test_the_file_is_as_large_as_asked_and_says_its_resolution() -> None:
    image = opened(exported(box_scene(100, 50.2, Box(Rect(0, 0, 50, 60), fill="#FF0000"))))
    assert (image.mode, image.size) == ("RGB", (200, 100))
    assert image.info["dpi"] == pytest.approx((192, 192), abs=0.1)
    assert image.getpixel((10, 10)) == (255, 0, 0)
    assert image.getpixel((150, 10)) == (255, 255, 255)
    options = ExportOptions(dpi=96, scale=3)
    assert opened(exported(box_scene(100, 50), options=options)).size == (300, 150)


def test_paper_sizes_are_kept_and_the_map_stands_in_the_middle() -> None:
    made = box_scene(200, 100, Box(Rect(0, 0, 200, 100), fill="#FF0000"))
    assert opened(exported(made, options=ExportOptions(page="A4", dpi=300))).size == (3508, 2480)
    image = opened(exported(made, options=ExportOptions(page="A4", dpi=254)))
    assert image.size == (2970, 2100)
    assert image.getpixel((99, 1000)) == (255, 255, 255)
    assert image.getpixel((101, 1000)) == image.getpixel((2868, 1000)) == (255, 0, 0)
    assert image.getpixel((2872, 1000)) == (255, 255, 255)


def test_title_and_program_are_in_the_file() -> None:
    image = opened(exported(replace(box_scene(10, 10), title="نقشه")))
    assert image.info["Title"] == "نقشه"
    assert image.info["Software"].startswith("CJM Desktop")


@pytest.mark.parametrize("dpi", [96, 150, 192, 300])
def test_bands_leave_no_seams(dpi: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = scene_of_everything(QtTextEngine())
    options = ExportOptions(dpi=dpi)
    whole = opened(exported(made, options=options))
    monkeypatch.setattr(png, "TILE_PIXELS", whole.size[0] * 7)
    in_bands = opened(exported(made, options=options))
    assert differs_by(in_bands, whole) <= 1


def test_bands_leave_no_seams_on_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    made = scene_of_everything(QtTextEngine())
    options = ExportOptions(page="A4", dpi=130, margin=7.3)
    whole = opened(exported(made, options=options))
    monkeypatch.setattr(png, "TILE_PIXELS", 20_000)
    assert differs_by(opened(exported(made, options=options)), whole) <= 1


def test_tiles_side_by_side_fit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    made = scene_of_everything(QtTextEngine())
    whole = opened(exported(made))
    monkeypatch.setattr(png, "TILE_WIDTH", 307)
    difference = ImageChops.difference(opened(exported(made)), whole).convert("L")
    # A glyph cut by the border may move by a quarter of a pixel.
    assert sum(difference.histogram()[8:]) < 0.0001 * whole.size[0] * whole.size[1]


def test_very_wide_maps_reach_their_end() -> None:
    boxes = [Box(Rect(x, 2, 5, 5), fill="#0000FF") for x in (0, 16_000, 32_000, 33_000, 44_990)]
    image = opened(exported(box_scene(45_000, 8, *boxes), options=ExportOptions(dpi=96)))
    assert image.size == (45_000, 8)
    for box in boxes:
        x = round(box.rect.x)
        assert [image.getpixel((x + at, 4)) for at in (0, 4, 5)] == [
            (0, 0, 255),
            (0, 0, 255),
            (255, 255, 255),
        ]


def test_the_same_map_gives_the_same_file() -> None:
    first, second = (exported(scene_of_everything(QtTextEngine())) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "options",
    [
        ExportOptions(dpi=9),
        ExportOptions(dpi=0),
        ExportOptions(dpi=2401),
        ExportOptions(dpi=2400, scale=100),
        ExportOptions(page="A5", scale=20),
        ExportOptions(page="B7"),
    ],
)
def test_what_cannot_be_done_is_refused_with_advice(options: ExportOptions) -> None:
    stream = BytesIO()
    with pytest.raises(ExportError) as raised:
        exporter("png").write(box_scene(1000, 700), DOCUMENT, stream, options, lambda told: None)
    assert raised.value.advice
    assert not stream.getvalue()


def test_pictures_that_cannot_be_shown_are_told_once() -> None:
    shapes = (Image(Rect(0, 0, 20, 20), "bad", alt="Sara"), Image(Rect(20, 0, 20, 20), "bad"))
    fragment = Fragment(40, 20, (Group("persona", EMPTY, shapes),))
    made = scene(40, 20, Placed(PlaceKey("persona"), 0, 0, fragment))
    document = JourneyMap("m", assets=(Asset("bad", "image/png", "AAAA"), picture()))
    told: list[ExportError] = []
    exporter("png").write(made, document, BytesIO(), ExportOptions(), told.append)
    assert [error.where for error in told] == ["Sara"]


def test_rows_come_out_as_they_went_in() -> None:
    stream = BytesIO()
    writer = PngWriter(stream, 300, 200, 72, {"Title": "t"})
    rows = [bytes((x * y + c) % 256 for x in range(300) for c in range(3)) for y in range(200)]
    for start in (0, 50, 199):
        writer.rows(rows[start : {0: 50, 50: 199, 199: 200}[start]])
    writer.close()
    assert opened(stream.getvalue()).tobytes() == b"".join(rows)


MEASURE = """
import resource, sys
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.text.qt_engine import QtTextEngine, ensure_application
from tests.unit.scenes import DOCUMENT, scene_of_everything
ensure_application()
made = scene_of_everything(QtTextEngine(), 10, int(sys.argv[1]))
with open("/dev/null", "wb") as stream:
    exporter("png").write(made, DOCUMENT, stream, ExportOptions(dpi=192), print)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory in Linux's unit")
def test_memory_does_not_grow_with_the_height() -> None:
    def kilobytes(rows: int) -> int:
        run = subprocess.run(
            [sys.executable, "-c", MEASURE, str(rows)], capture_output=True, text=True, check=True
        )
        return int(run.stdout)

    # 3,440 × 5,000 pixels against 3,440 × 25,000: 200 MB more, were they held.
    assert kilobytes(110) < kilobytes(22) + 40_000
