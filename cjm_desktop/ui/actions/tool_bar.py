"""The tool bar: what is done most often, made from the table of actions. Narrow windows see icons without words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionToolButton, QToolBar, QToolButton, QWidget

from cjm_desktop.ui.actions.window_actions import WindowAction, WindowActions
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.icons import icon

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["ActionButton", "ToolBar"]

HEIGHT = 46
_ICON = QSize(18, 18)
_ICON_BEFORE_WORDS = QSize(22, 18)
_GROUPS = (
    ("file.open", "file.save"),
    ("edit.undo", "edit.redo"),
    ("insert.card", "insert.step", "insert.lane"),
    ("find.find", "app.palette"),
)
_PLUS = frozenset({"insert.card", "insert.step", "insert.lane"})
_LAST = "file.export"


class ActionButton(QToolButton):
    """A button of an action, with an icon of its own if it is given one: Qt would put the action's back each time the
    action changes."""

    def __init__(self, action: WindowAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon: QIcon | None = None
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        self.setAccessibleName(action.iconText())
        self.setAccessibleDescription(action.statusTip())

    def use_icon(self, own: QIcon) -> None:
        """Shows this icon instead of the action's."""
        self._icon = own
        self.setIcon(own)

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """The tool bar sets one size of icons; those with words beside them need some room to breathe."""
        super().initStyleOption(option)
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            option.iconSize = _ICON_BEFORE_WORDS

    def actionEvent(self, event: QActionEvent) -> None:
        super().actionEvent(event)
        if self._icon is not None:
            self.setIcon(self._icon)


class ToolBar(QToolBar):
    """Groups of buttons from the start on, and the one filled button at the end."""

    def __init__(self, window: "EditorWindow", qactions: WindowActions) -> None:
        super().__init__(say("Tool bar"), window)
        self.setObjectName("tool_bar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(_ICON)
        self.setFixedHeight(HEIGHT)
        self._worded: list[QToolButton] = []
        for group in _GROUPS:
            known = [name for name in group if name in qactions.all]
            if known and self.actions():
                self.addSeparator()
            for name in known:
                self._add(qactions, name)
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        if _LAST in qactions.all:
            self._add(qactions, _LAST)
        self._room_for_words = self.sizeHint().width()

    def _add(self, qactions: WindowActions, name: str) -> None:
        button = ActionButton(qactions.all[name], self)
        if name in _PLUS:
            button.use_icon(icon("plus", room=True))
        if name == _LAST:
            button.setProperty("filled", True)
            button.use_icon(icon(qactions.all[name].entry.icon, "on_fill", room=True))
        if name in _PLUS or name == _LAST:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._worded.append(button)
        self.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = event.size().width() >= self._room_for_words
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if fits else style.ToolButtonIconOnly
        for button in self._worded:
            button.setToolButtonStyle(wanted)
