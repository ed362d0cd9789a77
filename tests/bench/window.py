"""The editor window at 1920 × 1080: opening a map, typing into it, starting the program, and what stays in memory.

The floors are what no program could do without: reading the same bytes and laying out the same texts, and a bare window
of Qt.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.settings.store import Settings
from cjm_desktop.ui.collecting import Collecting
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.style.appearance import Appearance
from tests.bench.parts import Request, lay_out, requests_of
from tests.bench.runner import ROOT, Bench, Figure, Sample, amount, here, process

SIZE = (1920, 1080)
WORDS = 12
KEYSTROKE = 0.008
KEYSTROKES = 200
LINE = 7
MOST_LETTERS = 200
START = 1.0
MEMORY = 300.0
SAMPLE = ROOT / "resources" / "samples" / "shop-en.cjm"
SETTINGS = "CJM_SETTINGS_FOLDER"
NO_KEYS, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier

_WRITE = """
import sys
from pathlib import Path
from cjm_desktop.storage.files import save
from tests.bench.corpus import journey
save(journey(int(sys.argv[1]), words=int(sys.argv[2])), Path(sys.argv[3]))
"""
"""A program of its own makes the file: what it leaves free would hide what opening takes."""

_PAINTED = """
import os, sys
from PySide6.QtCore import QTimer
width, height = int(sys.argv[1]), int(sys.argv[2])

def with_frame(kind, then):
    painted = kind.paintEvent

    def paint(self, event):
        painted(self, event)
        if not hasattr(self, "was_painted"):
            self.was_painted = True
            QTimer.singleShot(0, lambda: then(self))

    kind.paintEvent = paint
"""
"""Calls back when the first frame with a widget of that kind has been painted."""

_BARE = (
    _PAINTED
    + """
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)

with_frame(Window, {then})
application = QApplication([])
window = Window()
window.resize(width, height)
window.show()
application.exec()
"""
)

_OURS = (
    _PAINTED
    + """
from cjm_desktop import __main__ as program
program.has_display = lambda: True
sys.argv = ["cjm-desktop", sys.argv[3]]
import cjm_desktop.ui.app
from cjm_desktop.ui.canvas.map_view import MapView
from cjm_desktop.ui.main_window import EditorWindow
EditorWindow._restore_place = lambda self: self.resize(width, height)
with_frame(MapView, {then})
program.main()
"""
)

_LEAVE = "lambda _: os._exit(0)"
_MEMORY = "tell"
_TELL = """
def tell(view):
    import gc
    from psutil import Process
    from PySide6.QtWidgets import QApplication
    for look in ("settle", "fit", "settle", "actual_size", "settle"):
        if hasattr(view, look):
            getattr(view, look)()
        QApplication.processEvents()
    gc.collect()
    print(Process().memory_info().rss, flush=True)
    os._exit(0)
"""


def figures(bench: Bench) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        os.environ[SETTINGS] = folder
        maps = {cards: _written(bench, Path(folder), cards) for cards in (2_000, 10_000)}
        yield _start(bench)
        yield from _memory(maps[10_000])
        desk = _Desk(Path(folder))
        for cards, seconds in ((2_000, 0.5), (10_000, 2.0)):
            yield _opening(bench, f"{cards:,} cards", desk, maps[cards], seconds)
            yield from _typing(bench, f"{cards:,} cards", desk, maps[cards])


def _written(bench: Bench, folder: Path, cards: int) -> Path:
    path = folder / f"{cards}.cjm"
    process(["-c", _WRITE, str(bench.size(cards)), str(WORDS), str(path)])()
    return path


# Processes


def _start(bench: Bench) -> Figure:
    size = [str(length) for length in SIZE]
    return bench.seconds(
        "process start to first frame with a sample",
        process(["-c", _OURS.format(then=_LEAVE), *size, str(SAMPLE)]),
        target=START,
        floor=process(["-c", _BARE.format(then=_LEAVE), *size]),
        floor_name="an empty window of Qt",
        runs=9,
    )


def _memory(map_file: Path) -> Iterator[Figure]:
    """After opening, fitting and looking at 100 %."""
    floor = _resident(_BARE, "")
    for name, path, target in (
        ("a sample", SAMPLE, None),
        ("10,000 cards", map_file, MEMORY),
    ):
        yield amount(
            f"resident with {name}", "MB", _resident(_OURS, str(path)), target, floor, "an empty window of Qt"
        )


def _resident(script: str, argument: str) -> float:
    """Megabytes that a program of its own holds when it has shown everything."""
    size = [str(length) for length in SIZE]
    command = [sys.executable, "-c", _TELL + script.format(then=_MEMORY), *size, argument]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return int(done.stdout) / 1e6


# A window in this process


class _Desk:
    """Opens windows as the program does, each with a memory of its own; one is open at a time."""

    def __init__(self, folder: Path) -> None:
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self._application = application
        self._settings = Settings(folder)
        speak("en")
        self._appearance = Appearance(application, "light")
        self._program: Program | None = None

    def open(self, path: Path) -> EditorWindow:
        """Until everything in view has been painted."""
        self._program = Program(self._settings, self._appearance, make_window=_window_of_size)
        assert self._program.open_path(path), path
        window = self._program.windows[0]
        QApplication.processEvents()
        window.canvas.settle()
        return window

    def rest(self) -> None:
        """What the program does of itself when a map has been open for a moment."""
        assert self._program is not None
        Collecting(self._program).settle()

    def close(self) -> None:
        """Closes what is open without a question."""
        if self._program is not None:
            for window in tuple(self._program.windows):
                window.editing.drop()
                window.map.mark_saved()
                window.close()
            self._application.removeEventFilter(self._program)
            self._program.deleteLater()
            self._program = None
            gc.unfreeze()
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window_of_size(program: Program, open_map: OpenMap | None) -> EditorWindow:
    window = EditorWindow(program, open_map)
    window.resize(*SIZE)
    return window


def _opening(bench: Bench, name: str, desk: _Desk, path: Path, target: float) -> Figure:
    window = desk.open(path)
    requests = requests_of(window.canvas.scene)
    del window

    def measure() -> Sample:
        desk.close()
        return here(desk.open, path)()

    return bench.seconds(
        f"{name}: opened, until all in view is painted",
        measure,
        target=target,
        floor=here(_read_and_lay_out, path, requests),
        floor_name="json.loads and the texts' layout",
        runs=5,
    )


def _read_and_lay_out(path: Path, requests: list[Request]) -> object:
    return json.loads(path.read_bytes()), lay_out(requests)


# Typing


def _typing(bench: Bench, name: str, desk: _Desk, path: Path) -> Iterator[Figure]:
    desk.close()
    typist = _Typist(desk.open(path))
    desk.rest()
    yield bench.seconds(f"{name}: a keystroke in a card", typist.letter, target=KEYSTROKE, runs=40)
    yield bench.seconds(f"{name}: a keystroke that makes the row grow", typist.line, runs=20)
    yield from _sentence(bench, name, typist)
    del typist
    desk.close()


def _sentence(bench: Bench, name: str, typist: "_Typist") -> Iterator[Figure]:
    """Typing on and on, nothing being put in order in between: what a person feels."""
    times = []
    for _ in range(10 if bench.tiny else KEYSTROKES):
        start = perf_counter()
        typist.press(Qt.Key.Key_A)
        times.append(perf_counter() - start)
        if len(times) % LINE == 0:
            typist.press(Qt.Key.Key_Space)
    slow = quantiles(times, n=20)[-1]
    yield Figure(f"{name}: a keystroke of a long text, 95th percentile", "s", slow, min(times))
    yield Figure(f"{name}: the slowest of those", "s", max(times), min(times))


class _Typist:
    """Types at 100 % into the card that makes its row as high as it is."""

    def __init__(self, window: EditorWindow) -> None:
        self._window = window
        self._canvas = window.canvas
        self._canvas.actual_size()
        assert window.editing.begin(self._deciding())
        QApplication.processEvents()
        self._canvas.settle()

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """As the keyboard does it, until everything that it changes has been painted."""
        QTest.keyClick(self._window.editing.editor, key, keys)
        QApplication.processEvents()

    def letter(self) -> Sample:
        """A letter more, which is taken back untimed."""
        sample = here(self.press, Qt.Key.Key_A)()
        self.press(Qt.Key.Key_Backspace)
        return sample

    def line(self) -> Sample:
        """The letter that begins a new line, for which everything below moves down; it is taken back untimed."""
        height = self._canvas.scene.height
        gc.collect()
        for _ in range(MOST_LETTERS):
            cpu, wall = process_time(), perf_counter()
            self.press(Qt.Key.Key_A)
            sample = Sample(perf_counter() - wall, process_time() - cpu)
            if self._canvas.scene.height > height:
                self.press(Qt.Key.Key_Backspace)
                return sample
        raise AssertionError("no row grows")

    def _deciding(self) -> Focus:
        """The card that reaches down furthest in a lane in the middle of the map."""
        scene = self._canvas.scene
        spans = [span for span in scene.grid.lanes if span.id != "l_emotion"]
        span = spans[len(spans) // 2]
        lane = Rect(0, span.start, scene.width, span.end - span.start)
        cards = [focus for focus in self._canvas.index.within(lane) if focus.part == "card"]
        return max(cards, key=self._bottom)

    def _bottom(self, focus: Focus) -> float:
        place = self._canvas.place_of(focus)
        return place.y + place.height if place else 0.0
