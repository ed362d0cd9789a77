"""SVG export: well-formed, self-contained, the same each time, and looking like the picture export."""

import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageFilter, ImageStat

from cjm_desktop.errors import ExportError
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Fragment, Group, Image, Placed, PlaceKey, Scene
from cjm_desktop.model.records import Asset
from cjm_desktop.text.qt_engine import QtTextEngine

from .scenes import DOCUMENT, PICTURE, WORDS, scene, scene_of_everything

pytestmark = pytest.mark.usefixtures("qapp")

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
BOTH = pytest.mark.parametrize("text", [False, True], ids=["outlines", "text"])


def exported(made: Scene, text: bool = False, **options: object) -> bytes:
    stream = BytesIO()
    told: list[ExportError] = []
    chosen = replace(ExportOptions(svg_text=text), **options)  # type: ignore[arg-type]
    exporter("svg").write(made, DOCUMENT, stream, chosen, told.append)
    assert not told
    return stream.getvalue()


@pytest.fixture
def everything() -> Scene:
    return scene_of_everything(QtTextEngine())


@BOTH
def test_each_card_says_its_text_and_the_file_refers_to_nothing_outside(
    everything: Scene, text: bool
) -> None:
    data = exported(everything, text)
    root = ElementTree.fromstring(data)
    titles = {element.text for element in root.iter(f"{SVG}title")}
    assert set(WORDS) <= titles
    known = {element.get("id") for element in root.iter()}
    links = {element.get(LINK) for element in root.iter()} - {None}
    assert links
    assert all(link is not None and link.startswith(("#", "data:image/png")) for link in links)
    assert {link[1:] for link in links if link and link.startswith("#")} <= known
    assert set(re.findall(rb"url\(#(\w+)\)", data)) <= {str(one).encode() for one in known}
    assert set(re.findall(rb"https?://[^\"' )]+", data)) == {
        b"http://www.w3.org/2000/svg",
        b"http://www.w3.org/1999/xlink",
    }


@BOTH
def test_equal_scenes_give_equal_files(text: bool) -> None:
    assert exported(scene_of_everything(QtTextEngine()), text) == exported(
        scene_of_everything(QtTextEngine()), text
    )


def test_shapes_are_all_there(everything: Scene) -> None:
    root = ElementTree.fromstring(exported(everything))
    for name in ("rect", "path", "use", "image", "linearGradient", "clipPath"):
        assert root.find(f".//{SVG}{name}") is not None, name
    assert [element.get("stroke-dasharray") for element in root.iter() if element.get("stroke-dasharray")]
    assert root.find(f".//{SVG}text") is None


def test_text_stays_text_in_its_own_order_with_the_fonts_it_needs(everything: Scene) -> None:
    data = exported(everything, text=True)
    root = ElementTree.fromstring(data)
    lines = [element.text or "" for element in root.iter(f"{SVG}text")]
    shown = " ".join(lines).split()
    assert {word for words in WORDS for word in words.split()} <= set(shown)
    persian = [element for element in root.iter(f"{SVG}text") if "رسید" in (element.text or "")]
    assert persian
    assert all(element.get("direction") == "rtl" for element in persian)
    style = root.findtext(f".//{SVG}style") or ""
    assert style.count("@font-face") >= 4
    assert "'CJM Vazirmatn'" in style
    assert ",sans-serif}" in style


@BOTH
def test_a_screen_reader_meets_named_groups(everything: Scene, text: bool) -> None:
    root = ElementTree.fromstring(exported(everything, text))
    assert root.get("role") == "graphics-document document"
    cards = [element for element in root.iter(f"{SVG}g") if element.get("class") == "card"]
    assert len(cards) == 15
    for card in cards:
        assert card.get("role") == ("group" if text else "img")
        assert card.findtext(f"{SVG}title") in WORDS


def test_photographs_are_kept_small() -> None:
    noise = Pillow.effect_noise((300, 300), 60).convert("RGB")
    stream = BytesIO()
    noise.save(stream, "JPEG", quality=80)
    photo = Asset("photo", "image/jpeg", b64encode(stream.getvalue()).decode())
    group = Group("card", Rect(0, 0, 200, 200), (Image(Rect(0, 0, 200, 200), "photo"),), "c_1")
    made = scene(200, 200, Placed(PlaceKey("cell"), 0, 0, Fragment(200, 200, (group,))))
    target = BytesIO()
    exporter("svg").write(
        made, replace(DOCUMENT, assets=(photo,)), target, ExportOptions(), lambda told: None
    )
    assert b"data:image/jpeg" in target.getvalue()
    assert len(target.getvalue()) < 120_000


def test_what_xml_forbids_is_left_out() -> None:
    group = Group("card", Rect(0, 0, 9, 9), (), "c_1", says="a\x0b<b> & \ufffe\ud800c")
    made = scene(20, 20, Placed(PlaceKey("cell"), 0, 0, Fragment(9, 9, (group,))))
    root = ElementTree.fromstring(exported(made))
    assert "a<b> & c" in {element.text for element in root.iter(f"{SVG}title")}


def test_the_page_has_the_size_asked_for(everything: Scene) -> None:
    root = ElementTree.fromstring(exported(everything, page="A3", orientation="landscape"))
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")
    with pytest.raises(ExportError, match="a picture holds one"):
        exported(everything, page="A5", scale=3.0)


def test_a_broken_picture_is_reported_and_shown_as_a_sign(everything: Scene) -> None:
    stream = BytesIO()
    told: list[ExportError] = []
    broken = replace(DOCUMENT, assets=(Asset(PICTURE, "image/png", "AAAA"),))
    exporter("svg").write(everything, broken, stream, ExportOptions(), told.append)
    assert len(told) == 1
    assert ElementTree.fromstring(stream.getvalue()).find(f".//{SVG}image") is None


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="rsvg-convert isn't installed")
def test_it_looks_like_the_picture(everything: Scene, tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_bytes(exported(everything))
    stream = BytesIO()
    exporter("png").write(everything, DOCUMENT, stream, ExportOptions(dpi=96), lambda warning: None)
    picture = Pillow.open(stream)
    command = [
        "rsvg-convert",
        "-w",
        str(picture.width),
        "-h",
        str(picture.height),
        "map.svg",
        "-o",
        "map.png",
    ]
    subprocess.run(command, cwd=tmp_path, check=True)
    other = Pillow.open(tmp_path / "map.png").convert("RGB")
    blurred = [image.filter(ImageFilter.GaussianBlur(3)) for image in (picture, other)]
    difference = ImageChops.difference(*blurred).convert("L")
    statistics = ImageStat.Stat(difference)
    assert statistics.extrema[0][1] < 60
    assert statistics.mean[0] < 2
