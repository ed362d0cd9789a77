"""The editor window: one map, or the start page, with everything around it.

It puts the parts together and hands on between them; what they do is their own affair.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from cjm_desktop.errors import CjmError
from cjm_desktop.ui import files
from cjm_desktop.ui.actions.keyboard_layouts import watch_keyboard
from cjm_desktop.ui.actions.menus import fill_menu_bar
from cjm_desktop.ui.actions.registry import action_named
from cjm_desktop.ui.actions.tool_bar import ToolBar
from cjm_desktop.ui.actions.window_actions import WindowAction, WindowActions
from cjm_desktop.ui.canvas.editing import Editing
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.find_bar import FindBar
from cjm_desktop.ui.map_area import MapArea
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panel_room import PanelRoom
from cjm_desktop.ui.panels.inspector.panel import InspectorPanel
from cjm_desktop.ui.panels.palette import PalettePanel
from cjm_desktop.ui.side_panels import SidePanels
from cjm_desktop.ui.status_bar import StatusBar
from cjm_desktop.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from cjm_desktop.ui.program import Program

__all__ = ["EditorWindow"]

_SIZE = QSize(1360, 860)
_SMALLEST = QSize(640, 480)
_FRAME = QSize(8, 44)
"""What window systems usually put around a window; it isn't known before the window is shown."""
_NAME = "CJM Desktop"


class EditorWindow(QMainWindow):
    """A window of ``program``. ``open_map`` is ``None`` while it shows the start page.

    The parts (``canvas``, ``editing``, panels, bars, ``qactions``) are made anew when the language changes; the window,
    its map and its ``messages`` stay.
    """

    def __init__(self, program: "Program", open_map: OpenMap | None = None) -> None:
        super().__init__()
        self.program = program
        self.open_map: OpenMap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(_SMALLEST)
        self.map_area = MapArea(self)
        self.messages = Messages(self.map_area)
        self._build()
        self._restore_place()
        self._settings = WindowSettings(self)
        watch_keyboard()
        self.set_map(open_map)

    # The parts

    def _build(self) -> None:
        """Makes everything around the map."""
        self.window_actions = WindowActions(self)
        self.qactions: dict[str, WindowAction] = self.window_actions.all
        fill_menu_bar(self, self.window_actions)
        self.tool_bar = ToolBar(self, self.window_actions)
        self.addToolBar(self.tool_bar)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.find_bar = FindBar(self, self.map_area)
        self.palette_panel = PalettePanel()
        self.palette_panel.wanted.connect(self._add_wanted)
        self.side_panels = SidePanels(self)
        settings = self.program.settings
        self.panel_room = PanelRoom(settings, self.palette_panel, self.map_area, self.side_panels)
        self.setCentralWidget(self.panel_room)

    @property
    def inspector_panel(self) -> InspectorPanel:
        """The form of what is selected."""
        return self.side_panels.inspector

    def rebuild(self) -> None:
        """Makes everything around the map anew, in the language that is spoken now; the map stays as it is."""
        old: tuple[QObject, ...] = (self.window_actions, self.tool_bar, self.panel_room, self.find_bar)
        self.removeToolBar(self.tool_bar)
        self.setMenuBar(None)  # type: ignore[arg-type]
        self.map_area.setParent(self)
        self._build()
        for each in old:
            each.deleteLater()
        self.map_area.refresh_start_page()
        self._hand_on_map()

    @property
    def map(self) -> OpenMap:
        """The map that is shown. Ask only while there is one."""
        assert self.open_map is not None, "the start page is shown"
        return self.open_map

    @property
    def canvas(self) -> Canvas:
        """The canvas of the map that is shown. Ask only while there is one."""
        assert self.map_area.canvas is not None, "the start page is shown"
        return self.map_area.canvas

    @property
    def editing(self) -> Editing:
        """The editor of texts on the canvas. Ask only while a map is shown."""
        assert self.map_area.editing is not None, "the start page is shown"
        return self.map_area.editing

    # What is shown

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows this map instead of what is shown; ``None``: the start page. Nothing is asked."""
        old = self.open_map
        if not self.find_bar.isHidden():
            self.find_bar.close_bar()
        if old is not None:
            old.disconnect(self)
            self.messages.outdate()
        self.open_map = open_map
        if open_map is not None:
            open_map.setParent(self)
            open_map.state_changed.connect(self._follow)
            open_map.selection_changed.connect(self.refresh_actions)
            open_map.refused.connect(self.messages.error)
            open_map.document_changed.connect(self.messages.outdate)
            open_map.document_changed.connect(self._look_again)
        self.panel_room.allow(open_map is not None)
        self.map_area.set_map(open_map)
        self._hand_on_map()
        if old is not None and old is not open_map:
            old.deleteLater()

    def _hand_on_map(self) -> None:
        """Gives every part around the map the map."""
        self.palette_panel.set_map(self.open_map)
        self.side_panels.set_map(self.open_map)
        self.panel_room.allow(self.open_map is not None)
        if self.open_map is not None:
            self.window_actions.give_to(self.canvas)
            self.canvas.zoom_changed.connect(self.status.show_zoom)
            self.status.show_zoom(self.canvas.zoom)
            self.canvas.setFocus()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Title, status bar and actions say how things stand."""
        open_map = self.open_map
        if open_map is None:
            self.setWindowTitle(_NAME)
            self.setWindowModified(False)
            self.setWindowFilePath("")
        else:
            title = files.shown_title(open_map).replace("[*]", "[*][*]")
            self.setWindowTitle(f"{title}[*] — {_NAME}")
            self.setWindowModified(open_map.is_modified)
        self.status.follow(open_map)
        self.refresh_actions()

    @Slot()
    def _look_again(self) -> None:
        self.find_bar.look()

    @Slot()
    def refresh_actions(self) -> None:
        """What can be done may have changed."""
        self.window_actions.refresh()

    # What is done

    def run(self, action_id: str) -> None:
        """Does what the action is for, if that can be done now."""
        action = action_named(action_id)
        if action.enabled(self):
            try:
                action.run(self)
            except CjmError as error:
                self.messages.error(error)
        self.refresh_actions()

    @Slot(str, str)
    def _add_wanted(self, kind: str, channel: str) -> None:
        if self.open_map is not None:
            self.map_area.add_new(kind, channel)

    # Coming and going

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.program.may_close(self):
            event.ignore()
            return
        self.program.settings.set(
            "window_place", bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        )
        self._settings.stop()
        self.program.window_closed(self)
        event.accept()

    def _restore_place(self) -> None:
        kept = self.program.settings.get("window_place")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(str(kept).encode("ascii"))):
            room = self.screen().availableGeometry().size() - _FRAME
            self.resize(_SIZE.boundedTo(room).expandedTo(_SMALLEST))
