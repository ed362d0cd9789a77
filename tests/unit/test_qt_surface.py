"""What QPainter puts on the pixels: colours, crisp edges, dashes, clips, pictures."""

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image as PillowImage
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Gradient, Group, Icon, Image, Path, Shape, Stroke, Text
from cjm_desktop.model.records import Asset
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.paint.qt_tools import colour
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.text.types import TextStyle

WHITE, BLACK, RED, BLUE = "#ffffff", "#000000", "#ff0000", "#0000ff"
Pixels = list[list[str]]

pytestmark = pytest.mark.usefixtures("qapp")


def two_colours() -> Asset:
    """Red at the left, blue at the right, twice as wide as high."""
    picture = PillowImage.new("RGB", (80, 40), RED)
    picture.paste(BLUE, (40, 0, 80, 40))
    stream = BytesIO()
    picture.save(stream, "PNG")
    return Asset("a", "image/png", b64encode(stream.getvalue()).decode())


def painted(
    *shapes: Shape, scale: float = 1.0, clip: Rect | None = None, at: tuple[float, float] = (0, 0)
) -> Pixels:
    """The pixels, row by row, of 40 × 40 units on white."""
    side = round(40 * scale)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    painter = QPainter(image)
    surface = QtSurface(painter, Pictures([two_colours()]), scale)
    group = Group("card", Rect(0, 0, 40, 40), shapes, clip=clip)
    draw = {
        Box: surface.box,
        Path: surface.path,
        Icon: surface.icon,
        Image: surface.image,
        Text: surface.text,
    }
    surface.begin_fragment(*at)
    surface.begin_group(group)
    for shape in shapes:
        draw[type(shape)](shape)
    surface.end_group(group)
    surface.end_fragment()
    painter.end()
    return [[QColor(image.pixel(x, y)).name() for x in range(side)] for y in range(side)]


def grey(pixel: str) -> int:
    return QColor(pixel).green()


def test_a_box_fills_its_pixels_and_no_others() -> None:
    pixels = painted(Box(Rect(10, 10, 20, 5), fill=RED))
    assert {pixels[y][x] for y in range(10, 15) for x in range(10, 30)} == {RED}
    outside = {pixels[y][x] for y in range(40) for x in range(40) if not (10 <= x < 30 and 10 <= y < 15)}
    assert outside == {WHITE}


def test_a_box_between_pixels_has_sharp_edges() -> None:
    for offset in (0.25, 0.5, 0.73):
        pixels = painted(Box(Rect(10, 10, 20, 5), fill=RED), at=(offset, offset))
        assert {pixel for row in pixels for pixel in row} == {RED, WHITE}
        assert sum(row.count(RED) for row in pixels) == 20 * 5


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_hairlines_are_crisp(scale: float) -> None:
    line = Stroke(BLACK, 1.0)
    upright = painted(Path((("M", 10, 5), ("L", 10, 35)), stroke=line), scale=scale)
    middle = upright[round(20 * scale)]
    assert middle.count(BLACK) == round(scale)
    assert set(middle) == {BLACK, WHITE}
    level = painted(Path((("M", 5, 10.4), ("L", 35, 10.4)), stroke=line), scale=scale)
    column = [row[round(20 * scale)] for row in level]
    assert column.count(BLACK) == round(scale)
    assert set(column) == {BLACK, WHITE}


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_a_border_is_crisp_on_all_four_sides(scale: float) -> None:
    pixels = painted(Box(Rect(8, 8, 24, 24), fill=RED, stroke=Stroke(BLACK, 1.0)), scale=scale)
    centre = round(20 * scale)
    for line in (pixels[centre], [row[centre] for row in pixels]):
        assert set(line) == {BLACK, WHITE, RED}
        assert line.count(BLACK) == 2 * round(scale)
        assert line == line[::-1]


def test_thin_boxes_keep_an_even_thickness() -> None:
    for place in range(10):
        pixels = painted(Box(Rect(0, 10, 40, 1), fill=BLACK), scale=1.3, at=(0, place * 0.37))
        assert [row[20] for row in pixels].count(BLACK) == 1


def test_corners_are_rounded() -> None:
    pixels = painted(Box(Rect(0, 0, 40, 40), 12, fill=RED))
    assert pixels[0][0] == pixels[39][39] == pixels[2][2] == WHITE
    assert pixels[0][20] == pixels[20][0] == pixels[5][5] == RED


def test_a_gradient_runs_from_top_to_bottom() -> None:
    pixels = painted(Box(Rect(0, 0, 40, 40), fill=Gradient(((0, "#FF0000"), (1, "#0000FF")))))
    top, bottom = QColor(pixels[0][20]), QColor(pixels[39][20])
    assert top.red() > 245
    assert top.blue() < 10
    assert bottom.blue() > 245
    assert bottom.red() < 10
    reds = [QColor(row[20]).red() for row in pixels]
    assert reds == sorted(reds, reverse=True)


def test_dashes_have_their_length_in_map_units() -> None:
    for scale in (1.0, 2.0):
        dashed = Stroke(BLACK, 2.0, (6.0, 10.0))
        pixels = painted(Path((("M", 4, 20), ("L", 40, 20)), stroke=dashed), scale=scale)
        row = [grey(pixel) for pixel in pixels[round(20 * scale)]]
        dark = [place / scale for place, value in enumerate(row) if value < 64]
        # Round ends add half the width at both ends: 3…11 and 19…27 and 35…40.
        assert {7, 23} <= {round(place) for place in dark}
        assert not {place for place in dark if 12 <= place < 18 or 28 <= place < 34}


def test_a_clip_limits_a_group_and_nothing_after_it() -> None:
    pixels = painted(Box(Rect(0, 0, 40, 40), fill=RED), clip=Rect(5, 5, 10, 10))
    assert sum(row.count(RED) for row in pixels) == 100
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    painter = QPainter(image)
    surface = QtSurface(painter, Pictures(()))
    for group in (
        Group("card", Rect(0, 0, 1, 1), (), clip=Rect(0, 0, 5, 5)),
        Group("card", Rect(0, 0, 1, 1), ()),
    ):
        surface.begin_group(group)
        surface.box(Box(Rect(0, 0, 20, 20), fill=BLUE))
        surface.end_group(group)
    painter.end()
    assert QColor(image.pixel(15, 15)).name() == BLUE


def test_a_path_is_filled_and_stroked() -> None:
    triangle = Path((("M", 5, 35), ("L", 20, 5), ("L", 35, 35), ("Z",)), BLUE, Stroke(RED, 3))
    pixels = painted(triangle)
    assert pixels[25][20] == BLUE
    assert pixels[35][20] == RED
    assert pixels[8][5] == WHITE


def test_a_directional_icon_is_reflected_where_it_stands() -> None:
    outline = (("M", 2.0, 2.0), ("L", 2.0, 22.0), ("M", 2.0, 12.0), ("L", 12.0, 12.0))
    there = painted(Icon(8, 8, 24, outline, BLACK))
    back = painted(Icon(8, 8, 24, outline, BLACK, directional=True, flipped=True))
    for row, other in zip(there, back, strict=True):
        assert all(abs(grey(a) - grey(b)) <= 2 for a, b in zip(row[8:32], other[8:32][::-1], strict=True))
    assert there[20][10] == BLACK
    assert back[20][30] != WHITE


def test_a_picture_is_cropped_evenly_with_rounded_corners() -> None:
    pixels = painted(Image(Rect(4, 4, 32, 32), "a", radius=16))
    assert pixels[20][8] == RED
    assert pixels[20][32] == BLUE
    assert pixels[5][5] == WHITE
    wide = painted(Image(Rect(0, 16, 40, 4), "a"))
    assert wide[15][20] == wide[20][20] == WHITE
    assert [wide[17][3], wide[17][36]] == [RED, BLUE]


def test_a_picture_is_enlarged_where_it_has_too_few_pixels() -> None:
    pixels = painted(Image(Rect(0, 0, 40, 40), "a"), scale=8)
    assert pixels[160][2] == pixels[2][2] == RED
    assert pixels[160][317] == pixels[317][317] == BLUE


def test_a_picture_that_cannot_be_shown_leaves_a_grey_place() -> None:
    pixels = painted(Image(Rect(4, 4, 32, 32), "b"))
    assert pixels[6][6] == pixels[33][33] == "#e9ecf1"
    assert {pixel for row in pixels[8:32] for pixel in row[8:32]} >= {"#e9ecf1", "#8a94a3"}


def test_colours_with_opacity() -> None:
    pixels = painted(Box(Rect(0, 0, 40, 40), fill="#00000080"))
    assert abs(grey(pixels[20][20]) - 127) <= 1
    assert colour("nonsense") == QColor(BLACK)


def test_text_after_a_gradient_stands_where_it_stands_without_one() -> None:
    block = QtTextEngine().layout("Hi", TextStyle(16, bold=True))
    text = Text(8, 10, 30, block, BLACK)
    shade = Box(Rect(0, 36, 40, 4), fill=Gradient(((0.0, RED), (1.0, BLUE))))
    alone, after = painted(text), painted(shade, text)
    assert any(BLACK in row for row in alone)
    assert alone[:36] == after[:36]
