"""Finds gestures: adding one is adding a module to this package with a name in it called ``STARTER``.

A starter looks at a press and answers with a gesture, or with nothing if the press isn't its own.
"""

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.canvas import gestures
from cjm_desktop.ui.canvas.gesture import Gesture

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.pointer import Press
    from cjm_desktop.ui.canvas.view import Canvas

_OWN = "registry"


class Starter(Protocol):
    """Begins one kind of gesture. Starters are asked in ascending ``order``; ``at_once`` says that the gesture begins
    with the press itself, not when the pointer moves."""

    @property
    def order(self) -> int: ...
    @property
    def at_once(self) -> bool: ...

    def begin(self, canvas: "Canvas", press: "Press") -> Gesture | None:
        """The gesture that this press begins, or nothing."""

    def cursor(self, canvas: "Canvas", at: QPointF, focus: Focus | None) -> Qt.CursorShape | None:
        """The pointer's shape where this gesture could begin."""


@cache
def starters() -> tuple[Starter, ...]:
    """All starters, in the order in which they are asked."""
    names = sorted(module.name for module in pkgutil.iter_modules(gestures.__path__) if module.name != _OWN)
    found = [
        starter
        for name in names
        if (starter := getattr(import_module(f"{gestures.__name__}.{name}"), "STARTER", None)) is not None
    ]
    return tuple(sorted(found, key=lambda starter: starter.order))


def at_once(canvas: "Canvas", press: "Press") -> Gesture | None:
    """The gesture that begins with the press itself."""
    return _first(canvas, press, True)


def begun(canvas: "Canvas", press: "Press") -> Gesture | None:
    """The gesture that begins as the pointer moves on."""
    return _first(canvas, press, False)


def _first(canvas: "Canvas", press: "Press", at_once: bool) -> Gesture | None:
    for starter in starters():
        if starter.at_once == at_once:
            gesture = starter.begin(canvas, press)
            if gesture is not None:
                return gesture
    return None


def cursor(canvas: "Canvas", at: QPointF, focus: Focus | None) -> Qt.CursorShape:
    """The pointer's shape over this place."""
    for starter in starters():
        shape = starter.cursor(canvas, at, focus)
        if shape is not None:
            return shape
    return Qt.CursorShape.ArrowCursor
