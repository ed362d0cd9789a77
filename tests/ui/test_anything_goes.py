"""Whatever is clicked, dragged and pressed in whatever order: the map stays sound, nothing unexpected is raised."""

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.selection import Focus, focus_of
from cjm_desktop.model.invariants import problems
from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import CTRL, LEFT, NONE, SHIFT, move, small_map

STEPS = 220
KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_F2,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
    Qt.Key.Key_Minus,
    Qt.Key.Key_5,
    Qt.Key.Key_A,
)
ACTIONS = (
    "edit.undo",
    "edit.undo",
    "edit.redo",
    "edit.copy",
    "edit.cut",
    "edit.paste",
    "edit.duplicate",
    "edit.select_more",
    "insert.step",
    "insert.stage",
    "insert.lane",
    "insert.after",
    "insert.card",
    "insert.point",
    "move.left",
    "move.down",
    "view.zoom_in",
    "view.fit",
)


class Monkey:
    """Does things at random in one window, the same for the same seed."""

    def __init__(self, window: EditorWindow, seed: int) -> None:
        self.window = window
        self.random = Random(seed)
        document = window.map.document
        cells = [
            Focus("cell", lane=lane.id, step=step) for lane in document.lanes for step in document.index.steps
        ]
        records = (*document.cards, *document.points, *document.lanes, *document.stages, *document.personas)
        found = [focus_of(document, record.id) for record in records]
        self.places = [*cells, *(focus for focus in found if focus), Focus("title")]

    def step(self) -> None:
        """One thing."""
        chance = self.random.random()
        if chance < 0.35:
            self.click()
        elif chance < 0.75:
            keys = self.random.choice((NONE, NONE, NONE, CTRL, SHIFT))
            QTest.keyClick(QApplication.focusWidget() or self.window.canvas, self.random.choice(KEYS), keys)
        elif chance < 0.85:
            self.drag()
        else:
            self.window.run(self.random.choice(ACTIONS))
        QApplication.processEvents()

    def spot(self) -> QPoint | None:
        """A place of the map that is in view."""
        canvas = self.window.canvas
        rect = canvas.place_of(self.random.choice(self.places))
        at = canvas.to_view(rect).center().toPoint() if rect else None
        return at if at is not None and canvas.viewport().rect().contains(at) else None

    def click(self) -> None:
        at = self.spot()
        if at is not None:
            press = QTest.mouseDClick if self.random.random() < 0.3 else QTest.mouseClick
            press(self.window.canvas.viewport(), LEFT, self.random.choice((NONE, NONE, CTRL, SHIFT)), at)

    def drag(self) -> None:
        start, end = self.spot(), self.spot()
        if start is None or end is None:
            return
        viewport = self.window.canvas.viewport()
        QTest.mousePress(viewport, LEFT, NONE, start)
        for share in (0.3, 0.7, 1.0):
            move(viewport, start + (end - start) * share, LEFT, NONE)
        if self.random.random() < 0.2:
            QTest.keyClick(self.window.canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(viewport, LEFT, NONE, end)


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_anything_goes(open_window: Callable[..., EditorWindow], language: str, seed: int) -> None:
    window = open_window(small_map(language), language=language)
    window.canvas.fit()
    monkey = Monkey(window, seed)
    for number in range(STEPS):
        monkey.step()
        if number % 20 == 0:
            assert not problems(window.map.document)
    window.editing.drop()
    window.canvas.cancel_gesture()
    assert not problems(window.map.document)
    assert window.map.shown is window.map.document
    while window.map.session.can_undo:
        window.map.undo()
    assert window.map.document == small_map(language)
    assert not window.map.is_modified
