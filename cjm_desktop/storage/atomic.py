"""Replaces a file in one go: afterwards it is the old one or the new one, whole, never a part of either.

Serves maps and exports alike; knows nothing of what is written.
"""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cjm_desktop.errors import StorageError

__all__ = ["file_error", "replacing"]

_CHOOSE_FOLDER = "Choose a folder that exists, or make this one first."
_CHOOSE_NAME = "Choose another name."
_CHOOSE_PLACE = "Choose another folder, or ask for the right to write here."

_REASONS: dict[str, tuple[str, str]] = {
    "ENOENT": ("There is no such file or folder.", "Check the name."),
    "ENOTDIR": ("A part of the path isn't a folder.", "Check the path."),
    "EISDIR": ("This is a folder, not a file.", "Give the name of a file."),
    "EACCES": ("There is no permission for this file or folder.", _CHOOSE_PLACE),
    "EPERM": ("There is no permission for this file or folder.", _CHOOSE_PLACE),
    "EROFS": ("Nothing can be written here: the disk is read-only.", _CHOOSE_PLACE),
    "ENOSPC": ("The disk is full.", "Free some space, or choose another disk."),
    "EDQUOT": ("Your share of the disk is used up.", "Free some space, or choose another disk."),
    "EFBIG": ("The file is too large for this disk.", "Choose another disk."),
    "ENAMETOOLONG": ("The name is too long.", "Choose a shorter one."),
    "ELOOP": ("The links at this path go round in a circle.", _CHOOSE_NAME),
    "EBUSY": ("Another program uses the file.", "Close it there and try again."),
    "ETXTBSY": ("Another program uses the file.", "Close it there and try again."),
    "EINVAL": ("The name can't be used on this disk.", _CHOOSE_NAME),
    "EIO": ("The disk or the network drive doesn't answer as it should.", "Choose another place."),
}


def file_error(error: OSError | ValueError, path: Path) -> StorageError:
    """What the system says about the file ``path``, in words for its user."""
    code = error.errno if isinstance(error, OSError) else errno.EINVAL  # ValueError: a name with a zero byte
    name = errno.errorcode.get(code or 0, "")
    if name in _REASONS:
        message, advice = _REASONS[name]
        return StorageError(message, where=str(path), advice=advice)
    reason = error.strerror if isinstance(error, OSError) else None
    return StorageError(
        "The file can't be used: {reason}.",
        where=str(path),
        advice="Choose another place.",
        params={"reason": reason or str(error)},
    )


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file ``path`` when the block ends, and are dropped when it fails.

    The bytes go to a hidden file beside it, which is flushed to disk and then takes the place of ``path``. The
    permissions of a file that is already there are kept; a link stays, what it points to is replaced. What is
    no ordinary file (a device, a pipe) is written directly. Raises ``StorageError`` for trouble with the file,
    which every ``OSError`` of the block is taken to be; other errors pass through.
    """
    if _is_special(path):
        with _explained(path), path.open("wb") as special:
            yield special
        return
    target, mode = _target(path)
    with _explained(path):
        draft, stream = _draft(target)
        try:
            with stream:
                if mode is not None:
                    _keep_mode(stream, mode)
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(draft, target)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise
    _flush_folder(target.parent)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise file_error(error, path) from error


def _is_special(path: Path) -> bool:
    """Whether ``path`` is a device, a pipe or a name for an open file of this process, like ``/dev/stdout``."""
    with suppress(OSError, ValueError):
        link = os.readlink(path) if path.is_symlink() else ""
        if link.startswith("/proc/") or os.path.realpath(path.parent).startswith("/proc/"):
            return True
        mode = path.stat().st_mode
        return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
    return False


def _target(path: Path) -> tuple[Path, int | None]:
    """The file that is to be replaced, links followed, and its mode; ``None`` if there is none yet."""
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode
    except FileNotFoundError:
        if target.parent.is_dir():
            return target, None
        raise StorageError(
            "The folder “{folder}” doesn't exist.",
            where=str(path),
            advice=_CHOOSE_FOLDER,
            params={"folder": path.parent},
        ) from None
    except (OSError, ValueError) as error:
        raise file_error(error, path) from None
    if stat.S_ISDIR(mode):
        raise file_error(IsADirectoryError(errno.EISDIR, ""), path)
    if stat.S_ISREG(mode) and not os.access(target, os.W_OK):
        raise StorageError(
            "The file is write-protected.",
            where=str(path),
            advice="Choose another name, or lift the protection.",
        )
    return target, mode


def _draft(target: Path) -> tuple[Path, BinaryIO]:
    """A new hidden file beside ``target``, with the permissions that new files get."""
    # The name is cut so that a name of full length can be saved too; 4 bytes a letter, at most 255 in all.
    draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    return draft, draft.open("xb")


def _keep_mode(stream: BinaryIO, mode: int) -> None:
    if sys.platform != "win32":
        # Some network drives know no permissions; that mustn't keep anyone from saving.
        with suppress(PermissionError, NotImplementedError):
            os.fchmod(stream.fileno(), stat.S_IMODE(mode))


def _flush_folder(folder: Path) -> None:
    """Makes the new name last a power cut, where the system can do that."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
