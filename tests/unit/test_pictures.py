"""Pictures of a document: whatever the bytes are, the answer is a picture or a problem."""

import struct
import zlib
from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from cjm_desktop.layout.picture_size import picture_size
from cjm_desktop.model.records import Asset
from cjm_desktop.paint import pictures as pictures_module
from cjm_desktop.paint.pictures import MAX_PIXELS, Pictures

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def asset(data: bytes, kind: str = "image/png", key: str = "a") -> Asset:
    return Asset(key, kind, b64encode(data).decode())


def two_colours(width: int = 40, height: int = 20) -> Image.Image:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def close(found: object, wanted: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(found, tuple)
    return len(found) == len(wanted) and all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds hardly any pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_the_usual_types_are_shown(kind: str) -> None:
    pictures = Pictures([asset(file_of(two_colours(), kind), f"image/{kind.lower()}")])
    image = pictures.image("a")
    assert image is not None
    assert pictures.problem("a") is None
    assert pictures.size("a") == image.size == (40, 20)
    assert close(image.convert("RGB").getpixel((5, 10)), RED)
    assert close(image.convert("RGB").getpixel((35, 10)), BLUE)


@pytest.mark.parametrize(
    "data",
    [
        Asset("a", "image/png", "это не base64"),
        Asset("a", "image/png", "abc"),
        Asset("a", "image/png", ""),
        asset(b"GIF89a"),
        asset(b"\xff\xd8\xff"),
        asset(b"\x89PNG\r\n\x1a\n" + bytes(40)),
        asset(b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(30)),
        asset(b"BM" + bytes(60)),
        asset(file_of(two_colours(), "PNG")[:-30]),
        asset(file_of(two_colours(400, 400), "JPEG")[:-600], "image/jpeg"),
    ],
)
def test_damaged_data_is_a_problem_with_advice(data: Asset) -> None:
    pictures = Pictures([data])
    assert pictures.image("a") is None
    problem = pictures.problem("a")
    assert problem is not None
    assert problem.where == "a"
    assert problem.advice
    assert pictures.original("a") is None


def test_every_truncation_is_harmless() -> None:
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP"):
        data = file_of(two_colours(), kind)
        for length in range(0, len(data), 7):
            pictures = Pictures([asset(data[:length])])
            assert pictures.image("a") is not None or pictures.problem("a") is not None


def test_a_picture_of_another_type_than_it_says_is_shown_and_reported() -> None:
    pictures = Pictures([asset(file_of(two_colours(), "JPEG"), "image/png")])
    problem = pictures.problem("a")
    assert problem is not None
    assert "image/jpeg" in str(problem)
    assert pictures.image("a") is not None
    assert pictures.size("a") == (40, 20)


def test_svg_and_missing_pictures_are_reported() -> None:
    pictures = Pictures([asset(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")])
    assert pictures.image("a") is None
    assert "PNG" in str(pictures.problem("a"))
    assert pictures.size("a") is None
    assert pictures.image("b") is None
    assert "isn't in the file" in str(pictures.problem("b"))


def test_the_header_is_enough_for_the_size() -> None:
    assert picture_size(asset(png_header(30_000, 20))) == (30_000, 20)


def test_the_same_id_with_other_data_has_its_own_size() -> None:
    assert picture_size(asset(file_of(two_colours(8, 4), "PNG"))) == (8, 4)
    assert picture_size(asset(file_of(two_colours(6, 2), "PNG"))) == (6, 2)


def test_bombs_are_refused_before_decoding() -> None:
    pictures = Pictures([asset(png_header(60_000, 60_000)), asset(png_header(30_000, 30_000), key="b")])
    for key in ("a", "b"):
        assert pictures.image(key, 100) is None
        assert "too large" in str(pictures.problem(key))


def test_a_picture_30000_pixels_wide_is_shown() -> None:
    pictures = Pictures([asset(file_of(two_colours(30_000, 40), "PNG"))])
    assert pictures.size("a") == (30_000, 40)
    image = pictures.image("a", 1000)
    assert image is not None
    assert 1000 <= image.size[0] < 2000
    assert close(image.getpixel((10, 0)), RED)
    assert pictures.problem("a") is None


def test_a_jpeg_over_the_limit_is_decoded_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures_module, "MAX_PIXELS", 10_000)
    pictures = Pictures([asset(file_of(two_colours(400, 200), "JPEG"), "image/jpeg")])
    image = pictures.image("a")
    assert image is not None
    assert image.size == (100, 50)
    assert pictures.original("a") is None
    progressive = file_of(two_colours(400, 200), "JPEG", progressive=True)
    assert "too large" in str(Pictures([asset(progressive, "image/jpeg")]).problem("a"))


def test_cmyk_becomes_rgb() -> None:
    data = file_of(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG")
    pictures = Pictures([asset(data, "image/jpeg")])
    image = pictures.image("a")
    assert image is not None
    assert image.mode == "RGB"
    assert close(image.getpixel((10, 10)), RED, 20)
    assert pictures.original("a") is None


@pytest.mark.parametrize("turn", range(1, 9))
def test_pictures_are_turned_as_the_camera_says(turn: int) -> None:
    upright = two_colours(40, 20)
    upright.paste(GREEN, (0, 0, 20, 10))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = upright.transpose(back[turn]) if turn > 1 else upright
    pictures = Pictures([asset(file_of(stored, "JPEG", exif=exif, quality=95), "image/jpeg")])
    image = pictures.image("a")
    assert image is not None
    assert pictures.size("a") == image.size == (40, 20)
    assert close(image.getpixel((5, 4)), GREEN, 30)
    assert close(image.getpixel((5, 16)), RED, 30)
    assert close(image.getpixel((35, 4)), BLUE, 30)
    assert (pictures.original("a") is None) == (turn != 1)


def test_16_bit_greys_keep_their_range() -> None:
    grey = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 257 * 64, 257 * 128, 65535)):
        grey.putpixel((x, 0), value)
    image = Pictures([asset(file_of(grey, "PNG"))]).image("a")
    assert image is not None
    assert image.mode == "RGB"
    assert [image.getpixel((x, 0)) for x in range(4)] == [(v, v, v) for v in (0, 64, 128, 255)]


def test_a_palette_with_transparency_keeps_it() -> None:
    image = Image.new("P", (4, 2), 1)
    image.putpalette([0, 0, 0, *RED, *BLUE])
    image.putpixel((0, 0), 0)
    shown = Pictures([asset(file_of(image, "PNG", transparency=0))]).image("a")
    assert shown is not None
    assert shown.mode == "RGBA"
    assert shown.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert shown.getpixel((1, 0)) == (*RED, 255)


def test_an_animation_shows_its_first_frame() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, BLUE)]
    for kind in ("GIF", "WEBP"):
        data = file_of(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
        image = Pictures([asset(data, f"image/{kind.lower()}")]).image("a")
        assert image is not None
        assert close(image.convert("RGB").getpixel((4, 4)), RED)


def test_reduced_pictures_have_at_least_the_pixels_asked_for() -> None:
    pictures = Pictures([asset(file_of(two_colours(900, 300), "PNG"))])
    for side in (1, 50, 64, 500, 900, 5000):
        image = pictures.image("a", side)
        assert image is not None
        assert min(side, 900) <= max(image.size) <= max(2 * side, 2)
        assert pictures.image("a", side) is image


def test_originals_are_handed_on_unchanged() -> None:
    data = file_of(two_colours(), "PNG")
    original = Pictures([asset(data)]).original("a")
    assert original is not None
    assert (original.type, original.data) == ("image/png", data)
    assert Pictures([asset(file_of(two_colours(), "WEBP"), "image/webp")]).original("a") is None


def test_the_limit_is_what_the_documentation_says() -> None:
    assert MAX_PIXELS == 64_000_000


@pytest.mark.parametrize("size", [(20, 20), (30, 5), (3, 40), (1, 1), (500, 100)])
def test_the_middle_is_cropped_to_the_proportions_asked_for(size: tuple[int, int]) -> None:
    image = Pictures([asset(file_of(two_colours(), "PNG"))]).cropped("a", *size)
    assert image is not None
    assert image.size[0] <= size[0]
    assert image.size[1] <= size[1]
    assert abs(image.size[0] - image.size[1] * size[0] / size[1]) <= max(1, size[0] / size[1])
    if image.size[0] > 4:
        assert close(image.getpixel((1, 0)), RED)
        assert close(image.getpixel((image.size[0] - 2, 0)), BLUE)
