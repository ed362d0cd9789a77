"""Editors of pictures: chosen from a file, or dropped onto the place where they are shown. They read none."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from cjm_desktop.lanes.fields import Field
from cjm_desktop.paint.qt_tools import qt_image
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.editor import Editor
from cjm_desktop.ui.panels.inspector.subjects import Subject
from cjm_desktop.ui.widgets.picture_well import PictureWell

__all__ = ["PictureEditor"]

_CARD = QSize(160, 108)
_PORTRAIT = QSize(76, 76)


class PictureEditor(Editor):
    """A picture of the map. Its file is asked for by who shows the form, which answers ``file_wanted`` with
    ``take_file``."""

    file_wanted = Signal()
    source_given = Signal(object)
    """A file, or a picture itself, that is to be read and shown."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        is_round = field.type == "portrait"
        self.well = PictureWell(self.title, _PORTRAIT if is_round else _CARD, is_round=is_round, parent=self)
        self.well.choosing.connect(self.file_wanted)
        self.well.file_dropped.connect(self.take_file)
        self.well.image_dropped.connect(self._take_image)
        self.well.cleared.connect(self._clear)
        self.put(self.well, is_wide=False)
        self._open_map: OpenMap | None = None
        self._shown: str | None = None

    def look_at(self, open_map: OpenMap, subject: Subject) -> None:
        self._open_map = open_map

    def show_value(self, value: Any, is_several: bool) -> None:
        key = str(value or "")
        if key != self._shown:
            self._shown = key
            self.well.set_picture(self._pixmap(key))

    def _pixmap(self, key: str) -> QPixmap | None:
        if not key or self._open_map is None:
            return None
        picture = self._open_map.pictures.image(key, max(_CARD.width(), _CARD.height()) * 2)
        return QPixmap.fromImage(qt_image(picture)) if picture is not None else None

    @Slot(str)
    def take_file(self, name: str) -> None:
        """Gives the picture that is in this file."""
        self.source_given.emit(Path(name))

    @Slot(QImage)
    def _take_image(self, image: QImage) -> None:
        self.source_given.emit(image)

    @Slot()
    def _clear(self) -> None:
        self.given.emit(None)
