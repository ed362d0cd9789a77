"""The list of recent files: what it keeps, in which order, and what it makes of nonsense."""

from datetime import datetime
from pathlib import Path
from typing import Any

from cjm_desktop.settings.merging import MOST_RECENT as MOST
from cjm_desktop.ui.recent import RecentFiles

DAY = "2026-11-25T09:30:00"


def test_last_ones_come_first_each_once_and_not_too_many(tmp_path: Path) -> None:
    kept: list[list[dict[str, Any]]] = []

    def keep(files: list[dict[str, Any]]) -> object:
        kept.append(files)
        return files

    recent = RecentFiles(None, keep)
    for number in range(MOST + 3):
        recent.add(tmp_path / f"{number}.cjm")
    recent.add(tmp_path / "7.cjm")
    names = [one.path.name for one in recent.files]
    assert names[:2] == ["7.cjm", f"{MOST + 2}.cjm"]
    assert len(names) == len(set(names)) == MOST
    again = RecentFiles(kept[-1], keep)
    assert again.files == recent.files


def test_missing_files_are_known_and_can_be_removed(tmp_path: Path) -> None:
    there = tmp_path / "there.cjm"
    there.write_text("{}")
    stored = [{"path": str(there), "time": DAY}, {"path": str(tmp_path / "gone.cjm"), "time": DAY}]
    recent = RecentFiles(stored, lambda files: files)
    assert [one.is_missing for one in recent.files] == [False, True]
    recent.remove(tmp_path / "gone.cjm")
    assert [one.path for one in recent.files] == [there]
    assert recent.files[0].time == datetime(2026, 11, 25, 9, 30)


def test_nonsense_in_the_settings_is_left_out() -> None:
    stored = ["x", {"path": 1, "time": DAY}, {"path": "a"}, {"path": "a", "time": "soon"}, None]
    assert RecentFiles(stored, lambda files: files).files == ()
    assert RecentFiles({"a": 1}, lambda files: files).files == ()


def test_a_name_with_a_zero_byte_is_missing() -> None:
    recent = RecentFiles([{"path": "a\0b", "time": DAY}], lambda files: files)
    assert recent.files[0].is_missing


def test_files_of_another_running_program_come_in(tmp_path: Path) -> None:
    theirs = {"path": str(tmp_path / "theirs.cjm"), "time": DAY}
    recent = RecentFiles([], lambda files: [*files, theirs])
    recent.add(tmp_path / "mine.cjm")
    assert [one.path.name for one in recent.files] == ["mine.cjm", "theirs.cjm"]
