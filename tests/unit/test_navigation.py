"""Where arrows, Tab, Home, End and the page keys lead, in maps of both directions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.edit.selection import Focus, first_place, focus_of
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.layout import Layouter
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Persona, Stage, Step
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.theme.themes import DEFAULT_THEME, load_theme
from cjm_desktop.ui.canvas.navigation import Navigator, Way, marked_between, way_of
from cjm_desktop.ui.canvas.scene_index import SceneIndex
from tests.property.journeys import journeys


def map_of(language: str = "en", titled: bool = True) -> JourneyMap:
    """Steps 1 and 2 in the first stage, 3 in the second; lanes: actions, emotions of two personas, pains.

    Actions: a1, a2 | a3 | nothing. Points: e1 (first persona), e2 (second) at 1; nothing; e3 at 3. Pains: p1 at 1."""
    return JourneyMap(
        "m_1",
        title="Nav",
        language=language,
        personas=(Persona("p_1", name="Mina"), Persona("p_2", name="Omid")),
        stages=(
            Stage("s_1", "Before", steps=(Step("t_1", "Look" if titled else ""), Step("t_2"))),
            Stage("s_2", "After", steps=(Step("t_3"),)),
        ),
        lanes=(Lane("l_a", "action", "Do"), Lane("l_e", "emotion", "Feel"), Lane("l_p", "pain", "Pain")),
        cards=(
            Card("c_a1", "l_a", "t_1", "one"),
            Card("c_a2", "l_a", "t_1", "two"),
            Card("c_a3", "l_a", "t_2", "three"),
            Card("c_p1", "l_p", "t_1", "four"),
        ),
        points=(
            EmotionPoint("e_1", "l_e", "t_1", 0.2, "p_1", score=1),
            EmotionPoint("e_2", "l_e", "t_1", 0.8, "p_2", score=-1),
            EmotionPoint("e_3", "l_e", "t_3", 0.5, "p_1", score=0),
        ),
    )


def navigator(document: JourneyMap) -> Navigator:
    layouter = Layouter(FixedTextEngine(), load_theme(DEFAULT_THEME), words_for(document.language), kinds())
    return Navigator(document, SceneIndex(layouter.scene(document)))


def place(document: JourneyMap, name: str) -> Focus:
    """A place by a short name: an id, ``title``, or a lane and a step of a cell (``l_a/t_3``)."""
    if name == "title":
        return Focus("title")
    if "/" in name:
        lane, step = name.split("/")
        return Focus("cell", lane=lane, step=step)
    found = focus_of(document, name)
    assert found is not None
    return found


MOVES = [
    # through the cards of a cell, over into the lanes below, and back
    ("c_a1", Way.DOWN, "c_a2"),
    ("c_a2", Way.DOWN, "e_1"),
    ("e_1", Way.DOWN, "c_p1"),
    ("c_p1", Way.DOWN, "c_p1"),
    ("c_p1", Way.UP, "e_2"),
    ("e_2", Way.UP, "c_a2"),
    ("c_a2", Way.UP, "c_a1"),
    ("l_a/t_3", Way.DOWN, "e_3"),
    ("l_e/t_2", Way.DOWN, "l_p/t_2"),
    # up into the headings and the head
    ("c_a1", Way.UP, "t_1"),
    ("t_1", Way.UP, "s_1"),
    ("s_1", Way.UP, "title"),
    ("title", Way.UP, "title"),
    ("title", Way.DOWN, "s_1"),
    ("title", Way.END, "p_1"),
    ("p_1", Way.START, "title"),
    ("p_1", Way.UP, "p_1"),
    ("s_1", Way.DOWN, "t_1"),
    ("t_2", Way.DOWN, "c_a3"),
    # along the journey
    ("c_a1", Way.END, "c_a3"),
    ("c_a3", Way.END, "l_a/t_3"),
    ("l_a/t_3", Way.END, "l_a/t_3"),
    ("c_a3", Way.START, "c_a1"),
    ("c_a1", Way.START, "l_a"),
    ("l_a", Way.END, "c_a1"),
    ("l_a", Way.START, "l_a"),
    ("l_a", Way.DOWN, "l_e"),
    ("l_a", Way.UP, "title"),
    ("l_p", Way.DOWN, "l_p"),
    ("t_1", Way.END, "t_2"),
    ("t_1", Way.START, "t_1"),
    ("s_2", Way.START, "s_1"),
    # from point to point, and through steps without one
    ("e_1", Way.END, "e_2"),
    ("e_2", Way.END, "l_e/t_2"),
    ("l_e/t_2", Way.END, "e_3"),
    ("l_e/t_2", Way.START, "e_2"),
    ("e_1", Way.START, "l_e"),
    # a cell with cards, as a map that has just been opened has it in focus
    ("l_a/t_1", Way.DOWN, "c_a1"),
    ("l_a/t_1", Way.UP, "t_1"),
    ("l_a/t_1", Way.END, "c_a3"),
]


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(("start", "way", "end"), MOVES)
def test_arrows_lead_to_what_is_next(language: str, start: str, way: Way, end: str) -> None:
    document = map_of(language)
    assert navigator(document).go(place(document, start), way) == place(document, end)


def test_left_and_right_mean_what_is_seen() -> None:
    assert way_of("right", rtl=False) is Way.END
    assert way_of("left", rtl=False) is Way.START
    assert way_of("right", rtl=True) is Way.START
    assert way_of("left", rtl=True) is Way.END
    assert way_of("up", rtl=True) is Way.UP


def test_without_titles_of_steps_the_way_up_leads_to_the_stage() -> None:
    document = map_of(titled=False)
    nav = navigator(document)
    assert nav.go(place(document, "c_a3"), Way.UP) == Focus("stage", "s_1")
    assert nav.go(Focus("stage", "s_1"), Way.DOWN, "t_2") == place(document, "c_a3")
    assert nav.go(Focus("stage", "s_1"), Way.DOWN, "t_3") == place(document, "c_a1")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_neighbour_of_the_same_height_is_chosen(language: str) -> None:
    document = map_of(language)
    more = (Card("c_a4", "l_a", "t_2", "four"), Card("c_a5", "l_a", "t_2", "five"))
    document = replace(document, cards=(*document.cards[:3], *more, *document.cards[3:]))
    nav = navigator(document)
    assert nav.go(place(document, "c_a2"), Way.END) == place(document, "c_a4")
    assert nav.go(place(document, "c_a5"), Way.START) == place(document, "c_a2")


READING = [
    "title", "p_1", "p_2", "s_1", "s_2", "t_1", "t_2", "t_3",
    "c_a1", "c_a3", "l_a/t_3", "e_1", "l_e/t_2", "e_3", "c_p1", "l_p/t_2", "l_p/t_3",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fa"])
def test_tab_goes_through_the_map_in_reading_order(language: str) -> None:
    document = map_of(language)
    nav = navigator(document)
    found = [place(document, "title")]
    for _ in READING:
        found.append(nav.following(found[-1]))
    assert found == [*(place(document, name) for name in READING), place(document, "l_p/t_3")]
    back = [found[-1]]
    for _ in READING:
        back.append(nav.following(back[-1], forward=False))
    assert back == [*(place(document, name) for name in reversed(READING)), place(document, "title")]


def test_tab_on_titles_of_lanes_goes_through_them() -> None:
    document = map_of()
    nav = navigator(document)
    assert nav.following(place(document, "l_a")) == place(document, "l_e")
    assert nav.following(place(document, "l_p")) == place(document, "l_p")
    assert nav.following(place(document, "l_a"), forward=False) == place(document, "l_a")


def test_tab_follows_the_line_of_one_persona() -> None:
    document = map_of()
    nav = navigator(document)
    assert nav.following(place(document, "l_a/t_3"), persona="p_2") == place(document, "e_2")
    assert nav.following(place(document, "l_e/t_2"), persona="p_2") == place(document, "l_e/t_3")
    assert nav.following(place(document, "l_e/t_2"), persona="p_1") == place(document, "e_3")


def test_home_and_end_lead_to_the_first_and_last_of_their_kind() -> None:
    document = map_of("fa")
    nav = navigator(document)
    for start, first, last in (
        ("c_a3", "c_a1", "l_a/t_3"),
        ("l_e/t_2", "e_1", "e_3"),
        ("t_2", "t_1", "t_3"),
        ("s_1", "s_1", "s_2"),
        ("l_e", "l_a", "l_p"),
        ("p_1", "p_1", "p_2"),
        ("c_a2", "c_a2", "l_a/t_3"),
    ):
        assert nav.end(place(document, start), last=False) == place(document, first)
        assert nav.end(place(document, start), last=True) == place(document, last)


def test_corners_of_the_map() -> None:
    document = map_of()
    nav = navigator(document)
    assert nav.corner(Focus("title"), last=False) == place(document, "c_a1")
    assert nav.corner(Focus("title"), last=True) == place(document, "l_p/t_3")
    empty = JourneyMap("m_2")
    assert navigator(empty).corner(Focus("title"), last=True) == Focus("title")


def test_a_page_leads_by_the_height_of_the_view_but_at_least_one_place() -> None:
    cards = tuple(Card(f"c_{place}", "l_a", "t_1", "word") for place in range(40))
    document = replace(map_of(), cards=cards)
    nav = navigator(document)
    start = place(document, "c_0")
    third = nav.page(start, 100)
    assert third.ref in ("c_2", "c_3")
    assert nav.page(third, -100) == start
    assert nav.page(start, 1) == place(document, "c_1")
    assert nav.page(start, 1e6) == place(document, "l_p/t_1")
    assert nav.page(start, -1e6).part == "step"
    assert nav.page(place(document, "l_a"), 1e6) == place(document, "l_p")
    assert nav.page(Focus("title"), 100) == Focus("stage", "s_1")


def test_what_lies_between_two_places_is_marked() -> None:
    document = map_of()
    a1, a2, p1 = (place(document, name) for name in ("c_a1", "c_a2", "c_p1"))
    assert marked_between(document, a1, a2) == ("c_a1", "c_a2")
    assert marked_between(document, a2, a2) == ("c_a2",)
    assert marked_between(document, a2, place(document, "c_a3")) == ("c_a1", "c_a2", "c_a3")
    assert marked_between(document, p1, place(document, "l_a/t_3")) == (
        "c_a1", "c_a2", "c_a3", "c_p1", "e_1", "e_2", "e_3",
    )  # fmt: skip
    assert marked_between(document, a1, Focus("stage", "s_1")) == ("s_1",)
    assert marked_between(document, a1, Focus("title")) == ()


@pytest.mark.parametrize("document", [JourneyMap("m_2"), JourneyMap("m_3", lanes=(Lane("l_1"),))])
def test_maps_without_cells_can_be_walked(document: JourneyMap) -> None:
    nav = navigator(document)
    places = {first_place(document), *(Focus("lane", lane.id, lane=lane.id) for lane in document.lanes)}
    for focus in places:
        reached = {nav.go(focus, way) for way in Way} | {nav.following(focus), nav.end(focus, last=True)}
        assert reached <= places


@settings(max_examples=40)
@given(journeys(), st.randoms(use_true_random=False))
def test_every_walk_stays_on_the_map(document: JourneyMap, random: "st.randoms") -> None:  # type: ignore[valid-type]
    nav = navigator(document)
    index = document.index
    focus = first_place(document)
    for _ in range(60):
        step = random.choice([*Way, "tab", "back", "home", "end", "page"])  # type: ignore[attr-defined]
        focus = _walked(nav, focus, step)
        if focus.ref:
            assert focus_of(document, focus.ref) == focus
        elif focus.part == "cell":
            assert focus.lane in index.lanes
            assert focus.step in index.steps


def _walked(nav: Navigator, focus: Focus, step: "Way | str") -> Focus:
    if isinstance(step, Way):
        return nav.go(focus, step)
    if step in ("tab", "back"):
        return nav.following(focus, step == "tab")
    if step == "page":
        return nav.page(focus, 300)
    return nav.end(focus, last=step == "end")


@settings(max_examples=30)
@given(journeys())
def test_tab_and_down_reach_every_card(document: JourneyMap) -> None:
    nav = navigator(document)
    seen: set[str] = set()
    focus = Focus("title")
    while True:
        below, after = focus, nav.go(focus, Way.DOWN)
        while below.step and after != below and after.step == focus.step and after.lane == focus.lane:
            seen.add(after.ref)
            below, after = after, nav.go(after, Way.DOWN)
        seen.add(focus.ref)
        after = nav.following(focus)
        if after == focus:
            break
        focus = after
    assert {card.id for card in document.cards} <= seen
