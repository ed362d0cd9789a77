"""The tabs of the side panels: with words where there is room, else with icons."""

from collections.abc import Callable

import pytest

from cjm_desktop.ui.main_window import EditorWindow
from tests.ui.canvas_tools import small_map


@pytest.mark.parametrize("language", ["en", "fa"])
def test_titles_give_way_to_icons_where_there_is_no_room(
    open_window: Callable[..., EditorWindow], language: str
) -> None:
    window = open_window(small_map(language), language=language)
    panels = window.side_panels
    panels.setMinimumWidth(0)
    panels.resize(600, 400)
    assert all(panels.tabText(place) and panels.tabIcon(place).isNull() for place in range(4))
    panels.resize(120, 400)
    panels.setCurrentIndex(2)
    for place in range(4):
        assert bool(panels.tabText(place)) is (place == 2)
        assert panels.tabIcon(place).isNull() is (place == 2)
        assert panels.tabToolTip(place)
        assert panels.tabBar().accessibleTabName(place)
