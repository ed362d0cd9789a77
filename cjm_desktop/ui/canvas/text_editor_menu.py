"""The context menu of the text editor. Knows what can be done, not how."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from cjm_desktop.ui.language import say

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.text_editor import TextEditor

_Standard = QKeySequence.StandardKey


def marks() -> tuple[tuple[str, str], ...]:
    """The invisible characters that can be put in, with their names."""
    return (
        ("\u200e", say("LRM – left-to-right mark")),
        ("\u200f", say("RLM – right-to-left mark")),
        ("\u061c", say("ALM – Arabic letter mark")),
        ("\u2066", say("LRI – start of left-to-right isolate")),
        ("\u2067", say("RLI – start of right-to-left isolate")),
        ("\u2068", say("FSI – start of isolate in its own direction")),
        ("\u2069", say("PDI – end of isolate")),
        ("\u200c", say("ZWNJ – letters don’t join")),
        ("\u200d", say("ZWJ – letters join")),
    )


class EditorMenu(QMenu):
    """What can be done with the text at this moment; forgets itself when it is closed."""

    def __init__(self, editor: "TextEditor") -> None:
        super().__init__(editor)
        # The editor's own direction says nothing of the window's.
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        self._editor = editor
        self._fill_history()
        self.addSeparator()
        self._fill_clipboard()
        if editor.is_rich:
            self.addSeparator()
            self._fill_looks()
        self.addSeparator()
        self._fill_marks()
        self.aboutToHide.connect(self.deleteLater)

    def _fill_history(self) -> None:
        document = self._editor.document
        self._add(say("Undo"), _Standard.Undo).triggered.connect(self._editor.undo)
        self.actions()[-1].setEnabled(document.isUndoAvailable())
        self._add(say("Redo"), _Standard.Redo).triggered.connect(self._editor.redo)
        self.actions()[-1].setEnabled(document.isRedoAvailable())

    def _fill_clipboard(self) -> None:
        editor = self._editor
        has_selection = editor.text_cursor().hasSelection()
        cut, copy = self._add(say("Cut"), _Standard.Cut), self._add(say("Copy"), _Standard.Copy)
        cut.triggered.connect(editor.cut)
        copy.triggered.connect(editor.copy)
        cut.setEnabled(has_selection)
        copy.setEnabled(has_selection)
        paste = self._add(say("Paste"), _Standard.Paste)
        paste.triggered.connect(editor.paste)
        paste.setEnabled(editor.can_paste())
        everything = self._add(say("Select all"), _Standard.SelectAll)
        everything.triggered.connect(editor.select_all)
        everything.setEnabled(not editor.document.isEmpty())

    def _fill_looks(self) -> None:
        editor = self._editor
        bold = self._add(say("Bold"), _Standard.Bold)
        bold.setCheckable(True)
        bold.setChecked(editor.is_bold())
        bold.triggered.connect(editor.toggle_bold)
        bullets = self._add(say("Bullets"))
        bullets.setCheckable(True)
        bullets.setChecked(editor.has_bullet())
        bullets.triggered.connect(editor.toggle_bullets)
        self._add(say("Link…")).triggered.connect(editor.ask_link)

    def _fill_marks(self) -> None:
        menu = self.addMenu(say("Insert direction mark"))
        for char, name in marks():
            menu.addAction(name).setData(char)
        menu.triggered.connect(self._insert)

    def _insert(self, action: QAction) -> None:
        self._editor.insert_mark(action.data())

    def _add(self, words: str, key: QKeySequence.StandardKey | None = None) -> QAction:
        """An entry that shows its key. The key itself is the editor's, not the menu's."""
        keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key is not None else ""
        return self.addAction(f"{words}\t{keys}" if keys else words)
