"""Pictures, hints of empty places, and how controls are laid out, in both directions."""

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.widgets.flow import FlowLayout
from cjm_desktop.ui.widgets.labels import EmptyHint
from cjm_desktop.ui.widgets.margins import margins
from cjm_desktop.ui.widgets.picture_well import PictureWell
from tests.ui.widgets.conftest import BOTH, LEFT, Show, told


class TestPictureWell:
    def drag(self, well: PictureWell, data: QMimeData, kind: Any) -> Any:
        none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        place = QPointF(5, 5) if kind is QDropEvent else QPoint(5, 5)
        event = kind(place, copy, data, LEFT, none)
        QApplication.sendEvent(well, event)
        return event

    def test_press_and_enter_choose(self, show: Show[PictureWell], qtbot: QtBot) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64), is_round=True))
        chosen: list[int] = []
        well.choosing.connect(lambda: chosen.append(1))
        qtbot.mouseClick(well, LEFT)
        qtbot.keyClick(well, Qt.Key.Key_Return)
        qtbot.keyClick(well, Qt.Key.Key_Space)
        assert len(chosen) == 3

    def test_delete_clears_only_a_picture(self, show: Show[PictureWell], qtbot: QtBot) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64)))
        cleared: list[int] = []
        well.cleared.connect(lambda: cleared.append(1))
        qtbot.keyClick(well, Qt.Key.Key_Delete)
        assert cleared == []
        well.set_picture(QPixmap(10, 10))
        qtbot.keyClick(well, Qt.Key.Key_Delete)
        assert cleared == [1]
        well.set_picture(None)
        assert well.picture.isNull()

    def test_files_and_pictures_can_be_dropped(self, show: Show[PictureWell]) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64)))
        files, images = told(well.file_dropped), told(well.image_dropped)
        data = QMimeData()
        data.setUrls([QUrl("https://example.org/x.png"), QUrl.fromLocalFile("/pictures/mina.png")])
        assert self.drag(well, data, QDragEnterEvent).isAccepted()
        self.drag(well, data, QDropEvent)
        assert files == ["/pictures/mina.png"]
        picture = QMimeData()
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        picture.setImageData(image)
        self.drag(well, picture, QDragEnterEvent)
        self.drag(well, picture, QDropEvent)
        assert images[0].size() == QSize(4, 4)

    def test_other_things_are_not_taken(self, show: Show[PictureWell]) -> None:
        well = show(PictureWell("Portrait", QSize(64, 64)))
        words = QMimeData()
        words.setText("words")
        assert not self.drag(well, words, QDragEnterEvent).isAccepted()
        QApplication.sendEvent(well, QDragLeaveEvent())

    def test_picture_is_cropped_not_stretched(self, show: Show[PictureWell]) -> None:
        well = show(PictureWell("Portrait", QSize(60, 60)))
        wide = QPixmap(180, 60)
        wide.fill(QColor("blue"))
        well.set_picture(wide)
        middle = well.grab().toImage().pixelColor(30, 30)
        assert middle == QColor("blue")


class TestLabels:
    def test_empty_place_says_what_to_do(self, show: Show[EmptyHint], qtbot: QtBot) -> None:
        hint = show(EmptyHint("card", "Nothing is here yet.", "Add a card"))
        pressed: list[int] = []
        hint.pressed.connect(lambda: pressed.append(1))
        assert hint.button is not None
        qtbot.mouseClick(hint.button, LEFT)
        hint.set_sentence("Still nothing.")
        assert (hint.label.text(), pressed) == ("Still nothing.", [1])
        assert not hint.grab().isNull()


@BOTH
def test_flow_fills_lines_from_the_start(direction: Qt.LayoutDirection, show: Show[QWidget]) -> None:
    widget = QWidget()
    flow = FlowLayout(widget, spacing=5)
    words = [QLabel() for _ in range(4)]
    for word in words:
        word.setFixedSize(60, 20)
        flow.addWidget(word)
    show(widget, direction)  # type: ignore[call-arg]
    widget.resize(140, 100)
    assert flow.heightForWidth(140) == 45
    assert [word.y() for word in words] == [0, 0, 25, 25]
    is_forward = direction == Qt.LayoutDirection.LeftToRight
    assert [word.x() for word in words[:2]] == ([0, 65] if is_forward else [80, 15])
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


@BOTH
def test_margins_follow_the_reading_direction(show: Show[QWidget], direction: Qt.LayoutDirection) -> None:
    widget = show(QWidget(), direction)  # type: ignore[call-arg]
    room = margins(widget, 1, 2, 3, 4)
    ends = (room.left(), room.right())
    assert ends == ((3, 1) if direction == Qt.LayoutDirection.RightToLeft else (1, 3))
    assert (room.top(), room.bottom()) == (2, 4)
