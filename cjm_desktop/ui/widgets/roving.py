"""Arrow keys among a few buttons that are one stop for Tab, as radio buttons and chips are expected to work."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class RovingFocus(QObject):
    """Moves the focus among ``buttons``; always exactly one of them can be reached by Tab.

    ``across`` is how many stand side by side: up and down then move by that many. 0 stands for any number, where up
    and down do the same as back and forth.
    """

    moved = Signal(object)
    """The button at which an arrow key has led."""

    def __init__(self, owner: QWidget, *, across: int = 0) -> None:
        super().__init__(owner)
        self._owner = owner
        self._across = across
        self._buttons: list[QAbstractButton] = []

    def set_buttons(self, buttons: Sequence[QAbstractButton]) -> None:
        """From now on these, in reading order; the first one is the stop."""
        for old in self._buttons:
            old.removeEventFilter(self)
        self._buttons = list(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
        if self._buttons:
            self.stop_at(self._buttons[0])

    def stop_at(self, button: QAbstractButton) -> None:
        """Tab leads here."""
        for each in self._buttons:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is button else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self.stop_at(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._moved(watched, event.key())
        return False

    def _moved(self, watched: QObject, key: int) -> bool:
        place = next(index for index, button in enumerate(self._buttons) if button is watched)
        target = self._target(place, key)
        if target is None:
            return False
        button = self._buttons[max(0, min(target, len(self._buttons) - 1))]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.moved.emit(button)
        return True

    def _target(self, place: int, key: int) -> int | None:
        forward = -1 if self._owner.isRightToLeft() else 1
        down = self._across or 1
        targets: dict[int, int] = {
            Qt.Key.Key_Right: place + forward,
            Qt.Key.Key_Left: place - forward,
            Qt.Key.Key_Down: place + down,
            Qt.Key.Key_Up: place - down,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._buttons) - 1,
        }
        return targets.get(key)
