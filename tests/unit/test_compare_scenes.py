"""Which areas of a scene count as changed: all that differs lies in them, and after a small edit they are small."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.edit.operations import (
    add_card,
    change_cards,
    change_map,
    delete_cards,
    move_cards,
    move_lane,
)
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.compare import changed_areas
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.layout import Layouter
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.theme.themes import load_theme
from tests.ui.canvas_tools import small_map


def layouter() -> Layouter:
    return Layouter(FixedTextEngine(), load_theme(), words_for("en"), kinds())


def covered(areas: tuple[Rect, ...] | None, rect: Rect) -> bool:
    """Whether one area holds ``rect`` whole."""
    if areas is None:
        return True
    return any(
        area.x <= rect.x and area.y <= rect.y and area.right >= rect.right and area.bottom >= rect.bottom
        for area in areas
    )


def differing(before: Scene, after: Scene) -> list[Rect]:
    """The places of everything that is in one scene alone, the frame left out."""
    old = {(one.key, one.x, one.y, id(one.fragment)): one.rect for one in before.placed}
    new = {(one.key, one.x, one.y, id(one.fragment)): one.rect for one in after.placed}
    both = old.keys() ^ new.keys()
    return [(old | new)[key] for key in both if key[0].part != "frame"]


@pytest.mark.parametrize("language", ["en", "fa"])
@given(number=st.integers(0, 5), text=st.text("ab \n", max_size=80), lane=st.integers(0, 3))
def test_everything_that_differs_is_covered(language: str, number: int, text: str, lane: int) -> None:
    document, maker = small_map(language), layouter()
    before = maker.scene(document)
    card = document.cards[number]
    edits: list[JourneyMap] = [
        change_cards(document, [card.id], text=text),
        delete_cards(document, [card.id]),
        move_cards(document, [card.id], "l_pain", "t_3", 0),
        add_card(document, "l_touch", "t_4", text=text),
        move_lane(document, document.lanes[lane].id, 0),
        change_map(document, title=text),
    ]
    for edited in edits:
        after = maker.scene(edited)
        areas = changed_areas(before, after)
        assert all(covered(areas, rect) for rect in differing(before, after))
        before = maker.scene(document)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_card_of_the_same_size_changes_its_cell_alone(language: str) -> None:
    document, maker = small_map(language), layouter()
    before = maker.scene(document)
    shorter = document.index.cards["c_6"].text[:-1]
    after = maker.scene(change_cards(document, ["c_6"], text=shorter))
    areas = changed_areas(before, after)
    assert areas is not None
    assert len(areas) == 1
    assert areas[0].width < after.width / 3


def test_below_a_lane_that_grows_everything_is_painted_again() -> None:
    document, maker = small_map("en"), layouter()
    before = maker.scene(document)
    after = maker.scene(change_cards(document, ["c_4"], text="word " * 16))
    areas = changed_areas(before, after)
    assert areas is not None
    assert covered(
        areas, Rect(0, after.grid.lanes[2].start, after.width, after.height - after.grid.lanes[2].start)
    )
    assert not covered(areas, after.grid.head)


def test_the_same_scene_has_not_changed() -> None:
    scene = layouter().scene(small_map("en"))
    assert changed_areas(scene, scene) == ()
    assert changed_areas(scene, replace(scene, background="#000000")) is None
