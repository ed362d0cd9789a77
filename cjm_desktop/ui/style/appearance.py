"""Dresses the application: font, palette and style sheet, light or dark, as the user or the system wants it."""

from typing import Literal, get_args

from PySide6.QtCore import QDir, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from cjm_desktop.resources import resource_path
from cjm_desktop.ui.language import is_rtl
from cjm_desktop.ui.style.fonts import interface_font
from cjm_desktop.ui.style.palette import DARK, LIGHT, Colours, colours, qt_palette, use_colours
from cjm_desktop.ui.style.sheet import MARKS, style_sheet

Choice = Literal["system", "light", "dark"]
CHOICES: tuple[Choice, ...] = get_args(Choice)


class Appearance(QObject):
    """The look of one application. ``current`` is always what the application wears.

    Made once, before the first window; the language must have been chosen (``speak``).
    """

    changed = Signal()
    """Light has become dark or the other way round, and everything is dressed already."""

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice = _known(choice)
        QDir.setSearchPaths(MARKS, [str(resource_path("icons", "marks"))])
        application.setStyle("Fusion")
        self._tell_system()
        self.follow_language()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def current(self) -> Colours:
        """The table in force."""
        return colours()

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark; an unknown choice follows the system."""
        self._choice = _known(choice)
        self._tell_system()
        self._follow()

    def follow_language(self) -> None:
        """Takes over the direction and the fonts of the language that is spoken now."""
        direction = Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)
        self._application.setFont(interface_font())
        self._dress(self._wanted())

    @Slot()
    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not colours():
            self._dress(wanted)
            self.changed.emit()

    def _wanted(self) -> Colours:
        if self._choice == "system":
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _tell_system(self) -> None:
        """What the system draws, such as title bars, goes along."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._application.styleHints().setColorScheme(schemes.get(self._choice, Qt.ColorScheme.Unknown))

    def _dress(self, table: Colours) -> None:
        use_colours(table)
        self._application.setPalette(qt_palette(table))
        self._application.setStyleSheet(style_sheet(table, right_to_left=is_rtl()))


def _known(choice: str) -> Choice:
    return next((known for known in CHOICES if known == choice), "system")
