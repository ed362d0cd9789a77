"""A program whose windows, dialogs and settings belong to the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.settings.store import Settings
from cjm_desktop.storage import save
from cjm_desktop.ui.program import Program
from tests.maps import small_map
from tests.ui.files.tools import Chosen, SmallWindow


@pytest.fixture
def choose() -> Chosen:
    return Chosen()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings")


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, choose: Chosen) -> Iterator[Program]:
    made = Program(settings, choose=choose, make_window=SmallWindow)  # type: ignore[arg-type]
    yield made
    for window in tuple(made.windows):
        if window.open_map is not None:
            window.open_map.mark_saved()
        window.close()
    made.deleteLater()


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.cjm"
    save(small_map(), path)
    return path
