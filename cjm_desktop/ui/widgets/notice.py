"""A notice: a dark bar that floats over an area, says something, and goes by itself. Knows no other notice.

Who shows notices, how many, and where they float is decided in ``ui/messages``.
"""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QPropertyAnimation, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStyle,
    QWidget,
)

from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.icon_button import SignButton

Kind = Literal["info", "warning", "error"]

_WIDEST = 640
_NARROWEST = 120
_PADDING = 28
_FADE = 160
_ICONS = {"warning": ("warning", "notice_warning"), "error": ("error", "notice_error")}


class Notice(QFrame):
    """One notice. It never takes the focus by itself; its time stands still under the pointer and with the focus.

    ``seconds`` is how long it stays, 0 until it is closed. Once it leaves it only fades, and then deletes itself.
    """

    leaving = Signal(object)
    """Sent once, with the notice, when it begins to go."""
    pressed = Signal(object)
    """The button of ``action`` was pressed."""

    def __init__(self, text: str, kind: Kind, seconds: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self.kind: Kind = kind
        self.action: Callable[[], object] | None = None
        self.button: QPushButton | None = None
        self.further: QPushButton | None = None
        self._further_action: Callable[[], object] | None = None
        self._mark: QLabel | None = None
        self._bar: QProgressBar | None = None
        self.is_leaving = False
        self._focus_before: QWidget | None = None
        self.setProperty("surface", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(text)
        self._timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._timer.timeout.connect(self.leave)
        self._fade = self._made_fade()
        self._parts = QHBoxLayout(self)
        self._parts.setContentsMargins(_PADDING // 2, 7, _PADDING // 2, 7)
        self._parts.setSpacing(10)
        self._label = QLabel(text, self, textFormat=Qt.TextFormat.PlainText, margin=2)
        self._add_parts()

    def _add_parts(self) -> None:
        if self.kind in _ICONS:
            self._mark = QLabel(self)
            self._mark.setPixmap(icon(*_ICONS[self.kind]).pixmap(QSize(18, 18), self.devicePixelRatioF()))
            self._parts.addWidget(self._mark)
        self._parts.addWidget(self._label)
        self._close = SignButton("close", say("Close this notice"), self, "on_notice", is_small=True)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.leave)
        self._parts.addWidget(self._close)

    def add_action(self, text: str, action: Callable[[], object] | None = None) -> QPushButton:
        """A button that does something about what is said; whoever listens to ``pressed`` runs the action."""
        self.action = action
        self.button = QPushButton(text, self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._press)
        self._parts.insertWidget(self._parts.indexOf(self._close), self.button)
        return self.button

    def add_further(self, text: str, action: Callable[[], object]) -> QPushButton:
        """A second button beside the first; it does ``action`` when the first one's listener is asked to."""
        self.further = QPushButton(text, self)
        self.further.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.further.setAutoDefault(False)
        self._further_action = action
        self.further.clicked.connect(self._press_further)
        self._parts.insertWidget(self._parts.indexOf(self._close), self.further)
        return self.further

    def fit(self, room: int) -> None:
        """Take the size that suits the text, at most ``room`` wide; a long text is broken into lines."""
        parts = (self._mark, self._bar, self.button, self.further, self._close)
        others = [part for part in parts if part and not part.isHidden()]
        taken = sum(part.sizeHint().width() + self._parts.spacing() for part in others) + _PADDING
        widest = max(_NARROWEST, min(room, _WIDEST) - taken)
        self._label.setWordWrap(False)
        natural = self._label.sizeHint().width()
        self._label.setWordWrap(natural > widest)
        self._label.setFixedWidth(min(natural, widest))
        if natural > widest:
            self._label.setFixedHeight(self._label.heightForWidth(widest))
        self.resize(self.sizeHint())

    def appear(self) -> None:
        """Fade in, above everything in its area, and begin to count the time."""
        self.show()
        self.raise_()
        self._run_fade(1.0)
        self.stay()

    @Slot()
    def stay(self) -> None:
        """Count the time from the start, unless it stands still."""
        if self._timer.interval() and not self._is_held():
            self._timer.start()

    @Slot()
    def leave(self) -> None:
        """Fade out and be gone; the focus goes back to where it was."""
        if self.is_leaving:
            return
        self.is_leaving = True
        self._timer.stop()
        self._give_focus_back()
        self.leaving.emit(self)
        self._fade.finished.connect(self.deleteLater)
        self._run_fade(0.0)

    def take_focus(self) -> None:
        """For the keyboard: the action, or else the button that closes."""
        self._focus_before = QApplication.focusWidget()
        target = self.button if self.button is not None and self.button.isEnabled() else self._close
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._timer.stop()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self.stay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _press(self) -> None:
        self.leave()
        self.pressed.emit(self)

    @Slot()
    def _press_further(self) -> None:
        self.action = self._further_action
        self._press()

    def _is_held(self) -> bool:
        focus = QApplication.focusWidget()
        return self.is_leaving or self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def _give_focus_back(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            target = self._focus_before or self.parentWidget()
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_fade(self) -> QPropertyAnimation:
        effect = QGraphicsOpacityEffect(self, opacity=0.0)
        self.setGraphicsEffect(effect)
        return QPropertyAnimation(effect, b"opacity", self)

    def _run_fade(self, opacity: float) -> None:
        allowed = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        self._fade.stop()
        self._fade.setDuration(min(_FADE, allowed))
        self._fade.setEndValue(opacity)
        self._fade.start()


class ProgressNotice(Notice):
    """Long work is going on: a bar, and a button that asks for its end. It stays until ``done``."""

    cancelled = Signal()
    """The user wants the work to end; sent once. The notice stays until the work says ``done``."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, "info", 0, parent)
        self._close.hide()
        self._bar = bar = QProgressBar(self, textVisible=False, minimum=0, maximum=0)
        bar.setFixedWidth(160)
        bar.setAccessibleName(text)
        self._work = bar
        self._parts.insertWidget(1, bar)
        self.add_action(say("Cancel"))

    def set_value(self, share: float | None) -> None:
        """How much is done, 0 to 1; ``None`` if nobody knows."""
        self._work.setMaximum(0 if share is None else 1000)
        if share is not None:
            self._work.setValue(round(min(1.0, max(0.0, share)) * 1000))

    @property
    def value(self) -> float | None:
        """What the bar shows."""
        return self._work.value() / 1000 if self._work.maximum() else None

    @Slot()
    def done(self) -> None:
        """The work has ended, one way or another."""
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._press()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _press(self) -> None:
        if self.button is not None and self.button.isEnabled():
            self._give_focus_back()
            self.button.setEnabled(False)
            self.cancelled.emit()
