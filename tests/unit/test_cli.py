"""The command line as its users meet it: what commands print, exit codes, languages, what is loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_desktop import __version__
from cjm_desktop.cli.app import main
from cjm_desktop.export.registry import suffixes
from cjm_desktop.resources import resource_names, resource_path
from cjm_desktop.storage.files import load

SAMPLES = resource_names("samples", ".cjm")
TEMPLATES = resource_names("templates", ".json")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJM_LANGUAGE", "en")


def sample(name: str) -> str:
    return str(resource_path("samples", f"{name}.cjm"))


def loaded_modules(*arguments: str) -> set[str]:
    """Top level modules that the program has loaded when it ends."""
    script = (
        "import sys; from cjm_desktop.cli.app import main; main(sys.argv[1:]);"
        "print('\\n', *sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stderr.split())


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"cjm-desktop {__version__}\n"


@pytest.mark.parametrize("arguments", [["--version"], ["info", sample("shop-en")]])
def test_what_needs_no_drawing_loads_no_drawing_library(arguments: list[str]) -> None:
    assert not loaded_modules(*arguments) & {"PySide6", "reportlab", "pikepdf", "PIL", "fontTools", "babel"}


@pytest.mark.parametrize("name", SAMPLES)
def test_info_agrees_with_the_document(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = load(resource_path("samples", f"{name}.cjm")).document
    assert main(["info", sample(name), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["title"] == document.title
    assert told["language"] == document.language
    assert [stage["title"] for stage in told["stages"]] == [stage.title for stage in document.stages]
    assert [lane["kind"] for lane in told["lanes"]] == [lane.kind for lane in document.lanes]
    assert sum(
        len(lane["cards"]) if isinstance(lane["cards"], list) else lane["cards"] for lane in told["lanes"]
    ) == len(document.cards)
    for key in ("cards", "points", "links", "personas"):
        assert len(told[key]) == len(getattr(document, key)), key
    assert main(["info", sample(name)]) == 0
    assert document.title in capsys.readouterr().out


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_valid(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", sample(name)]) == 0
    capsys.readouterr()
    assert main(["check", sample(name), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_rich(name: str) -> None:
    document = load(resource_path("samples", f"{name}.cjm")).document
    assert 5 <= len(document.stages) <= 7
    assert 30 <= len(document.cards) <= 60
    assert len(document.lanes) >= 8
    assert document.personas
    scores = [point.score for point in document.points]
    assert min(scores) < 0 < max(scores)


@pytest.mark.parametrize("suffix", suffixes())
@pytest.mark.parametrize("name", ["shop-en", "clinic-he"])
def test_export_writes_a_file_of_each_format(name: str, suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"map.{suffix}"
    arguments = ["--theme", "black-and-white", "--direction", "ltr", "--lanes", "emotion,pain", "--no-header"]
    assert main(["export", sample(name), "-o", str(target), *arguments]) == 0
    first = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml"}[suffix]
    assert target.read_bytes().startswith(first)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("language", ["en", "fa", "ar", "he", "ru"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_map_speaks_the_language_asked_for(
    template: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new.cjm"
    assert main(["new", "--template", template, "--language", language, "-o", str(target)]) == 0
    document = load(target).document
    assert document.language == language
    words = " ".join([*(stage.title for stage in document.stages), *(lane.title for lane in document.lanes)])
    assert any(letter.isalpha() for letter in words)
    assert any("a" <= letter.lower() <= "z" for letter in words) == (language == "en")
    assert main(["check", str(target)]) == 0
    capsys.readouterr()
    before = target.read_bytes()
    assert main(["new", "-o", str(target)]) == 1
    assert target.read_bytes() == before


def test_templates_and_schema_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates"]) == 0
    listed = capsys.readouterr().out
    assert all(template in listed for template in TEMPLATES)
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["export"],
        ["export", "a.cjm"],
        ["export", "a.cjm", "-o", "a.pdf", "--page", "A9"],
        ["export", "a.cjm", "-o", "a.pdf", "--dpi", "many"],
        ["export", "a.cjm", "-o", "a.pdf", "--direction", "up"],
        ["info", "a.cjm", "--loud"],
    ],
)
def test_wrong_usage_is_told_apart(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "export" in capsys.readouterr().out


def test_errors_are_told_in_the_language_of_the_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CJM_LANGUAGE", "ru")
    assert main(["info", str(tmp_path / "none.cjm")]) == 1
    assert any("а" <= letter <= "я" for letter in capsys.readouterr().err)
