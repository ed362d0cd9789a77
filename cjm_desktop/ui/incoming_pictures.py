"""Pictures that come into a map from the clipboard or a file: made small enough to be kept in it. Knows no window."""

import base64
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from cjm_desktop.errors import CjmError
from cjm_desktop.model.ids import asset_id
from cjm_desktop.model.records import Asset
from cjm_desktop.paint.pictures import Pictures

__all__ = ["SUFFIXES", "Picture", "Source", "is_quick", "picture_of", "picture_of_file", "picture_of_image"]

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"})
"""Endings of files that may be pictures."""

LONGEST_SIDE = 2000
"""Pixels; enough for a card on a poster."""
_MOST = QSize(LONGEST_SIDE, LONGEST_SIDE)
_LARGEST_FILE = 50_000_000
_KEPT_AS_IT_IS = 1_500_000
"""Bytes up to which a file of a usual type is kept as it is."""
_TYPES = {b"png": "image/png", b"jpeg": "image/jpeg"}
_QUALITY = 88
_QUICK = 200_000
"""So many pixels of a photograph are written as PNG in about 50 ms; reading costs as much for each 8 bytes of a file,
and for each 24 pixels of one that is kept as it is."""

Picture = tuple[bytes, str]
"""Bytes and media type."""
Source = Path | bytes | QImage
"""Where a picture comes from: a file, what stands in one, or the picture itself."""


def is_quick(sources: Iterable[Source]) -> bool:
    """Whether all these pictures together are made ready before anybody notices, judged by their sizes."""
    left = _QUICK
    for source in sources:
        left -= _effort(source, left)
        if left < 0:
            return False
    return True


def _effort(source: Source, most: int) -> int:
    """What a picture costs, in pixels to be written. A file isn't looked into if it costs more than ``most`` anyway."""
    if isinstance(source, QImage):
        return source.width() * source.height()
    try:
        if isinstance(source, Path) and not source.is_file():
            return 0  # a pipe has no end
        length = source.stat().st_size if isinstance(source, Path) else len(source)
    except OSError:
        return 0
    if length // 8 > most:
        return length // 8
    device = QFile(str(source)) if isinstance(source, Path) else _buffer(source)
    reader = QImageReader(device)
    size = reader.size()
    pixels = max(0, size.width()) * max(0, size.height())
    is_kept = _is_kept(bytes(reader.format().data()), length, size)
    device.close()
    return length // 8 + (pixels // 24 if is_kept else pixels)


def picture_of(source: Source) -> Picture:
    """The picture, ready for a map; ``CjmError`` if there is none that can be read. May be called in any thread."""
    if isinstance(source, QImage):
        return picture_of_image(source)
    return picture_of_file(source) if isinstance(source, Path) else _picture_of_bytes(source, "")


def picture_of_file(path: Path) -> Picture:
    """The picture in a file; ``CjmError`` if there is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST_FILE:
            raise _unusable(path.name)
        data = path.read_bytes()
    except OSError as error:
        raise _unusable(path.name) from error
    return _picture_of_bytes(data, path.name)


def _picture_of_bytes(data: bytes, name: str) -> Picture:
    """The picture that a file of this name holds."""
    buffer = _buffer(data)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind, size = bytes(reader.format().data()), reader.size()
    if _is_kept(kind, len(data), size):
        if not _can_be_shown(data, _TYPES[kind]):
            raise _unusable(name)
        return data, _TYPES[kind]
    if size.isValid() and not _is_small(size):
        # Photographs are read at about this size at once: in a fraction of the time, and however large they are.
        reader.setScaledSize(size.scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _unusable(name)
    if kind == b"jpeg":
        # A photograph would take ten times as long to be written as PNG, only to be too large.
        return _written(image, "JPEG", _QUALITY), "image/jpeg"
    return picture_of_image(image)


def picture_of_image(image: QImage) -> Picture:
    """A picture from the clipboard, as PNG, or as JPEG where that takes much less; ``CjmError`` for an empty one."""
    if image.isNull():
        raise _unusable("")
    if not _is_small(image.size()):
        image = image.scaled(
            _MOST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    data = _written(image, "PNG", -1)
    if len(data) > _KEPT_AS_IT_IS and not image.hasAlphaChannel():
        return _written(image, "JPEG", _QUALITY), "image/jpeg"
    return data, "image/png"


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    return buffer


def _is_kept(kind: bytes, length: int, size: QSize) -> bool:
    """Whether a file is kept as it is: of a usual type, and neither heavy nor large."""
    return kind in _TYPES and length <= _KEPT_AS_IT_IS and _is_small(size)


def _can_be_shown(data: bytes, media_type: str) -> bool:
    """Whether maps will show it: the head of a file may be sound and its pixels missing."""
    asset = Asset(asset_id(data), media_type, base64.b64encode(data).decode("ascii"))
    return Pictures((asset,)).problem(asset.id) is None


def _is_small(size: QSize) -> bool:
    return size.isValid() and max(size.width(), size.height()) <= LONGEST_SIDE


def _written(image: QImage, kind: str, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())


def _unusable(name: str) -> CjmError:
    return CjmError("This picture can't be read.", where=name, advice="Use PNG, JPEG, WebP or GIF.")
