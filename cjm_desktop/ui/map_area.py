"""The middle of the window: the canvas of a map with its keyboard, drops and editor, or the start page."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.areas import go_to_panel
from cjm_desktop.ui.canvas.drops import MapDrops
from cjm_desktop.ui.canvas.editing import Editing
from cjm_desktop.ui.canvas.keyboard import Keyboard
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.context_menu import show_context_menu
from cjm_desktop.ui.dialogs.start_page import StartPage
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.style.palette import shown_colour

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["MapArea"]

_OPENED = frozenset({"http", "https", "mailto"})
"""Kinds of addresses that are handed to the system; others may run programs."""


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
        self.canvas = self.editing = self.start_page = None
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

    def refresh_start_page(self) -> None:
        """Shows the start page in the language that is spoken now, if it is shown."""
        if self.start_page is not None:
            self.set_map(None)

    def _show_canvas(self, open_map: OpenMap) -> None:
        window = self._window
        self.canvas = canvas = Canvas(open_map, self)
        self._recolour()
        self.editing = Editing(canvas, window.messages)
        canvas.keyboard = Keyboard(canvas, self.editing, window.messages)
        canvas.edit_wanted.connect(self.editing.begin)
        canvas.detail_wanted.connect(self._edit_detail)
        canvas.new_wanted.connect(self.add_new)
        canvas.context_menu_wanted.connect(self._show_context_menu)
        canvas.drops = MapDrops(canvas, window.messages, self._open_file)
        canvas.wheel_zooms = self._wheel_zooms
        canvas.large_edit.connect(self._tell_large_edit)
        canvas.link_wanted.connect(self._open_link)
        self.addWidget(self.canvas)
        self.setCurrentWidget(self.canvas)

    def _wheel_zooms(self) -> bool:
        return bool(self._window.program.settings.get("wheel") == "zoom")

    @Slot(str, str, object)
    def add_new(self, kind: str, channel: str, position: int | None = None) -> None:
        """Begins a card of this kind where the focus is, at this position of its cell; a picture is chosen first."""
        if kind == "image":
            QTimer.singleShot(0, self, self._choose_picture)  # a drop is over before a dialog opens
        elif self.editing is not None:
            self.editing.begin_wanted(kind, channel, position)

    @Slot()
    def _choose_picture(self) -> None:
        self._window.run("insert.picture")

    def _open_file(self, path: Path) -> None:
        self._window.program.open_path(path, self._window)

    @Slot(str)
    def _tell_large_edit(self, text: str) -> None:
        """What changed much at a stroke can be taken back at a stroke."""
        window = self._window
        if window.open_map is not None:
            window.messages.notice(text, action_text=say("Undo"), action=window.open_map.undo)

    @Slot(object, QPoint)
    def _show_context_menu(self, focus: Focus | None, at: QPoint) -> None:
        show_context_menu(self._window, focus, at)

    @Slot(str)
    def _edit_detail(self, field: str) -> None:
        """What stands below the title is edited in the inspector."""
        go_to_panel(self._window, self._window.inspector_panel)
        self._window.inspector_panel.go_to(field)

    @Slot(str)
    def _open_link(self, address: str) -> None:
        url = QUrl(address)
        if url.scheme() in _OPENED:
            QDesktopServices.openUrl(url)

    @Slot()
    def _recolour(self) -> None:
        if self.canvas is not None:
            self.canvas.set_surroundings(shown_colour("window"))
