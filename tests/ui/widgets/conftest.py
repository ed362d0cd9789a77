"""What tests of the controls share: a window for each, typing, and what signals tell."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]
LEFT = Qt.MouseButton.LeftButton
BOTH = pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"]
)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show[Any]]:
    """Puts a widget into a window and gives it the focus."""
    window = QWidget()
    QVBoxLayout(window)

    def put(widget: QWidget, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> QWidget:
        window.setLayoutDirection(direction)
        window.layout().addWidget(widget)
        window.resize(300, 200)
        window.show()
        window.activateWindow()
        widget.show()
        qtbot.waitUntil(window.isActiveWindow)
        widget.setFocus()
        return widget

    yield put
    window.deleteLater()


def type_into(widget: QWidget, text: str) -> None:
    """Key presses for letters of any script (those of QTest know Latin ones alone)."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def told(signal: Any) -> list[Any]:
    """Collects what the signal says."""
    heard: list[Any] = []
    signal.connect(heard.append)
    return heard
