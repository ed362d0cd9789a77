"""What tests of large pictures share: pictures, their ways into a window, and a gate that holds up their reading."""

from collections.abc import Callable
from pathlib import Path
from threading import Semaphore

from PIL import Image
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import add_lane
from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import Card
from cjm_desktop.ui.incoming_pictures import Picture, Source, is_quick
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.panels.inspector.picture_editors import PictureEditor
from cjm_desktop.ui.picture_reading import Reading
from cjm_desktop.ui.widgets.notice import ProgressNotice

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LARGE = (600, 500)
"""More than what is read at once."""


class Gate:
    """Holds every picture up, in the thread that reads it, until it is let through."""

    def __init__(self, reads: Callable[[Source], Picture]) -> None:
        self._reads = reads
        self._passes = Semaphore(0)

    def __call__(self, source: Source) -> Picture:
        self._passes.acquire()
        return self._reads(source)

    def let(self, count: int = 1) -> None:
        self._passes.release(count)


def readings() -> list[Reading]:
    application = QCoreApplication.instance()
    assert application is not None
    return list(application.findChildren(Reading))


def is_over(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not readings(), timeout=60_000)


def image(colour: str = "#3366CC", size: tuple[int, int] = LARGE) -> QImage:
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


def file(path: Path, colour: str = "#3366CC") -> Path:
    """A picture that isn't kept as it is: it takes longer than one may stand still."""
    Image.new("RGB", LARGE, colour).save(path)
    assert not is_quick([path])
    return path


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(target: QWidget, at: QPoint, data: QMimeData) -> bool:
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(at, copy, data, LEFT, NONE))
    event = QDropEvent(QPointF(at), copy, data, LEFT, NONE)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def paste(window: EditorWindow, *paths: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files(*paths))
    QTest.keyClick(window.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def progress_of(window: EditorWindow, qtbot: QtBot) -> ProgressNotice:
    """The notice, as soon as it is shown."""

    def shown() -> list[ProgressNotice]:
        return [one for one in window.messages.notices if isinstance(one, ProgressNotice)]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    (notice,) = shown()
    return notice


def pictures(window: EditorWindow) -> list[Card]:
    return [card for card in window.map.document.cards if card.props.get("asset")]


def with_picture_lane(window: EditorWindow) -> str:
    window.map.edit("Add lane", add_lane, kind="image")
    return window.map.document.lanes[-1].id


def portrait(window: EditorWindow) -> PictureEditor:
    editor = window.inspector_panel.form.editors["portrait"]
    assert isinstance(editor, PictureEditor)
    return editor


def drop_on_portrait(window: EditorWindow, path: Path) -> None:
    window.map.select(("p_1",))
    drop(portrait(window).well, QPoint(5, 5), files(path))


def middle(window: EditorWindow, focus: Focus) -> QPoint:
    place = window.canvas.place_of(focus)
    assert place is not None
    return window.canvas.to_view(place).center().toPoint()
