"""Zooming with two fingers, on a touch pad and on a touch screen, with the events that systems send for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture
from pytestqt.qtbot import QtBot

from tests.ui.canvas_tools import Stand, small_map, stand


@pytest.fixture(params=["en", "fa"])
def the(request: pytest.FixtureRequest, qtbot: QtBot) -> Stand:
    made = stand(qtbot, small_map(request.param))
    made.canvas.set_zoom(2.0)
    return made


def pinch_pad(the: Stand, at: QPointF, factor: float) -> None:
    viewport = the.canvas.viewport()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(viewport.mapToGlobal(at)),
        factor - 1.0,
        QPointF(),
    )
    QApplication.sendEvent(viewport, event)


def pinch_screen(the: Stand, at: QPointF, factor: float) -> None:
    viewport = the.canvas.viewport()
    pinch = QPinchGesture()
    pinch.setCenterPoint(QPointF(viewport.mapToGlobal(at)))
    pinch.setScaleFactor(factor)
    event = QGestureEvent([pinch])
    QApplication.sendEvent(viewport, event)
    assert event.isAccepted(pinch)


Pinch = Callable[[Stand, QPointF, float], None]


@pytest.mark.parametrize("pinch", [pinch_pad, pinch_screen])
def test_two_fingers_zoom_at_the_place_between_them(the: Stand, pinch: Pinch) -> None:
    at = QPointF(400, 300)
    before = the.canvas.to_scene(at)
    for _ in range(3):
        pinch(the, at, 1.1)
    assert the.canvas.zoom == pytest.approx(2.0 * 1.1**3)
    assert the.canvas.to_scene(at) == pytest.approx(before, abs=1.0)
    pinch(the, at, 1 / 1.1**3)
    assert the.canvas.zoom == pytest.approx(2.0)


@pytest.mark.parametrize("pinch", [pinch_pad, pinch_screen])
def test_two_fingers_keep_to_the_range_of_the_zoom(the: Stand, pinch: Pinch) -> None:
    pinch(the, QPointF(400, 300), 100.0)
    assert the.canvas.zoom == 4.0
    for _ in range(20):
        pinch(the, QPointF(400, 300), 0.5)
    assert 0.05 < the.canvas.zoom <= 0.1


def test_other_gestures_of_the_pad_change_nothing(the: Stand) -> None:
    viewport = the.canvas.viewport()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.RotateNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(9, 9),
        QPointF(9, 9),
        QPointF(9, 9),
        30.0,
        QPointF(),
    )
    QApplication.sendEvent(viewport, event)
    assert the.canvas.zoom == 2.0


def test_one_finger_does_what_the_mouse_does(the: Stand) -> None:
    finger = QTest.createTouchDevice()
    window, viewport = the.canvas.windowHandle(), the.canvas.viewport()
    the.canvas.actual_size()
    at = viewport.mapTo(the.canvas, the.at("c_3"))
    QTest.touchEvent(window, finger).press(0, at, window).commit()
    QTest.touchEvent(window, finger).release(0, at, window).commit()
    assert the.open_map.selection.refs == ("c_3",)
