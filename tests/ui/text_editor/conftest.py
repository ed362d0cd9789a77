"""An editor of texts on a desk, driven by real key, mouse and input-method events."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.theme import tokens
from cjm_desktop.ui.canvas.text_editor import EditRequest, TextEditor
from cjm_desktop.ui.canvas.text_editor_document import blocks

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier
ZWNJ = "\u200c"
PERSIAN = "کاربر می‌خواهد Order #A-56 را ببیند"


@dataclass
class Desk:
    """An editor over an empty host, beside a line that can take the keyboard; everything it tells is noted."""

    window: QWidget
    host: QWidget
    editor: TextEditor
    other: QLineEdit
    kept: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[None] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def begin(self, text: str = "", *, rich: bool = True, rtl: bool = False, **how: object) -> None:
        align = "right" if rtl else "left"
        request = EditRequest(text, tokens.BODY, rtl, align, "#1F2733", "#FFF3CC", rich, "Card")
        self.editor.begin(request, **how)  # type: ignore[arg-type]
        self.editor.place(20, 20, 160, 1.0)

    def note_dropped(self) -> None:
        self.dropped.append(None)

    def type(self, text: str) -> None:
        for char in text:
            event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space if char == " " else 0, NONE, char)
            QApplication.sendEvent(self.editor, event)

    def key(self, key: int, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        QApplication.sendEvent(self.editor, event)
        return event

    def compose(self, preedit: str, commit: str = "") -> None:
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        kind = QInputMethodEvent.AttributeType
        attributes = [
            QInputMethodEvent.Attribute(kind.TextFormat, 0, len(preedit), underlined),
            QInputMethodEvent.Attribute(kind.Cursor, len(preedit), 1, None),
        ]
        event = QInputMethodEvent(preedit, attributes if preedit else [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.editor, event)

    def select(self, start: int, end: int) -> None:
        cursor = self.editor.text_cursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.editor.set_text_cursor(cursor)

    @property
    def text(self) -> str:
        return "\n".join(block.text() for block in blocks(self.editor.document))

    @property
    def place(self) -> int:
        return self.editor.text_cursor().position()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 300)
    host = QWidget(window)
    host.setGeometry(0, 0, 500, 240)
    host.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    other = QLineEdit(window)
    other.setGeometry(0, 250, 200, 30)
    made = Desk(window, host, TextEditor(host), other)
    made.editor.kept.connect(lambda text, following: made.kept.append((text, following)))
    made.editor.dropped.connect(made.note_dropped)
    made.editor.changed.connect(made.changed.append)
    made.editor.refused.connect(made.refused.append)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield made
    QGuiApplication.clipboard().clear()
