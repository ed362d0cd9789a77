"""Writes a PNG file row by row, so that a picture of any size needs memory for a few rows only.

Rows are stored unfiltered: drawings of flat areas and text come out as small as with filters, in a third of the
time. The file depends on nothing but its arguments. Knows nothing of maps or of painting.
"""

from collections.abc import Iterable, Mapping
from struct import pack
from typing import BinaryIO
from zlib import compressobj, crc32

LEVEL = 6
"""Of zlib. Measured on map pictures: 1 makes them 75 % larger in half the time, 9 a fifth smaller in twice the time."""

_CHUNK = 1 << 20
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = 2
_UNFILTERED = b"\0"
_INCHES_PER_METRE = 1 / 0.0254


class PngWriter:
    """A PNG file of opaque 8-bit RGB pixels on ``stream``; ``rows`` in order from the top, then ``close``."""

    def __init__(
        self, stream: BinaryIO, width: int, height: int, dpi: float, texts: Mapping[str, str] | None = None
    ) -> None:
        self._stream = stream
        self._packer = compressobj(LEVEL, memLevel=9)
        self._waiting = bytearray()
        stream.write(_SIGNATURE)
        self._chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0))
        self._chunk(b"sRGB", b"\0")
        per_metre = round(dpi * _INCHES_PER_METRE)
        self._chunk(b"pHYs", pack(">IIB", per_metre, per_metre, 1))
        for name, text in (texts or {}).items():
            self._chunk(b"iTXt", name.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace"))

    def rows(self, rows: Iterable[bytes]) -> None:
        """Takes the pixels of whole rows, three bytes each."""
        packer, waiting = self._packer, self._waiting
        for row in rows:
            waiting += packer.compress(_UNFILTERED)
            waiting += packer.compress(row)
            if len(waiting) >= _CHUNK:
                self._flush()

    def close(self) -> None:
        """Writes what is left and the end mark; the stream stays open."""
        self._waiting += self._packer.flush()
        self._flush()
        self._chunk(b"IEND", b"")

    def _flush(self) -> None:
        if self._waiting:
            self._chunk(b"IDAT", bytes(self._waiting))
            self._waiting.clear()

    def _chunk(self, name: bytes, data: bytes) -> None:
        self._stream.write(pack(">I", len(data)) + name + data + pack(">I", crc32(name + data)))
