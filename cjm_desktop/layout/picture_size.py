"""Reads what a picture of the document is and how large, from its header alone, so that layout needs no decoding.

It trusts the bytes, not the type that the file claims. Decoding the pixels is paint's business.
"""

from base64 import b64decode
from binascii import Error as Base64Error
from io import BytesIO

from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.Image import Exif, Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from cjm_desktop.model.records import Asset

_READERS: dict[str, type[ImageFile]] = {
    "image/png": PngImageFile,
    "image/jpeg": JpegImageFile,
    "image/gif": GifImageFile,
    "image/webp": WebPImageFile,
    "image/bmp": BmpImageFile,
}

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)

_ORIENTATION = 0x0112

_sizes: dict[tuple[str, int, int], tuple[int, int] | None] = {}


def picture_size(asset: Asset) -> tuple[int, int] | None:
    """Width and height in pixels, as the picture is to be shown (turned as its camera says).

    ``None``: it is no picture that can be read. The answer is kept; a document that gives the same id to other
    data gets its own answer.
    """
    key = (asset.id, len(asset.data), hash(asset.data))
    if key not in _sizes:
        _sizes[key] = _shown_size(picture_bytes(asset))
    return _sizes[key]


def picture_bytes(asset: Asset) -> bytes | None:
    """The file's bytes, or ``None`` when ``data`` isn't base64. White space in it is allowed."""
    try:
        return b64decode("".join(asset.data.split()), validate=True)
    except (Base64Error, ValueError):
        return None


def picture_type(data: bytes) -> str:
    """The MIME type that the first bytes show; empty if it is none of those that can be read."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for mark, name in _SIGNATURES if data.startswith(mark)), "")


def open_picture(data: bytes) -> ImageFile | None:
    """The picture with its header read and its pixels not yet decoded; ``None`` if that fails.

    The readers are called directly: ``PIL.Image.open`` would refuse or warn of many pixels before anyone could
    ask for fewer, and would try dozens of other formats.
    """
    reader = _READERS.get(picture_type(data))
    if reader is None:
        return None
    try:
        picture = reader(BytesIO(data))
    except Exception:  # Pillow's readers raise almost anything on damaged bytes
        return None
    return picture if min(picture.size) > 0 else None


def orientation(picture: Image) -> int:
    """The EXIF orientation, 1 (upright) to 8; 1 when it isn't given."""
    block = picture.info.get("exif")
    if not isinstance(block, bytes):
        return 1
    exif = Exif()
    try:
        exif.load(block)
        value = exif.get(_ORIENTATION, 1)
    except Exception:  # damaged metadata must not lose the picture
        return 1
    return value if value in range(1, 9) else 1


def _shown_size(data: bytes | None) -> tuple[int, int] | None:
    picture = open_picture(data) if data else None
    if picture is None:
        return None
    width, height = picture.size
    return (height, width) if orientation(picture) >= 5 else (width, height)
