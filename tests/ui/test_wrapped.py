"""Texts in several lines: their edges stand straight from either side."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.style.fonts import interface_font
from cjm_desktop.ui.widgets.wrapped import WrappedLabel, wrapped_height

# Lines of the letter alef end in the same upright stroke, so that their edges can be compared to the pixel.
ALEFS = "ااا اااا " * 12 + "ااا"


def edges(image: QImage) -> list[int]:
    """The last pixel with ink of each line of text."""
    rows = [
        max((x for x in range(image.width()) if image.pixelColor(x, y).lightness() < 128), default=-1)
        for y in range(image.height())
    ]
    lines: list[int] = []
    for above, row in zip([-1, *rows], rows, strict=False):
        if row >= 0 and above < 0:
            lines.append(row)
        elif row >= 0:
            lines[-1] = max(lines[-1], row)
    return lines


@pytest.fixture
def label(qtbot: QtBot, speaking: Callable[[str], None]) -> WrappedLabel:
    speaking("fa")
    made = WrappedLabel(ALEFS)
    qtbot.addWidget(made)
    made.setFont(interface_font(13))
    made.setStyleSheet("background: white; color: black")
    made.resize(120, 200)
    return made


def test_lines_from_right_to_left_begin_at_one_edge(label: WrappedLabel) -> None:
    found = edges(label.grab().toImage())
    assert len(found) > 2
    assert max(found) - min(found) <= 1


@pytest.mark.parametrize("text", [ALEFS, "one two three four five six seven eight nine", "one\ntwo\n\nfour"])
def test_it_is_as_high_as_the_label_has_room_for(label: WrappedLabel, text: str) -> None:
    label.setText(text)
    height = wrapped_height(text, label.font(), 120, Qt.LayoutDirection.RightToLeft)
    assert abs(QLabel.heightForWidth(label, 120) - height) <= 2


@pytest.mark.parametrize("side", ["AlignTop", "AlignVCenter", "AlignBottom"])
def test_the_text_stands_at_its_side(label: WrappedLabel, side: str) -> None:
    label.setText("ااا")
    label.setAlignment(Qt.AlignmentFlag[side])
    image = label.grab().toImage()
    inked = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 128 for x in range(image.width()))
    ]
    thirds = {"AlignTop": 0, "AlignVCenter": 66, "AlignBottom": 133}
    assert inked
    assert QRectF(0, thirds[side], 1, 67).contains(0.5, (inked[0] + inked[-1]) / 2)
