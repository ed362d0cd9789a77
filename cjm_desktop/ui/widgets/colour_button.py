"""Chooses one of a few good colours, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.paint.qt_tools import colour
from cjm_desktop.theme.contrast import usable
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import paint_icon
from cjm_desktop.ui.style.palette import colours, shown_colour
from cjm_desktop.ui.widgets.roving import RovingFocus

_ACROSS = 6
_SWATCH = 28


@dataclass(frozen=True, slots=True)
class Named:
    """A colour ``#RRGGBB`` and what people call it."""

    colour: str
    name: str


def good_colours() -> tuple[Named, ...]:
    """Colours that white text is readable on and that can be told apart, named in the window's language."""
    return (
        Named("#1F4E8C", say("Blue")),
        Named("#2673B8", say("Sky blue")),
        Named("#177A80", say("Teal")),
        Named("#26794B", say("Green")),
        Named("#5E7A12", say("Olive")),
        Named("#94690A", say("Amber")),
        Named("#B9520F", say("Orange")),
        Named("#B93248", say("Red")),
        Named("#B0397F", say("Pink")),
        Named("#7449AE", say("Purple")),
        Named("#73594A", say("Brown")),
        Named("#566374", say("Grey")),
    )


class ColourButton(QPushButton):
    """Shows the colour; opens the choice. ``value`` is ``#RRGGBB``, or empty for no colour of its own."""

    changed = Signal(str)
    """The colour that the user chose; not sent for ``set_value``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value = ""
        self.popup: ColourPopup | None = None
        self.clicked.connect(self._open)
        self.set_value("")

    @property
    def value(self) -> str:
        """The colour shown."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show this colour without telling; what isn't written ``#RRGGBB`` shows as none."""
        self._value = usable(value, "")
        known = {each.colour: each.name for each in good_colours()}
        shown = known.get(self._value.upper(), self._value) or say("No colour")
        self.setToolTip(shown)
        self.setAccessibleName(f"{self._name}: {shown}" if self._name else shown)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(64, max(32, super().sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(8, 8, self.width() - 34, self.height() - 16)
        arrow = QRectF(self.width() - 22, (self.height() - 14) / 2, 14, 14)
        if self.isRightToLeft():
            box.moveLeft(self.width() - 8 - box.width())
            arrow.moveLeft(8)
        paint_swatch(painter, box, self._value)
        paint_icon(painter, "chevron-down", arrow.toRect(), colours().soft, line=2.4)
        painter.end()

    @Slot()
    def _open(self) -> None:
        self.popup = ColourPopup(self._value, self)
        self.popup.chosen.connect(self._take)
        self.popup.destroyed.connect(self._forget)
        self.popup.open_below(self)

    @Slot(str)
    def _take(self, value: str) -> None:
        if value != self._value:
            self.set_value(value)
            self.changed.emit(value)

    @Slot()
    def _forget(self) -> None:
        self.popup = None


class ColourPopup(QFrame):
    """The choice, while it is open. Arrow keys lead through it, Enter and Space choose, Escape closes."""

    chosen = Signal(str)

    def __init__(self, value: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popup")
        self.swatches = [Swatch(each, self) for each in good_colours()]
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, swatch in enumerate(self.swatches):
            swatch.setChecked(swatch.named.colour == value.upper())
            swatch.clicked.connect(self._choose)
            grid.addWidget(swatch, place // _ACROSS, place % _ACROSS)
        self.none = QPushButton(say("No colour"), self)
        self.none.clicked.connect(self._choose_none)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 10, 10, 10)
        lines.setSpacing(8)
        lines.addLayout(grid)
        lines.addWidget(self.none)
        self._roving = RovingFocus(self, across=_ACROSS)
        self._roving.set_buttons([*self.swatches, self.none])

    def open_below(self, button: QWidget) -> None:
        """Show it at the start of that button, within the screen."""
        size = self.sizeHint()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        if button.isRightToLeft():
            corner.setX(button.mapToGlobal(QPoint(button.width(), 0)).x() - size.width())
        room = button.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - size.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - size.height())))
        self.move(corner)
        self.show()
        first: Sequence[QAbstractButton] = [each for each in self.swatches if each.isChecked()] or [self.none]
        first[0].setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _choose(self) -> None:
        swatch = self.sender()
        if isinstance(swatch, Swatch):
            self.chosen.emit(swatch.named.colour)
        self.close()

    @Slot()
    def _choose_none(self) -> None:
        self.chosen.emit("")
        self.close()


class Swatch(QAbstractButton):
    """One colour of the choice."""

    def __init__(self, named: Named, parent: QWidget) -> None:
        super().__init__(parent)
        self.named = named
        self.setCheckable(True)
        self.setAccessibleName(named.name)
        self.setToolTip(named.name)
        self.setFixedSize(_SWATCH, _SWATCH)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(shown_colour("accent" if self.hasFocus() else "field_line"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        paint_swatch(painter, QRectF(self.rect()).adjusted(4, 4, -4, -4), self.named.colour)
        if self.isChecked():
            paint_icon(painter, "check", self.rect().adjusted(7, 7, -7, -7), "#FFFFFF", line=3)
        painter.end()


def paint_swatch(painter: QPainter, box: QRectF, value: str) -> None:
    """A rounded patch of the colour; a crossed-out empty one for none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if value else QPen(shown_colour("scroll_hover"), 1))
    painter.setBrush(colour(value) if value else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if not value:
        inner = box.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(shown_colour("danger"), 1.4))
        painter.drawLine(inner.bottomLeft(), inner.topRight())
