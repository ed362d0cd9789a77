"""The parts of the PDF export: pictures, reading order, languages, sheets, gradients, fonts of boxes."""

import re
import shutil
import subprocess
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image as Pillow

from cjm_desktop.assembly.compose import Look, compose
from cjm_desktop.errors import ExportError
from cjm_desktop.export.pdf_fonts import BoxFont
from cjm_desktop.export.pdf_languages import language_of
from cjm_desktop.export.pdf_subset import subset
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import (
    Box,
    Fragment,
    Gradient,
    Group,
    Image,
    Placed,
    PlaceKey,
    Scene,
    Shape,
    Text,
)
from cjm_desktop.model.records import Asset, JourneyMap
from cjm_desktop.resources import resource_path
from cjm_desktop.storage.files import load
from cjm_desktop.text.fonts import font_file
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.text.rich import plain
from cjm_desktop.text.types import FontKey, TextStyle

from .scenes import DOCUMENT, card, scene, scene_of_everything

pytestmark = pytest.mark.usefixtures("qapp")
needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm isn't installed")


def exported(
    made: Scene, document: JourneyMap = DOCUMENT, told: list[ExportError] | None = None, **options: Any
) -> bytes:
    stream = BytesIO()
    warnings: list[ExportError] = [] if told is None else told
    exporter("pdf").write(made, document, stream, ExportOptions(**options), warnings.append)
    return stream.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def of_shapes(*shapes: Shape, width: float = 200, height: float = 100) -> Scene:
    group = Group("card", Rect(0, 0, width, height), shapes, "c_1")
    return scene(width, height, Placed(PlaceKey("cell"), 0, 0, Fragment(width, height, (group,))))


# Pictures


def asset(image: Pillow.Image, kind: str) -> Asset:
    stream = BytesIO()
    image.save(stream, kind)
    return Asset("sha256-one", f"image/{kind.lower()}", b64encode(stream.getvalue()).decode())


def pictures_in(pdf: pikepdf.Pdf) -> list[Any]:
    return [picture for page in pdf.pages for picture in page.get_images().values()]


def with_picture(picture: Asset, told: list[ExportError] | None = None, side: float = 96) -> pikepdf.Pdf:
    shape = Image(Rect(10, 10, side, side), picture.id, 8, "A bicycle")
    return opened(exported(of_shapes(shape), JourneyMap("m", "Picture", assets=(picture,)), told))


def test_photos_stay_photos_and_are_reduced_to_what_print_can_show() -> None:
    pdf = with_picture(asset(Pillow.new("RGB", (1200, 1200), "#336699"), "JPEG"))
    (picture,) = pictures_in(pdf)
    assert picture.Filter == "/DCTDecode" or list(picture.Filter) == ["/DCTDecode"]
    assert int(picture.Width) == int(picture.Height) == 300  # an inch at 300 dots


def test_transparent_pictures_keep_their_transparency() -> None:
    pdf = with_picture(asset(Pillow.new("RGBA", (300, 300), "#33669980"), "PNG"))
    (picture,) = pictures_in(pdf)
    assert set(picture.SMask.read_bytes()) == {0x80}


def test_pictures_with_few_pixels_are_told_once() -> None:
    told: list[ExportError] = []
    small = asset(Pillow.new("RGB", (90, 90), "#336699"), "PNG")
    shapes = [Image(Rect(x, 0, 96, 96), small.id, 0, "A bicycle") for x in (0, 100)]
    exported(of_shapes(*shapes), JourneyMap("m", assets=(small,)), told)
    assert [str(warning) for warning in told] == [
        "A bicycle: The picture is too small for print: 90 dots per inch. "
        "Use one with more pixels, or show it smaller."
    ]


def test_damaged_pictures_are_told_and_something_else_is_drawn() -> None:
    told: list[ExportError] = []
    pdf = with_picture(Asset("sha256-one", "image/png", b64encode(b"\x89PNG\r\n\x1a\nno").decode()), told)
    assert len(told) == 1
    assert told[0].where == "A bicycle"
    assert pictures_in(pdf) == []


# What is read, in which order, in which language


def elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def texts_by_content(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """What is painted, by page number and content id; -1 for decoration."""
    said: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pdf.pages):
        fonts = {name: letters(font) for name, font in page.Resources.get("/Font", {}).items()}
        mark, font = -1, {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                mark = int(operands[1].MCID)
            elif name in ("BMC", "EMC"):
                mark = -1
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name == "TJ":
                codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                text = "".join(font.get(codes[place : place + 2], "") for place in range(0, len(codes), 2))
                said[number, mark] = said.get((number, mark), "") + text
    return said


def letters(font: Any) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", table.split("endcodespacerange")[1])
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def spoken(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Tag and text of each element that has content of its own, in reading order."""
    said = texts_by_content(pdf)
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    found = []
    for element in elements(pdf.Root.StructTreeRoot):
        own = [(numbers[page.objgen], mark) for page, mark in marks(element)]
        if own:
            found.append((str(element.S), "".join(said.get(one, "") for one in own)))
    return found


def marks(element: Any) -> list[tuple[Any, int]]:
    """The pages and numbers of an element's own content, that of its links included."""
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    found = []
    for kid in kids:
        if isinstance(kid, int):
            found.append((element.Pg, int(kid)))
        elif kid.get("/S") == "/Link":
            found += marks(kid)
    return found


def letters_of(text: str) -> Counter[str]:
    """Letters without regard to order, blanks and marks of direction: right-to-left text is painted from the left."""
    return Counter(re.sub(r"[\s\u200e\u200f]", "", text))


@pytest.mark.parametrize("name", ["shop-en", "clinic-he", "telecom-ar"])
@pytest.mark.parametrize("options", [{}, {"page": "A4", "scale": 1.0}], ids=["one page", "sheets"])
def test_each_card_is_read_once_and_in_order(name: str, options: dict[str, Any]) -> None:
    document = load(resource_path("samples", f"{name}.cjm")).document
    made = compose(document, Look(), lambda warning: None)
    paragraphs = [text for tag, text in spoken(opened(exported(made, document, **options))) if tag == "/P"]
    steps = list(document.index.steps)
    lanes = [lane.id for lane in document.lanes]
    order = sorted(
        (one for one in document.cards if one.text and not one.props),
        key=lambda one: (steps.index(one.step), lanes.index(one.lane)),
    )
    place = 0
    for wanted in order:
        sought = letters_of(plain(wanted.text))
        fitting = [at for at in range(place, len(paragraphs)) if sought <= letters_of(paragraphs[at])]
        assert fitting, wanted.text
        place = fitting[0] + 1


def test_lines_are_read_with_blanks_between_them() -> None:
    made = compose(
        document := load(resource_path("samples", "shop-en.cjm")).document, Look(), lambda warning: None
    )
    paragraphs = [
        " ".join(text.split()) for tag, text in spoken(opened(exported(made, document))) if tag == "/P"
    ]
    assert "Lena asks for a red one, with a bell 🔔" in paragraphs


def test_a_card_on_the_edge_of_two_sheets_is_decoration_on_one_of_them() -> None:
    engine = QtTextEngine()
    placed = Placed(
        PlaceKey("cell", "l_1", "t_1"), 700, 10, Fragment(150, 90, (card(engine, "c_1", "Waits"),))
    )
    pdf = opened(exported(scene(1400, 200, placed), page="A4", orientation="portrait", scale=1.0))
    said = texts_by_content(pdf)
    assert len(pdf.pages) == 2
    assert said == {(0, -1): "Waits ", (1, 0): "Waits "}


def test_figures_are_said_in_words() -> None:
    pdf = opened(exported(scene_of_everything(QtTextEngine())))
    figures = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["A portrait"]


@pytest.mark.parametrize(
    ("text", "document", "language"),
    [
        ("Add to cart", "fa", "en"),
        ("«Add to cart» را می‌زند", "fa", "en"),
        ("رسید را می‌گیرد", "fa", ""),
        ("رسید را می‌گیرد", "en-GB", "fa"),
        ("يدخل العميل", "en", "ar"),
        ("הלקוח", "ar", "he"),
        ("Оплата", "de", "ru"),
        ("Оплата", "uk", ""),
        ("12 500 → ✓", "fa", ""),
        ("", "en", ""),
    ],
)
def test_other_languages_are_told_by_their_letters(text: str, document: str, language: str) -> None:
    assert language_of(text, document) == language


def test_elements_in_another_language_say_so() -> None:
    engine = QtTextEngine()
    cards = [card(engine, f"c_{place}", words) for place, words in enumerate(("Waits", "رسید را می‌گیرد"))]
    placed = [
        Placed(PlaceKey("cell", "l_1", "t_1"), 10, 10 + 100 * at, Fragment(150, 90, (each,)))
        for at, each in enumerate(cards)
    ]
    pdf = opened(exported(scene(200, 300, *placed)))
    languages = [str(one.get("/Lang", "")) for one in elements(pdf.Root.StructTreeRoot) if one.S == "/P"]
    assert languages == ["", "fa"]


def test_titles_of_strange_characters_do_no_harm() -> None:
    document = JourneyMap("m", "Title\x00 \ud800(x)\\")
    pdf = opened(exported(scene(100, 100, title=document.title), document))
    assert str(pdf.docinfo["/Title"]) == "Title \ufffd(x)\\"


# Shapes


def painted(data: bytes, folder: Path) -> Pillow.Image:
    (folder / "map.pdf").write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "96", "-png", "map.pdf", "map"], cwd=folder, check=True)
    return Pillow.open(next(folder.glob("map*.png"))).convert("RGB")


@needs_poppler
def test_gradients_run_from_top_to_bottom_and_may_fade_away(tmp_path: Path) -> None:
    solid = Box(Rect(0, 0, 90, 100), 0, Gradient(((0, "#FF0000"), (0.5, "#00FF00"), (1, "#0000FF"))))
    fading = Box(Rect(100, 0, 90, 100), 0, Gradient(((0, "#FF0000FF"), (1, "#FF000000"))))
    picture = painted(exported(of_shapes(solid, fading)), tmp_path)
    assert picture.getpixel((40, 1)) == pytest.approx((250, 5, 0), abs=6)
    assert picture.getpixel((40, 50)) == pytest.approx((0, 250, 5), abs=8)
    assert picture.getpixel((40, 98)) == pytest.approx((0, 5, 250), abs=8)
    assert picture.getpixel((140, 1)) == pytest.approx((255, 3, 3), abs=6)
    assert picture.getpixel((140, 50)) == pytest.approx((255, 128, 128), abs=6)
    assert picture.getpixel((140, 98)) == pytest.approx((255, 250, 250), abs=6)


@needs_poppler
def test_opacity_ends_with_the_shape_that_has_it(tmp_path: Path) -> None:
    pale = Box(Rect(0, 0, 50, 50), 0, "#00000080")
    dark = Box(Rect(60, 0, 50, 50), 0, "#000000")
    picture = painted(exported(of_shapes(pale, dark)), tmp_path)
    assert picture.getpixel((25, 25)) == pytest.approx((127, 127, 127), abs=2)
    assert picture.getpixel((85, 25)) == (0, 0, 0)


# Fonts whose characters are boxes


def test_a_box_is_one_picture_with_one_text() -> None:
    font = BoxFont("F0", font_file(FontKey("Noto Sans")))
    assert font.glyph(36, "A") == font.glyph(36, "A")
    assert font.glyph(36, "A") != font.glyph(36, "А")  # a Cyrillic letter that looks the same
    assert font.content(font.glyph(36, "A")).text == "A"


def test_codes_are_no_syntax_of_the_page() -> None:
    font = BoxFont("F0", font_file(FontKey("Noto Sans")))
    codes = [font.box((), 100 + place, "x")[0] for place in range(300)]
    source = f"[({''.join(codes)})] TJ".encode("latin-1")
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(source)
    ((operands, _),) = pikepdf.parse_content_stream(page)
    assert bytes(operands[0][0]) == b"".join(place.to_bytes(2, "big") for place in range(1, 301))


def test_subsets_have_the_glyphs_asked_for_and_glyphs_put_together() -> None:
    data = font_file(FontKey("Vazirmatn")).read_bytes()
    shapes = [(((0, 0, 0),), 0.0), (((50, 0, 0), (60, 100, -20)), 640.0), ((), 300.0)]
    written, ids = subset(data, shapes)
    font = TTFont(BytesIO(written))
    order = font.getGlyphOrder()
    assert len(set(ids)) == 3
    joined = font["glyf"][order[ids[1]]]
    assert [(part.x, part.y) for part in joined.components] == [(0, 0), (100, -20)]
    assert font["hmtx"][order[ids[1]]][0] == 640
    assert font["glyf"][order[ids[2]]].numberOfContours == 0
    assert len(written) < len(data) / 10


def test_text_keeps_its_characters_whatever_the_clusters_are() -> None:
    line = "لا إله مُحَمَّدٌ שָׁלוֹם office e\u0301 👩‍💻"
    block = QtTextEngine().layout(line, TextStyle(14))
    shape = Text(0, 0, 400, block, "#000000")
    said = "".join(texts_by_content(opened(exported(of_shapes(shape, width=500)))).values())
    assert letters_of(said) == letters_of(line)
