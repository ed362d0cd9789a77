"""Tells a screen reader where the keyboard stands on the canvas, in the words of the outline.

Costs nothing where no screen reader listens.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.language import say, say_count
from cjm_desktop.ui.panels.outline.places import Place, Places
from cjm_desktop.ui.panels.outline.words import full_text

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.view import Canvas

__all__ = ["Voice", "spoken"]


def spoken(document: JourneyMap, focus: Focus, marked: int = 0) -> str:
    """What lies at the focus, in full, and how many records are marked if there are several."""
    places = Places(document, "steps")
    ref = focus.lane if focus.part == "cell" else focus.ref
    text = full_text(places, Place(focus.part, ref, focus.step if focus.part == "cell" else ""))
    if marked > 1:
        return f"{text}. {say_count('{count} selected', '{count} selected', marked)}"
    return text or say("Map")


class Voice(QObject):
    """Speaks for one canvas while it has the keyboard."""

    said = Signal(str)
    """What has just been told."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        canvas.open_map.selection_changed.connect(self.tell)

    @Slot()
    def tell(self) -> None:
        """Tells where the focus is now."""
        canvas = self._canvas
        selection = canvas.open_map.selection
        if not QAccessible.isActive() or not canvas.hasFocus() or selection.focus is None:
            return
        text = spoken(canvas.open_map.document, selection.focus, len(selection.refs))
        canvas.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(canvas, text))
        self.said.emit(text)
