"""Maps on disk: loading, saving, and what is never overwritten."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from cjm_desktop.errors import CjmError, DocumentError, StorageError
from cjm_desktop.storage import encode, files, load, parsing, save
from tests.unit.test_codec import FULL, FULL_FILE


def test_a_map_is_saved_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    save(FULL, path)
    assert path.read_bytes() == encode(FULL)
    assert load(path).document == FULL
    assert [found.name for found in tmp_path.iterdir()] == ["map.cjm"]


@pytest.mark.parametrize(
    "name, text",
    [
        ("no.cjm", "There is no such file or folder."),
        ("", "This is a folder, not a file."),
        ("file/map.cjm", "A part of the path isn't a folder."),
        ("x" * 300, "The name is too long."),
        ("a\0b", "The name can't be used on this disk."),
        ("file", "The file is empty."),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has other words for some of these")
def test_files_that_cant_be_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as caught:
        load(tmp_path / name)
    assert caught.value.message == text
    assert caught.value.where == str(tmp_path / name)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.cjm"
    save(FULL, path)

    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StorageError, match="no permission"):
        load(path)


def test_a_file_that_is_too_large_isnt_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.cjm"
    save(FULL, path)
    monkeypatch.setattr(parsing, "MAX_BYTES", 100)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(StorageError, match="larger than"):
        load(path)


def test_the_place_in_the_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    path.write_text(FULL_FILE.replace('"votes": 2', '"votes": "2"'), encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert caught.value.where == f"{path}:21: cards[1] (c_2).votes"


def test_a_map_of_a_newer_version_isnt_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    newer = FULL_FILE.replace('"version": 1', '"version": 2')
    path.write_text(newer, encoding="utf-8")
    loaded = load(path)
    assert loaded.read_only
    with pytest.raises(StorageError, match="newer version") as caught:
        save(loaded.document, path)
    assert "Save a copy" in caught.value.advice
    assert path.read_text(encoding="utf-8") == newer
    save(loaded.document, tmp_path / "copy.cjm")
    assert load(tmp_path / "copy.cjm").document == FULL


@pytest.mark.parametrize("old", [b"", b"hello", b'{"version": 9}', b"[" * 100_000, b"\xff\xfe", b"null"])
def test_what_is_no_map_is_overwritten(tmp_path: Path, old: bytes) -> None:
    path = tmp_path / "map.cjm"
    path.write_bytes(old)
    save(FULL, path)
    assert load(path).document == FULL


def test_a_failed_save_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.cjm"
    save(FULL, path)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="disk is full"):
        save(replace(FULL, title="Other"), path)
    assert load(path).document == FULL
    assert list(tmp_path.iterdir()) == [path]


def test_a_map_that_cant_be_written_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    save(FULL, path)
    with pytest.raises(DocumentError):
        save(replace(FULL, extra={"x": object()}), path)
    assert load(path).document == FULL


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_saving_to_devices() -> None:
    with pytest.raises(CjmError, match="disk is full"):
        save(FULL, Path("/dev/full"))
    save(FULL, Path("/dev/null"))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_an_endless_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_BYTES", 1000)
    monkeypatch.setattr(files, "MAX_BYTES", 1000)
    with pytest.raises(StorageError, match="larger than"):
        load(Path("/dev/zero"))
