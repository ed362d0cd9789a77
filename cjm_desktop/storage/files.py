"""Reads maps from files and writes them to files.

Knows nothing of how a map stands in a file (``codec``) nor of how a file is replaced (``atomic``).
"""

import stat
from pathlib import Path

import msgspec

from cjm_desktop.errors import CjmError, StorageError
from cjm_desktop.model.records import FORMAT, VERSION, JourneyMap
from cjm_desktop.storage.atomic import file_error, replacing
from cjm_desktop.storage.codec import decode, encode
from cjm_desktop.storage.notices import Loaded
from cjm_desktop.storage.parsing import MAX_BYTES, check_size

__all__ = ["load", "read", "save"]


class _Head(msgspec.Struct):
    format: str = ""
    version: int = 0


def load(path: Path) -> Loaded:
    """The map in the file ``path``. Raises ``StorageError`` or ``DocumentError`` with the place in the file."""
    return decode(read(path), str(path))


def read(path: Path) -> bytes:
    """What the file ``path`` holds. Raises ``StorageError`` if it can't be read or is too large."""
    try:
        check_size(path.stat().st_size, str(path))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise file_error(error, path) from None
    return data


def save(document: JourneyMap, path: Path) -> None:
    """Writes ``document`` to ``path`` in one go: whatever happens, the file there is the old or the new one, whole.

    Raises ``StorageError`` if that can't be done, or if the file there is a map of a newer version;
    ``DocumentError`` if the document can't be written.
    """
    data = encode(document)
    _refuse_newer(path)
    with replacing(path) as stream:
        stream.write(data)


def _refuse_newer(path: Path) -> None:
    version = _version_at(path)
    if version > VERSION:
        raise StorageError(
            "The file there is of a newer version ({version}) of the format and isn't overwritten.",
            where=str(path),
            advice="Save a copy under another name.",
            params={"version": version},
        )


def _version_at(path: Path) -> int:
    """The version of the map that lies at ``path``; 0 if there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return 0
        head = msgspec.json.decode(read(path), type=_Head)
    except (CjmError, OSError, ValueError, RecursionError):
        return 0
    return head.version if head.format == FORMAT else 0
