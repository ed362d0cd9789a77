"""Saving: names, questions, failures that lose nothing, and files that other programs change."""

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_map
from cjm_desktop.storage import load, save
from cjm_desktop.ui import files
from cjm_desktop.ui.program import Program
from tests.maps import small_map
from tests.ui.files.tools import Chosen, SmallWindow, User, rename, told


@pytest.fixture
def window(program: Program, map_file: Path) -> SmallWindow:
    program.open_path(map_file)
    found = program.windows[0]
    assert isinstance(found, SmallWindow)
    return found


def other_program_writes(path: Path, title: str) -> None:
    """Another program saves the map under another title, as if a second later."""
    save(change_map(load(path).document, title=title), path)
    later = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(later, later))


def test_the_unsaved_mark_is_honest_through_undo_redo_and_save(window: SmallWindow) -> None:
    open_map = window.open_map
    assert open_map is not None
    rename(window, "A")
    assert open_map.is_modified
    open_map.undo()
    assert not open_map.is_modified
    open_map.redo()
    assert open_map.is_modified
    assert files.save(window)
    assert not open_map.is_modified
    open_map.undo()
    assert open_map.is_modified
    rename(window, "A")
    assert not open_map.is_modified, "what stands in the file was reached in another way"
    for number in range(300):
        rename(window, f"{number}")
    for _ in range(300):
        open_map.undo()
    assert not open_map.is_modified


def test_saving_writes_what_is_being_typed_too(window: SmallWindow, map_file: Path) -> None:
    window.editing.pending = lambda: rename(window, "Typed")
    assert files.save(window)
    assert load(map_file).document.title == "Typed"


def test_a_map_without_a_file_asks_for_a_name_after_its_title(
    program: Program, choose: Chosen, tmp_path: Path
) -> None:
    window = program.new_map("journey", "en")
    rename(window, 'Shop: "A/B" test?')
    choose.saves = [None, tmp_path / "mine"]
    assert not files.save(window)
    assert files.save(window)
    assert choose.asked[0].name == "Shop A B test.cjm"
    open_map = window.open_map
    assert open_map is not None
    assert open_map.path == tmp_path / "mine.cjm"
    assert not open_map.is_modified
    assert load(tmp_path / "mine.cjm").document == open_map.document
    assert program.recent.files[0].path == tmp_path / "mine.cjm"
    assert told(window) == ["Saved as “mine.cjm”"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "Untitled map"),
        ("  ...  ", "Untitled map"),
        ("con", "Untitled map"),
        ("a\n\tb", "a b"),
        ("\u200fخرید\u202c پالتو", "خرید پالتو"),
        ("x" * 300, "x" * 80),
        ("Lpt1.x", "Untitled map"),
    ],
)
def test_suggested_names_suit_every_system(title: str, name: str) -> None:
    assert files.suggested_name(change_map(small_map(), title=title)) == name


def test_saving_under_another_name_goes_on_with_that_file(
    window: SmallWindow, choose: Chosen, user: User, map_file: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there.json"
    there.write_text("something else")
    rename(window, "Second")
    choose.saves = [there, there]
    user.answers("cancel")
    assert not files.save_as(window)
    assert there.read_text() == "something else"
    user.answers("overwrite")
    assert files.save_as(window)
    assert user.questions == ["Overwrite the file?"] * 2
    assert load(there).document.title == "Second"
    assert load(map_file).document.title == "Small"
    assert window.open_map is not None
    assert window.open_map.path == there


def test_a_copy_leaves_the_map_with_its_file(
    window: SmallWindow, choose: Chosen, map_file: Path, tmp_path: Path
) -> None:
    rename(window, "Copied")
    choose.saves = [tmp_path / "copy"]
    assert files.save_copy(window)
    assert load(tmp_path / "copy.cjm").document.title == "Copied"
    open_map = window.open_map
    assert open_map is not None
    assert open_map.path == map_file
    assert open_map.is_modified
    assert told(window, "info") == ["Saved a copy as “copy.cjm”"]


def test_a_file_open_in_another_window_is_not_written(
    program: Program, window: SmallWindow, choose: Chosen, map_file: Path
) -> None:
    other = program.new_map("blank", "en")
    choose.saves = [map_file]
    assert not files.save_as(other)
    assert "open in another window" in told(other, "error")[0]
    assert load(map_file).document == small_map()


def test_a_newer_file_is_saved_under_another_name_only(
    program: Program, choose: Chosen, map_file: Path, tmp_path: Path
) -> None:
    newer = map_file.read_text("utf-8").replace('"version": 1', '"version": 7')
    map_file.write_text(newer, "utf-8")
    program.open_path(map_file)
    window = program.windows[0]
    choose.saves = [tmp_path / "mine.cjm"]
    assert files.save(window)
    assert map_file.read_text("utf-8") == newer
    open_map = window.open_map
    assert open_map is not None
    assert not open_map.read_only
    rename(window, "Mine now")
    assert files.save(window)
    assert load(tmp_path / "mine.cjm").document.title == "Mine now"


def test_a_newer_file_is_not_overwritten_by_another_map(
    program: Program, choose: Chosen, user: User, map_file: Path
) -> None:
    newer = map_file.read_text("utf-8").replace('"version": 1', '"version": 7')
    map_file.write_text(newer, "utf-8")
    window = program.new_map("blank", "en")
    choose.saves = [map_file]
    user.answers("overwrite")
    assert not files.save_as(window)
    assert map_file.read_text("utf-8") == newer
    assert "newer version" in told(window, "error")[0]


def test_a_failed_save_is_told_with_a_way_out(
    window: SmallWindow, choose: Chosen, qtbot: QtBot, map_file: Path, tmp_path: Path
) -> None:
    """The folder has vanished; “Save as…” in the notice saves elsewhere."""
    moved = tmp_path / "moved"
    folder = tmp_path / "folder"
    folder.mkdir()
    choose.saves = [folder / "map.cjm"]
    assert files.save_as(window)
    rename(window, "Kept")
    folder.rename(moved)
    assert not files.save(window)
    error = told(window, "error")[0]
    assert error.startswith("The map wasn't saved.")
    assert "doesn't exist" in error
    open_map = window.open_map
    assert open_map is not None
    assert open_map.is_modified
    assert open_map.document.title == "Kept"
    assert load(moved / "map.cjm").document.title == "Small"
    choose.saves = [map_file.with_name("elsewhere.cjm")]
    button = window.messages.notices[-1].button
    assert button is not None
    assert button.text() == "Save as…"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not open_map.is_modified
    assert load(map_file.with_name("elsewhere.cjm")).document.title == "Kept"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_leaves_file_and_map(
    window: SmallWindow, map_file: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    before = map_file.read_bytes()
    rename(window, "Kept")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fail)
        assert not files.save(window)
    assert map_file.read_bytes() == before
    assert [path.name for path in map_file.parent.iterdir() if path.suffix == ".tmp"] == []
    assert told(window, "error")[0].startswith("The map wasn't saved.")
    assert window.open_map is not None
    assert window.open_map.is_modified
    assert files.save(window)


def test_a_full_disk_is_told(window: SmallWindow, choose: Chosen, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    full = tmp_path / "full.cjm"
    full.symlink_to("/dev/full")
    choose.saves = [full]
    assert not files.save_copy(window)
    assert "The disk is full." in told(window, "error")[0]


# Files that other programs change


def test_a_change_by_another_program_is_told_once_and_can_be_reloaded(
    window: SmallWindow, qtbot: QtBot, map_file: Path
) -> None:
    other_program_writes(map_file, "Theirs")
    qtbot.waitUntil(lambda: len(told(window)) == 1)
    assert told(window) == ["“shop.cjm” was changed by another program."]
    open_map = window.open_map
    assert open_map is not None
    files.watch_of(open_map).look()
    assert len(told(window)) == 1
    rename(window, "Mine")
    button = window.messages.notices[-1].button
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert open_map.document.title == "Theirs"
    assert not open_map.is_modified
    open_map.undo()
    assert open_map.document.title == "Mine"
    assert open_map.is_modified


def test_saving_over_a_foreign_change_asks(
    window: SmallWindow, choose: Chosen, user: User, map_file: Path, tmp_path: Path
) -> None:
    rename(window, "Mine")
    other_program_writes(map_file, "Theirs")
    user.answers("cancel")
    assert not files.save(window)
    user.answers("copy")
    choose.saves = [tmp_path / "copy.cjm"]
    assert files.save(window)
    assert load(tmp_path / "copy.cjm").document.title == "Mine"
    assert load(map_file).document.title == "Theirs"
    user.answers("overwrite")
    assert files.save(window)
    assert load(map_file).document.title == "Mine"
    assert files.save(window), "one's own save is no foreign change"
    assert user.questions == ["The file was changed by another program"] * 3


def test_mine_can_be_kept_without_a_further_question(
    window: SmallWindow, qtbot: QtBot, map_file: Path
) -> None:
    other_program_writes(map_file, "Theirs")
    qtbot.waitUntil(lambda: len(told(window, "warning")) == 1)
    further = window.messages.notices[-1].further
    assert further is not None
    assert further.text() == "Keep mine"
    assert window.open_map is not None
    assert not window.open_map.is_modified
    qtbot.mouseClick(further, Qt.MouseButton.LeftButton)
    assert window.open_map.is_modified
    assert files.save(window)
    assert load(map_file).document.title == "Small"


def test_a_file_that_was_only_touched_is_the_same(window: SmallWindow, map_file: Path) -> None:
    os.utime(map_file, ns=(1, 1))
    rename(window, "Mine")
    assert files.save(window)
    assert load(map_file).document.title == "Mine"


def test_a_deleted_file_makes_the_map_unsaved_and_saving_writes_it_again(
    window: SmallWindow, qtbot: QtBot, map_file: Path
) -> None:
    open_map = window.open_map
    assert open_map is not None
    map_file.unlink()
    qtbot.waitUntil(lambda: open_map.is_modified)
    assert told(window) == ["“shop.cjm” was deleted or moved. Saving writes it again."]
    assert files.save(window)
    assert load(map_file).document == small_map()
    assert not open_map.is_modified


def test_a_file_that_another_program_replaces_is_still_watched(
    window: SmallWindow, qtbot: QtBot, map_file: Path
) -> None:
    other_program_writes(map_file, "Theirs")
    qtbot.waitUntil(lambda: len(told(window)) == 1)
    assert files.reload(window)
    other_program_writes(map_file, "Theirs again")
    qtbot.waitUntil(lambda: len(told(window)) == 2)
    assert files.reload(window)
    assert window.open_map is not None
    assert window.open_map.document.title == "Theirs again"


def test_what_cannot_be_reloaded_leaves_the_map(window: SmallWindow, map_file: Path) -> None:
    map_file.write_text("half a map")
    assert not files.reload(window)
    assert window.open_map is not None
    assert window.open_map.document == small_map()
    assert told(window, "error")


def test_a_map_that_has_become_newer_is_reloaded_for_reading(window: SmallWindow, map_file: Path) -> None:
    newer = map_file.read_text("utf-8").replace('"version": 1', '"version": 7')
    map_file.write_text(newer, "utf-8")
    assert files.reload(window)
    assert window.open_map is not None
    assert window.open_map.read_only


def test_opening_asks_for_files(program: Program, choose: Chosen, map_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.cjm"
    save(small_map(), other)
    window = program.new_window()
    choose.opens = [[], [map_file, other]]
    assert files.open_files(window)
    assert window.open_map is None
    assert files.open_files(window)
    assert len(program.windows) == 2
