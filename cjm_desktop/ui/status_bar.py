"""The thin bar at the foot of the window: what the map holds, whether it is saved, and the zoom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStatusBar, QToolButton, QWidget

from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.actions.tool_bar import ActionButton
from cjm_desktop.ui.actions.window_actions import WindowAction
from cjm_desktop.ui.language import say, say_count, say_percent
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.margins import margins

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["StatusBar"]

HEIGHT = 28
_ZOOMS = (25, 50, 75, 100, 150, 200, 400)


class StatusBar(QStatusBar):
    """Follows the window's map; empty without one."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._window = window
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)
        self.counts = QLabel(self)
        self.state = QLabel(self)
        self.zoom = _ZoomButtons(window, self)
        self.addWidget(self.counts)
        self.addWidget(self.state)
        self.addPermanentWidget(self.zoom)
        self._counted: JourneyMap | None = None

    def follow(self, open_map: OpenMap | None) -> None:
        """Shows the counts and the state of this map."""
        self.zoom.setVisible(open_map is not None)
        if open_map is None:
            self._counted = None
            self.counts.clear()
            self.state.clear()
            return
        if open_map.document is not self._counted:
            self._counted = open_map.document
            self.counts.setText(counts(open_map.document))
        self.state.setText(_state(open_map))

    def show_zoom(self, zoom: float) -> None:
        """Shows the zoom of the canvas; 1.0 is 100 %."""
        self.zoom.level.setText(say_percent(round(zoom * 100)))


def counts(document: JourneyMap) -> str:
    """How many stages, steps and cards a map has."""
    return " · ".join(
        (
            say_count("{count} stage", "{count} stages", len(document.stages)),
            say_count("{count} step", "{count} steps", len(document.index.steps)),
            say_count("{count} card", "{count} cards", len(document.cards)),
        )
    )


def _state(open_map: OpenMap) -> str:
    if open_map.read_only:
        return say("Read only")
    return say("Unsaved changes") if open_map.is_modified else say("All changes saved")


class _ZoomButtons(QWidget):
    """Minus, the zoom with a menu of usual ones, and plus."""

    def __init__(self, window: "EditorWindow", parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self.out = _button(window.qactions["view.zoom_out"], "minus", self)
        self.level = QToolButton(self)
        self.level.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.level.setAccessibleName(say("Zoom"))
        self.level.setToolTip(say("Choose how large the map is shown"))
        self.level.setStatusTip(self.level.toolTip())
        self.level.setMinimumWidth(self.level.fontMetrics().horizontalAdvance("000 %") + 24)
        self.into = _button(window.qactions["view.zoom_in"], "plus", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(self, 0, 0, 6, 0))
        row.setSpacing(0)
        for button in (self.out, self.level, self.into):
            row.addWidget(button)
        self.level.setMenu(self._menu())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for percent in _ZOOMS:
            action = menu.addAction(say_percent(percent))
            action.setData(percent)
            action.triggered.connect(self._choose)
        menu.addSeparator()
        for name in ("view.fit", "view.fit_width", "view.actual_size"):
            menu.addAction(self._window.qactions[name])
        return menu

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._window.open_map is not None:
            self._window.canvas.set_zoom(action.data() / 100)


def _button(action: WindowAction, icon_name: str, parent: QWidget) -> ActionButton:
    button = ActionButton(action, parent)
    button.use_icon(icon(icon_name))
    return button
