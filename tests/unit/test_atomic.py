"""A file is replaced whole or not at all. These tests hold for every user, root included."""

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_desktop.errors import StorageError
from cjm_desktop.storage.atomic import file_error, replacing

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def write(path: Path, data: bytes = b"new") -> None:
    with replacing(path) as stream:
        stream.write(data)


def refused(path: Path) -> StorageError:
    with pytest.raises(StorageError) as caught:
        write(path)
    assert caught.value.where == str(path)
    assert caught.value.advice
    return caught.value


def failing(code: int) -> Callable[..., None]:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that holds the word “old”, alone in its folder."""
    path = tmp_path / "map.cjm"
    path.write_bytes(b"old")
    return path


def test_a_new_file(tmp_path: Path) -> None:
    write(tmp_path / "map.cjm")
    assert (tmp_path / "map.cjm").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["map.cjm"]


def test_an_existing_file(old: Path) -> None:
    write(old)
    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]


def test_nothing_is_seen_before_the_end(old: Path) -> None:
    with replacing(old) as stream:
        stream.write(b"new")
        stream.flush()
        assert old.read_bytes() == b"old"
        assert all(path.name.startswith(".") for path in old.parent.iterdir() if path != old)


@pytest.mark.parametrize("trouble", [KeyError("bug"), KeyboardInterrupt(), StorageError("no")])
def test_an_error_of_the_block_passes_and_leaves_the_file(old: Path, trouble: BaseException) -> None:
    def fail_half_way() -> None:
        with replacing(old) as stream:
            stream.write(b"half")
            raise trouble

    with pytest.raises(type(trouble)):
        fail_half_way()
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("name", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_trouble_at_the_end_leaves_the_file(
    old: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    monkeypatch.setattr(os, name, failing(code))
    assert "{" not in refused(old).message
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def test_a_file_that_isnt_there_stays_away_after_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    assert refused(tmp_path / "map.cjm").message == "The disk is full."
    assert list(tmp_path.iterdir()) == []


def test_the_draft_is_on_disk_before_it_takes_the_place(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda descriptor: (done.append("fsync"), fsync(descriptor)))
    monkeypatch.setattr(os, "replace", lambda *paths: (done.append("replace"), replace(*paths)))
    write(old)
    assert done[:2] == ["fsync", "replace"]
    assert done[2:] == ([] if sys.platform == "win32" else ["fsync"])


def test_a_folder_that_cant_be_flushed_is_no_trouble(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", failing(errno.EACCES))
    write(old)
    assert old.read_bytes() == b"new"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_are_kept(old: Path, mode: int) -> None:
    old.chmod(mode)
    write(old)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@posix
def test_a_drive_without_permissions_is_no_trouble(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchmod", failing(errno.EPERM))
    write(old)
    assert old.read_bytes() == b"new"


@posix
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_has_the_usual_permissions(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write(tmp_path / "map.cjm")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "map.cjm").stat().st_mode) == 0o666 & ~mask


@posix
def test_a_link_stays_and_its_target_is_replaced(old: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "links"
    elsewhere.mkdir()
    link = elsewhere / "link.cjm"
    link.symlink_to(Path("..") / old.name)
    write(link)
    assert link.is_symlink()
    assert old.read_bytes() == b"new"
    assert list(elsewhere.iterdir()) == [link]


@posix
def test_a_link_to_a_file_that_isnt_there_yet(tmp_path: Path) -> None:
    link = tmp_path / "link.cjm"
    link.symlink_to("later.cjm")
    write(link)
    assert link.is_symlink()
    assert (tmp_path / "later.cjm").read_bytes() == b"new"


@posix
def test_links_that_go_round_in_a_circle(tmp_path: Path) -> None:
    link = tmp_path / "link.cjm"
    link.symlink_to("link.cjm")
    assert "circle" in refused(link).message


def test_a_folder_that_isnt_there(tmp_path: Path) -> None:
    error = refused(tmp_path / "no" / "map.cjm")
    assert error.sentence().endswith(f"The folder “{tmp_path / 'no'}” doesn't exist. {error.advice}")


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).message


def test_a_file_in_the_place_of_a_folder(old: Path) -> None:
    refused(old / "map.cjm")
    assert old.read_bytes() == b"old"


@posix
def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert refused(tmp_path / ("x" * 300)).message == "The name is too long."


@posix
@pytest.mark.parametrize("name", ["x" * 255, "ж" * 127, "🗺" * 63])
def test_the_longest_names(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_name_with_a_zero_byte(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\0b").message == "The name can't be used on this disk."


def test_a_write_protected_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert refused(old).message == "The file is write-protected."
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_cant_be_written_to(old: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(Path, "open", failing(code))
    refused(old)
    monkeypatch.undo()
    assert old.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk() -> None:
    assert refused(Path("/dev/full")).message == "The disk is full."
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@posix
def test_a_device_is_written_to() -> None:
    write(Path("/dev/null"))
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe)
    reader.join()
    assert read == [b"new"]


PROGRAM = "import sys, pathlib; from tests.unit.test_atomic import write; write(pathlib.Path('/dev/stdout'))"


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_standard_output_as_a_pipe_and_as_a_file(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    piped = subprocess.run([sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, check=True)
    assert piped.stdout == b"new"
    with (tmp_path / "out").open("wb") as stream:
        subprocess.run([sys.executable, "-c", PROGRAM], cwd=root, stdout=stream, check=True)
    assert (tmp_path / "out").read_bytes() == b"new"


def test_an_error_without_a_sentence_of_its_own() -> None:
    error = file_error(OSError(errno.EPIPE, "Broken pipe"), Path("out.pdf"))
    assert error.sentence() == "out.pdf: The file can't be used: Broken pipe. Choose another place."
    assert "strange" in file_error(OSError("strange"), Path("out.pdf")).sentence()
