"""Clips as bytes, for the clipboard of the system: they outlive the program and reach other windows of it.

A clip is written as the small map that it holds, so that it is read with the same care as a file, and a later
version can read it. What comes from a clipboard may come from anywhere.
"""

from cjm_desktop.edit.clipboard import Clip
from cjm_desktop.errors import CjmError, StorageError
from cjm_desktop.storage import codec

__all__ = ["MIME_TYPE", "decode", "encode"]

MIME_TYPE = "application/x-cjm-cards+json"


def encode(clip: Clip) -> bytes:
    """The clip as JSON with the version of the format."""
    return codec.encode(clip.part)


def decode(data: bytes) -> Clip:
    """The clip in ``data``; StorageError if there is none that could be pasted."""
    try:
        loaded = codec.decode(data)
    except CjmError as error:
        raise StorageError(
            "What was copied is damaged and can't be pasted.",
            advice="Copy it again.",
        ) from error
    if loaded.read_only:
        raise StorageError(
            "What was copied comes from a newer version of CJM Desktop and can't be pasted here.",
            advice="Update CJM Desktop, or copy it as plain text.",
        )
    return Clip(loaded.document)
