"""The program as a whole: its settings, its one text engine, its windows, and how maps come into them.

One object for the process. Saving and closing are in ``files``; what a window looks like is its own affair.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.assembly.templates import DEFAULT_TEMPLATE, new_map
from cjm_desktop.edit.operations import change_about, duplicate_map
from cjm_desktop.errors import CjmError
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.resources import resource_path
from cjm_desktop.settings.store import Settings
from cjm_desktop.storage import Loaded, load
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.theme.themes import DEFAULT_THEME, theme_names
from cjm_desktop.ui.application import Application
from cjm_desktop.ui.choose import Choose, FileDialogs
from cjm_desktop.ui.exports import Exports
from cjm_desktop.ui.files import FileNotices, may_close
from cjm_desktop.ui.language import language as spoken_language
from cjm_desktop.ui.language import say_count, translate
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.recent import RecentFiles
from cjm_desktop.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow
    from cjm_desktop.ui.style.appearance import Appearance

__all__ = ["Program"]

_TOLD = 3
"""So many notices about a file are shown one by one."""


class Program(QObject):
    """Owns what windows share. ``windows`` holds the open ones in the order in which they were opened."""

    windows_changed = Signal()
    map_shown = Signal()
    """A window shows another map."""

    def __init__(
        self,
        settings: Settings,
        appearance: "Appearance | None" = None,
        *,
        choose: Choose | None = None,
        make_window: "Callable[[Program, OpenMap | None], EditorWindow] | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.appearance = appearance
        self.engine = QtTextEngine()
        self.choose: Choose = choose or FileDialogs()
        self._picture_folder: Path | None = None
        self.recent = RecentFiles(settings.get("recent"), self._keep_recent, self)
        self.exports = Exports(self)
        self.thumbnails = Thumbnails(self.engine, self)
        self.windows: list[EditorWindow] = []
        self._make_window = make_window or _editor_window
        self._agreed: set[EditorWindow] = set()
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.exports.stop_all)
        if isinstance(application, Application):
            application.file_opened.connect(self._open_from_outside)

    # Windows

    def new_window(self, open_map: OpenMap | None = None) -> "EditorWindow":
        """Shows a window with a map, or with the start page."""
        window = self._make_window(self, open_map)
        self.windows.append(window)
        if open_map is not None:
            FileNotices(window, open_map)
        window.show()
        self.windows_changed.emit()
        return window

    def show_start_page(self) -> "EditorWindow":
        """Raises a window with the start page; opens one if there is none."""
        found = next((window for window in self.windows if window.open_map is None), None)
        if found is None:
            return self.new_window()
        _raise(found)
        return found

    def window_closed(self, window: "EditorWindow") -> None:
        """Forgets a window; windows call this when they have agreed to be closed."""
        if window in self.windows:
            self.windows.remove(window)
            self._agreed.discard(window)
            self.windows_changed.emit()

    def may_close(self, window: "EditorWindow") -> bool:
        """Whether a window may be closed; the user is asked, once, if something would be lost."""
        return window in self._agreed or may_close(window)

    def quit(self) -> bool:
        """Closes every window after asking for each; if the user says no for one of them, all stay open."""
        agreed: set[EditorWindow] = set()
        for window in tuple(self.windows):
            if not may_close(window):
                return False
            agreed.add(window)
        self._agreed = agreed
        for window in tuple(self.windows):
            window.close()
        return True

    # Maps

    def open_paths(self, paths: Iterable[Path], window: "EditorWindow | None" = None) -> bool:
        """Opens maps, each in a window of its own; one that can't be read doesn't keep the others from it.
        Answers whether all could be opened."""
        results = [self.open_path(path, window) for path in paths]
        return all(results)

    def open_path(self, path: Path, window: "EditorWindow | None" = None) -> bool:
        """Opens a map: in ``window`` if nothing is in it that could be lost, else in a new one. A map that is open
        already has its window raised. Where it can't be read, ``window`` says why and stays as it is."""
        path = path.absolute()
        there = self.window_of(path)
        if there is not None:
            _raise(there)
            return True
        with _busy():
            loaded = self._loaded(path, window)
            if loaded is None:
                return False
            open_map = self._opened(loaded.document, path, loaded.read_only)
            shown = self.show_map(open_map, window)
        self.recent.add(path)
        self._tell(loaded, shown)
        return True

    def new_map(
        self,
        template: str | None = None,
        language: str | None = None,
        window: "EditorWindow | None" = None,
    ) -> "EditorWindow":
        """Shows a new map from a template (``None``: the usual one) in a language (``None``: the window's)."""
        document = new_map(template or DEFAULT_TEMPLATE, language or spoken_language())
        author = str(self.settings.get("author")).strip()
        if author:
            document = change_about(document, authors=(author,))
        return self.show_map(self._opened(document), window)

    def open_sample(self, name: str, window: "EditorWindow | None" = None) -> "EditorWindow | None":
        """Shows a copy of a shipped map (``shop-en``) that belongs to no file."""
        loaded = self._loaded(resource_path("samples", f"{name}.cjm"), window)
        if loaded is None:
            return None
        return self.show_map(self._opened(duplicate_map(loaded.document)), window)

    def show_map(self, open_map: OpenMap, window: "EditorWindow | None" = None) -> "EditorWindow":
        """Shows a map in ``window`` if that can be reused, else in a new one; answers the window."""
        target = window or next(filter(is_reusable, self.windows), None)
        if target is None or not is_reusable(target):
            return self.new_window(open_map)
        target.set_map(open_map)
        FileNotices(target, open_map)
        self.map_shown.emit()
        _raise(target)
        return target

    def window_of(self, path: Path) -> "EditorWindow | None":
        """The window in which the file ``path`` is open."""
        for window in self.windows:
            open_map = window.open_map
            if open_map is not None and open_map.path is not None and _same(open_map.path, path):
                return window
        return None

    def folder(self) -> Path | None:
        """The folder in which the user opened or saved last, if it is still there."""
        for one in self.recent.files:
            if one.path.parent.is_dir():
                return one.path.parent
        return None

    def choose_picture(self, parent: QWidget) -> Path | None:
        """Asks for a picture's file, where the last one came from or else where maps are; ``None`` if the user
        gave up."""
        path = self.choose.picture(parent, self._picture_folder or self.folder())
        if path is not None:
            self._picture_folder = path.parent
        return path

    # Inside

    @Slot(str)
    def _open_from_outside(self, path: str) -> None:
        self.open_path(Path(path))

    def _opened(self, document: JourneyMap, path: Path | None = None, read_only: bool = False) -> OpenMap:
        """The map in the theme that was chosen last."""
        kept = str(self.settings.get("map_theme"))
        theme = kept if kept in theme_names() else DEFAULT_THEME
        return OpenMap(document, self.engine, path=path, read_only=read_only, theme=theme)

    def _loaded(self, path: Path, window: "EditorWindow | None") -> Loaded | None:
        try:
            return load(path)
        except CjmError as error:
            shown = window or (self.windows[-1] if self.windows else self.new_window())
            shown.messages.error(error)
            return None

    def _tell(self, loaded: Loaded, window: "EditorWindow") -> None:
        """What the user should know about how a file was read."""
        for notice in loaded.notices[:_TOLD]:
            window.messages.notice(notice.sentence(translate), kind="warning")
        further = len(loaded.notices) - _TOLD
        if further > 0:
            window.messages.notice(
                say_count(
                    "{count} more thing in this file was put right.",
                    "{count} more things in this file were put right.",
                    further,
                )
            )

    def _keep_recent(self, files: list[dict[str, Any]]) -> object:
        """Other running programs may have added theirs."""
        self.settings.set("recent", files)
        return self.settings.get("recent")


def is_reusable(window: "EditorWindow") -> bool:
    """Whether another map can take the place of what is in a window: the start page, or an empty map that was
    never touched."""
    open_map = window.open_map
    if open_map is None:
        return True
    session = open_map.session
    touched = open_map.path is not None or open_map.is_modified or session.can_undo or session.can_redo
    return not touched and not open_map.document.cards and not open_map.document.points


def _editor_window(program: Program, open_map: OpenMap | None) -> "EditorWindow":
    from cjm_desktop.ui.main_window import EditorWindow

    return EditorWindow(program, open_map)


@contextmanager
def _busy() -> Iterator[None]:
    """The pointer says that it will take a moment."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def _raise(window: "EditorWindow") -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _same(one: Path, other: Path) -> bool:
    if one == other:
        return True
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
