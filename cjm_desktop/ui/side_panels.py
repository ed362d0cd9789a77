"""The panels at the end of the window, one of them at a time: inspector, personas, outline, history."""

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.context_menu import show_context_menu
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.history import HistoryPanel
from cjm_desktop.ui.panels.inspector.panel import InspectorPanel
from cjm_desktop.ui.panels.inspector.picture_editors import PictureEditor
from cjm_desktop.ui.panels.outline.panel import OutlinePanel
from cjm_desktop.ui.panels.personas import PersonasPanel
from cjm_desktop.ui.style.fonts import interface_font
from cjm_desktop.ui.style.icons import icon

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["SidePanels"]

_TAB_ROOM = 22
"""Pixels around a tab's title."""


class _Panel(Protocol):
    def set_map(self, open_map: OpenMap | None) -> None: ...


class SidePanels(QTabWidget):
    """Every panel follows the same map."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._window = window
        self.setDocumentMode(True)
        self.setProperty("surface", "panel")
        self.setAccessibleName(say("Side panels"))
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.inspector = InspectorPanel(None, window.messages, self)
        self.personas = PersonasPanel(None, window.messages, self)
        self.outline = OutlinePanel(None, window.messages, self)
        self.outline.view.context_menu_wanted.connect(self._show_context_menu)
        self.history = HistoryPanel(None, window.messages, self)
        for form in (self.inspector.form, self.personas.form):
            form.picture_wanted.connect(self._choose_picture)
        self._titles: list[tuple[str, QIcon]] = []
        self._add(self.inspector, say("Card"), "card")
        self._add(self.personas, say("Personas"), "persona")
        self._add(self.outline, say("Outline"), "outline")
        self._add(self.history, say("History"), "history")
        self.currentChanged.connect(self._fit_tabs)

    def _add(self, panel: QWidget, title: str, icon_name: str) -> None:
        place = self.addTab(panel, title)
        self.setTabToolTip(place, title)
        self.tabBar().setAccessibleTabName(place, title)
        self._titles.append((title, icon(icon_name)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tabs()

    @Slot()
    def _fit_tabs(self) -> None:
        """Where the titles need more room than there is, all but the current one give way to icons."""
        metrics = QFontMetrics(interface_font(bold=True))
        needed = sum(metrics.horizontalAdvance(title) + _TAB_ROOM for title, _ in self._titles)
        is_narrow = needed > self.width()
        for place, (title, sign) in enumerate(self._titles):
            is_sign = is_narrow and place != self.currentIndex()
            self.setTabText(place, "" if is_sign else title)
            self.setTabIcon(place, sign if is_sign else QIcon())

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows another map in every panel."""
        for place in range(self.count()):
            cast(_Panel, self.widget(place)).set_map(open_map)

    @Slot(object, QPoint)
    def _show_context_menu(self, focus: Focus | None, at: QPoint) -> None:
        show_context_menu(self._window, focus, at)

    @Slot(object)
    def _choose_picture(self, editor: PictureEditor) -> None:
        path = self._window.program.choose_picture(self._window)
        if path is not None:
            editor.take_file(str(path))
