"""Settings: what is kept, what survives damage and other programs, and where it lies."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.errors import CjmError
from cjm_desktop.i18n.catalogue import LANGUAGES
from cjm_desktop.settings import store
from cjm_desktop.settings.merging import MOST_RECENT, by_key, recent_files
from cjm_desktop.settings.options import OPTIONS
from cjm_desktop.settings.places import settings_folder
from cjm_desktop.settings.store import FILE_NAME, Settings


def entry(path: str, minute: int) -> dict[str, str]:
    return {"path": path, "time": f"2026-11-25T10:{minute:02}:00"}


def paths(settings: Settings) -> list[str]:
    return [one["path"] for one in settings.get("recent")]


def heard(settings: Settings) -> list[CjmError]:
    notices: list[CjmError] = []
    settings.listen(notices.append)
    return notices


def test_at_first_there_are_the_usual_settings_and_no_file(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new")
    assert {name: settings.get(name) for name in OPTIONS} == {
        name: option.default for name, option in OPTIONS.items()
    }
    assert not settings.path.parent.exists()
    assert all(option.suits(option.default) for option in OPTIONS.values())


def test_what_is_set_is_there_in_the_next_run(tmp_path: Path) -> None:
    first = Settings(tmp_path / "a" / "b")
    first.set("language", "fa")
    first.set("shortcuts", {"edit.undo": ["Ctrl+Z", "Alt+Backspace"]})
    first.set("palette_width", 240)
    second = Settings(tmp_path / "a" / "b")
    assert second.get("language") == "fa"
    assert second.get("shortcuts") == {"edit.undo": ["Ctrl+Z", "Alt+Backspace"]}
    assert second.get("palette_width") == 240
    assert [path.name for path in second.path.parent.iterdir()] == [FILE_NAME]


def test_languages_of_the_table_are_those_of_the_program() -> None:
    assert {choice.value for choice in OPTIONS["language"].choices} == {"auto", *LANGUAGES}


def test_values_that_an_option_cannot_have(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for name, value in [
        ("language", "xx"),
        ("palette_shown", 1),
        ("palette_width", True),
        ("palette_width", float("nan")),
        ("recent", {}),
        ("shortcuts", []),
        ("author", None),
    ]:
        with pytest.raises(ValueError):
            settings.set(name, value)
    with pytest.raises(KeyError):
        settings.get("no such option")
    wrong = {"language": "xx", "recent": 3, "author": ["a"], "appearance": "dark"}
    settings.path.write_text(json.dumps(wrong))
    again = Settings(tmp_path)
    assert [again.get(name) for name in wrong] == ["auto", [], "", "dark"]


def test_keys_of_a_later_version_stay(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"later": {"a": [1]}, "author": "Mina"}')
    Settings(tmp_path).set("appearance", "dark")
    assert json.loads((tmp_path / FILE_NAME).read_text()) == {
        "later": {"a": [1]},
        "author": "Mina",
        "appearance": "dark",
    }


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe", b'{"a": ' + b"[" * 100_000, b"nul"])
def test_a_damaged_file_is_set_aside_and_told_once(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(data)
    settings = Settings(tmp_path)
    (notice,) = heard(settings)
    assert "damaged" in str(notice)
    assert heard(settings) == []
    assert (tmp_path / (FILE_NAME + ".damaged")).read_bytes() == data
    settings.set("author", "Mina")
    assert Settings(tmp_path).get("author") == "Mina"


def test_where_nothing_can_be_written_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    settings = Settings(tmp_path / "file")
    notices = heard(settings)
    settings.set("author", "Mina")
    settings.set("appearance", "dark")
    assert settings.get("author") == "Mina"
    assert len(notices) == 1
    assert "CJM_SETTINGS_FOLDER" in str(notices[0])


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(tmp_path)
    settings.set("author", "Mina")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(store.os, "fsync", full)
        settings.set("author", "Omid")
    assert "No space left" in str(heard(settings)[0])
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    assert Settings(tmp_path).get("author") == "Mina"
    settings.set("author", "Sara")
    assert Settings(tmp_path).get("author") == "Sara"


def test_file_names_that_are_no_text_are_kept(tmp_path: Path) -> None:
    odd = b"/home/\xff.cjm".decode("utf-8", "surrogateescape")
    Settings(tmp_path).set("recent", [entry(odd, 1)])
    assert paths(Settings(tmp_path)) == [odd]


def test_observers_hear_of_changes_of_their_option_alone(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    heard: list[Any] = []
    unsubscribe = settings.subscribe("appearance", heard.append)
    settings.set("appearance", "dark")
    settings.set("appearance", "dark")
    settings.set("author", "Mina")
    unsubscribe()
    unsubscribe()
    settings.set("appearance", "light")
    assert heard == ["dark"]


def test_values_are_not_changed_in_place(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    mine = {"edit.undo": ["Ctrl+Z"]}
    settings.set("shortcuts", mine)
    mine["edit.undo"].append("F9")
    settings.get("shortcuts")["edit.redo"] = []
    assert settings.get("shortcuts") == {"edit.undo": ["Ctrl+Z"]}


# Two programs


def test_two_programs_lose_no_recent_file(tmp_path: Path) -> None:
    one, other = Settings(tmp_path), Settings(tmp_path)
    one.set("recent", [entry("a", 1)])
    other.set("recent", [entry("b", 2)])
    assert paths(other) == ["b", "a"]
    # The first one hasn't asked again, and knows of its own file alone.
    one.set("recent", [entry("c", 3), entry("a", 1)])
    assert paths(one) == ["c", "b", "a"]
    one.set("recent", [one for one in one.get("recent") if one["path"] != "b"])
    assert paths(Settings(tmp_path)) == ["c", "a"]


def test_two_programs_keep_each_others_settings(tmp_path: Path) -> None:
    one, other = Settings(tmp_path), Settings(tmp_path)
    one.set("appearance", "dark")
    other.set("author", "Mina")
    one.set("shortcuts", {"a": ["F1"]})
    other.set("shortcuts", {"b": ["F2"]})
    one.set("shortcuts", {"a": ["F3"]})
    found = Settings(tmp_path)
    assert (found.get("appearance"), found.get("author")) == ("dark", "Mina")
    assert found.get("shortcuts") == {"a": ["F3"], "b": ["F2"]}


ENTRIES = st.lists(st.builds(entry, st.sampled_from("abcdef"), st.integers(0, 9)), max_size=6)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_recent_files_are_newest_first_each_once(base: list[Any], mine: list[Any], theirs: list[Any]) -> None:
    found = recent_files(base, mine, theirs)
    times = [one["time"] for one in found]
    assert times == sorted(times, reverse=True)
    names = [one["path"] for one in found]
    assert len(names) == len(set(names))
    assert {one["path"] for one in mine} <= set(names)
    assert set(names) <= {one["path"] for one in mine + theirs}


def test_only_so_many_recent_files_are_kept_and_no_nonsense() -> None:
    many = [entry(f"file {minute}", minute) for minute in range(40)]
    found = recent_files([], many, [None, {"path": 3, "time": ""}, {"path": "x"}])
    assert len(found) == MOST_RECENT
    assert found[0]["path"] == "file 39"


MAPPINGS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2))


@given(MAPPINGS, MAPPINGS, MAPPINGS)
def test_each_key_is_of_the_one_who_changed_it(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    found = by_key(base, mine, theirs)
    for key in "abc":
        assert found.get(key) == (theirs if mine.get(key) == base.get(key) else mine).get(key)


# Places


@pytest.mark.parametrize(
    ("environment", "system", "folder"),
    [
        ({}, "linux", "~/.config/cjm-desktop"),
        ({"XDG_CONFIG_HOME": "/etc/me"}, "linux", "/etc/me/cjm-desktop"),
        ({"XDG_CONFIG_HOME": "relative"}, "linux", "~/.config/cjm-desktop"),
        ({}, "darwin", "~/Library/Application Support/CJM Desktop"),
        ({}, "win32", "~/AppData/Roaming/CJM Desktop"),
        ({"APPDATA": "/roaming"}, "win32", "/roaming/CJM Desktop"),
        ({"CJM_SETTINGS_FOLDER": "/stick", "XDG_CONFIG_HOME": "/etc/me"}, "linux", "/stick"),
    ],
)
def test_settings_lie_where_the_system_wants_them(
    environment: dict[str, str], system: str, folder: str
) -> None:
    assert settings_folder(environment, system) == Path(folder).expanduser()


def test_the_folder_can_be_named_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJM_SETTINGS_FOLDER", str(tmp_path))
    assert Settings().path == tmp_path / FILE_NAME
