"""Shipped files: they are found, complete, licensed, described truly, and carried along in the wheel."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from cjm_desktop import resources
from cjm_desktop.errors import StorageError
from cjm_desktop.resources import resource_names, resource_path

CHECKOUT = Path(__file__).resolve().parents[2]
FONTS: list[dict[str, Any]] = json.loads(resource_path("fonts", "fonts.json").read_text("utf-8"))
ICONS: dict[str, dict[str, Any]] = json.loads(resource_path("icons", "icons.json").read_text("utf-8"))

LANE_ICONS = """text action touchpoint thought quote goal need channel emotion pain opportunity idea metric image
    evidence frontstage backstage support system question assumption""".split()
CHANNEL_ICONS = "web app phone email shop chat social sms ads branch post courier person device other".split()


def test_missing_file_is_an_error_with_advice() -> None:
    with pytest.raises(StorageError) as caught:
        resource_path("fonts", "no-such.ttf")
    assert "fonts/no-such.ttf" in caught.value.sentence()
    assert caught.value.advice


def test_names_are_sorted_and_without_suffix() -> None:
    names = resource_names("fonts", "-Regular.ttf")
    assert names == tuple(sorted(names))
    assert "Vazirmatn" in names
    assert resource_names("no-such-folder", ".ttf") == ()


@pytest.fixture
def fresh_lookup() -> Any:
    """The folder is looked up once a process; these tests look again."""
    resources._folder.cache_clear()
    yield
    resources._folder.cache_clear()


@pytest.mark.parametrize("place", ["checkout", "wheel", "bundle", "bundle beside executable"])
def test_found_in_every_kind_of_installation(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_lookup: None
) -> None:
    package = tmp_path / "lib" / "cjm_desktop"
    folder = {
        "checkout": tmp_path / "lib" / "resources",
        "wheel": package / "_resources",
        "bundle": package / "_resources",
        "bundle beside executable": tmp_path / "bin" / "resources",
    }[place]
    folder.mkdir(parents=True)
    (folder / "mark.txt").touch()
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    if place.startswith("bundle"):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "cjm-desktop"))
    assert resource_path("mark.txt") == (folder / "mark.txt").resolve()


def characters(ranges: list[list[int]]) -> set[int]:
    return {code for first, last in ranges for code in range(first, last + 1)}


@pytest.mark.parametrize("record", FONTS, ids=lambda record: str(record["family"]))
def test_font_table_tells_the_truth(record: dict[str, Any]) -> None:
    coverage = characters(record["coverage"])
    for style in ("regular", "bold"):
        if record[style] is None:
            continue
        with TTFont(resource_path("fonts", record[style])) as font:
            assert font["name"].getBestFamilyName() == record["family"]
            assert "glyf" in font
            assert "fvar" not in font, (
                "a variable font: its outlines would depend on the program that draws it"
            )
            assert coverage <= set(font.getBestCmap())
    assert "SIL OPEN FONT LICENSE" in resource_path("fonts", record["licence"]).read_text("utf-8")


def test_every_font_file_is_in_the_table() -> None:
    named = {record[style] for record in FONTS for style in ("regular", "bold") if record[style]}
    assert named == {path.name for path in resource_path("fonts").glob("*.ttf")}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Aé ő ế Я ї Ω 0123456789 #*&@ «»“”„‘’… – — ₪₽₺€ № ² ½ ™", "Noto Sans"),
        ("آپچژگکیۀئءؤ‌ًٌٍَُِّٔ ۰۱۲۳۴۵۶۷۸۹ ٠١٢٣ ٬٫٪؟،؛", "Vazirmatn"),
        ("אבגדהוזחטיךכלםמןנסעףפץצקרשת שָׁלוֹם ״׳־", "Noto Sans Hebrew"),
        ("✓✔✗★☆●○■□▲▼◆⚠☎✉❤", "Noto Sans Symbols 2"),
        ("①②❶Ⓐ", "Noto Sans Symbols"),
        ("→←↑↓⇒⟶", "Noto Sans Math"),
        ("😀👍🏽👩‍👩‍👧🇮🇷", "Noto Emoji"),
    ],
)
def test_each_character_is_drawn_by_the_expected_family(text: str, family: str) -> None:
    shared = {" ", "\u200c", "\u200d"}  # belong to whatever stands around them
    for character in set(text) - shared:
        first = next((f["family"] for f in FONTS if ord(character) in characters(f["coverage"])), None)
        assert first == family, f"U+{ord(character):04X} {character}"


def test_every_lane_and_channel_has_an_icon() -> None:
    assert set(LANE_ICONS) | set(CHANNEL_ICONS) <= set(ICONS)
    assert {record["file"] for record in ICONS.values()} == {
        path.name for path in resource_path("icons").glob("*.svg")
    }
    assert "ISC License" in resource_path("icons", "Lucide-ISC.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_a_stroked_drawing_on_the_grid(name: str) -> None:
    root = ElementTree.parse(resource_path("icons", ICONS[name]["file"])).getroot()
    assert (root.get("viewBox"), root.get("fill"), root.get("stroke")) == (
        "0 0 24 24",
        "none",
        "currentColor",
    )
    shapes = {element.tag.rpartition("}")[2] for element in root}
    assert shapes
    assert shapes <= {"path", "circle", "line", "polyline", "rect"}


def test_only_icons_with_a_direction_are_mirrored() -> None:
    assert all(ICONS[name]["directional"] for name in ("courier", "undo", "redo", "chevron-right"))
    assert not any(ICONS[name]["directional"] for name in ("phone", "search", "question", "metric", "quote"))


def test_wheel_carries_every_resource(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    shipped = {p.relative_to(CHECKOUT).as_posix() for p in (CHECKOUT / "resources").rglob("*") if p.is_file()}
    assert {f"cjm_desktop/_{name}" for name in shipped} <= packed
    assert any(name.endswith("licenses/LICENSE") for name in packed)
    assert not [name for name in packed if name.startswith(("tests/", "packaging/"))]
