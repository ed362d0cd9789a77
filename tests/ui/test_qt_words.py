"""Qt's own dialogs speak the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.language import language, speak
from cjm_desktop.ui.qt_words import speak_in_qt


@pytest.fixture(autouse=True)
def spoken(qtbot: QtBot) -> Iterator[None]:
    before = language()
    yield
    speak(before)
    speak_in_qt()


def cancel(qtbot: QtBot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


@pytest.mark.parametrize("tag", ["ru", "he", "ar", "fa"])
def test_standard_buttons_are_translated(qtbot: QtBot, tag: str) -> None:
    speak(tag)
    speak_in_qt()
    assert not cancel(qtbot).isascii()
    speak("en")
    speak_in_qt()
    assert cancel(qtbot) == "Cancel"


@pytest.mark.parametrize("tag", ["ru", "he", "ar", "fa"])
def test_keys_are_named_as_on_keyboards(qtbot: QtBot, tag: str) -> None:
    speak(tag)
    speak_in_qt()
    shown = [
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText).replace("\u202a", "")
        for key in ("Ctrl+Shift+V", "Alt+PgUp", "Ctrl++", "F2", "Del", "Ins")
    ]
    assert shown == ["Ctrl+Shift+V", "Alt+PgUp", "Ctrl++", "F2", "Del", "Ins"]
    assert not QKeySequence("Ctrl+Left").toString(QKeySequence.SequenceFormat.NativeText).isascii()
