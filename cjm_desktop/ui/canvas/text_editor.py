"""The text editor over a card: the card's text at the same size, place and line breaks, with a caret in it.

It is a window of its own for one text. It knows how the text is typed and what it says, but no card, map or history:
whoever opens it is told what became of the text.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget

from cjm_desktop.text.rich import Rich, parse
from cjm_desktop.ui.canvas import text_editor_typing as typing_rules
from cjm_desktop.ui.canvas.text_editor_document import load, trimmed
from cjm_desktop.ui.canvas.text_editor_field import TextField
from cjm_desktop.ui.canvas.text_editor_keys import Command, command, types_or_moves
from cjm_desktop.ui.canvas.text_editor_menu import EditorMenu
from cjm_desktop.ui.canvas.text_editor_request import EditRequest
from cjm_desktop.ui.language import say

__all__ = ["EditRequest", "TextEditor"]

_Reason, _Modifier = Qt.FocusReason, Qt.KeyboardModifier
_DELETING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_GOES_ON = frozenset({_Reason.PopupFocusReason, _Reason.MenuBarFocusReason, _Reason.ActiveWindowFocusReason})
"""The keyboard goes elsewhere for a while: the editor stays open."""


class TextEditor(TextField):
    """Edits one text at a time, between ``begin`` and ``kept`` or ``dropped``; hidden in between.

    Its parent is the viewport on which the card is drawn; ``place`` counts in the parent's pixels.
    """

    kept = Signal(str, str)
    """The text as it is stored, and what is wanted next: ``close``, ``next``, ``forward`` or ``back``."""
    dropped = Signal()
    """The text is to stay as it was."""
    changed = Signal(str)
    """The text as it would be stored, after each change."""
    height_changed = Signal(float)
    """The height that the text needs, in map units."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._active = False
        self._told = ""
        self._told_height = 0.0
        self._window: QObject | None = None
        self.document.contentsChanged.connect(self._tell_change)
        self.document.documentLayout().documentSizeChanged.connect(self._tell_height)
        self.hide()

    # Beginning and ending

    def begin(self, request: EditRequest, *, select_all: bool = False, first_key: str = "") -> None:
        """Opens on a text, the caret at its end; ``first_key`` takes the text's place, as if typed over it."""
        self._active = False
        self.show_like(request)
        text = trimmed(request.markup)
        load(self.document, parse(text) if request.rich else Rich(text))
        self._told, self._told_height = request.markup, self.text_height
        cursor = QTextCursor(self.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if select_all or first_key:
            cursor.select(QTextCursor.SelectionType.Document)
        self._active = True
        if first_key:
            cursor.insertText(first_key)
        self.set_text_cursor(cursor)
        self._fit()
        self.show()
        self.raise_()
        self.take_keyboard()
        self._watch_window(True)

    def finish(self, next: str = "close") -> None:
        """Keeps the text, with what is being composed, and closes; ``next`` is handed on with ``kept``."""
        if not self._active:
            return
        self.keep_composition()
        text = self.markup
        self._close()
        self.kept.emit(text, next)

    def drop(self) -> None:
        """Closes without keeping anything."""
        if self._active:
            self._close()
            self.dropped.emit()

    def _close(self) -> None:
        self._active = False
        self._watch_window(False)
        parent = self.parentWidget()
        if parent is not None and self.hasFocus():
            parent.setFocus(_Reason.OtherFocusReason)
        self.hide()

    @property
    def is_active(self) -> bool:
        """Whether a text is being edited."""
        return self._active

    # Telling others

    def _tell_change(self) -> None:
        if self._active and (text := self.markup) != self._told:
            self._told = text
            self.changed.emit(text)

    def _tell_height(self) -> None:
        if self._active and self.text_height != self._told_height:
            self._told_height = self.text_height
            self._fit()
            self.height_changed.emit(self._told_height)

    # Composition

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text that isn't decided yet."""
        return bool(self._composed())

    def _composed(self) -> str:
        return self.text_cursor().block().layout().preeditAreaText()

    def keep_composition(self) -> None:
        """What is being composed becomes part of the text."""
        if self.is_composing and self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self.is_composing:
            self._end_composition(self._composed())

    def _end_composition(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self, event)
        if self.hasFocus():
            QGuiApplication.inputMethod().reset()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._leave_link()
        super().inputMethodEvent(event)
        if event.commitString():
            self._after_typing()
        self._tell_caret()

    def _watch_window(self, watch: bool) -> None:
        """A press elsewhere is heard before it takes the keyboard away: only then will an input method answer."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = self.window().windowHandle() if watch else None
        if self._window is not None:
            self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and watched is self._window and self.is_composing:
            at = self.mapFromGlobal(event.globalPosition().toPoint())  # type: ignore[attr-defined]
            if not self.rect().contains(at):
                self.keep_composition()
        return super().eventFilter(watched, event)

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._takes(event))
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and command(event) in _TABS:
            self.keyPressEvent(event)  # before Qt looks for the next widget
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key is the editor's, even if it is a shortcut of the window."""
        meant = command(event)
        if meant is Command.UNDO:
            return self.document.isUndoAvailable()
        if meant is Command.REDO:
            return self.document.isRedoAvailable()
        return meant is not None or types_or_moves(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = command(event)
        if not self._active:
            event.ignore()
        elif meant is None:
            self._type(event)
        elif not self._takes(event):
            event.ignore()
        elif self.is_composing:
            self._end_composition("" if meant is Command.DROP else self._composed())
            event.accept()
        else:
            event.accept()
            _DO[meant](self)
        self._tell_caret()

    def _type(self, event: QKeyEvent) -> None:
        before = self.text_cursor().position()
        if not self._deletes_bullet(event):
            if event.text() and event.text().isprintable():
                self._leave_link()
            super().keyPressEvent(event)
            self._after_move(event, before)
            if event.text() == " ":
                self._after_typing()
        if types_or_moves(event):
            event.accept()  # whatever came of it: at the end of the text a key is nobody else's

    def _deletes_bullet(self, event: QKeyEvent) -> bool:
        cursor = self.text_cursor()
        if not self.is_rich or self.is_composing or event.key() not in _DELETING or event.modifiers():
            return False
        if not typing_rules.delete_at_bullet(cursor, event.key() == Qt.Key.Key_Delete):
            return False
        self.set_text_cursor(cursor)
        return True

    def _leave_link(self) -> None:
        cursor = self.text_cursor()
        if not self.is_composing and typing_rules.leave_link(cursor):
            self.set_text_cursor(cursor)

    def _after_move(self, event: QKeyEvent, before: int) -> None:
        cursor = self.text_cursor()
        others = event.modifiers() & ~(_Modifier.KeypadModifier | _Modifier.ShiftModifier)
        keep = bool(event.modifiers() & _Modifier.ShiftModifier)
        moved = False
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not others:
            moved = typing_rules.step_over(cursor, before, event.key() == Qt.Key.Key_Left, keep)
        if self.is_rich and not keep:
            moved = typing_rules.keep_off_bullet(cursor, before) or moved
        if moved:
            self.set_text_cursor(cursor)

    def _after_typing(self) -> None:
        cursor = self.text_cursor()
        if self.is_rich and typing_rules.bullet_from_sign(cursor):
            self.set_text_cursor(cursor)

    def _break_line(self) -> None:
        if self.is_rich:
            cursor = self.text_cursor()
            typing_rules.break_line(cursor)
            self.set_text_cursor(cursor)

    def _shift_space(self) -> None:
        joins = typing_rules.wants_joiner(self.text_cursor(), QGuiApplication.inputMethod().locale())
        self.insert_mark(typing_rules.ZWNJ if joins else " ")

    def ask_link(self) -> None:
        """Asks for the address of a link."""
        dialog = QInputDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(say("Link"))
        dialog.setLabelText(say("Address"))
        dialog.setTextValue(typing_rules.link_range(self.text_cursor()).charFormat().anchorHref())
        dialog.textValueSelected.connect(self.set_link)
        dialog.open()

    # Mouse and focus

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.keep_composition()
        super().mousePressEvent(event)
        event.accept()  # also of the right button: what the map is told of closes the editor
        self._tell_caret()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.keep_composition()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.put_caret(event.pos())
        self.menu().popup(event.globalPos())

    def menu(self) -> EditorMenu:
        """A new context menu for the text as it is."""
        return EditorMenu(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._text.setFocus(event.reason())  # Qt forgets it when one popup opens from another

    def focusOutEvent(self, event: QFocusEvent) -> None:
        stays = event.reason() in _GOES_ON
        if self._active and not stays:
            self.keep_composition()
        super().focusOutEvent(event)
        if not stays:
            self.finish()


_TABS = frozenset({Command.FORWARD, Command.BACK})

_DO: dict[Command, Callable[[TextEditor], None]] = {
    Command.NEXT: lambda editor: editor.finish("next"),
    Command.FORWARD: lambda editor: editor.finish("forward"),
    Command.BACK: lambda editor: editor.finish("back"),
    Command.CLOSE: TextEditor.finish,
    Command.DROP: TextEditor.drop,
    Command.BREAK: TextEditor._break_line,
    Command.BOLD: TextEditor.toggle_bold,
    Command.JOINER: lambda editor: editor.insert_mark(typing_rules.ZWNJ),
    Command.SHIFT_SPACE: TextEditor._shift_space,
    Command.UNDO: TextEditor.undo,
    Command.REDO: TextEditor.redo,
    Command.CUT: TextEditor.cut,
    Command.COPY: TextEditor.copy,
    Command.PASTE: TextEditor.paste,
    Command.SELECT_ALL: TextEditor.select_all,
}
