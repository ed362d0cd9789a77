"""What pressing, moving and letting go of the mouse means on the canvas: selecting, and beginning gestures.

A press alone selects; when the pointer moves on with the button down, the first of the gestures that wants the press
begins. Which gestures there are stands in ``gestures.registry``.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.selection import Focus, Selection
from cjm_desktop.layout.hit import hit, link_at
from cjm_desktop.ui.canvas.gestures import registry

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.view import Canvas

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_DETAILS = ("scenario", "state", "goal", "date")
"""What is written below the title, in this order, as far as it is known."""
_MARKABLE = frozenset({"card", "point"})


@dataclass(frozen=True, slots=True)
class Press:
    """Where and with what the button went down, and what lay there (before the press changed the selection)."""

    at: QPointF
    focus: Focus | None
    button: Qt.MouseButton
    modifiers: Qt.KeyboardModifier
    with_space: bool


class Pointer:
    """The mouse of one canvas."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._press: Press | None = None
        self._select_on_release: Selection | None = None
        self._space = False
        self._space_was_used = False

    def press(self, event: QMouseEvent) -> None:
        """A button went down: what lies there is selected at once, so that it can be dragged."""
        canvas = self._canvas
        if canvas.gesture is not None:
            canvas.cancel_gesture()
            return
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        focus = canvas.focus_at(event.position())
        self._press = Press(event.position(), focus, event.button(), event.modifiers(), self._space)
        self._select_on_release = None
        at_once = registry.at_once(canvas, self._press)
        if at_once is not None:
            self._space_was_used = True
            canvas.begin(at_once)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._select(self._press)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves: with the button down a gesture begins or goes on."""
        canvas, press = self._canvas, self._press
        if canvas.gesture is not None:
            canvas.move_gesture(event.position())
        elif press is None or not event.buttons():
            focus = canvas.focus_at(event.position())
            canvas.set_hover(focus)
            self._show_cursor(event.position(), focus)
        elif (event.position() - press.at).manhattanLength() >= QApplication.startDragDistance():
            gesture = registry.begun(canvas, press)
            if gesture is not None:
                self._select_on_release = None
                canvas.begin(gesture)
                canvas.move_gesture(event.position())

    def release(self, event: QMouseEvent) -> None:
        """The button is up: the gesture is finished; a click on one of several selected cards leaves it alone."""
        canvas, press, self._press = self._canvas, self._press, None
        if canvas.gesture is not None:
            canvas.finish_gesture(event.position())
        elif press is not None and self._select_on_release is not None:
            canvas.open_map.set_selection(self._select_on_release)
        self._select_on_release = None

    def double_click(self, event: QMouseEvent) -> None:
        """Opens the editor on what lies there."""
        focus = self._canvas.focus_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or focus is None:
            return
        self._press = None
        detail = self._detail(event.position()) if focus.part == "title" else ""
        if detail:
            self._canvas.detail_wanted.emit(detail)
        else:
            self._canvas.edit_wanted.emit(focus)

    def _detail(self, at: QPointF) -> str:
        """Which detail of the map is written here below its title; empty on the title itself."""
        scene = self._canvas.scene
        found = hit(scene, *self._canvas.to_scene(at))
        if found is None or found.group.role != "about":
            return ""
        about = self._canvas.open_map.document.about
        written = (name for name in _DETAILS if getattr(about, name))
        fragment = next(placed.fragment for placed in scene.placed if placed.key == found.key)
        shown = (group for group in fragment.groups if group.role == "about")
        return next((name for name, group in zip(written, shown, strict=False) if group is found.group), "")

    def forget_press(self) -> None:
        """What began with it was cancelled: a button that is still held down begins nothing again."""
        self._press = self._select_on_release = None

    def let_go(self) -> None:
        """The window lost the keyboard: a held Space is no longer held."""
        self._space = False

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Space, held while the mouse is pressed, pans; alone it is the keyboard's when it is let go."""
        if event.key() != Qt.Key.Key_Space or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not event.isAutoRepeat():
            self._space, self._space_was_used = True, False
            self._canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        return True

    def key_released(self, event: QKeyEvent) -> bool:
        """Space was let go: without a pan in between it is an ordinary key press for the keyboard."""
        if event.key() != Qt.Key.Key_Space or not self._space or event.isAutoRepeat():
            return False
        self._space = False
        canvas = self._canvas
        if canvas.gesture is None:
            canvas.viewport().unsetCursor()
        if not self._space_was_used and canvas.keyboard is not None:
            canvas.keyboard.handle(event)
        return True

    def _select(self, press: Press) -> None:
        canvas, focus = self._canvas, press.focus
        selection = canvas.open_map.selection
        link = self._link(press)
        if link:
            canvas.link_wanted.emit(link)
            return
        if focus is None:
            if not press.modifiers & _ADDING:
                canvas.open_map.set_selection(Selection(focus=selection.focus))
        elif press.modifiers & _ADDING and focus.part in _MARKABLE:
            canvas.open_map.set_selection(_added(canvas, selection, focus, press.modifiers))
        elif focus.ref in selection.refs and focus.ref:
            canvas.open_map.set_selection(Selection(selection.refs, focus))
            self._select_on_release = (
                Selection.at(focus) if press.button == Qt.MouseButton.LeftButton else None
            )
        elif press.modifiers & _ADDING and focus.part == "cell":
            return
        else:
            canvas.open_map.set_selection(Selection.at(focus))

    def _link(self, press: Press) -> str:
        """The address that a click with Ctrl follows."""
        if (
            press.button != Qt.MouseButton.LeftButton
            or press.modifiers != Qt.KeyboardModifier.ControlModifier
        ):
            return ""
        return link_at(self._canvas.scene, *self._canvas.to_scene(press.at))

    def _show_cursor(self, at: QPointF, focus: Focus | None) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._space else registry.cursor(self._canvas, at, focus)
        if self._canvas.viewport().cursor().shape() != shape:
            self._canvas.viewport().setCursor(shape)


def _added(canvas: "Canvas", selection: Selection, focus: Focus, modifiers: Qt.KeyboardModifier) -> Selection:
    """Ctrl adds or takes away one; Shift marks everything in the rectangle between the focus and here."""
    marked = tuple(ref for ref in selection.refs if _is_markable(canvas, ref))
    if modifiers & Qt.KeyboardModifier.ShiftModifier and selection.focus is not None:
        start, end = canvas.place_of(selection.focus), canvas.place_of(focus)
        if start is not None and end is not None:
            found = [one.ref for one in canvas.index.within(start.united(end)) if one.part == focus.part]
            return Selection(tuple(dict.fromkeys((*found, focus.ref))), focus)
    if focus.ref in marked:
        return Selection(tuple(ref for ref in marked if ref != focus.ref), focus)
    return Selection((*marked, focus.ref), focus)


def _is_markable(canvas: "Canvas", ref: str) -> bool:
    index = canvas.open_map.document.index
    return ref in index.cards or ref in index.points
