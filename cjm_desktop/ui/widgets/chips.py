"""Small rounded words: those of a tag field, which can be taken away, and those of a choice of several."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QStyle, QWidget

from cjm_desktop.paint.qt_tools import colour
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import paint_icon
from cjm_desktop.ui.style.palette import colours, shown_colour
from cjm_desktop.ui.widgets.mnemonics import forget_mnemonic

_HEIGHT = 24
_PADDING = 10
_MARK = 12
_WIDEST = 220


class TagChip(QAbstractButton):
    """A tag with a cross at its end. A press on the cross, Delete or Backspace take it away."""

    removed = Signal(str)

    def __init__(self, tag: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setText(tag)
        forget_mnemonic(self)
        self.setAccessibleName(say("Tag “{tag}”, Delete removes it", tag=tag))
        self.setToolTip(tag)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.tag) + 2 * _PADDING + _MARK + 4
        return QSize(min(width, _WIDEST), _HEIGHT)

    def cross(self) -> QRect:
        """Where the cross is, with room around it."""
        side = _MARK + _PADDING + 2
        place = QRect(self.width() - side, 0, side, self.height())
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.cross().contains(event.position().toPoint()):
            self.removed.emit(self.tag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.tag)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        table = colours()
        _paint_pill(
            painter, self, table.pressed if self.underMouse() else table.chip, "accent", self.hasFocus()
        )
        painter.setPen(shown_colour("on_chip" if self.isEnabled() else "off"))
        room = self.rect().adjusted(_PADDING, 0, -_PADDING - _MARK - 4, 0)
        _paint_word(painter, self, QStyle.visualRect(self.layoutDirection(), self.rect(), room))
        mark = QRect(self.width() - _PADDING - _MARK + 2, (self.height() - _MARK) // 2, _MARK, _MARK)
        paint_icon(
            painter,
            "close",
            QStyle.visualRect(self.layoutDirection(), self.rect(), mark),
            table.soft,
            line=2.4,
        )
        painter.end()


class CheckChip(QCheckBox):
    """A word that is on or off, with a dot of its own colour if it has one; a check box for screen readers."""

    def __init__(self, text: str, value: str, dot: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        forget_mnemonic(self)
        self.value = value
        self._dot = dot
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _PADDING + _MARK + 6
        return QSize(min(width, _WIDEST), _HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        table = colours()
        ground = table.highlight if self.isChecked() else table.hover if self.underMouse() else table.panel
        edge = "accent" if self.isChecked() or self.hasFocus() else "field_line"
        _paint_pill(painter, self, ground, edge, self.hasFocus(), always=True)
        mark = QRect(_PADDING - 1, (self.height() - _MARK) // 2, _MARK, _MARK)
        self._paint_mark(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), mark))
        painter.setPen(
            shown_colour(("on_highlight" if self.isChecked() else "ink") if self.isEnabled() else "off")
        )
        room = self.rect().adjusted(_PADDING + _MARK + 5, 0, -_PADDING, 0)
        _paint_word(painter, self, QStyle.visualRect(self.layoutDirection(), self.rect(), room))
        painter.end()

    def _paint_mark(self, painter: QPainter, place: QRect) -> None:
        """A tick where it is on, else the dot (or an empty ring)."""
        if self.isChecked():
            paint_icon(painter, "check", place, colours().accent, line=3)
            return
        painter.setPen(Qt.PenStyle.NoPen if self._dot else QPen(shown_colour("faint"), 1.4))
        painter.setBrush(colour(self._dot) if self._dot else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5))


def _paint_pill(
    painter: QPainter, chip: QWidget, ground: str, edge: str, has_focus: bool, *, always: bool = False
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if has_focus else 1.0
    painter.setPen(QPen(shown_colour(edge), width) if has_focus or always else Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground))
    box = QRectF(chip.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _paint_word(painter: QPainter, chip: QAbstractButton, room: QRect) -> None:
    shown = chip.fontMetrics().elidedText(chip.text(), Qt.TextElideMode.ElideRight, room.width() + 2)
    painter.drawText(
        room.adjusted(-1, 0, 1, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown
    )
