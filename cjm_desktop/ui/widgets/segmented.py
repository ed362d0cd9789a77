"""One of a few: words side by side in one frame, the chosen one filled."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from cjm_desktop.ui.style.palette import shown_colour
from cjm_desktop.ui.widgets.roving import RovingFocus

_HEIGHT = 32
_PADDING = 6
_TIGHT = 4
"""Nearer to its ends than this, the chosen word isn't set bold."""
_RADIUS = 8.0


class Segmented(QWidget):
    """Exclusive choices. ``value`` is the id of the chosen one, empty for none.

    Arrow keys choose the neighbour. If it ``can_be_empty``, choosing the chosen one again, or Delete, takes the choice
    back; an unknown value shows as none.
    """

    changed = Signal(str)
    """The user chose another one (or none); not sent for ``set_value``."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str,
        *,
        can_be_empty: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._can_be_empty = can_be_empty
        self._value = ""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._segments = {value: Segment(text, value, self) for value, text in choices}
        self._roving = RovingFocus(self)
        self._roving.moved.connect(self._arrive)
        self._roving.set_buttons(list(self._segments.values()))
        for segment in self._segments.values():
            row.addWidget(segment, 1)
            segment.clicked.connect(self._choose)

    @property
    def value(self) -> str:
        """The id of the chosen one."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show this choice without telling."""
        self._value = value if value in self._segments else ""
        for each, segment in self._segments.items():
            segment.setChecked(each == self._value)
        if self._value:
            self._roving.stop_at(self._segments[self._value])

    def segment(self, value: str) -> QRadioButton:
        """The button of that choice."""
        return self._segments[value]

    def edges(self, segment: QWidget) -> tuple[bool, bool]:
        """Whether a segment is the leftmost, and whether it is the rightmost."""
        in_order = list(self._segments.values())
        first, last = segment is in_order[0], segment is in_order[-1]
        return (last, first) if self.isRightToLeft() else (first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._can_be_empty:
            self._take("")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Equal parts if every word fits into one, else by the length of the words."""
        super().resizeEvent(event)
        widths = [segment.sizeHint().width() for segment in self._segments.values()]
        is_roomy = max(widths) * len(widths) <= self.width()
        for place, width in enumerate(widths):
            self._row.setStretch(place, 1 if is_roomy else width)

    @Slot()
    def _choose(self) -> None:
        segment = self.sender()
        if isinstance(segment, Segment):
            again = segment.value == self._value and self._can_be_empty
            self._take("" if again else segment.value)

    @Slot(object)
    def _arrive(self, segment: "Segment") -> None:
        self._take(segment.value)

    def _take(self, value: str) -> None:
        is_new = value != self._value
        self.set_value(value)
        if is_new:
            self.changed.emit(value)


class Segment(QRadioButton):
    """One choice of a ``Segmented``; a radio button for screen readers."""

    def __init__(self, text: str, value: str, owner: Segmented) -> None:
        super().__init__(text, owner)
        self.value = value
        self._owner = owner
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._bold()).horizontalAdvance(self.text()) + 2 * _PADDING, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(28, _HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._shape(0.5)
        painter.setPen(QPen(shown_colour("field_line"), 1))
        painter.setBrush(shown_colour(self._ground()))
        painter.drawPath(shape)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shown_colour("fill_ring" if self.isChecked() else "accent"), 2))
            painter.drawPath(self._shape(2.0))
        bold = self._bold()
        if (
            self.isChecked()
            and QFontMetrics(bold).horizontalAdvance(self.text()) <= self.width() - 2 * _TIGHT
        ):
            painter.setFont(bold)
        painter.setPen(shown_colour(self._ink()))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.end()

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setBold(True)
        return bold

    def _ground(self) -> str:
        if not self.isEnabled():
            return "off_fill" if self.isChecked() else "window"
        if self.isChecked():
            return "fill_hover" if self.underMouse() else "fill"
        return "hover" if self.underMouse() else "field"

    def _ink(self) -> str:
        if self.isChecked():
            return "on_fill"
        return "ink" if self.isEnabled() else "off"

    def _shape(self, inset: float) -> QPainterPath:
        """The outline: rounded where the frame ends, and one pixel over the neighbour elsewhere."""
        leftmost, rightmost = self._owner.edges(self)
        overlap = 0.0 if inset > 1 else 1.0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        box.setLeft(box.left() - (0 if leftmost else overlap))
        radius = _RADIUS - inset
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        square = QPainterPath()
        if not leftmost:
            square.addRect(QRectF(box.left(), box.top(), radius * 2, box.height()))
        if not rightmost:
            square.addRect(QRectF(box.right() - radius * 2, box.top(), radius * 2, box.height()))
        return path.united(square).simplified()
