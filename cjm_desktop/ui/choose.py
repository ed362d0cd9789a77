"""Asks the user for files. Tests, and whoever drives the window from outside, put their own answers in its place."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

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


class FileDialogs:
    """The system's own file dialogs."""

    def open(self, parent: QWidget, folder: Path | None) -> list[Path]:
        wanted = " ".join(f"*{suffix}" for suffix in MAP_SUFFIXES)
        kinds = f"{say('Customer journey maps')} ({wanted});;{say('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(parent, say("Open maps"), str(folder or Path.home()), kinds)
        return [Path(name) for name in names]

    def save(self, parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            parent, title, str(suggestion), kinds, options=QFileDialog.Option.DontConfirmOverwrite
        )
        return Path(name) if name else None
