"""What mirroring does to each shape, and what it leaves as it is."""

import pytest

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.mirror import mirror_fragment, mirror_shape
from cjm_desktop.layout.scene import Box, Fragment, Gradient, Group, Icon, Image, Path, Shape, Stroke, Text
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.text.types import TextStyle

BLOCK = FixedTextEngine().layout("ردیابی order", TextStyle(12))
LINE = (("M", 10.0, 5.0), ("L", 30.0, 5.0), ("C", 35.0, 5.0, 40.0, 9.0, 45.0, 20.0), ("Z",))
SHAPES: tuple[Shape, ...] = (
    Box(Rect(10, 5, 30, 20), 4, Gradient(((0.0, "#FFFFFF"), (1.0, "#000000"))), Stroke("#123456", 2, (3, 1))),
    Path(LINE, "#ABCDEF"),  # type: ignore[arg-type]
    Text(10, 5, 60, BLOCK, "#000000", "left"),
    Text(10, 5, 60, BLOCK, "#000000", "centre"),
    Icon(10, 5, 16, LINE, "#000000"),  # type: ignore[arg-type]
    Icon(10, 5, 16, LINE, "#000000", directional=True),  # type: ignore[arg-type]
    Image(Rect(10, 5, 30, 20), "sha256-a", 4, "A photo"),
)


def test_text_moves_and_is_aligned_to_the_other_side_but_stays_the_same_text() -> None:
    turned = mirror_shape(Text(10, 5, 60, BLOCK, "#000000", "left"), 100)
    assert turned == Text(30, 5, 60, BLOCK, "#000000", "right")
    assert isinstance(turned, Text)
    assert turned.block is BLOCK


def test_only_icons_with_a_direction_are_flipped() -> None:
    plain, pointing = (mirror_shape(shape, 100) for shape in SHAPES[4:6])
    assert isinstance(plain, Icon)
    assert isinstance(pointing, Icon)
    assert (plain.x, plain.flipped) == (74, False)
    assert (pointing.x, pointing.flipped) == (74, True)
    assert pointing.outline == LINE


def test_pictures_and_boxes_move_and_curves_are_reflected() -> None:
    box, path, picture = (mirror_shape(SHAPES[place], 100) for place in (0, 1, 6))
    assert isinstance(box, Box)
    assert isinstance(picture, Image)
    assert box.rect == picture.rect == Rect(60, 5, 30, 20)
    assert isinstance(path, Path)
    assert path.commands == (("M", 90, 5), ("L", 70, 5), ("C", 65, 5, 60, 9, 55, 20), ("Z",))


@pytest.mark.parametrize("width", [100.0, 532.5, 177.015625])
def test_twice_is_as_before(width: float) -> None:
    group = Group("card", Rect(10, 5, 60, 20), SHAPES, "c_1", "t_1", "said", Rect(0, 0, 50, 50))
    fragment = Fragment(width, 60, (group,))
    turned = mirror_fragment(fragment)
    assert turned != fragment
    assert turned.groups[0].clip == Rect(width - 50, 0, 50, 50)
    assert (turned.groups[0].ref, turned.groups[0].step, turned.groups[0].says) == ("c_1", "t_1", "said")
    assert mirror_fragment(turned) == fragment
