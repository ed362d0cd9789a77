"""A window for large pictures, and a gate that holds them up; nothing is being read when a test is over."""

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.ui import picture_reading
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow
from tests.ui.pictures.tools import (
    Gate,
    is_over,
)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(picture_reading.picture_of)
    monkeypatch.setattr(picture_reading, "picture_of", made)
    yield made
    made.let(100)


@pytest.fixture(params=["en", "fa"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> EditorWindow:
    """The map runs from left to right, and from right to left."""
    return open_window(small_map(request.param), "en")


@pytest.fixture(autouse=True)
def nothing_left(qtbot: QtBot, gate: Gate) -> Iterator[None]:
    """No reading outlives its test."""
    assert gc.isenabled()
    yield
    gate.let(100)
    is_over(qtbot)
    assert gc.isenabled()
