"""What stands in the place of a picture that can't be shown: a grey area with a crossed-out picture frame."""

from cjm_desktop.layout.scene import Box, Command, Icon, Image

_GREY = "#E9ECF1"
_DARK_GREY = "#8A94A3"
_LARGEST = 24.0

_FRAME: tuple[Command, ...] = (
    ("M", 3, 5),
    ("L", 21, 5),
    ("L", 21, 19),
    ("L", 3, 19),
    ("Z",),
    ("M", 6, 16),
    ("L", 10, 11),
    ("L", 14, 16),
    ("M", 2, 22),
    ("L", 22, 2),
)


def placeholder(image: Image) -> tuple[Box, Icon]:
    """The shapes to draw instead of ``image``."""
    rect = image.rect
    side = max(0.0, min(_LARGEST, rect.width * 0.6, rect.height * 0.6))
    x, y = rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2
    return Box(rect, image.radius, _GREY), Icon(x, y, side, _FRAME, _DARK_GREY)
