"""Keeps a window in step with the settings: language, appearance and keys change at once, in every window."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cjm_desktop.i18n.catalogue import user_language
from cjm_desktop.ui.language import language, speak
from cjm_desktop.ui.qt_words import speak_in_qt

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["WindowSettings"]


class WindowSettings(QObject):
    """Listens for one window, until ``stop``."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._window = window
        self._spoken = language()
        settings = window.program.settings
        self._ends = [
            settings.subscribe("language", self._on_language),
            settings.subscribe("appearance", self._on_appearance),
            settings.subscribe("shortcuts", self._on_shortcuts),
            settings.listen(window.messages.error),
        ]

    def stop(self) -> None:
        """The window closes; nothing is to hold it any longer."""
        for end in self._ends:
            end()
        self._ends.clear()

    def _on_language(self, choice: Any) -> None:
        """The first window to hear it makes the whole program speak the language."""
        wanted = user_language() if choice in ("", "auto") else str(choice)
        if wanted != language():
            speak(wanted)
            speak_in_qt()
            if self._window.program.appearance is not None:
                self._window.program.appearance.follow_language()
        if wanted != self._spoken:
            self._spoken = wanted
            self._window.rebuild()

    def _on_appearance(self, choice: Any) -> None:
        if self._window.program.appearance is not None:
            self._window.program.appearance.choose(str(choice))
        self._window.refresh_actions()

    def _on_shortcuts(self, _keys: Any) -> None:
        self._window.window_actions.use_keys()
