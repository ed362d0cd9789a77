"""PDF export: exact text, own fonts only, tags that cover everything, pages of the right size, equal files."""

import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cjm_desktop.assembly.compose import Look, compose
from cjm_desktop.errors import ExportError
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.layout import LayoutOptions
from cjm_desktop.layout.pages import PAPER
from cjm_desktop.layout.scene import Fragment, Group, Placed, PlaceKey, Scene, Text
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.resources import resource_names, resource_path
from cjm_desktop.storage.files import load
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.text.rich import plain
from cjm_desktop.text.types import TextStyle

from .scenes import DOCUMENT, scene

SAMPLES = resource_names("samples", ".cjm")
MM = 72 / 25.4

pytestmark = pytest.mark.usefixtures("qapp")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext isn't installed")


def sample(name: str) -> JourneyMap:
    return load(resource_path("samples", f"{name}.cjm")).document


def exported(document: JourneyMap, made: Scene | None = None, **options: Any) -> bytes:
    stream = BytesIO()
    told: list[ExportError] = []
    shown = made or compose(document, Look(), told.append)
    exporter("pdf").write(shown, document, stream, ExportOptions(**options), told.append)
    return stream.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def extracted(data: bytes, folder: Path) -> str:
    (folder / "map.pdf").write_bytes(data)
    done = subprocess.run(["pdftotext", "map.pdf", "-"], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def words(text: str) -> list[str]:
    """Words as a search would compare them: without direction marks, in one normal form."""
    plain = unicodedata.normalize("NFC", re.sub("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", "", text))
    return re.findall(r"[^\W_][\w\u200c\u0591-\u05c7\u064b-\u065f]*", plain)


@needs_poppler
@pytest.mark.parametrize("name", SAMPLES)
def test_words_are_found(name: str, tmp_path: Path) -> None:
    document = sample(name)
    found = set(words(extracted(exported(document), tmp_path)))
    texts = [plain(card.text) for card in document.cards]
    texts += [document.title, document.about.scenario, *(stage.title for stage in document.stages)]
    texts += [step.title for step in document.index.steps.values()]
    texts += [text for persona in document.personas for text in (persona.name, persona.role, persona.quote)]
    wanted = [word for text in texts for word in words(text)]
    missing = [word for word in wanted if word not in found]
    assert len(missing) <= len(wanted) / 100, missing


@pytest.mark.parametrize("name", ["bank-fa", "shop-en"])
def test_fonts_are_embedded_subsets_that_say_their_letters(name: str) -> None:
    pdf = opened(exported(sample(name)))
    fonts = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}
    assert fonts
    for font in fonts.values():
        assert font.Subtype == "/Type0"
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def elements(node: Any) -> list[Any]:
    """Structure elements below a node, in reading order."""
    kids = node.get("/K", pikepdf.Array())
    found = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *elements(kid)]
    return found


def content_ids(element: Any) -> list[int]:
    kids = element.get("/K", pikepdf.Array())
    return [int(kid) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, int)]


def test_every_piece_of_content_belongs_to_one_element_or_is_decoration() -> None:
    pdf = opened(exported(sample("clinic-he")))
    tagged = Counter(mark for element in elements(pdf.Root.StructTreeRoot) for mark in content_ids(element))
    drawn: Counter[int] = Counter()
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                drawn[int(operands[1].MCID)] += 1
        elif name == "EMC":
            depth -= 1
        elif name in ("Tj", "TJ", "f", "S", "B", "Do"):
            assert depth == 1, name
    assert drawn == tagged
    assert set(drawn.values()) == {1}


def test_headings_stand_in_the_order_of_the_journey() -> None:
    document = sample("bank-fa")
    pdf = opened(exported(document))
    tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    assert tags.count("/H1") == 1
    assert tags.count("/H2") >= len(document.stages)
    assert tags.count("/P") >= len([card for card in document.cards if card.text])
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [stage.title for stage in document.stages]


def test_the_document_says_title_language_and_direction() -> None:
    document = sample("bank-fa")
    pdf = opened(exported(document))
    assert str(pdf.Root.Lang) == "fa"
    assert str(pdf.docinfo["/Title"]) == document.title
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.open_metadata()["dc:title"] == document.title


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("paper", PAPER)
def test_pages_have_the_size_of_the_paper(paper: str, orientation: str) -> None:
    pdf = opened(exported(sample("shop-en"), page=paper, orientation=orientation))
    page = pdf.pages[0]
    unit = float(page.get("/UserUnit", 1))
    size = [float(side) * unit / MM for side in page.MediaBox[2:]]
    wanted = sorted(PAPER[paper], reverse=orientation == "landscape")
    assert size == pytest.approx(wanted, abs=0.1)


def test_a_fitting_page_is_as_large_as_the_map() -> None:
    made = compose(sample("shop-en"), Look(), lambda warning: None)
    pdf = opened(exported(sample("shop-en"), made))
    page = pdf.pages[0]
    assert [float(side) for side in page.MediaBox] == pytest.approx(
        [0, 0, made.width * 0.75, made.height * 0.75], abs=0.05
    )


def test_very_wide_maps_use_larger_units() -> None:
    made = scene(40_000, 400, Placed(PlaceKey("frame"), 0, 0, Fragment(40_000, 400)))
    pdf = opened(exported(DOCUMENT, made))
    page = pdf.pages[0]
    assert float(page.MediaBox[2]) <= 14_400
    assert float(page.MediaBox[2]) * float(page.UserUnit) == pytest.approx(30_000, abs=1)


@needs_poppler
def test_a_map_over_several_sheets_has_each_card_once(tmp_path: Path) -> None:
    document = sample("shop-en")
    data = exported(document, page="A4", scale=1.0)
    pdf = opened(data)
    assert len(pdf.pages) > 2
    marks = [element for element in elements(pdf.Root.StructTreeRoot) if content_ids(element)]
    paragraphs = [element for element in marks if str(element.S) == "/P"]
    whole = opened(exported(document))
    single = [one for one in elements(whole.Root.StructTreeRoot) if str(one.S) == "/P" and content_ids(one)]
    assert len(paragraphs) == len(single)


def exported_by_the_program(folder: Path, name: str, **environment: str) -> bytes:
    """The sample as the program writes it, in a process with this environment."""
    target = folder / f"{name}.pdf"
    source = resource_path("samples", "telecom-ar.cjm")
    command = [sys.executable, "-m", "cjm_desktop", "export", str(source), "-o", str(target)]
    root = Path(__file__).resolve().parents[2]
    subprocess.run(command, check=True, cwd=folder, env={"PATH": "", "PYTHONPATH": str(root), **environment})
    return target.read_bytes()


def test_two_exports_are_equal_whatever_the_machine_is_like(tmp_path: Path) -> None:
    """Another hash seed, other fonts, another resolution and scale of the screen change nothing."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig></fontconfig>", "utf-8")
    first = exported_by_the_program(tmp_path, "first", PYTHONHASHSEED="1")
    for name, environment in (
        ("seed", {"PYTHONHASHSEED": "2"}),
        ("fonts", {"FONTCONFIG_FILE": str(fonts)}),
        ("screen", {"QT_FONT_DPI": "120", "QT_SCALE_FACTOR": "2"}),
    ):
        assert exported_by_the_program(tmp_path, name, **environment) == first, name


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf isn't installed")
def test_the_file_is_sound(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(exported(sample("delivery-ru")))
    done = subprocess.run(["qpdf", "--check", "map.pdf"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


LINES = [
    "کاربر می‌خواهم را می‌نویسد و خانه‌ها را می‌بیند",
    "لا إله الأمر للاختبار السلام سلام",
    "مُحَمَّدٌ يَقْرَأُ الكِتَابَ",
    "שָׁלוֹם בְּרֵאשִׁית בָּרָא",
    "سفارش شماره 1234 با Order #A-56 (ارسال سریع) به قیمت ۱۲٬۵۰۰ تومان",
    'הלקוח לוחץ על "Buy now" (גרסה 2.1) ומשלם ₪99.90',
    "Step 3: مشتری وارد فروشگاه می‌شود (checkout) – Оплата картой",
    "Café naïve — office fi ffl AVATAR Tyrol",
]


def line_scene(line: str) -> Scene:
    block = QtTextEngine().layout(line, TextStyle(16))
    text = Text(20, 10, block.width, block, "#000000")
    group = Group("card", Rect(0, 0, 600, 50), (text,), "c_1", says=line)
    return scene(700, 60, Placed(PlaceKey("cell"), 0, 0, Fragment(700, 60, (group,))))


@needs_poppler
@pytest.mark.parametrize("line", LINES)
def test_mixed_lines_are_found_word_by_word(line: str, tmp_path: Path) -> None:
    found = words(extracted(exported(DOCUMENT, line_scene(line)), tmp_path))
    assert Counter(words(line)) - Counter(found) == Counter()


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm isn't installed")
@pytest.mark.parametrize("line", LINES)
def test_text_stands_where_the_picture_has_it(line: str, tmp_path: Path) -> None:
    from PIL import Image, ImageOps

    made = line_scene(line)
    (tmp_path / "line.pdf").write_bytes(exported(DOCUMENT, made))
    subprocess.run(["pdftoppm", "-r", "600", "-gray", "-png", "line.pdf", "line"], cwd=tmp_path, check=True)
    stream = BytesIO()
    exporter("png").write(made, DOCUMENT, stream, ExportOptions(dpi=600), lambda warning: None)
    picture = Image.open(stream).convert("L")
    paper = Image.open(next(tmp_path.glob("line*.png"))).convert("L")
    boxes = [
        ImageOps.invert(one).point(lambda value: 255 if value > 100 else 0).getbbox()
        for one in (picture, paper)
    ]
    assert boxes[0] is not None
    assert boxes[1] == pytest.approx(boxes[0], abs=2)


def test_qt_survives_200_000_calls_that_give_nothing() -> None:
    script = (
        "from PySide6.QtGui import QTextOption\n"
        "option = QTextOption()\n"
        "for place in range(200_000): option.setTabStopDistance(place)\n"
        "print('alive')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "alive\n"


def test_right_to_left_is_a_matter_of_the_scene() -> None:
    document = sample("shop-en")
    made = compose(document, Look(LayoutOptions(direction="rtl")), lambda warning: None)
    assert str(opened(exported(document, made)).Root.ViewerPreferences.Direction) == "/R2L"
