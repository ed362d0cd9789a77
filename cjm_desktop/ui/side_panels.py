"""The panels at the end of the window, one of them at a time: inspector, personas, outline, history."""

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QTabWidget

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui.context_menu import show_context_menu
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.history import HistoryPanel
from cjm_desktop.ui.panels.inspector.panel import InspectorPanel
from cjm_desktop.ui.panels.outline.panel import OutlinePanel
from cjm_desktop.ui.panels.personas import PersonasPanel

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["SidePanels"]


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
        self.addTab(self.inspector, say("Card"))
        self.addTab(self.personas, say("Personas"))
        self.addTab(self.outline, say("Outline"))
        self.addTab(self.history, say("History"))

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows another map in every panel."""
        for place in range(self.count()):
            cast(_Panel, self.widget(place)).set_map(open_map)

    @Slot(object, QPoint)
    def _show_context_menu(self, focus: Focus | None, at: QPoint) -> None:
        show_context_menu(self._window, focus, at)
