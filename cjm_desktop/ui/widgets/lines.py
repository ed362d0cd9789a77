"""Fields for text that is kept when the user is done with it: on Enter and on leaving, and only if it changed."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from cjm_desktop.ui.widgets.directed_line import DirectedLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FRAME = 10  # what the style sheet puts around: line and padding
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def _is_foreign_undo(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a shortcut for undo or redo should go to the window, as the field has nothing to take back."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    return undo or (event.matches(QKeySequence.StandardKey.Redo) and not can_redo)


def _is_escape(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )


class CommitLine(DirectedLine):
    """One line. ``value`` is what was set or committed last; what is being typed isn't it yet.

    Escape brings the value back. The line reads in the direction of its first strong letter.
    """

    committed = Signal(str)
    """The new value, when the user is done and it differs; not sent for ``set_value``."""

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.returnPressed.connect(self.commit)

    @property
    def value(self) -> str:
        """The text set or committed last."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show this text without telling. What the user is typing just now isn't taken away."""
        is_being_typed = self.hasFocus() and self.text() != self._value
        self._value = value
        if not is_being_typed and self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)

    @property
    def unkept(self) -> str:
        """What is typed and not committed yet; empty if nothing is."""
        return self.text() if self.text() != self._value else ""

    def drop(self) -> None:
        """Forget what is typed, and leave the line."""
        self.setText(self._value)
        self.clearFocus()

    @Slot()
    def commit(self) -> None:
        """Keep what is typed now."""
        if self.text() != self._value:
            self._value = self.text()
            self.setText(self._value)  # forgets the line's own undo: from now on it is the map's
            self.committed.emit(self._value)

    def event(self, event: QEvent) -> bool:
        if _is_foreign_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        if _is_escape(event) and self.text() != self._value:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value:
            self.setText(self._value)
        elif event.key() in _ENTER:
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.commit()


class CommitText(QTextEdit):
    """Several lines, as high as its text within ``least`` and ``most`` lines. ``value`` as in ``CommitLine``.

    Ctrl+Enter or leaving keeps the text, Escape brings the value back, Tab leaves. Each paragraph reads in the
    direction of its first strong letter.
    """

    committed = Signal(str)
    """The new value, when the user is done and it differs; not sent for ``set_value``."""

    def __init__(
        self,
        name: str = "",
        placeholder: str = "",
        *,
        least: int = 3,
        most: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self._least = least
        self._most = most
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @property
    def value(self) -> str:
        """The text set or committed last."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show this text without telling. What the user is typing just now isn't taken away."""
        is_being_typed = self.hasFocus() and self.typed() != self._value
        self._value = value
        if not is_being_typed and self.typed() != value:
            self.setPlainText(value)

    def typed(self) -> str:
        """What stands in the field now. Qt's own plain text would lose no-break spaces."""
        raw = self.document().toRawText()
        return raw.replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{LINE SEPARATOR}", "\n")

    @property
    def unkept(self) -> str:
        """What is typed and not committed yet; empty if nothing is."""
        return self.typed() if self.typed() != self._value else ""

    def drop(self) -> None:
        """Forget what is typed, and leave the field."""
        self.setPlainText(self._value)
        self.clearFocus()

    @Slot()
    def commit(self) -> None:
        """Keep what is typed now."""
        text = self.typed()
        if text != self._value:
            self._value = text
            self.document().clearUndoRedoStacks()  # from now on taking it back is the map's
            self.committed.emit(text)

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self.font()).lineSpacing()
        around = 2 * round(self.document().documentMargin())
        inner = round(self.document().size().height())
        height = max(self._least * line + around, min(self._most * line + around, inner))
        return QSize(180, height + _FRAME)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if _is_foreign_undo(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return False
        if _is_escape(event) and self.typed() != self._value:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and is_control:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.typed() != self._value:
            self.setPlainText(self._value)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.commit()

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()
