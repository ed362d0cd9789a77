"""What the program does as a process: interrupts from the terminal, and when garbage is collected."""

import gc
import os
import signal
import sys
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import new_map
from cjm_desktop.ui.collecting import Collecting
from cjm_desktop.ui.interrupts import Interrupts
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.program import Program
from tests.ui.conftest import OpenWindow, close


@pytest.mark.skipif(sys.platform == "win32", reason="a process can't interrupt itself there")
def test_an_interrupt_is_heard_within_the_loop_until_nobody_listens(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGINT)
    asked: list[int] = []
    owner = QObject()
    interrupts = Interrupts(lambda: asked.append(1), owner)
    try:
        for count in (1, 2):
            os.kill(os.getpid(), signal.SIGINT)
            qtbot.waitUntil(lambda count=count: len(asked) == count)  # type: ignore[misc]
    finally:
        interrupts.stop()
    assert signal.getsignal(signal.SIGINT) is before


class Cycle:
    """Goes only when Python looks for it."""

    def __init__(self) -> None:
        self.itself = self


def test_maps_are_set_aside_and_looked_at_again_when_a_window_has_closed(
    program: Program, open_window: OpenWindow
) -> None:
    collecting = Collecting(program)
    gc.disable()
    try:
        window = open_window(new_map(), "en")
        garbage = Cycle()
        found = weakref.ref(garbage)
        collecting.settle()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
        del garbage
        gc.collect()
        assert found() is not None  # set aside, with all that lives as long as its window
        other = program.new_window(OpenMap(new_map(), program.engine))
        close(window)
        collecting.settle()
        assert found() is None
        close(other)
    finally:
        gc.unfreeze()
        gc.enable()
