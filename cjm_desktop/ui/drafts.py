"""Files in the making: they lie in a temporary folder until they are whole, and take their place in one go.

Knows nothing of what the files hold or who makes them.
"""

import shutil
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from cjm_desktop.errors import StorageError
from cjm_desktop.storage.atomic import replacing

__all__ = ["Draft"]


class Draft:
    """What is written to ``path`` becomes ``target`` by ``deliver``. ``folder`` is for whatever else is needed on the
    way; it goes with ``remove``, or when nobody holds the draft any longer.

    Raises ``StorageError`` at once if it can be known that ``target`` can't be, or there is no temporary folder.
    """

    def __init__(self, target: Path, name: str) -> None:
        _check(target)
        self._folder = _temporary_folder()
        self.target = target
        self.folder = Path(self._folder.path())
        self.path = self.folder / name

    def deliver(self) -> None:
        """Puts the file where it belongs; raises ``StorageError`` if that can't be, and what was there stays."""
        with replacing(self.target) as stream, self.path.open("rb") as draft:
            shutil.copyfileobj(draft, stream)

    def remove(self) -> None:
        """Leaves nothing behind."""
        self._folder.remove()


def _temporary_folder() -> QTemporaryDir:
    """A folder that goes when it is no longer held; ``StorageError`` where the system has no room for one."""
    folder = QTemporaryDir()
    if not folder.isValid():
        # Its path would be empty, and what is put there would come to lie in whatever folder the program runs in.
        raise StorageError(
            "The folder for temporary files can't be used: {reason}",
            advice="Free some space, or set TMPDIR to another folder.",
            params={"reason": folder.errorString()},
        )
    return folder


def _check(target: Path) -> None:
    """What can be known before the work: there is a folder, and no folder of the file's name."""
    if not target.parent.is_dir():
        raise StorageError(
            "The folder “{folder}” doesn't exist.",
            where=str(target),
            advice="Choose a folder that exists, or make this one first.",
            params={"folder": target.parent},
        )
    if target.is_dir():
        raise StorageError(
            "This is a folder, not a file.", where=str(target), advice="Give the name of a file."
        )
