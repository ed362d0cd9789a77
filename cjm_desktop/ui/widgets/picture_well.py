"""A place for one picture, such as a portrait: press to choose, drop one onto it, Delete to clear. Reads no files."""

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from cjm_desktop.ui.dropping import accept_copy
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import paint_icon
from cjm_desktop.ui.style.palette import colours, shown_colour


class PictureWell(QAbstractButton):
    """Shows a picture, or a sign that there is none. What is to be done with choices and drops is told by signals."""

    choosing = Signal()
    """The user wants to choose a picture."""
    file_dropped = Signal(str)
    """A local file was dropped: its path."""
    image_dropped = Signal(QImage)
    """A picture itself was dropped."""
    cleared = Signal()
    """The user doesn't want the picture any more."""

    def __init__(
        self, name: str, size: QSize, *, is_round: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._is_round = is_round
        self._is_wanted = False
        self.setAccessibleName(name)
        self.setToolTip(say("Choose a picture, or drop one here; Delete removes it"))
        self.setFixedSize(size)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.choosing)

    @property
    def picture(self) -> QPixmap:
        """What is shown; null for nothing."""
        return self._picture

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show this, cropped evenly; ``None`` for nothing."""
        self._picture = picture or QPixmap()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._picture.isNull():
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_file(event.mimeData()) or event.mimeData().hasImage():
            accept_copy(event)
            self._want(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._want(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._want(False)
        data = event.mimeData()
        file = _local_file(data)
        accept_copy(event)
        if file:
            self.file_dropped.emit(file)
        elif data.hasImage():
            self.image_dropped.emit(QImage(data.imageData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = self._shape(1.5)
        if self._picture.isNull():
            painter.fillPath(
                shape, shown_colour("hover" if self.underMouse() or self._is_wanted else "window")
            )
            self._paint_sign(painter)
        else:
            painter.fillPath(shape, self._brush())
        self._paint_edge(painter)
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        side = round(min(self.width(), self.height()) * 0.4)
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        paint_icon(
            painter, "person-plus" if self._is_round else "image-plus", place, colours().faint, line=1.6
        )

    def _paint_edge(self, painter: QPainter) -> None:
        is_strong = self.hasFocus() or self._is_wanted
        pen = QPen(shown_colour("accent" if is_strong else "field_line"), 2 if is_strong else 1)
        if self._picture.isNull() and not is_strong:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._shape(1))

    def _brush(self) -> QBrush:
        """The picture, scaled to cover the place."""
        ratio = self.devicePixelRatioF()
        wide = self.size() * ratio
        scaled = self._picture.scaled(
            wide, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        part = QRect(
            (scaled.width() - wide.width()) // 2,
            (scaled.height() - wide.height()) // 2,
            wide.width(),
            wide.height(),
        )
        cropped = scaled.copy(part)
        cropped.setDevicePixelRatio(ratio)
        return QBrush(cropped)

    def _shape(self, inset: float) -> QPainterPath:
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        path = QPainterPath()
        if self._is_round:
            path.addEllipse(box)
        else:
            path.addRoundedRect(box, 10, 10)
        return path

    def _want(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        self.update()


def _local_file(data: QMimeData) -> str:
    """The path of the first local file that is dragged; empty if there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
