"""Parts of layout with promises of their own: pages, hits, columns, lanes, blueprint lines, registries."""

from dataclasses import replace
from typing import Any

import pytest

from cjm_desktop.errors import CjmError, ExportError
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.blueprint import INTERACTION, INTERNAL, VISIBILITY, line_between
from cjm_desktop.layout.census import Census
from cjm_desktop.layout.columns import SHORT, step_widths
from cjm_desktop.layout.hit import cell_at, hit
from cjm_desktop.layout.kinds import FALLBACK
from cjm_desktop.layout.layout import Layouter, LayoutOptions, chosen_lanes
from cjm_desktop.layout.pages import PAPER, POINTS_PER_MM, pages
from cjm_desktop.layout.scene import Icon, Scene, Text
from cjm_desktop.model.records import Card, Evidence, JourneyMap, Lane, Persona, Stage, Step
from cjm_desktop.resources import resource_path
from cjm_desktop.storage.files import load
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.theme.themes import load_theme

SHOP = load(resource_path("samples", "shop-en.cjm")).document


def scene_of(document: JourneyMap, **options: Any) -> Scene:
    return Layouter(
        FixedTextEngine(), load_theme(), words_for("en"), kinds(), LayoutOptions(**options)
    ).scene(document)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(("paper", "scale"), [("A4", 1.0), ("A3", 0.7), ("Letter", 2.0), ("A0", 1.0)])
def test_sheets_cover_the_map_once(paper: str, scale: float, direction: str) -> None:
    scene = scene_of(SHOP, direction=direction)
    found = pages(scene, paper, "landscape", 12.0, scale)
    assert sum(page.part.width * page.part.height for page in found) == pytest.approx(
        scene.width * scene.height
    )
    for place, page in enumerate(found):
        assert not any(page.part.inset(0.01, 0.01).intersects(other.part) for other in found[place + 1 :])
        assert page.left + page.part.width * page.scale <= page.width - 12 * POINTS_PER_MM + 0.01
        assert page.top + page.part.height * page.scale <= page.height - 12 * POINTS_PER_MM + 0.01
        right = page.width - page.left - page.part.width * page.scale
        assert (right if direction == "rtl" else page.left) == pytest.approx(12 * POINTS_PER_MM)
    first = found[0].part
    assert first.right == scene.width if direction == "rtl" else first.x == 0


def test_sheets_part_between_steps() -> None:
    scene = scene_of(SHOP)
    borders = {span.start for span in scene.grid.steps} | {span.end for span in scene.grid.steps}
    cuts = {page.part.x for page in pages(scene, "A4", "landscape", 10.0, 1.0)} - {0}
    assert cuts
    assert cuts <= borders


def test_a_map_fits_on_a_page_of_any_paper() -> None:
    scene = scene_of(SHOP)
    for paper, size in PAPER.items():
        (page,) = pages(scene, paper)
        assert sorted((page.width, page.height)) == pytest.approx([side * POINTS_PER_MM for side in size])
        assert page.width > page.height
        assert page.part.width * page.scale <= page.width - 20 * POINTS_PER_MM + 0.01


@pytest.mark.parametrize(
    "arguments",
    [("A9",), ("A4", "auto", -1.0), ("A4", "auto", 105.0), ("A4", "auto", None, 0.0), ("fit", "auto", -3.0)],
)
def test_paper_that_cannot_be_had(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(ExportError):
        pages(scene_of(SHOP), *arguments)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_what_is_drawn_is_hit(direction: str) -> None:
    scene = scene_of(SHOP, direction=direction)
    for card in SHOP.cards:
        bounds = next(
            group.bounds.moved(placed.x, placed.y)
            for placed in scene.placed
            for group in placed.fragment.groups
            if group.ref == card.id and group.role == "card"
        )
        x, y = bounds.x + bounds.width / 2, bounds.y + bounds.height / 2
        found = hit(scene, x, y)
        assert found is not None
        assert found.group.ref == card.id
        assert cell_at(scene, x, y) == (card.lane, card.step)
    assert hit(scene, 2, 2) is None
    assert cell_at(scene, 2, 2) is None


def longest(document: JourneyMap) -> dict[str, int]:
    return Census(SHORT).take(document)[0]


def test_a_census_sees_every_change() -> None:
    lanes = (Lane("l_1"), Lane("l_2"))
    cards = (Card("c_1", "l_1", "t_1", "x" * 300), Card("c_2", "l_2", "t_1", "**" + "y" * 200 + "**"))
    document = JourneyMap("m_1", stages=(Stage("s_1", steps=(Step("t_1"),)),), lanes=lanes, cards=cards)
    census = Census(SHORT)
    assert census.take(document) == ({"t_1": 300}, {"": 2})
    shorter = replace(document, cards=(replace(cards[0], text="x", evidence=Evidence("observed")), cards[1]))
    assert census.take(shorter) == ({"t_1": 200}, {"": 1, "observed": 1})
    assert census.take(document) == Census(SHORT).take(document)
    assert census.take(replace(document, cards=())) == ({}, {})


def test_widths_of_steps() -> None:
    steps = (Step("t_1"), Step("t_2", width=300), Step("t_3", width=1))
    document = JourneyMap(
        "m_1", stages=(Stage("s_1", steps=steps),), cards=(Card("c_1", "l_1", "t_1", "x" * 300),)
    )
    assert step_widths(document, longest(document), 0) == [266, 300, 90]
    assert sum(step_widths(document, longest(document), 900)) == pytest.approx(900, abs=1)


@pytest.mark.parametrize(
    ("above", "below", "line"),
    [
        ("customer", "frontstage", INTERACTION),
        ("customer", "backstage", VISIBILITY),
        ("frontstage", "backstage", VISIBILITY),
        ("backstage", "support", INTERNAL),
        ("customer", "customer", ""),
        ("support", "customer", ""),
    ],
)
def test_blueprint_lines_follow_from_roles(above: Any, below: Any, line: str) -> None:
    assert line_between(above, below) == line


def test_lanes_are_chosen_by_id_kind_or_title() -> None:
    lane = SHOP.lanes[0]
    for name in (lane.id, lane.kind, lane.title, lane.title.upper()):
        assert lane in chosen_lanes(SHOP, (name,))
    assert chosen_lanes(SHOP, None) == SHOP.lanes
    with pytest.raises(CjmError, match="weather"):
        chosen_lanes(SHOP, ("weather",))


NONSENSE = {"value": "many", "owner": 3, "due": [], "asset": {}, "severity": "x"}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("kind", [*kinds(), "unknown"])
def test_every_lane_kind_draws_empty_full_and_odd_cells(kind: str, direction: str) -> None:
    stages = (Stage("s_1", "One", steps=(Step("t_1"), Step("t_2"))),)
    lane = Lane("l_1", kind, settings={"scale": "odd", "target": "high", "unit": 7, "decimals": "x"})
    cards = tuple(Card(f"c_{place}", "l_1", "t_1", "word " * place, props=NONSENSE) for place in range(60))
    for holding in ((), cards):
        scene = scene_of(JourneyMap("m_1", stages=stages, lanes=(lane,), cards=holding), direction=direction)
        drawn = [
            group.ref for placed in scene.placed for group in placed.fragment.groups if group.role == "card"
        ]
        if kind != "emotion":
            assert sorted(drawn) == sorted(card.id for card in holding)
        title = next(placed for placed in scene.placed if placed.key.part == "lane")
        assert title.fragment.groups[0].says


def test_kinds_are_told_apart() -> None:
    assert FALLBACK in kinds()
    for name, kind in kinds().items():
        assert name == kind.id
        assert kind.title
    assert len({kind.title for kind in kinds().values()}) == len(kinds())


@pytest.mark.parametrize(
    "document",
    [
        JourneyMap("m_1", title="t" * 2000),
        JourneyMap("m_1", stages=(Stage("s_1", "a very long title of a stage " * 5, steps=(Step("t_1"),)),)),
        JourneyMap("m_1", personas=tuple(Persona(f"p_{place}") for place in range(12))),
        JourneyMap("m_1", lanes=(Lane("l_1", "emotion"),)),
    ],
    ids=["long title", "long stage", "twelve personas", "no stage"],
)
def test_odd_maps_are_drawn(document: JourneyMap) -> None:
    scene = scene_of(document)
    assert scene.width >= 700
    assert scene_of(document, header=False).height < scene.height


def test_titles_of_lanes_have_room_for_their_longest_word() -> None:
    word = "Удовлетворённость"
    for title, width in ((word, 164.0), ("Short words only", 148.0), ("x" * 300, 220.0)):
        scene = scene_of(JourneyMap("m_1", lanes=(Lane("l_1", "metric", title), Lane("l_2", "action"))))
        assert scene.grid.side.width == pytest.approx(width, abs=15 if title == word else 0)
        shown = (
            next(placed for placed in scene.placed if placed.key.part == "lane").fragment.groups[0].shapes[1]
        )
        assert isinstance(shown, Text)
        if title == word:
            assert len(shown.block.lines) == 1


@pytest.mark.parametrize("unit", ["%", "٪"])
def test_percent_is_written_as_the_language_does_whichever_sign_was_typed(unit: str) -> None:
    stages = (Stage("s_1", steps=(Step("t_1"),)),)
    lanes = (Lane("l_1", "metric", settings={"unit": unit}),)
    document = JourneyMap(
        "m_1", stages=stages, lanes=lanes, cards=(Card("c_1", "l_1", "t_1", props={"value": 64}),)
    )
    found = [group.says for placed in scene_of(document).placed for group in placed.fragment.groups]
    assert "64%" in found


def test_words_in_a_picture_lane_are_a_note() -> None:
    document = JourneyMap(
        "m_1",
        stages=(Stage("s_1", steps=(Step("t_1"),)),),
        lanes=(Lane("l_1", "image"),),
        cards=(
            Card("c_1", "l_1", "t_1", "Words alone"),
            Card("c_2", "l_1", "t_1", "Caption", props={"asset": "sha256-gone"}),
        ),
    )
    scene = Layouter(FixedTextEngine(), load_theme(), words_for("en"), kinds()).scene(document)
    groups = {
        group.ref: group
        for placed in scene.placed
        for group in placed.fragment.groups
        if group.role == "card"
    }
    assert not any(isinstance(shape, Icon) for shape in groups["c_1"].shapes)
    assert any(isinstance(shape, Icon) for shape in groups["c_2"].shapes)
