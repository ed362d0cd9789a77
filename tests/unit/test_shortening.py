"""Long texts where there is room for a line."""

import pytest

from cjm_desktop.text.shortening import one_line


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("", 5, ""),
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("two\n  lines ", 9, "two lines"),
        ("cut at a space", 8, "cut at…"),
        ("بازخورد خوب", 8, "بازخورد…"),
    ],
)
def test_one_line(text: str, longest: int, expected: str) -> None:
    assert one_line(text, longest) == expected
