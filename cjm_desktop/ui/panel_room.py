"""The palette at the start, the map, and the side panels at the end: which are shown, and how wide.

What the user chooses is kept in the settings. In a narrow window panels give way to the map by themselves, and come
back when there is room again.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from cjm_desktop.settings.store import Settings

__all__ = ["PanelName", "PanelRoom"]

PanelName = Literal["palette", "side"]
_SETTLE_MS = 400
"""Widths are kept when the border has come to rest."""
MAP = 1
"""The place of the map between the panels."""


@dataclass(frozen=True, slots=True)
class _Panel:
    place: int
    width: int
    least: int
    """Pixels below which it can't be made narrower."""
    window: int
    """Pixels of the window below which it gives way."""
    shown_option: str
    width_option: str


_PANELS: dict[PanelName, _Panel] = {
    "palette": _Panel(0, 200, 140, 1000, "palette_shown", "palette_width"),
    "side": _Panel(2, 290, 240, 760, "side_shown", "side_width"),
}


class PanelRoom(QSplitter):
    """Three parts side by side. A panel is shown if the user wants it and either there is room for it, or the user
    has asked for it since the window became narrow."""

    def __init__(self, settings: Settings, palette: QWidget, middle: QWidget, side: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._forced: set[PanelName] = set()
        self._is_allowed = True
        self._parts: dict[PanelName, QWidget] = {"palette": palette, "side": side}
        for part in (palette, middle, side):
            self.addWidget(part)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        middle.setMinimumWidth(320)
        for name, panel in _PANELS.items():
            self._parts[name].setMinimumWidth(panel.least)
            self.setStretchFactor(panel.place, 0)
        self.setStretchFactor(MAP, 1)
        self.setSizes([self._width("palette"), 1000, self._width("side")])
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self._keep_widths)
        self.splitterMoved.connect(self._await_rest)

    def allow(self, allowed: bool) -> None:
        """Without a map there is nothing to show in panels."""
        self._is_allowed = allowed
        self._arrange()

    def is_shown(self, name: PanelName) -> bool:
        """Whether a panel can be seen now."""
        return not self._parts[name].isHidden()

    def show_panel(self, name: PanelName, shown: bool) -> None:
        """Shows or hides a panel, as the user wants it."""
        self._settings.set(_PANELS[name].shown_option, shown)
        self._forced.discard(name)
        if shown and not self._has_room(name):
            self._forced.add(name)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for name in tuple(self._forced):
            if self._has_room(name):
                self._forced.discard(name)
        self._arrange()

    def _arrange(self) -> None:
        for name, panel in _PANELS.items():
            wanted = bool(self._settings.get(panel.shown_option))
            shown = self._is_allowed and wanted and (self._has_room(name) or name in self._forced)
            widget = self._parts[name]
            if shown != (not widget.isHidden()):
                widget.setVisible(shown)

    def _has_room(self, name: PanelName) -> bool:
        return self.width() >= _PANELS[name].window

    def _width(self, name: PanelName) -> int:
        return int(self._settings.get(_PANELS[name].width_option) or _PANELS[name].width)

    @Slot()
    def _await_rest(self) -> None:
        """A slot that takes nothing: the timer would take the border's place for its interval."""
        self._settled.start()

    @Slot()
    def _keep_widths(self) -> None:
        for name, panel in _PANELS.items():
            if not self._parts[name].isHidden():
                self._settings.set(panel.width_option, self.sizes()[panel.place])
