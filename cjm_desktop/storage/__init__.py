"""Maps as files: the format, its versions, its JSON Schema, and writing that never leaves half a file.

Knows the model alone.
"""

from cjm_desktop.storage.codec import decode, encode, read_problems
from cjm_desktop.storage.files import load, read, save
from cjm_desktop.storage.notices import Loaded, Notice

__all__ = ["Loaded", "Notice", "decode", "encode", "load", "read", "read_problems", "save"]
