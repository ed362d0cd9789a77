"""The self-test notices exports that aren't right, each fault in its own words."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from cjm_desktop.assembly import compose
from cjm_desktop.assembly.compose import Look, export_map
from cjm_desktop.cli.app import main
from cjm_desktop.errors import CjmError, ExportError
from cjm_desktop.export.inspection import faults
from cjm_desktop.export.registry import ExportOptions, suffixes
from cjm_desktop.layout.layout import LayoutOptions
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.resources import resource_names, resource_path
from cjm_desktop.storage.files import load

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJM_LANGUAGE", "en")


def sample(name: str = "bank-fa") -> JourneyMap:
    return load(resource_path("samples", f"{name}.cjm")).document


def refuse(error: ExportError) -> None:
    raise error


def exported(target: Path, document: JourneyMap, **layout: bool) -> Scene:
    return export_map(document, target, Look(LayoutOptions(**layout)), ExportOptions(dpi=96), refuse)


def said(found: list[ExportError]) -> str:
    return " ".join(error.sentence() for error in found)


def test_every_sample_in_every_format_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["self-test"]) == 0
    lines = capsys.readouterr().out.splitlines()
    count = len(resource_names("samples", ".cjm")) * (len(suffixes()) + 1)
    assert [line.endswith("  ok") for line in lines] == [True] * count + [False]
    assert lines[-1] == f"The self-test passed. Exports: {count}."


def test_a_fault_fails_the_self_test(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*arguments: object) -> Scene:
        raise CjmError("Fonts are missing.")

    monkeypatch.setattr(compose, "export_map", broken)
    assert main(["self-test"]) == 1
    captured = capsys.readouterr()
    assert "Fonts are missing." in captured.out
    assert len(captured.err.splitlines()) == 1


@pytest.mark.parametrize("suffix", suffixes())
def test_a_card_that_is_missing_is_noticed(suffix: str, tmp_path: Path) -> None:
    target, document = tmp_path / f"map.{suffix}", sample()
    scene = exported(target, document)
    assert faults(target, document, scene, 96) == []
    if suffix != "png":
        cards = (replace(document.cards[0], text="کلمهٔ گمشده"), *document.cards[1:])
        assert "گمشده" in said(faults(target, replace(document, cards=cards), scene, 96))


@pytest.mark.parametrize("suffix", ["pdf", "png"])
def test_another_size_is_noticed(suffix: str, tmp_path: Path) -> None:
    target, document = tmp_path / f"map.{suffix}", sample()
    scene = exported(target, document)
    larger = replace(scene, width=scene.width + 2)
    assert "isn't as large as the map" in said(faults(target, document, larger, 96))


def test_another_title_is_noticed(tmp_path: Path) -> None:
    target, document = tmp_path / "map.pdf", sample()
    scene = exported(target, document)
    assert "Title or language" in said(faults(target, replace(document, title="x"), scene, 96))


def test_a_blank_picture_is_noticed(tmp_path: Path) -> None:
    target, document = tmp_path / "map.png", sample()
    scene = exported(target, document)
    with Image.open(target) as picture:
        size = picture.size
    Image.new("RGB", size, "white").save(target)
    assert said(faults(target, document, scene, 96)) == "The picture is blank."
