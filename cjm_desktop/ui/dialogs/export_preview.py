"""The side of the export dialog that shows the pages as they will be, and what is wrong with them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cjm_desktop.assembly.compose import Look, warn_of_texts
from cjm_desktop.errors import CjmError, ExportError
from cjm_desktop.export.picture_warnings import warn_of_pictures
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.layout import Layouter, LayoutOptions
from cjm_desktop.layout.pages import POINTS_PER_MM, Page, pages
from cjm_desktop.layout.scene import Scene
from cjm_desktop.theme.themes import load_theme
from cjm_desktop.ui.dialogs.page_picture import PagePicture
from cjm_desktop.ui.export_choices import ExportChoices
from cjm_desktop.ui.language import say, say_count, say_number, translate
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.widgets.icon_button import SignButton
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

__all__ = ["ExportPreview", "scene_for"]

_REST_MS = 120
"""The preview follows when the user's hand comes to rest."""
_USUAL_DPI = 192
_MOST_WARNINGS = 3
_SEVERAL_PAGES = frozenset({"pdf"})


@dataclass(frozen=True, slots=True)
class _Shown:
    """A scene and the look it was made for."""

    look: Look
    scene: Scene
    warnings: tuple[str, ...]


class ExportPreview(QWidget):
    """Follows the choices of the dialog. ``problem`` is a sentence if they can't be exported, else empty."""

    def __init__(self, open_map: OpenMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = open_map
        self._choices: ExportChoices | None = None
        self._shown: _Shown | None = None
        self._pages: tuple[Page, ...] = ()
        self._page = 0
        self.problem = ""
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self.refresh)
        self._build()

    def _build(self) -> None:
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 12)
        self.picture = PagePicture(self)
        self.picture.setAccessibleName(say("Preview of the page"))
        column.addWidget(self.picture, 1)
        line = QHBoxLayout()
        self.back_button = SignButton("arrow-start", say("Previous page"), self)
        self.forth_button = SignButton("arrow-end", say("Next page"), self)
        self.back_button.clicked.connect(self._turn_back)
        self.forth_button.clicked.connect(self._turn_forth)
        self.caption = QLabel(self)
        self.caption.setProperty("role", "soft")
        line.addStretch(1)
        line.addWidget(self.back_button)
        line.addWidget(self.caption)
        line.addWidget(self.forth_button)
        line.addStretch(1)
        column.addLayout(line)
        self.words = WrappedLabel("", self)
        self.words.hide()
        column.addWidget(self.words)

    def follow(self, choices: ExportChoices) -> None:
        """Shows these choices, soon."""
        self._choices = choices
        self._timer.start()

    @Slot()
    def refresh(self) -> None:
        """Shows the choices now."""
        self._timer.stop()
        choices = self._choices
        if choices is None:
            return
        try:
            if self._shown is None or self._shown.look != choices.look:
                self._shown = _made(self._map, choices.look)
            self._pages = _pages(self._shown.scene, choices)
            self.problem = ""
        except CjmError as error:
            self._pages = ()
            self.problem = error.sentence(translate)
        self._page = min(self._page, max(0, len(self._pages) - 1))
        self._show()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages shown, in order."""
        return self._pages

    @property
    def scene(self) -> Scene | None:
        """The scene shown."""
        return self._shown.scene if self._shown else None

    def _show(self) -> None:
        several = len(self._pages) > 1
        self.back_button.setVisible(several)
        self.forth_button.setVisible(several)
        self.back_button.setEnabled(self._page > 0)
        self.forth_button.setEnabled(self._page + 1 < len(self._pages))
        if self._pages and self._shown is not None:
            self.picture.show_page(self._shown.scene, self._map.pictures, self._pages[self._page])
        else:
            self.picture.clear()
        self.caption.setText(self._told_size())
        warnings = self._shown.warnings if self._shown else ()
        self.words.setText(self.problem or "\n".join(_shortened(warnings)))
        self.words.setProperty("role", "danger" if self.problem else "soft")
        self.words.style().polish(self.words)
        self.words.setVisible(bool(self.words.text()))

    def _told_size(self) -> str:
        if not self._pages or self._choices is None:
            return ""
        page = self._pages[self._page]
        if self._choices.suffix == "png":
            pixels = (self._choices.options.dpi or _USUAL_DPI) / 72
            return say(
                "{width} × {height} pixels",
                width=say_number(max(1, round(page.width * pixels))),
                height=say_number(max(1, round(page.height * pixels))),
            )
        size = say(
            "{width} × {height} mm",
            width=say_number(round(page.width / POINTS_PER_MM)),
            height=say_number(round(page.height / POINTS_PER_MM)),
        )
        if len(self._pages) == 1:
            return size
        return say(
            "Page {page} of {count} · {size}",
            page=say_number(self._page + 1),
            count=say_number(len(self._pages)),
            size=size,
        )

    def _turn_back(self) -> None:
        self._page = max(0, self._page - 1)
        self._show()

    def _turn_forth(self) -> None:
        self._page = min(len(self._pages) - 1, self._page + 1)
        self._show()


def scene_for(open_map: OpenMap, look: Look) -> Scene:
    """The map in a look; its own scene where that is the same. Raises ``CjmError`` if it can't be laid out."""
    if look == Look(LayoutOptions(), open_map.theme.name) and not open_map.is_previewing:
        return open_map.scene
    document = open_map.document
    words = words_for(document.language)
    return Layouter(open_map.engine, load_theme(look.theme), words, kinds(), look.layout).scene(document)


def _made(open_map: OpenMap, look: Look) -> _Shown:
    scene = scene_for(open_map, look)
    told: dict[str, None] = {}

    def warn(error: ExportError) -> None:
        told[error.sentence(translate)] = None

    warn_of_texts(scene, open_map.engine, warn)
    warn_of_pictures(scene, open_map.pictures, warn)
    return _Shown(look, scene, tuple(told))


def _pages(scene: Scene, choices: ExportChoices) -> tuple[Page, ...]:
    options = choices.options
    found = pages(scene, options.page, options.orientation, options.margin, options.scale)
    if len(found) > 1 and choices.suffix not in _SEVERAL_PAGES:
        raise ExportError(
            "At this scale the map takes {count} pages, but a picture holds one.",
            advice="Leave out the scale, choose the page “fit”, or export a PDF.",
            params={"count": len(found)},
        )
    return found


def _shortened(warnings: tuple[str, ...]) -> list[str]:
    lines = list(warnings[:_MOST_WARNINGS])
    further = len(warnings) - _MOST_WARNINGS
    if further > 0:
        lines.append(say_count("{count} further warning", "{count} further warnings", further))
    return lines
