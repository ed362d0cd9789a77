"""What tests of the keyboard share: a canvas that is typed into with real key events, wherever the focus is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import Card, JourneyMap
from cjm_desktop.ui.canvas.editing import Editing
from cjm_desktop.ui.canvas.keyboard import Keyboard
from cjm_desktop.ui.messages import Messages
from tests.ui.canvas_tools import Stand, stand

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Desk(Stand):
    """A canvas with keyboard, editor and messages."""

    editing: Editing = field(kw_only=True)
    keyboard: Keyboard = field(kw_only=True)
    messages: Messages = field(kw_only=True)

    @property
    def here(self) -> QWidget:
        """Who has the keyboard: the editor while it is open, else the canvas."""
        return self.editing.editor if self.editing.editor.is_active else self.canvas

    def type(self, text: str) -> None:
        """Types sign by sign, as a keyboard does."""
        for sign in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                key = Key.Key_Space if sign == " " else Key.Key_unknown
                QApplication.sendEvent(self.here, QKeyEvent(kind, key, NONE, sign))

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.here, key, keys)

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.key(key)

    def compose(self, preedit: str = "", commit: str = "") -> None:
        """What an input method sends."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.here, event)

    def focus_on(self, ref: str = "", **cell: str) -> None:
        """Puts the focus on a record, or on a cell (``lane=…, step=…``), as a click does."""
        if ref:
            self.open_map.select((ref,))
        else:
            self.open_map.select((), Focus("cell", **cell))

    def is_typing(self) -> bool:
        """Whether a text is being edited."""
        return self.editing.is_active

    @property
    def focus(self) -> Focus | None:
        return self.open_map.selection.focus

    @property
    def told(self) -> list[str]:
        return [text for _, text in self.messages.history]

    @property
    def undo_label(self) -> str:
        return self.open_map.session.undo_label

    def cell_texts(self, lane: str, step: str) -> list[str]:
        return [card.text for card in self.cell_cards(lane, step)]

    def cell_cards(self, lane: str, step: str) -> Sequence[Card]:
        return self.document.index.cells.get((lane, step), ())


def desk(qtbot: QtBot, document: JourneyMap) -> Desk:
    """A canvas that shows ``document`` and can be typed into."""
    made = stand(qtbot, document)
    messages = Messages(made.canvas)
    made.open_map.refused.connect(messages.error)
    editing = Editing(made.canvas, messages)
    made.canvas.edit_wanted.connect(editing.begin)
    keyboard = Keyboard(made.canvas, editing, messages)
    made.canvas.keyboard = keyboard
    return Desk(qtbot, made.open_map, made.canvas, editing=editing, keyboard=keyboard, messages=messages)
