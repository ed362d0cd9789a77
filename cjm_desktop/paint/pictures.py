"""Decodes the pictures of a document, safely: whatever the bytes are, the answer is a picture or a problem.

Knows Pillow, not Qt: every export takes its pictures from here.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from PIL.Image import Image, Resampling, Transpose
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from cjm_desktop.errors import ExportError
from cjm_desktop.layout.picture_size import (
    open_picture,
    orientation,
    picture_bytes,
    picture_size,
    picture_type,
)
from cjm_desktop.model.records import Asset

MAX_PIXELS = 64_000_000
"""No more pixels than this are ever decoded of one picture."""

_KEPT_PIXELS = 64_000_000
_PROBE_SIDE = 64
_KNOWN_TYPES = "PNG, JPEG, WebP, GIF, BMP"

_UPRIGHT: dict[int, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Original:
    """A picture file that every program shows as ``Pictures.image`` does, so that it can be embedded as it is."""

    type: str
    data: bytes


class Pictures:
    """The pictures of one document by asset id. Decoded pictures are kept while there is room."""

    def __init__(self, assets: Sequence[Asset]) -> None:
        self._assets = {asset.id: asset for asset in assets}
        self._images: OrderedDict[tuple[str, int], Image] = OrderedDict()
        self._problems: dict[str, ExportError | None] = {}

    def size(self, key: str) -> tuple[int, int] | None:
        """Width and height in pixels as shown, from the header alone; ``None`` if it is no readable picture."""
        asset = self._assets.get(key)
        return picture_size(asset) if asset else None

    def image(self, key: str, max_side: int | None = None) -> Image | None:
        """The picture, upright, as RGB or RGBA; ``None`` if it can't be shown.

        With ``max_side`` it is reduced, in good quality, to a longer side of about that many pixels, never less
        (if it has them) and less than twice as many.
        """
        side = 0 if max_side is None else 1 << (max(max_side, 1) - 1).bit_length()
        found = self._images.get((key, side))
        if found is not None:
            self._images.move_to_end((key, side))
            return found
        if key in self._problems and self._fatal(key):
            return None
        try:
            image = self._decoded(key, side)
        except ExportError as problem:
            self._problems[key] = problem
            return None
        self._problems.setdefault(key, self._mislabelled(key))
        self._keep((key, side), image)
        return image

    def cropped(self, key: str, width: int, height: int) -> Image | None:
        """The evenly cropped middle of the picture that fills ``width`` × ``height`` pixels without distortion.

        A picture with fewer pixels comes back smaller, in the same proportions; none is ever enlarged.
        """
        size = self.size(key)
        if size is None or width < 1 or height < 1:
            return None
        share = max(width / size[0], height / size[1])
        image = self.image(key, ceil(max(size) * share)) if share < 1 else self.image(key)
        if image is None:
            return None
        share = max(width / image.size[0], height / image.size[1])
        part = (min(image.size[0], width / share), min(image.size[1], height / share))
        left, top = (image.size[0] - part[0]) / 2, (image.size[1] - part[1]) / 2
        target = (width, height) if share < 1 else (max(1, round(part[0])), max(1, round(part[1])))
        return image.resize(target, Resampling.LANCZOS, (left, top, left + part[0], top + part[1]))

    def problem(self, key: str) -> ExportError | None:
        """What is wrong with the picture: it can't be shown, or it isn't of the type that the file claims."""
        if key not in self._problems:
            self.image(key, _PROBE_SIDE)
        return self._problems[key]

    def original(self, key: str) -> Original | None:
        """The file itself, if it is an upright PNG or JPEG of ordinary colours and size that can be decoded."""
        if self.image(key, _PROBE_SIDE) is None:
            return None
        data = picture_bytes(self._assets[key])
        picture = open_picture(data) if data else None
        if data is None or picture is None or _pixels(picture) > MAX_PIXELS or orientation(picture) != 1:
            return None
        kind = picture_type(data)
        plain = kind == "image/png" or (kind == "image/jpeg" and picture.mode in ("L", "RGB"))
        return Original(kind, data) if plain else None

    def _fatal(self, key: str) -> bool:
        problem = self._problems[key]
        return problem is not None and problem.message != _MISLABELLED

    def _mislabelled(self, key: str) -> ExportError | None:
        asset = self._assets[key]
        actual = picture_type(picture_bytes(asset) or b"")
        said = asset.type.lower().split(";")[0].strip().replace("image/jpg", "image/jpeg")
        if said in ("", actual):
            return None
        return ExportError(_MISLABELLED, where=key, params={"said": asset.type, "actual": actual})

    def _decoded(self, key: str, side: int) -> Image:
        asset = self._assets.get(key)
        if asset is None:
            raise ExportError("The picture isn't in the file.", where=key, advice="Add it again.")
        picture = _opened(asset)
        size = picture.size
        _limit(picture, key, side)
        try:
            picture.load()
            upright = _UPRIGHT.get(orientation(picture))
            image = _plain(picture)
        except Exception as reason:  # Pillow's decoders raise almost anything on damaged bytes
            raise _damaged(key) from reason
        if side and max(size) > side:
            image = _reduced(image, side)
        return image if upright is None else image.transpose(upright)

    def _keep(self, key: tuple[str, int], image: Image) -> None:
        self._images[key] = image
        total = sum(_pixels(kept) for kept in self._images.values())
        while total > _KEPT_PIXELS and len(self._images) > 1:
            total -= _pixels(self._images.popitem(last=False)[1])


_MISLABELLED = "The picture says that it is {said} but is {actual}; it is shown as what it is."


def _damaged(key: str) -> ExportError:
    return ExportError("The picture is damaged and can't be shown.", where=key, advice="Add it again.")


def _opened(asset: Asset) -> ImageFile:
    data = picture_bytes(asset)
    if not data:
        raise _damaged(asset.id)
    if not picture_type(data):
        raise ExportError(
            "The picture is of a type that can't be shown.",
            where=asset.id,
            advice="Use one of: {known}.",
            params={"known": _KNOWN_TYPES},
        )
    picture = open_picture(data)
    if picture is None:
        raise _damaged(asset.id)
    return picture


def _limit(picture: ImageFile, key: str, side: int) -> None:
    """Has a JPEG decoded no larger than needed; raises if more than ``MAX_PIXELS`` would be decoded."""
    width, height = picture.size
    share = min(1.0, sqrt(MAX_PIXELS / (width * height)))
    if side:
        share = min(share, side / max(width, height))
    # A progressive JPEG is held in memory whole, however small it is decoded.
    progressive = picture.info.get("progressive") and width * height > MAX_PIXELS
    if share < 1 and isinstance(picture, JpegImageFile) and not progressive:
        _draft(picture, share)
    if _pixels(picture) > MAX_PIXELS:
        raise ExportError(
            "The picture is too large to be shown: {width} × {height} pixels.",
            where=key,
            advice="Use one of at most {limit} megapixels.",
            params={"width": width, "height": height, "limit": MAX_PIXELS // 1_000_000},
        )


def _draft(picture: JpegImageFile, share: float) -> None:
    """Has it decoded at a half, a quarter or an eighth: not below ``share``, but within the limit in any case."""
    width, height = picture.size
    divisor = max(step for step in (1, 2, 4, 8) if step * share <= 1)
    while divisor < 8 and width * height > MAX_PIXELS * divisor * divisor:
        divisor *= 2
    picture.draft(None, (max(1, width // divisor), max(1, height // divisor)))


def _plain(picture: Image) -> Image:
    """As RGB, or as RGBA where it has transparency."""
    if picture.mode in ("RGB", "RGBA") and "transparency" not in picture.info:
        return picture
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = _eight_bits(picture)
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _eight_bits(picture: Image) -> Image:
    """A 16-bit grey picture with its full range brought down to 8 bits."""
    return picture.convert("I").point(lambda value: value / 257).convert("L")


def _reduced(image: Image, side: int) -> Image:
    width, height = image.size
    if max(width, height) <= side:
        return image
    ratio = side / max(width, height)
    target = (max(1, round(width * ratio)), max(1, round(height * ratio)))
    return image.resize(target, Resampling.LANCZOS, reducing_gap=3.0)


def _pixels(image: Image) -> int:
    return image.size[0] * image.size[1]
