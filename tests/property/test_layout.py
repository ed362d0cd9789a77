"""What holds for the layout of every map, in both directions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.curve import along
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.layout import Layouter, LayoutOptions
from cjm_desktop.layout.mirror import mirror_fragment, mirror_grid
from cjm_desktop.layout.scene import Group, Path, Placed, Scene, Text
from cjm_desktop.model.records import EmotionPoint, JourneyMap, Lane, Persona, Stage, Step
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.text.types import TextEngine
from cjm_desktop.theme.themes import load_theme

from .journeys import journeys

ENGINE = FixedTextEngine()
HAIR = 0.01


def layouter(direction: str = "auto", engine: TextEngine = ENGINE) -> Layouter:
    options = LayoutOptions(direction)  # type: ignore[arg-type]
    return Layouter(engine, load_theme(), words_for("en"), kinds(), options)


def groups(scene: Scene) -> Iterator[tuple[Placed, Group, Rect]]:
    for placed in scene.placed:
        for group in placed.fragment.groups:
            yield placed, group, group.bounds.moved(placed.x, placed.y)


def within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - HAIR
        and inner.y >= outer.y - HAIR
        and inner.right <= outer.right + HAIR
        and inner.bottom <= outer.bottom + HAIR
    )


@given(journeys(), st.sampled_from(["ltr", "rtl"]))
@settings(max_examples=60)
def test_nothing_overlaps_and_everything_lies_on_the_page(document: JourneyMap, direction: str) -> None:
    scene = layouter(direction).scene(document)
    page = Rect(0, 0, scene.width, scene.height)
    apart = [one for one in scene.placed if one.key.part not in ("frame", "band", "cell")]
    for one, other in combinations(apart, 2):
        assert not one.rect.inset(HAIR, HAIR).intersects(other.rect), (one.key, other.key)
    for placed in scene.placed:
        assert within(placed.rect, page), placed.key
        separate = [
            group
            for group in placed.fragment.groups
            if group.role in ("card", "point", "label", "persona", "about")
        ]
        for a, b in combinations(separate, 2):
            # Five faces and more at one place of a narrow step have no room to stand apart.
            if a.role == b.role == "point":
                continue
            assert not a.bounds.inset(HAIR, HAIR).intersects(b.bounds), (a, b)


@given(journeys(), st.sampled_from(["ltr", "rtl"]))
@settings(max_examples=60)
def test_cells_lie_in_their_lane_and_step(document: JourneyMap, direction: str) -> None:
    scene = layouter(direction).scene(document)
    lanes = {span.id: span for span in scene.grid.lanes}
    steps = {span.id: span for span in scene.grid.steps}
    for placed in scene.placed:
        if placed.key.part == "cell":
            lane, step = lanes[placed.key.lane], steps[placed.key.step]
            cell = Rect(step.start, lane.start, step.size, lane.size)
            assert within(placed.rect, cell)
            assert all(
                within(group.bounds, Rect(0, 0, step.size, lane.size)) for group in placed.fragment.groups
            )
        if placed.key.part in ("lane", "band"):
            assert placed.rect.bottom <= lanes[placed.key.lane].end + HAIR


@given(journeys(), st.sampled_from(["ltr", "rtl"]))
@settings(max_examples=60)
def test_no_text_leaves_its_box(document: JourneyMap, direction: str) -> None:
    for _, group, _ in groups(layouter(direction).scene(document)):
        for shape in group.shapes:
            if isinstance(shape, Text):
                assert within(shape.rect, group.bounds), group
                for line in shape.block.lines:
                    single = line.end - line.start <= 2
                    assert line.width <= shape.width + 0.5 or single


@given(journeys())
@settings(max_examples=60)
def test_every_record_is_drawn_once(document: JourneyMap) -> None:
    drawn = Counter(
        (group.role, group.ref)
        for _, group, _ in groups(layouter().scene(document))
        if group.role in ("card", "point", "persona", "stage", "lane")
    )
    wanted = Counter(("card", card.id) for card in document.cards)
    wanted += Counter(("point", point.id) for point in document.points)
    wanted += Counter(("persona", persona.id) for persona in document.personas)
    wanted += Counter(("stage", stage.id) for stage in document.stages)
    wanted += Counter(("lane", lane.id) for lane in document.lanes)
    assert drawn == wanted


@given(journeys())
@settings(max_examples=60)
def test_the_other_direction_is_the_mirror_image(document: JourneyMap) -> None:
    there, back = layouter("ltr").scene(document), layouter("rtl").scene(document)
    assert (there.width, there.height) == (back.width, back.height)
    assert [placed.key for placed in there.placed] == [placed.key for placed in back.placed]
    for one, other in zip(there.placed, back.placed, strict=True):
        assert other.x == there.width - one.x - one.fragment.width
        assert other.fragment == mirror_fragment(one.fragment)
        assert mirror_fragment(other.fragment) == one.fragment
    assert mirror_grid(back.grid, back.width) == there.grid
    assert [span.id for span in back.grid.steps] == [span.id for span in there.grid.steps]


@given(journeys(), st.data())
@settings(max_examples=60)
def test_laying_out_again_gives_what_a_fresh_start_gives(document: JourneyMap, data: st.DataObject) -> None:
    kept = layouter("rtl")
    before = kept.scene(document)
    assert kept.scene(document) == before
    edited = _edited(document, data)
    after = kept.scene(edited)
    assert after == layouter("rtl", FixedTextEngine()).scene(edited)


def _edited(document: JourneyMap, data: st.DataObject) -> JourneyMap:
    """The map with one record of some kind gone, or with its first card said otherwise."""
    field = data.draw(st.sampled_from(["cards", "points", "personas", "lanes", "text"]))
    if field == "text" or not getattr(document, field):
        cards = tuple(replace(card, text="Said otherwise") for card in document.cards[:1])
        return replace(document, cards=cards + document.cards[1:])
    records = getattr(document, field)
    gone = data.draw(st.integers(0, len(records) - 1))
    return replace(document, **{field: records[:gone] + records[gone + 1 :]})


@given(journeys(), st.data())
@settings(max_examples=40)
def test_an_edit_of_one_card_makes_one_cell_anew(document: JourneyMap, data: st.DataObject) -> None:
    plain = [card for card in document.cards if document.index.lanes[card.lane].kind == "action"]
    if not plain:
        return
    kept = layouter("rtl")
    before = {placed.key: placed.fragment for placed in kept.scene(document).placed}
    card = data.draw(st.sampled_from(plain))
    cards = tuple(replace(one, text="Changed") if one is card else one for one in document.cards)
    after = kept.scene(replace(document, cards=cards))
    same_columns = {placed.key for placed in after.placed if placed.fragment is not before[placed.key]}
    cell = {key for key in same_columns if key.part == "cell"}
    assert cell >= {
        placed.key
        for placed in after.placed
        if placed.key.part == "cell"
        and (placed.key.lane, placed.key.step) == (card.lane, card.step)
        and card.text != "Changed"
    }
    assert {key.step for key in cell} <= {card.step} or len(card.text) > 130


@given(journeys())
@settings(max_examples=60)
def test_curves_stay_on_their_scale_and_labels_clear_of_them(document: JourneyMap) -> None:
    for placed in layouter("ltr").scene(document).placed:
        if placed.key.part != "band":
            continue
        shapes = [
            shape for group in placed.fragment.groups if group.role == "curve" for shape in group.shapes
        ]
        line = [point for shape in shapes if isinstance(shape, Path) for point in along(shape.commands)]
        faces = [group.bounds for group in placed.fragment.groups if group.role == "point"]
        if line:
            lowest = min(face.y + face.height / 2 for face in faces)
            highest = max(face.y + face.height / 2 for face in faces)
            assert all(lowest - 0.05 <= y <= highest + 0.05 for _, y in line)
        labels = [group.bounds for group in placed.fragment.groups if group.role == "label" and group.ref]
        for label in labels:
            assert not any(label.contains(x, y) for x, y in line)


def test_up_to_four_faces_at_one_place_stand_apart() -> None:
    personas = tuple(Persona(f"p_{place}", f"P{place}") for place in range(4))
    points = tuple(
        EmotionPoint(f"e_{place}", "l_1", step, at=at, persona=f"p_{place % 4}", score=score)
        for place, (step, at, score) in enumerate(
            [("t_1", 0, 2)] * 4 + [("t_2", 0.5, -2)] * 4 + [("t_3", 1, 0)] * 4
        )
    )
    stages = (Stage("s_1", steps=(Step("t_1"), Step("t_2"), Step("t_3"))),)
    lanes = (Lane("l_1", "emotion"),)
    document = JourneyMap("m_1", personas=personas, stages=stages, lanes=lanes, points=points)
    faces = [bounds for _, group, bounds in groups(layouter().scene(document)) if group.role == "point"]
    assert len(faces) == 12
    assert not any(one.intersects(other) for one, other in combinations(faces, 2))
