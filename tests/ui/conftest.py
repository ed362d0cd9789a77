"""What tests of the window share: the program with settings of its own, and windows in both directions.

Every window is closed without a question when its test is over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import JourneyMap
from cjm_desktop.settings.store import Settings
from cjm_desktop.storage import load
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.ui.language import language as spoken
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.qt_words import speak_in_qt
from tests.maps import small_map
from tests.ui import canvas_tools
from tests.ui.files.tools import Chosen, User
from tests.ui.typing_tools import Desk, desk

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


@dataclass(frozen=True)
class Case:
    """A map, and the language in which the window speaks about it."""

    language: str
    document: JourneyMap


@pytest.fixture(params=[("en", "shop-en"), ("fa", "bank-fa")], ids=["en", "fa"])
def sample(request: pytest.FixtureRequest) -> Case:
    """A rich map, once from left to right in an English window, once from right to left in a Persian one."""
    language, name = request.param
    return Case(language, load(SAMPLES / f"{name}.cjm").document)


@pytest.fixture
def speaking() -> Iterator[Callable[[str], None]]:
    """Makes windows speak a language and run its way, until the test is over."""
    before, direction = spoken(), QGuiApplication.layoutDirection()

    def use(language: str) -> None:
        speak(language)
        speak_in_qt()
        rtl = language in ("ar", "fa", "he")
        way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        QGuiApplication.setLayoutDirection(way)

    yield use
    speak(before)
    speak_in_qt()  # a test may have changed the language of the whole program
    QGuiApplication.setLayoutDirection(direction)


@pytest.fixture(params=["ltr", "rtl"])
def english(request: pytest.FixtureRequest, speaking: Callable[[str], None]) -> None:
    """English words, in widgets that run from left to right and from right to left."""
    speaking("en")
    rtl = request.param == "rtl"
    way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    QGuiApplication.setLayoutDirection(way)


@pytest.fixture
def user() -> Iterator[User]:
    """Somebody who answers dialogs."""
    someone = User()
    yield someone
    assert someone.is_done, "a dialog was expected that didn't come"


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication) -> Iterator[Program]:
    """A program whose settings are empty; its windows are closed at the end, whatever is unsaved in them."""
    made = Program(Settings(tmp_path / "settings"))
    yield made
    for window in tuple(made.windows):
        close(window)
    qapp.removeEventFilter(made)
    made.deleteLater()
    qapp.clipboard().clear()
    qapp.sendPostedEvents(None, 0)
    qapp.processEvents()


@pytest.fixture
def choose(program: Program) -> Chosen:
    """Stands in for the program's file dialogs."""
    program.choose = found = Chosen()
    return found


@pytest.fixture
def open_map() -> OpenMap:
    """A small map by itself."""
    return OpenMap(small_map(), FixedTextEngine())


@pytest.fixture(params=["en", "fa"])
def language(request: pytest.FixtureRequest) -> str:
    """Of a map that is typed into: from left to right, and from right to left."""
    return str(request.param)


@pytest.fixture
def at(qtbot: QtBot, language: str) -> Desk:
    """A canvas to type into."""
    return desk(qtbot, canvas_tools.small_map(language))


OpenWindow = Callable[..., EditorWindow]


@pytest.fixture
def open_window(program: Program, qtbot: QtBot, speaking: Callable[[str], None]) -> OpenWindow:
    """Opens a shown window: ``open_window(document)``, ``open_window()`` for the start page; ``language`` is that of
    the window."""

    def open_one(document: JourneyMap | None = None, language: str = "en") -> EditorWindow:
        speaking(language)
        open_map = OpenMap(document, program.engine) if document is not None else None
        window = program.new_window(open_map)
        window.resize(1280, 800)
        qtbot.waitExposed(window)
        window.activateWindow()
        if open_map is not None:
            window.canvas.setFocus()
        QApplication.processEvents()
        return window

    return open_one


@pytest.fixture
def window(open_window: OpenWindow, sample: Case) -> EditorWindow:
    """A window with the sample, in both directions."""
    return open_window(sample.document, sample.language)


def close(window: EditorWindow) -> None:
    """Closes a window without a question and waits until it is gone."""
    if window.open_map is not None:
        window.editing.drop()
        window.open_map.mark_saved()
    window.close()
    cast(QApplication, QApplication.instance()).sendPostedEvents(None, 0)
