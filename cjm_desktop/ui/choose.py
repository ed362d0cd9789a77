"""Asks the user for files. Tests, and whoever drives the window from outside, put their own answers in its place."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from cjm_desktop.ui.incoming_pictures import SUFFIXES
from cjm_desktop.ui.language import say

__all__ = ["MAP_SUFFIXES", "Choose", "FileDialogs"]

MAP_SUFFIXES = (".cjm", ".json")


class Choose(Protocol):
    """Where file names come from. ``None`` or nothing: the user gave up."""

    def open(self, parent: QWidget, folder: Path | None) -> list[Path]:
        """Maps to open, looked for in ``folder`` first."""

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
        """A name to write to. ``kinds`` is a filter as file dialogs take it. Whether a file that is there already
        may be overwritten isn't asked here."""

    def picture(self, parent: QWidget, folder: Path | None) -> Path | None:
        """A picture to put into a map, looked for in ``folder`` first."""


class FileDialogs:
    """The system's own file dialogs."""

    def open(self, parent: QWidget, folder: Path | None) -> list[Path]:
        kinds = _filter(say("Customer journey maps"), MAP_SUFFIXES)
        names, _ = QFileDialog.getOpenFileNames(parent, say("Open maps"), str(folder or Path.home()), kinds)
        return [Path(name) for name in names]

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            parent, title, str(suggestion), kinds, options=QFileDialog.Option.DontConfirmOverwrite
        )
        return Path(name) if name else None

    def picture(self, parent: QWidget, folder: Path | None) -> Path | None:
        kinds = _filter(say("Pictures"), sorted(SUFFIXES))
        title = say("Choose a picture")
        name, _ = QFileDialog.getOpenFileName(parent, title, str(folder or Path.home()), kinds)
        return Path(name) if name else None


def _filter(kind: str, suffixes: Iterable[str]) -> str:
    """As file dialogs take it: this kind of files first, and all as the way out."""
    wanted = " ".join(f"*{suffix}" for suffix in suffixes)
    return f"{kind} ({wanted});;{say('All files')} (*)"
