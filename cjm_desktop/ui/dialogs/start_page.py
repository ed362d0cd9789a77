"""What a window without a map shows: templates for a new one, finished ones to look at, and the recent ones."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.assembly.samples import Sample, samples
from cjm_desktop.errors import StorageError
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import load
from cjm_desktop.ui.dialogs.picture_card import PictureCard
from cjm_desktop.ui.dialogs.recent_list import RecentList
from cjm_desktop.ui.dialogs.templates import TemplateChoice, card_grid, section
from cjm_desktop.ui.dropping import accept_copy
from cjm_desktop.ui.files import open_files
from cjm_desktop.ui.language import language, own_name, say
from cjm_desktop.ui.style.fonts import interface_font
from cjm_desktop.ui.widgets.icon_button import IconButton
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["StartPage"]

_WIDEST = 1180
_NARROW = 900
_MARGIN = 36
_SIDE = 320
_BELOW_TEMPLATES = 1


class StartPage(QScrollArea):
    """The start page of one window. Everything on it can be reached with Tab, cards with arrows too."""

    def __init__(self, window: "EditorWindow", parent: QWidget | None = None) -> None:
        super().__init__(parent or window)
        self._window = window
        self._program = window.program
        self.setObjectName("start_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setProperty("surface", "window")
        self.cards: list[PictureCard] = []
        self._is_narrow = False
        self._page = QWidget()
        self._page.setProperty("surface", "window")
        self.setWidget(self._page)
        self._build()

    # The parts

    def _build(self) -> None:
        outer = QHBoxLayout(self._page)
        outer.setContentsMargins(_MARGIN, 28, _MARGIN, 28)
        outer.addStretch(1)
        content = QWidget(self._page)
        content.setMaximumWidth(_WIDEST)
        outer.addWidget(content, 1000)
        outer.addStretch(1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addLayout(self._heading(content))
        self._halves = QHBoxLayout()
        self._halves.setSpacing(36)
        self._halves.addLayout(self._maps(content), 1)
        self._side = self._recent_maps(content)
        self._halves.addWidget(self._side)
        column.addLayout(self._halves)
        column.addStretch(1)

    def _heading(self, parent: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(4)
        title = QLabel(say("Customer journey maps"), parent)
        title.setFont(interface_font(26, bold=True))
        words.addWidget(title)
        hint = WrappedLabel(
            say("Start from a template, look at a finished map, or open one of yours."), parent
        )
        hint.setProperty("role", "soft")
        words.addWidget(hint)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.open_button = IconButton("open", say("Open…"), parent, "on_fill")
        self.open_button.setProperty("filled", True)
        self.open_button.setToolTip(say("Open a map from a file"))
        self.open_button.clicked.connect(self._open)
        line.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _maps(self, parent: QWidget) -> QVBoxLayout:
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.templates = TemplateChoice(self._program.thumbnails, parent)
        self.templates.chosen.connect(self._new)
        self.cards += self.templates.cards
        self._column.addWidget(self.templates)
        self._column.addSpacing(14)
        self._column.addWidget(section(say("Finished maps to look at"), parent))
        self._column.addWidget(self._sample_cards(parent))
        self._column.addStretch(1)
        return self._column

    def _sample_cards(self, parent: QWidget) -> QWidget:
        box, grid = card_grid(parent)
        for one in sorted(samples(), key=lambda sample: sample.language != language()):
            card = PictureCard(
                f"sample {one.id}",
                one.title,
                own_name(one.language),
                partial(_sample_map, one),
                self._program.thumbnails,
                box,
            )
            card.chosen.connect(self._sample)
            grid.addWidget(card)
            self.cards.append(card)
        return box

    def _recent_maps(self, parent: QWidget) -> QWidget:
        box = QWidget(parent)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        heading = section(say("Recent maps"), box)
        heading.setMinimumHeight(self.templates.language_box.sizeHint().height())  # level with that beside it
        column.addWidget(heading)
        self.recent_list = RecentList(self._program.recent, box)
        self.recent_list.chosen.connect(self._open_recent)
        column.addWidget(self.recent_list)
        hint = WrappedLabel(say("You can also drop map files here."), box)
        hint.setProperty("role", "soft")
        column.addWidget(hint)
        column.addStretch(1)
        box.setFixedWidth(_SIDE)
        return box

    # What the user does

    @Slot(str, str)
    def _new(self, template: str, language_code: str) -> None:
        self._program.new_map(template, language_code, self._window)

    @Slot(str)
    def _sample(self, name: str) -> None:
        self._program.open_sample(name.split()[1], self._window)

    @Slot()
    def _open(self) -> None:
        open_files(self._window)

    @Slot(str)
    def _open_recent(self, path: str) -> None:
        self._program.open_path(Path(path), self._window)

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.cards and self.focusWidget() is None:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < _NARROW
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._place_side()

    def _place_side(self) -> None:
        """Recent maps stand beside the others, or where there is no room between templates and samples."""
        old, new = (self._halves, self._column) if self._is_narrow else (self._column, self._halves)
        old.removeWidget(self._side)
        new.insertWidget(_BELOW_TEMPLATES if self._is_narrow else -1, self._side)
        self._side.setMinimumWidth(0 if self._is_narrow else _SIDE)
        self._side.setMaximumWidth(_WIDEST if self._is_narrow else _SIDE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        accept_copy(event)
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if len(paths) < len(urls):
            self._window.messages.error(
                StorageError("This isn't a file on this computer.", advice="Save it to a folder first.")
            )
        self._program.open_paths(paths, self._window)


def _sample_map(sample: Sample) -> JourneyMap:
    return load(sample.path).document
