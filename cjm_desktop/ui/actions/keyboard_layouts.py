"""Makes keys work while a layout of another script is active: Ctrl+С of a Russian keyboard copies like Ctrl+C.

Some systems hand programs the Latin letter by themselves, others don't, and text fields never ask for it. One filter
listens to the widget that has the keyboard, and stands in wherever a key in another script would be lost. Where Shift
gives another sign or a Latin letter, as on Arabic and Hebrew keyboards, systems take Ctrl+Shift+Z for Ctrl+Z or for
nothing: there too the key that was meant counts.
"""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cjm_desktop.ui.actions.latin_keys import is_of_another_script, latin_key, letter_behind_sign
from cjm_desktop.ui.language import language

__all__ = ["watch_keyboard"]

_COMMAND = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OTHER_SCRIPTS = frozenset({"ar", "fa", "he", "ru"})
"""Languages whose speakers type in another script, as long as no key has told otherwise."""


def watch_keyboard() -> None:
    """Starts listening; does nothing where somebody listens already."""
    application = QApplication.instance()
    if application is not None and application.findChild(_Listener) is None:
        _Listener(application)


class _Listener(QObject):
    """Hears the keys of the widget that has the focus, before the widget does."""

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        self._heard: QWidget | None = None
        self._is_standing_in = False
        self._is_other_script = language() in _OTHER_SCRIPTS
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = new
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or self._is_standing_in:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        told = is_of_another_script(event)
        self._is_other_script = self._is_other_script if told is None else told
        key = self._meant(event)
        if key is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._claim(watched, event, key)
        return self._press(watched, event, key)

    def _meant(self, event: QKeyEvent) -> Qt.Key | None:
        """The Latin key that was meant, where the system may not know it."""
        key = latin_key(event)
        if key is not None or not event.modifiers() & _COMMAND:
            return key
        if _is_letter_with_shift(event):
            return Qt.Key(event.key())
        return letter_behind_sign(event) if self._is_other_script else None

    def _claim(self, widget: QWidget, event: QKeyEvent, key: Qt.Key) -> bool:
        """Claims the key for the widget if that wants the Latin one for itself, or if the system may take it for the
        same key without Shift."""
        if not event.modifiers() & _COMMAND:
            return False
        sequence = QKeySequence(QKeyCombination(event.modifiers(), key))
        is_ours = _is_letter_with_shift(event) and _action_for(widget, sequence, True) is not None
        if not is_ours and not self._is_wanted(widget, event, key):
            return False
        event.accept()
        return True

    def _is_wanted(self, widget: QWidget, event: QKeyEvent, key: Qt.Key) -> bool:
        """Asks the widget whether it wants the Latin key for itself, as a text field wants Ctrl+C."""
        return self._stand_in(QEvent.Type.ShortcutOverride, widget, event, key)

    def _press(self, widget: QWidget, event: QKeyEvent, key: Qt.Key) -> bool:
        """The system has run no shortcut: the action that has the Latin key is run, unless the widget wants it."""
        is_command = bool(event.modifiers() & _COMMAND)
        is_wanted = is_command and self._is_wanted(widget, event, key)
        sequence = QKeySequence(QKeyCombination(event.modifiers(), key))
        action = None if is_wanted else _action_for(widget, sequence, is_command)
        if action is not None:
            action.trigger()
            return True
        return is_command and self._stand_in(QEvent.Type.KeyPress, widget, event, key)

    def _stand_in(self, kind: QEvent.Type, widget: QWidget, event: QKeyEvent, key: Qt.Key) -> bool:
        """Sends the widget the event with the Latin key; answers whether it was taken."""
        other = QKeyEvent(kind, key, event.modifiers(), "", event.isAutoRepeat(), event.count())
        other.ignore()
        self._is_standing_in = True
        try:
            QApplication.sendEvent(widget, other)
        finally:
            self._is_standing_in = False
        return other.isAccepted()


def _action_for(widget: QWidget, sequence: QKeySequence, is_command: bool) -> QAction | None:
    """The action that has this key where ``widget`` has the focus, rather one that can be run; keys without Ctrl or
    Alt are those of the widget itself alone, since elsewhere they are letters."""
    candidates = [(action, Qt.ShortcutContext.WidgetShortcut) for action in widget.actions()]
    if is_command:
        candidates += [(action, Qt.ShortcutContext.WindowShortcut) for action in widget.window().actions()]
    found = [
        action
        for action, context in candidates
        if action.shortcutContext() == context and sequence in action.shortcuts()
    ]
    return next((action for action in found if action.isEnabled()), found[0] if found else None)


def _is_letter_with_shift(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _SHIFT) and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
