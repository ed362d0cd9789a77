"""The middle of the window: the canvas of a map with its keyboard, drops and editor, or the start page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.dialogs.start_page import StartPage
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.style.palette import shown_colour

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.editing import Editing
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["MapArea"]


class MapArea(QStackedWidget):
    """Shows one of the two. ``canvas`` and ``editing`` are there while a map is shown."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._window = window
        self.canvas: Canvas | None = None
        self.editing: Editing | None = None
        self.start_page: QWidget | None = None
        if window.program.appearance is not None:
            window.program.appearance.changed.connect(self._recolour)

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows this map, or the start page; what was shown before goes."""
        old = self.currentWidget()
        self.canvas = self.start_page = None
        if open_map is None:
            self.start_page = StartPage(self._window, self)
            self.addWidget(self.start_page)
            self.setCurrentWidget(self.start_page)
        else:
            self._show_canvas(open_map)
        if old is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _show_canvas(self, open_map: OpenMap) -> None:
        self.canvas = Canvas(open_map, self)
        self._recolour()
        self.addWidget(self.canvas)
        self.setCurrentWidget(self.canvas)

    @Slot()
    def _recolour(self) -> None:
        if self.canvas is not None:
            self.canvas.set_surroundings(shown_colour("window"))
