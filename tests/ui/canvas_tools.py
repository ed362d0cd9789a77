"""What tests of the canvas share: a shown canvas over a small map, and real mouse events at places of the map."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Persona, Stage, Step
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.open_map import OpenMap

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

WORDS = {
    "en": ("Buying a coat", "Looks", "Pays", "Waits", "Gets it", "Sees an ad", "Doubts"),
    "fa": ("خرید پالتو", "دیدن", "پرداخت", "انتظار", "دریافت", "آگهی را می‌بیند", "شک دارد"),
}


def small_map(language: str) -> JourneyMap:
    """Two stages of two steps, three lanes of cards and one of emotion, six cards, two points, one persona."""
    title, first, second, third, fourth, ad, doubt = WORDS[language]
    return JourneyMap(
        "m_small",
        title=title,
        language=language,
        personas=(Persona("p_1", "Mina"),),
        stages=(
            Stage("s_1", first, steps=(Step("t_1", first), Step("t_2", second))),
            Stage("s_2", third, steps=(Step("t_3", third), Step("t_4", fourth))),
        ),
        lanes=(
            Lane("l_action", "action"),
            Lane("l_touch", "touchpoint"),
            Lane("l_emotion", "emotion"),
            Lane("l_pain", "pain"),
        ),
        cards=(
            Card("c_1", "l_action", "t_1", ad),
            Card("c_2", "l_action", "t_1", doubt),
            Card("c_3", "l_action", "t_2", second),
            Card("c_4", "l_touch", "t_1", "Web", channel="web"),
            Card("c_5", "l_pain", "t_2", doubt),
            Card("c_6", "l_pain", "t_4", fourth),
        ),
        points=(
            EmotionPoint("e_1", "l_emotion", "t_1", persona="p_1", score=1.0),
            EmotionPoint("e_2", "l_emotion", "t_3", persona="p_1", score=-1.0),
        ),
    )


@dataclass
class Stand:
    """A shown canvas with the small map, and hands to use it."""

    qtbot: QtBot
    open_map: OpenMap
    canvas: Canvas

    @property
    def document(self) -> JourneyMap:
        return self.open_map.document

    def at(self, ref: str) -> QPoint:
        """The middle of what is drawn for a record, in the viewport."""
        focus = self.canvas.index.focus_of(ref)
        assert focus is not None, ref
        return self.middle(focus)

    def cell(self, lane: str, step: str) -> QPoint:
        """The middle of a cell."""
        return self.middle(Focus("cell", lane=lane, step=step))

    def middle(self, what: Focus | Rect) -> QPoint:
        rect = self.canvas.place_of(what) if isinstance(what, Focus) else what
        assert rect is not None, what
        return self.canvas.to_view(rect).center().toPoint()

    def press(self, at: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mousePress(self.canvas.viewport(), button, keys, at)

    def move(self, at: QPoint) -> None:
        self.qtbot.mouseMove(self.canvas.viewport(), at)
        QApplication.processEvents()

    def release(self, at: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseRelease(self.canvas.viewport(), button, keys, at)

    def click(self, at: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseClick(self.canvas.viewport(), button, keys, at)

    def drag(
        self,
        start: QPoint,
        end: QPoint,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NONE,
        let_go: bool = True,
    ) -> None:
        """Presses at ``start``, moves in a few steps, lets go at ``end``."""
        viewport = self.canvas.viewport()
        self.press(start, button, keys)
        for share in (0.1, 0.5, 0.9, 1.0):
            at = start + (end - start) * share
            move(viewport, at, button, keys)
        if let_go:
            self.release(end, button, keys)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.canvas, key, keys)

    def wheel(self, at: QPoint, turn: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Turns the wheel by ``turn`` eighths of a degree."""
        viewport = self.canvas.viewport()
        place = QPointF(at)
        event = QWheelEvent(
            place,
            QPointF(viewport.mapToGlobal(at)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)


def move(viewport: QWidget, at: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
    """The pointer moves with a button held down (``QTest.mouseMove`` knows no buttons)."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        button,
        keys,
    )
    QApplication.sendEvent(viewport, event)


def stand(qtbot: QtBot, document: JourneyMap) -> Stand:
    """A canvas of 1100 × 700 pixels that shows ``document``."""
    open_map = OpenMap(document, QtTextEngine())
    canvas = Canvas(open_map)
    qtbot.addWidget(canvas)
    open_map.setParent(canvas)
    canvas.resize(1100, 700)
    canvas.show()
    canvas.setFocus()
    qtbot.waitExposed(canvas)
    return Stand(qtbot, open_map, canvas)
