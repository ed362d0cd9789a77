"""Bold words, bullets and links of a card, on the map and in what is made from it."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.assembly.compose import Look, compose
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.layout.hit import link_at
from cjm_desktop.layout.mirror import mirror_shape
from cjm_desktop.layout.scene import Group, Scene, Text
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.resources import resource_path
from cjm_desktop.storage.files import load
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.text.links import area, link_places
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.text.rich import parse
from cjm_desktop.text.types import TextEngine, TextStyle

pytestmark = pytest.mark.usefixtures("qapp")
A = "https://a.org/نقشه"
BODY = TextStyle(12.5)
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"


def written(card_text: str, sample: str = "shop-en", lane: str = "action") -> JourneyMap:
    """A sample map whose first card of that kind of lane says ``card_text``."""
    document = load(resource_path("samples", f"{sample}.cjm")).document
    kinds = {one.id: one.kind for one in document.lanes}
    first = next(card for card in document.cards if kinds[card.lane] == lane)
    cards = tuple(replace(card, text=card_text) if card is first else card for card in document.cards)
    return replace(document, cards=cards)


def shown(document: JourneyMap) -> Scene:
    return compose(document, Look(), lambda warning: None)


def card_of(scene: Scene, says: str) -> tuple[float, float, Group, Text]:
    for placed in scene.placed:
        for group in placed.fragment.groups:
            if group.says == says and group.role == "card":
                return placed.x, placed.y, group, next(one for one in group.shapes if isinstance(one, Text))
    raise AssertionError(says)


def exported(document: JourneyMap, kind: str = "pdf", **options: Any) -> bytes:
    stream = BytesIO()
    exporter(kind).write(shown(document), document, stream, ExportOptions(**options), lambda warning: None)
    return stream.getvalue()


def test_a_card_shows_and_says_its_text_without_marks() -> None:
    _, _, _, text = card_of(shown(written(f"An **old** [map]({A})\n- here")), "An old map\n• here")
    assert text.block.text == "An old map\n• here"
    assert [run.font.bold for run in text.block.runs()[0]] == [False, True, False, False]
    assert [run.link for run in text.block.runs()[0]] == ["", "", "", A]
    assert text.link


@pytest.mark.parametrize("lane", ["thought", "image", "metric", "touchpoint", "pain", "opportunity"])
def test_every_kind_of_card_shows_looks(lane: str) -> None:
    scene = shown(written("An **old** map", lane=lane))
    groups = [
        group for placed in scene.placed for group in placed.fragment.groups if "An old map" in group.says
    ]
    texts = [one.block for one in groups[0].shapes if isinstance(one, Text) and "old" in one.block.text]
    assert any(run.font.bold for run in texts[0].runs()[0])


def test_a_thought_with_bullets_has_no_quotation_marks() -> None:
    card_of(shown(written("“no”", lane="thought")), "““no””")
    card_of(shown(written("- a\n- b", lane="thought")), "• a\n• b")


@pytest.mark.parametrize(
    ("words", "rtl"), [("a bullet with words that go on", False), ("یک مورد با کلمه‌هایی که ادامه دارد", True)]
)
def test_bulleted_lines_hang_at_the_start_of_their_paragraph(words: str, rtl: bool) -> None:
    block = QtTextEngine().layout(f"• {words}", BODY, 100)
    first, second, *_ = block.lines
    assert first.rtl == rtl
    assert first.indent == 0 < second.indent < 12
    for align in ("left", "right", "centre"):
        for line in (first, second):
            left = line.left(align, 200)
            start = 200 - left - line.width if rtl else left
            assert start == pytest.approx(line.indent)
    assert all(line.indent + line.width <= 100.01 for line in block.lines)


@pytest.mark.parametrize("engine_of", [QtTextEngine, FixedTextEngine])
@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("• یک\n• ", ["right", "right"]),
        ("• one\n•\n•", ["left", "left", "left"]),
        ("• \n• دو", ["right", "right"]),
        ("یک\n• ", ["right", "right"]),
        ("• ", ["right"]),
        ("• یک\n• \n• three", ["right", "right", "left"]),
    ],
)
def test_a_bullet_without_words_stands_below_those_with_words(
    engine_of: Callable[[], TextEngine], text: str, sides: list[str]
) -> None:
    block = engine_of().layout(text, BODY, 100)
    lefts = [line.left("right", 100) for line in block.lines]
    assert ["left" if left < 1 else "right" for left in lefts] == sides
    centred = [line.left("centre", 100) for line in block.lines if line.bulleted]
    assert all(left < 1 or left > 60 for left in centred)


def test_a_narrow_block_has_no_indent() -> None:
    assert {line.indent for line in QtTextEngine().layout("• a b c d e f", BODY, 20).lines} == {0.0}


def drawn(source: str, link_colour: str) -> QImage:
    rich = parse(source)
    block = QtTextEngine().layout(rich.text, BODY, 200, rich.spans)
    image = QImage(640, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(3, 3)
    block.draw(painter, 5, 5, 200, "left", QColor("black"), QColor(link_colour))
    painter.end()
    return image


@pytest.mark.parametrize("words", ["the map", "نقشه ۱۲ map لا", "שָׁלוֹם"])
def test_a_link_is_drawn_as_the_words_are_but_for_colour_and_underline(words: str) -> None:
    rest = "see سلام «{}» x"
    plain, linked = drawn(rest.format(words), "red"), drawn(rest.format(f"[{words}](http://a.org)"), "black")
    top = round((5 + QtTextEngine().layout(words, BODY).lines[0].baseline) * 3)
    above = (0, 0, 640, top)
    assert linked != plain
    assert linked.copy(*above) == plain.copy(*above)
    red = drawn(rest.format(f"[{words}](http://a.org)"), "red")
    assert red.copy(*above) != plain.copy(*above)


@pytest.mark.parametrize("sample", ["shop-en", "bank-fa"])
def test_a_link_is_found_under_the_pointer(sample: str) -> None:
    scene = shown(written(f"رنگ [نقشه map]({A}) end", sample))
    x, y, _, text = card_of(scene, "رنگ نقشه map end")
    places = list(link_places(text.block))
    assert places
    for place in places:
        strip = area(text.block, place, text.align, text.width)
        middle = (x + text.x + strip.x + strip.width / 2, y + text.y + strip.y + strip.height / 2)
        assert link_at(scene, *middle) == A
        assert link_at(scene, middle[0], middle[1] - 30) == ""
    assert link_at(scene, -5, -5) == ""


def test_a_mirrored_text_keeps_the_colour_of_its_links() -> None:
    block = QtTextEngine().layout("a", BODY)
    mirrored = mirror_shape(Text(0, 0, 50, block, "#000000", link="#0000FF"), 100)
    assert isinstance(mirrored, Text)
    assert mirrored.link == "#0000FF"


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def annotations(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.get("/Annots", [])]


def linked(card_text: str) -> JourneyMap:
    document = written(card_text)
    return replace(
        document, cards=tuple(card for card in document.cards if "](http" not in card.text or A in card.text)
    )


def test_a_pdf_opens_addresses_where_the_words_stand() -> None:
    document = linked(f"An **old** [map]({A})")
    scene = shown(document)
    x, y, _, text = card_of(scene, "An old map")
    pdf = opened(exported(document))
    (one,) = annotations(pdf)
    assert str(one.Subtype) == "/Link"
    assert str(one.A.URI) == "https://a.org/%D9%86%D9%82%D8%B4%D9%87"
    assert str(one.Contents) == A
    (place,) = link_places(text.block)
    strip = area(text.block, place, text.align, text.width)
    left, top = x + text.x + strip.x, y + text.y + strip.y
    wanted = [left, scene.height - top - strip.height, left + strip.width, scene.height - top]
    assert [float(side) / 0.75 for side in one.Rect] == pytest.approx(wanted, abs=0.2)


def test_links_of_a_pdf_are_tagged() -> None:
    pdf = opened(exported(linked(f"An old [map]({A})")))
    (area_of,) = pdf.pages[0].Annots
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(key): owner for key, owner in zip(numbers[::2], numbers[1::2], strict=True)}
    element = owners[int(area_of.StructParent)]
    assert str(element.S) == "/Link"
    assert str(element.P.S) == "/P"
    (content, reference) = list(element.K)
    assert int(content) >= 0
    assert reference.Obj.objgen == area_of.objgen
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(owners) + 1


def test_a_link_on_several_sheets_opens_on_each_that_shows_it() -> None:
    pdf = opened(exported(linked(f"[{'map ' * 30}]({A})"), page="A5", scale=1.0))
    assert {str(one.A.URI) for one in annotations(pdf)} == {"https://a.org/%D9%86%D9%82%D8%B4%D9%87"}


@pytest.mark.parametrize("as_text", [False, True])
def test_an_svg_opens_addresses(as_text: bool) -> None:
    root = ElementTree.fromstring(exported(linked(f"An **old** [map]({A})"), "svg", svg_text=as_text))
    (link,) = root.iter(f"{SVG}a")
    assert link.get(f"{XLINK}href") == A
    if as_text:
        looks = [one for one in root.iter(f"{SVG}tspan") if one.text in ("old", "map")]
        assert [one.get("font-weight") for one in looks] == ["700", None]
        assert looks[1].get("fill")
