"""The large areas of a window, through which F6 goes round: the map, the side panel that is open, the palette, and
notices as long as there are any.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["go_round", "go_to_panel"]


def go_round(window: "EditorWindow", away: int) -> None:
    """Gives the keyboard to the next area (``away`` 1) or the one before (-1)."""
    areas = _areas(window)
    focused = QApplication.focusWidget()
    here = next((place for place, area in enumerate(areas) if _holds(area, focused)), -1 if away > 0 else 0)
    for turn in range(1, len(areas) + 1):
        area = areas[(here + away * turn) % len(areas)]
        target = _first_in(area)
        if target is None:
            continue
        if isinstance(area, Notice):
            area.take_focus()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason if away > 0 else Qt.FocusReason.BacktabFocusReason)
        return


def go_to_panel(window: "EditorWindow", panel: QWidget) -> None:
    """Shows a side panel and gives it the keyboard."""
    window.panel_room.show_panel("side", True)
    window.side_panels.setCurrentWidget(panel)
    target = _first_in(panel)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _areas(window: "EditorWindow") -> list[QWidget]:
    notices = window.messages.notices[-1:]
    found = (
        *notices,
        window.map_area.currentWidget(),
        window.side_panels.currentWidget(),
        window.palette_panel,
    )
    return [area for area in found if area is not None and area.isVisible()]


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (area is widget or area.isAncestorOf(widget))


def _first_in(area: QWidget) -> QWidget | None:
    """The widget of the area that takes the keyboard."""
    for widget in (area, *area.findChildren(QWidget)):
        policy = (widget.focusProxy() or widget).focusPolicy()
        if policy & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            return widget
    return None
