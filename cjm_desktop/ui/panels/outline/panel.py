"""The outline panel: the tree, and above it the choice of its order and a button that adds."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.outline.places import Order
from cjm_desktop.ui.panels.outline.view import OutlineView
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.labels import EmptyHint
from cjm_desktop.ui.widgets.margins import margins
from cjm_desktop.ui.widgets.segmented import Segmented

__all__ = ["OutlinePanel"]


class OutlinePanel(QWidget):
    """Shows one map, or a hint where there is none."""

    def __init__(self, open_map: OpenMap | None, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = OutlineView(messages, self)
        self.setFocusProxy(self.view)
        self._hint = EmptyHint(
            "outline",
            say("Open a map, or make a new one: here it can be read and edited as a list."),
            parent=self,
        )
        self._full = QWidget(self)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        tree = QVBoxLayout()
        tree.setContentsMargins(margins(self, 8, 0, 0, 0))
        tree.addWidget(self.view)
        column.addLayout(tree, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._hint)
        self.set_map(open_map)

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows this map."""
        self.view.set_map(open_map)
        self._add.setEnabled(open_map is not None and not open_map.read_only)
        self._stack.setCurrentWidget(self._full if open_map is not None else self._hint)

    @property
    def order(self) -> Order:
        """Along the journey or lane by lane."""
        return self.view.outline.order

    def set_order(self, order: Order) -> None:
        """Shows the map in this order; the current entry stays, as far as this order has it."""
        self.orders.set_value(order)
        if order != self.order:
            self.view.set_order(order)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 12, 8)
        bar.setSpacing(2)
        choices = [("steps", say("By steps")), ("lanes", say("By lanes"))]
        self.orders = Segmented(choices, say("Order of the outline"), parent=self)
        self.orders.set_value("steps")
        self.orders.setToolTip(say("Show the map along the journey, or lane by lane"))
        self.orders.changed.connect(self._choose)
        bar.addWidget(self.orders, 4)
        bar.addStretch(1)
        self._add = QToolButton(self)
        self._add.setIcon(icon("plus"))
        self._add.setAccessibleName(say("Add"))
        self._add.setToolTip(
            say("Add one more after the current entry, or a card in the current cell (Ctrl+Enter)")
        )
        self._add.clicked.connect(self.view.add)
        bar.addWidget(self._add)
        return bar

    @Slot(str)
    def _choose(self, value: str) -> None:
        self.set_order("lanes" if value == "lanes" else "steps")
