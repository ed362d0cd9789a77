"""Small scenes for the tests of exporters: every shape, several scripts, no layout involved."""

from base64 import b64encode
from io import BytesIO

from PIL import Image as Pillow

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import (
    Box,
    Fragment,
    Gradient,
    Grid,
    Group,
    Icon,
    Image,
    Path,
    Placed,
    PlaceKey,
    Scene,
    Stroke,
    Text,
)
from cjm_desktop.model.records import Asset, JourneyMap
from cjm_desktop.text.types import TextEngine, TextStyle

EMPTY = Rect(0, 0, 0, 0)
WORDS = (
    "Compares prices & reads the “reviews” <twice>",
    "در پایان، رسید پرداخت را می‌گیرد و ۱۲٬۵۰۰ تومان می‌پردازد",
    "Ждёт курьера 2 часа",
    "מזמין תור לרופא באתר (online)",
    "happy 🙂 → ✓",
)
PICTURE = "sha256-picture"


def picture(key: str = PICTURE, size: tuple[int, int] = (80, 40)) -> Asset:
    """Red at the left, blue at the right."""
    image = Pillow.new("RGB", size, "#FF0000")
    image.paste("#0000FF", (size[0] // 2, 0, *size))
    stream = BytesIO()
    image.save(stream, "PNG")
    return Asset(key, "image/png", b64encode(stream.getvalue()).decode())


DOCUMENT = JourneyMap("m_1", "Every shape", assets=(picture(),))


def scene(width: float, height: float, *placed: Placed, title: str = "") -> Scene:
    grid = Grid((), (), (), EMPTY, EMPTY, EMPTY)
    return Scene(width, height, False, "#FFFFFF", placed, grid, title, "en")


def card(engine: TextEngine, ref: str, words: str, width: float = 150) -> Group:
    """A card at the origin of its fragment, 90 high."""
    block = engine.layout(words, TextStyle(12.5), width - 20)
    bounds = Rect(0, 0, width, 90)
    shapes = (
        Box(bounds, 8, "#FFF6D8", Stroke("#F2E2A4")),
        Text(10, 8, width - 20, block, "#1F2733", "right" if block.lines[0].rtl else "left"),
    )
    return Group("card", bounds, shapes, ref, says=words)


def scene_of_everything(engine: TextEngine, columns: int = 5, rows: int = 3) -> Scene:
    """A heading with a gradient, cards in several scripts, an icon, a dashed line, a curve, a clip and a picture."""
    width, height = 20.0 + columns * 170, 80.0 + rows * 110
    heading = Box(Rect(0, 0, width - 40, 42), 6, Gradient(((0, "#1B4A86"), (1, "#4AA3BD"))))
    flag = Icon(8, 9, 24, (("M", 4, 22), ("L", 4, 4), ("C", 10, 0, 14, 8, 20, 4), ("L", 20, 15)), "#FFFFFF")
    line = Path((("M", 0, 50), ("L", width - 40, 50)), stroke=Stroke("#C9D2DE", 1, (4, 4)))
    curve = Path((("M", 0, 60), ("C", 60, 10, 100, 110, width - 40, 33)), stroke=Stroke("#1F4E8C", 3))
    photo = Image(Rect(width - 90, 3, 36, 36), PICTURE, 18, "A portrait")
    title = Text(40, 8, 200, engine.layout("Heading", TextStyle(16, bold=True)), "#FFFFFF")
    head = Fragment(
        width - 40,
        60,
        (
            Group("artifact", EMPTY, (heading, line)),
            Group("title", heading.rect, (flag, title, photo), "m_1", says="Heading"),
            Group("curve", heading.rect, (curve,), clip=Rect(0, 44, width - 40, 30)),
        ),
    )
    cells = [
        Placed(
            PlaceKey("cell"),
            20 + x * 170.5,
            90 + y * 110.25,
            Fragment(150, 90, (card(engine, f"c_{x}{y}", WORDS[(x + y) % len(WORDS)]),)),
        )
        for y in range(rows)
        for x in range(columns)
    ]
    return scene(width, height, Placed(PlaceKey("title"), 20, 20, head), *cells, title="Every shape")
