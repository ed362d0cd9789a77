"""What tests of panels share: a panel in a shown window with messages."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.messages import Messages

W = TypeVar("W", bound=QWidget)


def housed(
    qtbot: QtBot, make: Callable[[Messages, QWidget], W], height: int = 700
) -> tuple[W, Messages, QWidget]:
    """The panel that ``make`` makes, its messages, and its window, as wide as the panel usually is."""
    window = QWidget()
    qtbot.addWidget(window)
    messages = Messages(window)
    panel = make(messages, window)
    panel.resize(290, height)
    window.resize(290, height)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return panel, messages, window
