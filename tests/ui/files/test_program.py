"""The program: opening maps in windows, new maps, several windows, quitting."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.i18n.catalogue import LANGUAGES
from cjm_desktop.model.invariants import check
from cjm_desktop.settings.store import Settings
from cjm_desktop.storage import Loaded, Notice, load, save
from cjm_desktop.ui.program import Program, is_reusable
from tests.maps import small_map
from tests.ui.files.tools import User, rename, told

ROOT = Path(__file__).resolve().parents[3]


def test_a_map_opens_in_the_window_with_the_start_page(program: Program, map_file: Path) -> None:
    window = program.new_window()
    assert program.open_path(map_file, window)
    assert program.windows == [window]
    assert window.open_map is not None
    assert window.open_map.document == small_map()
    assert window.open_map.path == map_file
    assert not window.open_map.is_modified
    assert [one.path for one in program.recent.files] == [map_file]


def test_a_map_in_use_keeps_its_window(program: Program, map_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    save(small_map(), other)
    program.open_path(map_file)
    program.open_path(other, program.windows[0])
    assert len(program.windows) == 2
    assert [window.open_map.path for window in program.windows] == [map_file, other]  # type: ignore[union-attr]


def test_an_open_file_is_raised_instead_of_opened_twice(
    program: Program, map_file: Path, tmp_path: Path
) -> None:
    program.open_path(map_file)
    program.new_window()
    link = tmp_path / "link.cjm"
    link.symlink_to(map_file)
    window = program.windows[0]
    window.showMinimized()
    assert program.open_path(link)
    assert program.open_path(tmp_path / "." / "shop.cjm")
    assert len(program.windows) == 2
    assert not window.isMinimized()


def test_an_untouched_empty_map_gives_way_and_a_touched_one_does_not(
    program: Program, map_file: Path
) -> None:
    window = program.new_map("journey", "en")
    assert is_reusable(window)
    rename(window, "Mine")
    window.open_map.undo()  # type: ignore[union-attr]
    assert not is_reusable(window)
    program.open_path(map_file, window)
    assert len(program.windows) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_maps_speak_the_language_asked_for(program: Program, language: str) -> None:
    window = program.new_map("blueprint", language)
    open_map = window.open_map
    assert open_map is not None
    assert open_map.document.language == language
    assert open_map.path is None
    assert not open_map.is_modified
    assert open_map.scene.rtl == (language in ("ar", "fa", "he"))


def test_the_author_and_the_theme_of_the_settings_are_used(
    program: Program, settings: Settings, map_file: Path
) -> None:
    settings.set("author", " Mina ")
    settings.set("map_theme", "black-and-white")
    open_map = program.new_map("journey", "en").open_map
    assert open_map is not None
    assert open_map.document.about.authors == ("Mina",)
    assert open_map.theme.name == "black-and-white"
    settings.set("map_theme", "no theme at all")
    program.open_path(map_file)
    opened = program.windows[-1].open_map
    assert opened is not None
    assert opened.theme.name == "calm"


def test_samples_open_as_copies_that_belong_to_no_file(program: Program) -> None:
    first = program.open_sample("shop-en")
    second = program.open_sample("shop-en")
    assert first is not None
    assert second is not None
    assert first is not second
    one, other = first.open_map, second.open_map
    assert one is not None
    assert other is not None
    assert one.path is None
    assert one.document.id != other.document.id
    assert one.document.cards == other.document.cards
    check(one.document)


def test_a_broken_file_is_told_and_the_open_map_stays(
    program: Program, map_file: Path, tmp_path: Path
) -> None:
    program.open_path(map_file)
    window = program.windows[0]
    broken = tmp_path / "broken.cjm"
    broken.write_text('{"format": "cjm", "version": 1, "lanes": 7}')
    for path in (broken, tmp_path / "missing.cjm", tmp_path):
        assert not program.open_path(path, window)
    assert window.open_map is not None
    assert window.open_map.path == map_file
    first, second, third = told(window, "error")
    assert str(broken) in first
    assert "There is no such file" in second
    assert "This is a folder" in third
    assert QApplication.overrideCursor() is None
    assert [one.path for one in program.recent.files] == [map_file]


def test_one_broken_file_among_several_stops_none(program: Program, map_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.cjm"
    broken.write_text("no map")
    other = tmp_path / "other.cjm"
    save(small_map(), other)
    assert not program.open_paths([broken, map_file, other])
    assert [window.open_map.path for window in program.windows if window.open_map] == [map_file, other]
    assert len(told(program.windows[0], "error")) == 1


def test_a_newer_file_can_only_be_read(program: Program, map_file: Path) -> None:
    content = json.loads(map_file.read_text("utf-8"))
    map_file.write_text(json.dumps({**content, "version": 9}), "utf-8")
    program.open_path(map_file)
    window = program.windows[0]
    refused: list[Any] = []
    assert window.open_map is not None
    window.open_map.refused.connect(refused.append)
    rename(window, "Mine")
    assert window.open_map.document.title == "Small"
    assert "can only be read" in str(refused[0])
    assert any("newer version" in text for text in told(window, "warning"))


def test_what_was_put_right_in_a_file_is_told(program: Program, map_file: Path) -> None:
    text = map_file.read_text("utf-8").replace('"text": "one"', '"text": "one\\u0007"')
    assert "u0007" in text
    map_file.write_text(text, "utf-8")
    program.open_path(map_file)
    assert any("Control characters" in one for one in told(program.windows[0], "warning"))


def test_many_notices_about_a_file_are_summed_up(program: Program) -> None:
    window = program.new_window()
    notices = tuple(Notice(f"Number {number}.") for number in range(5))
    program._tell(Loaded(small_map(), notices=notices), window)
    assert told(window, "warning")[:3] == ["Number 0.", "Number 1.", "Number 2."]
    assert told(window, "info") == ["2 more things in this file were put right."]


def test_files_opened_from_outside_come_as_events(map_file: Path, tmp_path: Path) -> None:
    """In a process of its own, since there is one application for each."""
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from cjm_desktop.settings.store import Settings
from cjm_desktop.ui.application import Application
from cjm_desktop.ui.program import Program
from tests.ui.files.tools import SmallWindow
application = Application([])
program = Program(Settings(Path(sys.argv[2])), make_window=SmallWindow)
Application.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
print(program.windows[0].open_map.path)
"""
    command = [sys.executable, "-c", code, str(map_file), str(tmp_path / "settings")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout.strip() == str(map_file), done.stderr


def test_closing_asks_only_where_something_would_be_lost(
    program: Program, map_file: Path, user: User
) -> None:
    program.open_path(map_file)
    window = program.windows[0]
    rename(window, "Mine")
    user.answers("cancel")
    assert not window.close()
    assert window in program.windows
    user.answers("")
    assert not window.close()
    user.answers("discard")
    assert window.close()
    assert program.windows == []
    assert user.questions == ["Save the changes?"] * 3
    assert load(map_file).document.title == "Small"


def test_closing_can_save(program: Program, map_file: Path, user: User) -> None:
    program.open_path(map_file)
    rename(program.windows[0], "Mine")
    user.answers("save")
    assert program.windows[0].close()
    assert load(map_file).document.title == "Mine"


def test_quitting_asks_for_each_window_and_one_no_keeps_all(
    program: Program, map_file: Path, user: User
) -> None:
    program.open_path(map_file)
    program.new_map("blank", "en")
    program.new_window()
    rename(program.windows[0], "One")
    rename(program.windows[1], "Two")
    user.answers("discard")
    user.answers("cancel")
    assert not program.quit()
    assert len(program.windows) == 3
    user.answers("save")
    user.answers("discard")
    assert program.quit()
    assert program.windows == []
    assert load(map_file).document.title == "One"
    assert len(user.questions) == 4


def test_the_start_page_is_raised_or_opened(program: Program, map_file: Path) -> None:
    program.open_path(map_file)
    first = program.show_start_page()
    assert first is not program.windows[0]
    assert program.show_start_page() is first


def test_closed_windows_take_their_maps_along(program: Program, map_file: Path) -> None:
    program.open_path(map_file)
    window = program.windows[0]
    gone: list[str] = []
    assert window.open_map is not None
    window.open_map.destroyed.connect(lambda: gone.append("map"))
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == ["map"]
