"""What a gesture is: something that begins with a pressed button, follows the pointer, and is finished or cancelled.

One class for each kind lies in ``canvas.gestures``. A gesture changes the map only in ``finish``; until then it shows
a preview or marks, so that cancelling leaves nothing behind.
"""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.view import Canvas

Modifiers = Qt.KeyboardModifier


class Gesture(Protocol):
    """One gesture that is going on. Positions are in the viewport's pixels; the canvas converts them."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """The pointer's shape meanwhile."""

    @property
    def scrolls(self) -> bool:
        """Whether the canvas scrolls by itself while the pointer is near its edge."""

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        """The pointer has moved, or the map under it has."""

    def finish(self, at: QPointF, modifiers: Modifiers) -> None:
        """The button was let go: the edit is made."""

    def cancel(self) -> None:
        """Escape, or the pointer was taken away: everything is as it was."""

    def paint(self, painter: QPainter, canvas: "Canvas") -> None:
        """Draws marks above the map, in the viewport's pixels."""
