"""What a screen reader is told of the focus on the canvas."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.canvas.voice import spoken
from tests.ui.canvas_tools import small_map, stand


@pytest.fixture
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.parametrize(
    ("focus", "words"),
    [
        (Focus("card", "c_6", "l_pain", "t_4"), ("Pain point", "Gets it")),
        (Focus("point", "e_2", "l_emotion", "t_3"), ("Mina", "Waits")),
        (Focus("cell", lane="l_pain", step="t_1"), ("Pain points", "Looks", "0")),
        (Focus("stage", "s_1"), ("Looks",)),
        (Focus("lane", "l_pain", lane="l_pain"), ("Pain points",)),
        (Focus("persona", "p_1"), ("Mina",)),
        (Focus("title"), ("Buying a coat",)),
    ],
)
def test_every_place_says_what_it_is(focus: Focus, words: tuple[str, ...]) -> None:
    text = spoken(small_map("en"), focus)
    assert all(word in text for word in words), text


@pytest.mark.usefixtures("listening")
def test_the_focus_is_told_as_it_moves(qtbot: QtBot) -> None:
    the = stand(qtbot, small_map("en"))
    the.canvas.activateWindow()
    the.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(the.canvas.hasFocus)
    with qtbot.waitSignal(the.canvas.voice.said) as said:
        the.click(the.at("c_3"))
    assert "Pays" in said.args[0]
    assert the.canvas.accessibleDescription() == said.args[0]
    with qtbot.waitSignal(the.canvas.voice.said) as said:
        the.open_map.select(["c_1", "c_3"])
    assert "2 selected" in said.args[0]


def test_nothing_is_told_where_nobody_listens(qtbot: QtBot) -> None:
    the = stand(qtbot, small_map("en"))
    with qtbot.assertNotEmitted(the.canvas.voice.said):
        the.click(the.at("c_3"))
