"""The palette: what can be put on the map, to be dragged there or, by a press, added where the focus is."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cjm_desktop.lanes.channels import CHANNELS
from cjm_desktop.lanes.registry import Kind, kinds
from cjm_desktop.theme.themes import load_theme
from cjm_desktop.ui.language import say
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.palette_entry import PaletteEntry
from cjm_desktop.ui.widgets.roving import RovingFocus
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

__all__ = ["PalettePanel"]

WIDTH = 200
_CHANNEL_KIND = "touchpoint"
_FIRST = ("action", "touchpoint", "thought", "emotion", "pain", "opportunity", "image", "metric", "text")
"""The kinds that most maps need, in this order; all others follow by their names."""


def ordered_kinds() -> list[Kind]:
    """All lane kinds in the order in which people look for them."""
    known = kinds()
    first = [known[kind] for kind in _FIRST if kind in known]
    others = [kind for kind in known.values() if kind.id not in _FIRST]
    return first + sorted(others, key=lambda kind: say(kind.single))


class PalettePanel(QScrollArea):
    """Kinds of cards with their colours, then channels with their icons. Tab goes in and out, arrows go through."""

    wanted = Signal(str, str)
    """A card of this kind, with this channel where one was chosen, is to be added at the focus and edited."""

    def __init__(self, open_map: OpenMap | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(say("Palette"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.entries: list[PaletteEntry] = []
        self._inner = QWidget(self)
        self._roving = RovingFocus(self)
        self._roving.moved.connect(self._show)
        self._open_map: OpenMap | None = None
        self._build()
        self.set_map(open_map)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def set_map(self, open_map: OpenMap | None) -> None:
        """Offers things for this map; without one, or for one that can only be read, nothing can be pressed."""
        if self._open_map is not None:
            self._open_map.state_changed.disconnect(self._follow)
        self._open_map = open_map
        if open_map is not None:
            open_map.state_changed.connect(self._follow)
        self._follow()

    def _build(self) -> None:
        inner = self._inner
        inner.setObjectName("palette")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(6)
        column.addWidget(_heading(say("Drag onto the map"), inner))
        for kind in ordered_kinds():
            self._add(column, PaletteEntry(kind.id, "", kind.icon, say(kind.single), inner))
        column.addSpacing(8)
        column.addWidget(_heading(say("Channels"), inner))
        for channel in CHANNELS:
            entry = PaletteEntry(_CHANNEL_KIND, channel.value, channel.icon, say(channel.title), inner)
            self._add(column, entry)
        column.addStretch(1)
        self.setWidget(inner)
        self._roving.set_buttons(self.entries)

    def _add(self, column: QVBoxLayout, entry: PaletteEntry) -> None:
        name = entry.text()
        what = say("Touchpoint: {channel}", channel=name) if entry.channel else name
        entry.setAccessibleName(what)
        entry.setAccessibleDescription(say("Press to add one where the focus is, or drag it onto the map."))
        entry.setToolTip(
            say("{what}: drag it onto the map, or press to add one where the focus is", what=what)
        )
        entry.clicked.connect(self._press)
        column.addWidget(entry)
        self.entries.append(entry)

    @Slot()
    def _follow(self) -> None:
        open_map = self._open_map
        self._inner.setEnabled(open_map is not None and not open_map.read_only)
        theme = open_map.theme if open_map else load_theme()
        for entry in self.entries:
            entry.set_theme(theme)

    @Slot()
    def _press(self) -> None:
        entry = self.sender()
        if isinstance(entry, PaletteEntry):
            self.wanted.emit(entry.kind, entry.channel)

    @Slot(object)
    def _show(self, entry: PaletteEntry) -> None:
        self.ensureWidgetVisible(entry, 0, 24)


def _heading(text: str, parent: QWidget) -> QLabel:
    label = WrappedLabel(text, parent)
    label.setProperty("role", "heading")
    return label
