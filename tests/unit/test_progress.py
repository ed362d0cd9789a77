"""How far an export is: every format tells it, never less than before and 1 at the end; programs can read it."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.assembly.compose import Look, compose, export_map
from cjm_desktop.cli.app import main
from cjm_desktop.errors import CjmError
from cjm_desktop.export.progress import part, telling
from cjm_desktop.export.registry import ExportOptions, exporter
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.resources import resource_path
from cjm_desktop.storage import load
from tests.bench.corpus import journey

SHOP = resource_path("samples", "shop-en.cjm")
FORMATS: list[tuple[str, dict[str, Any]]] = [
    ("pdf", {}),
    ("pdf", {"page": "A4", "scale": 1.0}),
    ("png", {"dpi": 192}),
    ("svg", {}),
    ("svg", {"svg_text": True}),
]


@pytest.fixture(scope="module")
def document() -> JourneyMap:
    return journey(100)


@pytest.fixture(scope="module")
def scene(document: JourneyMap) -> Scene:
    return compose(document, Look(), lambda warning: None)


def test_a_part_of_the_work_begins_and_ends_where_it_should() -> None:
    told: list[float] = []
    own = part(told.append, 0.1, 0.7)
    for share in (0.0, 0.5, 1.0):
        own(share)
    assert told == [0.1, pytest.approx(0.4), 0.7]


@pytest.mark.parametrize("count, times", [(0, 1), (1, 2), (100, 101), (1000, 101)])
def test_items_are_counted_about_a_hundred_times(count: int, times: int) -> None:
    told: list[float] = []
    items = list(range(count))
    assert list(telling(items, told.append)) == items
    assert len(told) == times
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_an_item_counts_when_it_has_been_dealt_with() -> None:
    told: list[float] = []
    for item in telling("ab", told.append):
        assert told == ([] if item == "a" else [0.5])


@pytest.mark.parametrize("suffix, options", FORMATS)
def test_each_format_tells_how_far_it_is(
    scene: Scene, document: JourneyMap, suffix: str, options: dict[str, Any]
) -> None:
    told: list[float] = []
    heard, unheard = BytesIO(), BytesIO()
    chosen = exporter(suffix)
    chosen.write(scene, document, heard, ExportOptions(**options), lambda warning: None, told.append)
    assert told == sorted(told)
    assert told[0] < 0.25
    assert told[-1] == 1.0
    assert len(set(told)) >= 5
    chosen.write(scene, document, unheard, ExportOptions(**options), lambda warning: None)
    assert heard.getvalue() == unheard.getvalue()


def test_the_whole_is_done_when_the_file_is_there(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    told: list[tuple[float, bool]] = []
    export_map(
        load(SHOP).document,
        target,
        Look(),
        ExportOptions(),
        lambda warning: None,
        lambda share: told.append((share, target.exists())),
    )
    assert told == sorted(told)
    assert told[-1] == (1.0, True)
    assert not any(is_there for _, is_there in told[:-1])


def test_what_fails_is_never_done(tmp_path: Path) -> None:
    told: list[float] = []
    options = ExportOptions(dpi=2400, scale=100.0)
    with pytest.raises(CjmError, match="too large"):
        export_map(journey(8), tmp_path / "map.png", Look(), options, lambda warning: None, told.append)
    assert max(told) < 1.0


def test_programs_read_it_beside_the_warnings(tmp_path: Path) -> None:
    source = tmp_path / "map.cjm"
    source.write_text(SHOP.read_text("utf-8").replace('"text": "', '"text": "𓀀 ', 1), "utf-8")
    done = _run("export", str(source), "-o", str(tmp_path / "map.pdf"), "--progress")
    lines = done.stderr.decode().splitlines()
    shares = [line.removeprefix("progress ") for line in lines if line.startswith("progress ")]
    assert done.returncode == 0
    assert done.stdout == b""
    assert len(shares) > 10
    assert shares == sorted(set(shares))
    assert shares[-1] == lines[-1].removeprefix("progress ") == "1.00"
    (warning,) = (line for line in lines if not line.startswith("progress "))
    assert warning.startswith("warning: No font has these characters")


def test_people_see_nothing_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(SHOP), "-o", str(tmp_path / "map.svg")]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="the shell's pipes are needed")
def test_nobody_has_to_listen_to_the_end(tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    command = f"'{sys.executable}' -m cjm_desktop export '{SHOP}' -o '{target}' --progress 2>&1 | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"progress ")
    assert done.stderr == b""
    assert target.read_bytes().startswith(b"%PDF")


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cjm_desktop", *arguments],
        env={**os.environ, "CJM_LANGUAGE": "en"},
        capture_output=True,
        check=False,
    )
