"""Saving and closing: from what a window shows to its file, with every question that has to be asked on the way.

Everything answers whether it was done. Nothing here can lose a map: what fails is told, and the map stays open as it
is. How a file is written is ``storage``'s affair.
"""

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.errors import CjmError, StorageError
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import load
from cjm_desktop.storage import save as write
from cjm_desktop.ui.choose import MAP_SUFFIXES
from cjm_desktop.ui.disk import FileWatch
from cjm_desktop.ui.language import say, translate
from cjm_desktop.ui.messages import Choice
from cjm_desktop.ui.open_map import OpenMap

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = [
    "FileNotices",
    "may_close",
    "may_overwrite",
    "open_files",
    "reload",
    "save",
    "save_as",
    "save_copy",
    "shown_title",
    "suggested_name",
    "watch_of",
]

_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def open_files(window: "EditorWindow") -> bool:
    """Asks for maps and opens them."""
    return window.program.open_paths(window.program.choose.open(window, _folder(window)), window)


def save(window: "EditorWindow") -> bool:
    """Writes the map to its file; to one that is asked for if it has none yet or mustn't be written to its own."""
    open_map = _settled(window)
    if open_map is None:
        return False
    if open_map.path is None or open_map.read_only:
        return save_as(window)
    if watch_of(open_map).state() == "changed":
        answer = window.messages.ask(
            say("The file was changed by another program"),
            say(
                "“{file}” isn't as it was when you opened or saved it. Saving now would overwrite those changes.",
                file=open_map.path.name,
            ),
            (
                Choice("copy", say("Save a copy…"), is_default=True),
                Choice("overwrite", say("Overwrite"), is_destructive=True),
                Choice("cancel", say("Cancel")),
            ),
        )
        if answer == "copy":
            return save_copy(window)
        if answer != "overwrite":
            return False
    return _save_to(window, open_map, open_map.path)


def save_as(window: "EditorWindow") -> bool:
    """Asks for a name, writes the map there and goes on with that file."""
    open_map = _settled(window)
    if open_map is None:
        return False
    path = _ask_for_name(window, open_map, say("Save map as"))
    if path is None or not _save_to(window, open_map, path):
        return False
    window.messages.notice(say("Saved as “{file}”", file=path.name))
    return True


def save_copy(window: "EditorWindow") -> bool:
    """Asks for a name and writes a copy there; the window goes on with the file it had."""
    open_map = _settled(window)
    if open_map is None:
        return False
    path = _ask_for_name(window, open_map, say("Save a copy of the map"))
    if path is None or not _written(window, open_map.document, path):
        return False
    window.messages.notice(say("Saved a copy as “{file}”", file=path.name))
    return True


def may_close(window: "EditorWindow") -> bool:
    """Whether a window can be closed without losing anything that the user wants to keep."""
    open_map = _settled(window)
    if not _may_stop_export(window):
        return False
    if open_map is None or not open_map.is_modified:
        return True
    window.raise_()
    answer = window.messages.ask(
        say("Save the changes?"),
        say("“{title}” has changes that aren't saved yet.", title=shown_title(open_map)),
        (
            Choice("save", say("Save"), is_default=True),
            Choice("discard", say("Don't save"), is_destructive=True),
            Choice("cancel", say("Cancel")),
        ),
    )
    return save(window) if answer == "save" else answer == "discard"


def _may_stop_export(window: "EditorWindow") -> bool:
    exports = window.program.exports
    if not exports.is_running(window):
        return True
    answer = window.messages.ask(
        say("Stop the export?"),
        say("The map is still being exported. Closing the window stops that."),
        (
            Choice("wait", say("Keep the window open"), is_default=True),
            Choice("stop", say("Stop the export"), is_destructive=True),
        ),
    )
    if answer != "stop":
        return not exports.is_running(window)
    exports.stop(window)
    return True


def reload(window: "EditorWindow") -> bool:
    """Takes over what another program has written; one step of the history, so that it can be undone."""
    open_map = window.open_map
    if open_map is None or open_map.path is None:
        return False
    try:
        loaded = load(open_map.path)
    except CjmError as error:
        window.messages.error(error)
        return False
    if loaded.read_only or open_map.read_only:
        fresh = OpenMap(
            loaded.document,
            open_map.engine,
            path=open_map.path,
            read_only=loaded.read_only,
            theme=open_map.theme.name,
        )
        window.set_map(fresh)
        FileNotices(window, fresh)
        return True
    open_map.become(say("Reload from disk"), loaded.document)
    open_map.mark_saved()
    watch_of(open_map).follow(open_map.path)
    return True


def may_overwrite(window: "EditorWindow", path: Path) -> bool:
    """Whether ``path`` may be written: there is nothing yet, or the user agrees to lose it."""
    if not path.is_file():
        return True
    answer = window.messages.ask(
        say("Overwrite the file?"),
        say("“{file}” exists already.", file=path.name),
        (
            Choice("overwrite", say("Overwrite"), is_default=True),
            Choice("cancel", say("Cancel")),
        ),
    )
    return answer == "overwrite"


def suggested_name(document: JourneyMap) -> str:
    """A file name (without a suffix) after the map's title that every system can use."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", document.title).split())[:_LONGEST_NAME].strip(" .")
    return say("Untitled map") if not name or _DEVICES.fullmatch(name) else name


def shown_title(open_map: OpenMap) -> str:
    """What a map is called in questions and titles: its title, else its file's name."""
    title = " ".join(open_map.document.title.split())
    if title:
        return title
    return open_map.path.stem if open_map.path else say("Untitled map")


def watch_of(open_map: OpenMap) -> FileWatch:
    """Who watches the map's file."""
    found = open_map.findChild(FileWatch)
    return found if isinstance(found, FileWatch) else FileWatch(open_map)


class FileNotices(QObject):
    """Tells a window what other programs do to the file of its map. Lives as long as the map."""

    def __init__(self, window: "EditorWindow", open_map: OpenMap) -> None:
        super().__init__(open_map)
        self._window = window
        self._map = open_map
        watch = watch_of(open_map)
        if open_map.path is not None:
            watch.follow(open_map.path)
        watch.noticed.connect(self._noticed)

    def _noticed(self, state: str) -> None:
        path = self._map.path
        if path is None or state == "same":
            return
        messages = self._window.messages
        if state == "gone":
            self._map.mark_unsaved()
            messages.notice(
                say("“{file}” was deleted or moved. Saving writes it again.", file=path.name),
                action_text=say("Save"),
                action=self._save,
                seconds=0,
                kind="warning",
            )
        else:
            messages.notice(
                say("“{file}” was changed by another program.", file=path.name),
                action_text=say("Reload"),
                action=self._reload,
                further=(say("Keep mine"), self._keep),
                seconds=0,
                kind="warning",
            )

    def _save(self) -> None:
        save(self._window)

    def _reload(self) -> None:
        reload(self._window)

    def _keep(self) -> None:
        """What is shown stays, and is to be saved: it isn't what stands in the file."""
        watch_of(self._map).keep()
        self._map.mark_unsaved()


def _settled(window: "EditorWindow") -> OpenMap | None:
    """The map, with what is being typed into it."""
    if window.open_map is not None:
        window.editing.keep()
    return window.open_map


def _save_to(window: "EditorWindow", open_map: OpenMap, path: Path) -> bool:
    document = open_map.document
    if not _written(window, document, path):
        return False
    open_map.read_only = False
    open_map.mark_saved(document, path)
    watch_of(open_map).follow(path)
    window.program.recent.add(path)
    return True


def _written(window: "EditorWindow", document: JourneyMap, path: Path) -> bool:
    try:
        write(document, path)
    except CjmError as error:
        window.messages.notice(
            say("The map wasn't saved. {reason}", reason=error.sentence(translate)),
            action_text=say("Save as…"),
            action=partial(save_as, window),
            seconds=0,
            kind="error",
        )
        return False
    return True


def _ask_for_name(window: "EditorWindow", open_map: OpenMap, title: str) -> Path | None:
    """A name with a map's suffix that the user agrees to have written; ``None`` if the user gives up."""
    path = open_map.path
    suggestion = path or (_folder(window) or Path.home()) / f"{suggested_name(open_map.document)}.cjm"
    kinds = f"{say('Customer journey map')} (*.cjm);;JSON (*.json)"
    chosen = window.program.choose.save(window, title, suggestion, kinds)
    if chosen is None:
        return None
    if chosen.suffix.lower() not in MAP_SUFFIXES:
        chosen = chosen.with_name(f"{chosen.name}.cjm")
    other = window.program.window_of(chosen)
    if other is not None and other is not window:
        window.messages.error(
            StorageError(
                "This file is open in another window.",
                where=str(chosen),
                advice="Close it there, or choose another name.",
            )
        )
        return None
    return chosen if may_overwrite(window, chosen) else None


def _folder(window: "EditorWindow") -> Path | None:
    open_map = window.open_map
    if open_map is not None and open_map.path is not None and open_map.path.parent.is_dir():
        return open_map.path.parent
    return window.program.folder()
