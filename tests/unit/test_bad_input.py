"""Whatever is wrong with input or output: one clear line or a sensible picture, and nothing half done."""

import json
import os
import sys
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from cjm_desktop.cli.app import main
from cjm_desktop.resources import resource_path

Raw = dict[str, Any]
SAMPLE = resource_path("samples", "shop-en.cjm")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJM_LANGUAGE", "en")


def small() -> Raw:
    """A small valid map as it stands in a file."""
    return {
        "format": "cjm",
        "version": 1,
        "id": "m_1",
        "title": "Small",
        "language": "en",
        "direction": "auto",
        "stages": [{"id": "s_1", "title": "One", "steps": [{"id": "t_1"}]}],
        "lanes": [
            {"id": "l_1", "kind": "action"},
            {"id": "l_2", "kind": "emotion"},
            {"id": "l_3", "kind": "image"},
        ],
        "cards": [{"id": "c_1", "lane": "l_1", "step": "t_1", "text": "A card"}],
        "points": [{"id": "e_1", "lane": "l_2", "step": "t_1", "score": 1}],
    }


def changed(change: Callable[[Raw], object]) -> bytes:
    raw = small()
    change(raw)
    return json.dumps(raw).encode()


def picture(size: tuple[int, int] = (60, 40), kind: str = "PNG") -> bytes:
    stream = BytesIO()
    Pillow.new("RGB", size, "#336699").save(stream, kind)
    return stream.getvalue()


def with_picture(data: bytes, said: str = "image/png") -> bytes:
    def add(raw: Raw) -> None:
        raw["assets"] = {"sha256-a": {"type": said, "data": b64encode(data).decode()}}
        raw["cards"].append({"id": "c_2", "lane": "l_3", "step": "t_1", "props": {"asset": "sha256-a"}})

    return changed(add)


UNUSABLE = {
    "empty": b"",
    "blank": b"  \n",
    "not JSON": b"Journey: buy a coat",
    "binary": bytes(range(256)) * 20,
    "UTF-16": '{"format": "cjm"}'.encode("utf-16"),
    "a list": b"[1, 2, 3]",
    "another kind": b'{"name": "package", "version": "1.0.0"}',
    "truncated": SAMPLE.read_bytes()[: SAMPLE.stat().st_size // 2],
    "deeply nested": b'{"format":"cjm","version":1,"id":"m_1","x":' + b"[" * 100_000,
    "cards of a wrong type": changed(lambda raw: raw.update(cards="many")),
    "a text of a wrong type": changed(lambda raw: raw["cards"][0].update(text=12)),
    "a score of a wrong type": changed(lambda raw: raw["points"][0].update(score="high")),
    "a score that is no number": b'{"format":"cjm","version":1,"id":"m_1","points":[{"id":"e_1","score":NaN}]}',
    "a duplicate id": changed(lambda raw: raw["cards"].append(dict(raw["cards"][0]))),
    "a dangling step": changed(lambda raw: raw["cards"][0].update(step="t_9")),
    "a dangling lane": changed(lambda raw: raw["cards"][0].update(lane="l_9")),
    "a stage without steps": changed(lambda raw: raw["stages"][0].update(steps=[])),
}

USABLE = {
    "an unknown lane kind": changed(lambda raw: raw["lanes"][0].update(kind="smell")),
    "a newer version": changed(lambda raw: raw.update(version=2)),
    "a score off the scale": changed(lambda raw: raw["points"][0].update(score=99)),
    "a megabyte in a card": changed(lambda raw: raw["cards"][0].update(text="word " * 200_000)),
    "a megabyte without a break": changed(lambda raw: raw["cards"][0].update(text="x" * 1_000_000)),
    "5,000 cards in a cell": changed(
        lambda raw: raw["cards"].extend(
            {"id": f"c_{place}x", "lane": "l_1", "step": "t_1", "text": f"Card {place}"}
            for place in range(5000)
        )
    ),
    "control characters": changed(lambda raw: raw["cards"][0].update(text="a\x00b\x07c\x1b[31m")),
    "lone surrogates": changed(lambda raw: raw["cards"][0].update(text="a\ud800b\udfffc")),
    "characters of no font": changed(lambda raw: raw["cards"][0].update(text="漢字 ꙮ")),
    "a broken picture": with_picture(picture()[:50]),
    "no picture at all": with_picture(b"MZ executable"),
    "a picture of another type": with_picture(picture(kind="JPEG")),
    "a picture 30,000 pixels wide": with_picture(picture((30_000, 2))),
    "a picture of 30,000 by 30,000": with_picture(picture((30_000, 3))[:24] + b"\x00" * 40),
    "no stage": changed(lambda raw: raw.update(stages=[], cards=[], points=[])),
    "no lane": changed(lambda raw: raw.update(lanes=[], cards=[], points=[])),
}


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    lines = capsys.readouterr().err.splitlines()
    assert not any("Traceback" in line for line in lines)
    return lines


@pytest.mark.parametrize("command", ["export", "info", "check"])
@pytest.mark.parametrize("case", UNUSABLE)
def test_a_file_that_cannot_be_used(
    case: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "map.cjm", tmp_path / "map.pdf"
    source.write_bytes(UNUSABLE[case])
    output = ["-o", str(target)] if command == "export" else []
    assert main([command, str(source), *output]) == 1
    lines = told(capsys)
    if command != "check":
        assert len(lines) == 1
        assert "map.cjm" in lines[0]
    assert source.read_bytes() == UNUSABLE[case]
    assert [path.name for path in tmp_path.iterdir()] == ["map.cjm"]


@pytest.mark.parametrize("suffix", ["pdf", "png", "svg"])
@pytest.mark.parametrize("case", USABLE)
def test_a_file_that_gives_a_sensible_picture(
    case: str, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "map.cjm", tmp_path / f"map.{suffix}"
    source.write_bytes(USABLE[case])
    code = main(["export", str(source), "-o", str(target), "--dpi", "40"])
    lines = told(capsys)
    assert code == 0, lines
    assert all(line.startswith("warning: ") for line in lines)
    assert target.stat().st_size > 500
    assert source.read_bytes() == USABLE[case]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.cjm", target.name]


@pytest.mark.parametrize(
    "case",
    [
        "a newer version",
        "a score off the scale",
        "characters of no font",
        "a broken picture",
        "a picture of another type",
        "a megabyte in a card",
    ],
)
def test_what_could_not_be_done_is_said(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "map.cjm"
    source.write_bytes(USABLE[case])
    assert main(["export", str(source), "-o", str(tmp_path / "map.png"), "--dpi", "40"]) == 0
    assert told(capsys)


@pytest.mark.parametrize("suffix", ["pdf", "png", "svg"])
def test_a_folder_that_is_missing(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "none" / f"map.{suffix}"
    assert main(["export", str(SAMPLE), "-o", str(target)]) == 1
    assert len(told(capsys)) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows write anywhere")
def test_a_folder_that_is_read_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0o500)
    try:
        assert main(["export", str(SAMPLE), "-o", str(tmp_path / "map.pdf")]) == 1
        assert len(told(capsys)) == 1
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("suffix", ["pdf", "png", "svg"])
def test_a_disk_that_is_full(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"map.{suffix}"
    target.symlink_to("/dev/full")
    assert main(["export", str(SAMPLE), "-o", str(target)]) == 1
    assert len(told(capsys)) == 1
    assert main(["new", "--force", "-o", "/dev/full"]) == 1
    assert len(told(capsys)) == 1


def test_a_failed_export_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    assert main(["export", str(SAMPLE), "-o", str(target)]) == 1
    assert len(told(capsys)) == 1
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.pdf"]


@pytest.mark.parametrize("target", ["map.docx", "map", "map.cjm"])
def test_a_format_that_is_unknown_or_the_map_itself(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "map.cjm"
    source.write_bytes(SAMPLE.read_bytes())
    assert main(["export", str(source), "-o", str(tmp_path / target)]) == 1
    assert len(told(capsys)) == 1
    assert source.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        ["--lanes", "weather"],
        ["--theme", "neon"],
        ["--margin", "200", "--page", "A4"],
        ["--dpi", "9000"],
        ["--scale", "0"],
    ],
)
def test_options_that_cannot_be_met(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(SAMPLE), "-o", str(tmp_path / "map.png"), *options]) in (1, 2)
    assert told(capsys)
    assert list(tmp_path.iterdir()) == []
