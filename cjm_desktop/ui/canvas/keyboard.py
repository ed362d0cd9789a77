"""Keys on the canvas while no text is edited: moving the focus, marking, and beginning to type.

What has a name and a place in a menu (moving, deleting, duplicating) is an action with keys of its own; here is what
can't be given other keys: arrows, Tab, Enter, and the letters themselves.
"""

import unicodedata

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.selection import Focus, Selection, first_place
from cjm_desktop.ui.canvas.edited import cards_in, new_heading_after
from cjm_desktop.ui.canvas.editing import Editing
from cjm_desktop.ui.canvas.navigation import Navigator, Seen, marked_between, way_of
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import say, say_number
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap

__all__ = ["Keyboard", "add_after"]

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_ARROWS: dict[int, Seen] = {
    _Key.Key_Left: "left",
    _Key.Key_Right: "right",
    _Key.Key_Up: "up",
    _Key.Key_Down: "down",
}
_ENTER = frozenset({_Key.Key_Return, _Key.Key_Enter})
_IGNORED = _Modifier.KeypadModifier | _Modifier.GroupSwitchModifier
_CELLS = ("cell", "card", "point")
_PAGE = 0.9
"""How much of the view a page key goes on by."""


class Keyboard(QObject):
    """The keyboard of one canvas."""

    def __init__(self, canvas: Canvas, editing: Editing, messages: Messages) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._editing = editing
        self._messages = messages
        self._anchor: Focus | None = None
        self._marked_to: Focus | None = None
        self._last_step = ""
        canvas.installEventFilter(self)

    # What the canvas asks

    def handle(self, event: QKeyEvent) -> bool:
        """Does what the key means; answers whether it means anything."""
        modifiers = event.modifiers() & ~_IGNORED
        key = event.key()
        if key == _Key.Key_Space:
            return modifiers == _Modifier.NoModifier and self._toggle()
        if modifiers in (_Modifier.NoModifier, _Modifier.ShiftModifier) and self._move(event, modifiers):
            return True
        if key in _ENTER:
            return self._enter(modifiers)
        if key == _Key.Key_Escape and modifiers == _Modifier.NoModifier:
            return self._escape()
        if self._erases(event):
            self._editing.scoring.erase()
            return True
        return _is_typed(event) and self._type(event.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a score is being typed, the key that deletes elsewhere puts the score right."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._erases(event)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _erases(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~_IGNORED
        is_backspace = event.key() == _Key.Key_Backspace and modifiers == _Modifier.NoModifier
        return is_backspace and bool(self._editing.scoring.typed)

    def compose(self, event: QInputMethodEvent) -> bool:
        """An input method begins or ends a text: it goes into the editor, from its first sign on."""
        text = event.commitString()
        if not text and not event.preeditString():
            return False
        if text and not event.preeditString() and self._editing.scoring.takes(text):
            self._editing.scoring.type(text)
            return True
        if self._editing.is_active or self._begin_typing(""):
            QApplication.sendEvent(self._editing.editor, event)
        return True

    def query(self, what: Qt.InputMethodQuery) -> object:
        """Where the candidates of an input method should be shown: at the focus."""
        if what != Qt.InputMethodQuery.ImCursorRectangle:
            return None
        bounds = self._canvas.place_of(self._focus)
        return self._canvas.to_view(bounds).toRect() if bounds is not None else QRect()

    # Moving the focus

    def _move(self, event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> bool:
        key, shift = event.key(), bool(modifiers & _Modifier.ShiftModifier)
        if key in (_Key.Key_Tab, _Key.Key_Backtab):
            self._editing.scoring.flush()
            forward = key == _Key.Key_Tab and not shift
            self._go(self._navigator.following(self._focus, forward, self._editing.scoring.persona))
            return True
        there = self._target(key)
        if there is None:
            return False
        self._editing.scoring.flush()
        if shift:
            self._mark_to(there)
        else:
            self._go(there)
        return True

    def _target(self, key: int) -> Focus | None:
        navigator, focus = self._navigator, self._focus
        if key in _ARROWS:
            return navigator.go(focus, way_of(_ARROWS[key], self._canvas.scene.rtl), self._last_step)
        if key in (_Key.Key_Home, _Key.Key_End):
            return navigator.end(focus, key == _Key.Key_End)
        if key in (_Key.Key_PageUp, _Key.Key_PageDown):
            page = self._canvas.clear_view().height() / self._canvas.zoom * _PAGE
            return navigator.page(focus, page if key == _Key.Key_PageDown else -page)
        return None

    def _go(self, there: Focus) -> None:
        if there.step:
            self._last_step = there.step
        elif there.part == "stage" and self._focus.part == "stage":
            self._last_step = ""
        self._anchor = None
        self._map.set_selection(Selection.at(there))
        self._canvas.reveal(there)

    def _mark_to(self, there: Focus) -> None:
        """Marks everything from where Shift went down to ``there``; titles can't be marked together."""
        if self._focus.part not in _CELLS:
            self._go(there)
            return
        if there.part not in _CELLS:
            return
        if self._anchor is None or self._marked_to != self._focus:
            self._anchor = self._focus
        self._marked_to = there
        self._map.set_selection(Selection(marked_between(self._map.document, self._anchor, there), there))
        self._canvas.reveal(there)

    def _toggle(self) -> bool:
        focus, selection = self._focus, self._map.selection
        if focus.part not in ("card", "point"):
            return False
        marked = [ref for ref in selection.refs if ref != focus.ref]
        if len(marked) == len(selection.refs):
            marked.append(focus.ref)
        self._map.set_selection(Selection(tuple(marked), focus))
        return True

    def _escape(self) -> bool:
        if self._editing.scoring.typed:
            self._editing.scoring.drop()
            return True
        self._editing.scoring.flush()
        self._anchor = None
        self._map.set_selection(Selection.at(self._focus))
        return True

    # Beginning to type

    def _enter(self, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers == _Modifier.ControlModifier:
            add_after(self._canvas, self._editing)
            return True
        if modifiers != _Modifier.NoModifier:
            return False
        if self._editing.scoring.typed:
            self._editing.scoring.flush()
        else:
            self._editing.begin(self._focus)
        return True

    def _type(self, text: str) -> bool:
        scoring = self._editing.scoring
        if scoring.takes(text):
            scoring.type(text)
            return True
        return self._begin_typing(text)

    def _begin_typing(self, text: str) -> bool:
        """A new card below the focused one or in the empty cell; a title is replaced."""
        focus, document = self._focus, self._map.document
        scoring = self._editing.scoring
        scoring.flush()
        if focus.part == "card":
            cell = cards_in(document, focus.lane, focus.step)
            return self._editing.begin_new(focus.lane, focus.step, cell.index(focus.ref) + 1, text)
        if focus.part == "cell" and scoring.is_here:
            lowest, highest = scoring.scale
            self._messages.notice(
                say(
                    "Type a score from {lowest} to {highest}.",
                    lowest=say_number(lowest),
                    highest=say_number(highest),
                )
            )
            return False
        if focus.part == "cell":
            return self._editing.begin_new(focus.lane, focus.step, first_text=text)
        return self._editing.begin(focus, text)

    # What it works on

    @property
    def _map(self) -> OpenMap:
        return self._canvas.open_map

    @property
    def _focus(self) -> Focus:
        return self._map.selection.focus or first_place(self._map.document)

    @property
    def _navigator(self) -> Navigator:
        return Navigator(self._map.document, self._canvas.index)


def add_after(canvas: Canvas, editing: Editing) -> None:
    """Begins another one after what has the focus: a heading of its sort, a card below the card."""
    document = canvas.open_map.document
    focus = canvas.open_map.selection.focus or first_place(document)
    heading = new_heading_after(document, focus)
    if heading is not None:
        editing.open(heading)
    elif focus.part == "card":
        cell = cards_in(document, focus.lane, focus.step)
        editing.begin_new(focus.lane, focus.step, cell.index(focus.ref) + 1)
    elif focus.part == "cell":
        editing.begin_new(focus.lane, focus.step)
    elif focus.part == "point":
        editing.begin(focus)


def _is_typed(event: QKeyEvent) -> bool:
    """Whether the key writes something; Ctrl and Alt together are AltGr, which does."""
    if event.type() != QEvent.Type.KeyPress or not event.text():
        return False
    control = bool(event.modifiers() & (_Modifier.ControlModifier | _Modifier.MetaModifier))
    alt = bool(event.modifiers() & _Modifier.AltModifier)
    return control == alt and all(unicodedata.category(sign)[0] not in "CZ" for sign in event.text())
