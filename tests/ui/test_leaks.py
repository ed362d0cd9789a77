"""Fifty windows opened and closed leave nothing behind: no widget, no object of ours, no timer, no memory."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from psutil import Process
from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.edit.operations import change_map
from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import save
from cjm_desktop.ui.program import Program
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import close

WINDOWS = 50
WARM = 5
"""The first windows fill caches that stay, on purpose."""
MEGABYTES = 12
"""So much of the memory of fifty windows may stay: what the allocators keep for the next ones."""

Census = Counter[str]


@pytest.fixture
def uncollected() -> Iterator[None]:
    """What other tests have left is gone before, so that it isn't counted."""
    gc.collect()
    yield
    gc.collect()


@pytest.mark.parametrize(("language", "windows"), [("en", WINDOWS), ("fa", 10)])
def test_windows_that_are_closed_are_gone(
    program: Program,
    tmp_path: Path,
    speaking: Callable[[str], None],
    uncollected: None,
    language: str,
    windows: int,
) -> None:
    speaking(language)
    path = tmp_path / "map.cjm"
    save(small_map(language), path)
    for _ in range(WARM):
        open_and_close(program, path)
    before, memory = census(), Process().memory_info().rss
    for _ in range(windows):
        open_and_close(program, path)
    left = census() - before
    grown = (Process().memory_info().rss - memory) / 1e6
    assert not left, f"{windows} windows leave {left.most_common(12)}"
    assert grown < MEGABYTES, f"{windows} windows leave {grown:.1f} MB"


def test_maps_shown_in_one_window_go_when_others_come(program: Program) -> None:
    window = program.new_window()
    for _ in range(WARM):
        window.set_map(program._opened(small_map("en")))
        tidy()
    before = census()
    for _ in range(10):
        window.set_map(program._opened(small_map("en")))
        tidy()
    assert not census() - before


def open_and_close(program: Program, path: Path) -> None:
    """A window is opened with a map, used a little in all its parts, and closed."""
    assert program.open_path(path)
    window = program.windows[-1]
    QApplication.processEvents()
    document: JourneyMap = window.map.document
    window.map.select([document.cards[0].id])
    window.map.edit("Rename", change_map, title="Another")
    window.map.undo()
    window.run("find.find")
    window.editing.begin(Focus("card", document.cards[1].id, document.cards[1].lane, document.cards[1].step))
    window.editing.drop()
    window.messages.notice("Something", action_text="Undo", action=window.map.undo)
    window.messages.progress("Something long")
    QApplication.processEvents()
    close(window)
    del window, document
    tidy()


def tidy() -> None:
    """Everything that is to be deleted later is deleted now."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    gc.collect()


def census() -> Census:
    """How many objects of each kind that matters are there: ours, widgets, actions, timers and watchers."""
    found: Census = Counter(f"top-level {type(one).__name__}" for one in QApplication.topLevelWidgets())
    for one in gc.get_objects():
        kind = type(one)
        if isinstance(one, QObject):
            if shiboken6.isValid(one) and (
                isinstance(one, (QTimer, QFileSystemWatcher, QAction, QWidget)) or _is_ours(kind)
            ):
                found[kind.__qualname__] += 1
            elif _is_ours(kind):
                found[f"dead {kind.__qualname__}"] += 1
        elif _is_ours(kind) and not issubclass(kind, type):
            found[kind.__qualname__] += 1
    return found


def _is_ours(kind: type) -> bool:
    module = kind.__module__
    return isinstance(module, str) and module.startswith("cjm_desktop.")
