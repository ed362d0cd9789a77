"""Fields for numbers, in the digits of the window's language; the one for votes shows them as dots as well."""

from PySide6.QtCore import QEvent, QLocale, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from cjm_desktop.ui.language import language
from cjm_desktop.ui.style.palette import shown_colour

_PADDING = 8
_DOT = 8
_MOST_DOTS = 10


def _dress(box: QAbstractSpinBox, name: str) -> None:
    """What all fields of numbers share."""
    box.setAccessibleName(name)
    box.setLocale(QLocale(language()))
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel must not change what it only rolls by
    box.setKeyboardTracking(False)
    _align(box)


def _align(box: QAbstractSpinBox) -> None:
    """Digits have no direction of their own: they stand where the window's reading starts."""
    side = Qt.AlignmentFlag.AlignRight if box.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    box.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    _set_inset(box, 0)


def _set_inset(box: QAbstractSpinBox, extra: int) -> None:
    """Room before the digits. At the left Qt forgets the padding of the style sheet, so it is made here."""
    if box.isRightToLeft():
        box.lineEdit().setTextMargins(0, 0, extra, 0)
    else:
        box.lineEdit().setTextMargins(_PADDING + extra, 0, 0, 0)


class NumberField(QSpinBox):
    """A whole number. ``valueChanged`` comes when the user is done with typing, or steps."""

    def __init__(
        self, name: str = "", least: int = 0, most: int = 999_999, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        _dress(self, name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            _align(self)


class VoteField(NumberField):
    """A number of votes: up to ten dots, and the number after them."""

    changed = Signal(int)
    """The new number, after the user changed it; not sent for ``set_value``."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, 0, 999, parent)
        self.valueChanged.connect(self._make_room)
        self.valueChanged.connect(self.changed)
        self._make_room()

    def set_value(self, votes: int) -> None:
        """Show this number without telling."""
        self.blockSignals(True)
        self.setValue(votes)
        self.blockSignals(False)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown_colour("accent" if self.isEnabled() else "off"))
        middle = self.height() / 2
        for place in range(self._dots()):
            along = _PADDING + 2 + _DOT * (place + 0.5)
            x = self.width() - along if self.isRightToLeft() else along
            painter.drawEllipse(QPointF(x, middle), 2.8, 2.8)
        painter.end()

    def _dots(self) -> int:
        return min(self.value(), _MOST_DOTS)

    @Slot()
    def _make_room(self) -> None:
        _set_inset(self, self._dots() * _DOT + 6 if self._dots() else 0)
        self.update()
