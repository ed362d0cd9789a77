"""What starting the program leads to: the window, or the command line."""

import pytest

from cjm_desktop.__main__ import has_display, wants_window
from cjm_desktop.cli.app import main


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["map.cjm"], True),
        (["folder/Map.CJM", "other.json"], True),
        (["info", "map.cjm"], False),
        (["--version"], False),
        (["map.cjm", "--loud"], False),
        (["notes.txt"], False),
    ],
)
def test_maps_alone_are_opened_in_the_window(arguments: list[str], window: bool) -> None:
    assert wants_window(arguments) is window


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland;xcb"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "win32", False),
    ],
)
def test_a_window_needs_a_display(environment: dict[str, str], platform: str, seen: bool) -> None:
    assert has_display(environment, platform) is seen


def test_a_map_without_a_display_is_told_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map.cjm"]) == 1
    assert "info" in capsys.readouterr().err
