"""What holds for the layout of every map, in both directions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.curve import along
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.layout import Layouter, LayoutOptions
from cjm_desktop.layout.mirror import mirror_fragment, mirror_grid
from cjm_desktop.layout.scene import Group, Path, Placed, PlaceKey, Scene, Text
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Persona, Stage, Step
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.text.rich import plain
from cjm_desktop.text.types import TextEngine
from cjm_desktop.theme.themes import load_theme

from .journeys import edited, journeys

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
    across = sorted(scene.grid.steps, key=lambda span: span.start)
    assert list(scene.grid.steps) == (across[::-1] if direction == "rtl" else across)
    for spans in (across, sorted(scene.grid.stages, key=lambda span: span.start), scene.grid.lanes):
        assert all(one.end <= other.start + HAIR for one, other in pairwise(spans))
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
        if group.role in ("card", "point", "persona", "stage", "step", "lane")
    )
    wanted = Counter(("card", card.id) for card in document.cards)
    wanted += Counter(("point", point.id) for point in document.points)
    wanted += Counter(("persona", persona.id) for persona in document.personas)
    wanted += Counter(("stage", stage.id) for stage in document.stages)
    wanted += Counter(("lane", lane.id) for lane in document.lanes)
    steps = document.index.steps
    if any(step.title for step in steps.values()):
        wanted += Counter(("step", step) for step in steps)
    assert drawn == wanted


@given(journeys())
@settings(max_examples=60)
def test_every_text_is_shown(document: JourneyMap) -> None:
    shown = {
        shape.block.text
        for _, group, _ in groups(layouter().scene(document))
        for shape in group.shapes
        if isinstance(shape, Text)
    }
    for card in document.cards:
        text = plain(card.text)
        assert text in shown or f"“{text}”" in shown or not text.strip(), text
    texts = [point.label for point in document.points]
    texts += [text for persona in document.personas for text in (persona.name, persona.role)]
    texts += [record.title for record in (*document.stages, *document.index.steps.values(), *document.lanes)]
    assert {text for text in texts if text.strip()} <= shown


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
@settings(max_examples=40)
def test_laying_out_again_gives_what_a_fresh_start_gives(document: JourneyMap, data: st.DataObject) -> None:
    kept = layouter("rtl")
    assert kept.scene(document) == layouter("rtl", FixedTextEngine()).scene(document)
    for _ in range(3):
        before = {placed.key: placed.fragment for placed in kept.scene(document).placed}
        document = edited(document, data)
        scene = kept.scene(document)
        assert scene == layouter("rtl", FixedTextEngine()).scene(document)
        for placed in scene.placed:
            old = before.get(placed.key)
            if placed.key.part == "cell" and placed.fragment == old:
                assert placed.fragment is old, placed.key


@given(journeys(), st.data())
@settings(max_examples=40)
def test_an_edit_of_one_card_makes_one_cell_anew(document: JourneyMap, data: st.DataObject) -> None:
    stages = document.stages or (Stage("s_own", steps=(Step("t_own"),)),)
    step = data.draw(st.sampled_from(stages)).steps[0].id
    own = Card("c_own", "l_own", step, "A card that is changed")
    place = data.draw(st.integers(0, len(document.lanes)))
    lanes = (*document.lanes[:place], Lane("l_own", "action"), *document.lanes[place:])
    document = replace(document, stages=stages, lanes=lanes, cards=(*document.cards, own))
    kept = layouter("rtl")
    before = {placed.key: placed.fragment for placed in kept.scene(document).placed}
    text = data.draw(
        st.sampled_from(["Changed", "A card that is changed so that it needs three lines at the least"])
    )
    after = kept.scene(replace(document, cards=(*document.cards[:-1], replace(own, text=text))))
    new = [placed.key for placed in after.placed if placed.fragment is not before[placed.key]]
    assert [key for key in new if key.part != "frame"] == [PlaceKey("cell", "l_own", step)]


@given(journeys())
@settings(max_examples=80)
def test_curves_stay_between_their_points_and_labels_clear_of_all(document: JourneyMap) -> None:
    for placed in layouter("ltr").scene(document).placed:
        if placed.key.part != "band":
            continue
        drawn = placed.fragment.groups
        curves = [shape for group in drawn if group.role == "curve" for shape in group.shapes]
        faces = [group.bounds for group in drawn if group.role == "point"]
        labels = [group.bounds for group in drawn if group.role == "label" and group.ref]
        marks = [group.bounds for group in drawn if group.role == "label" and not group.ref]
        for curve in curves:
            assert isinstance(curve, Path)
            for start, piece in pairwise(curve.commands):
                ends = sorted((start[-1], piece[-1]))
                line = along((("M", *start[-2:]), piece), 1.0)  # type: ignore[arg-type]
                assert all(ends[0] - 0.02 <= y <= ends[1] + 0.02 for _, y in line)
                assert not any(label.contains(x, y) for x, y in line for label in labels)
        for one in (*labels, *marks):
            assert not any(one.inset(HAIR, HAIR).intersects(face) for face in faces)


@given(journeys())
@settings(max_examples=80)
def test_faces_stand_apart_and_in_turn_where_the_step_has_room(document: JourneyMap) -> None:
    scene = layouter("ltr").scene(document)
    points = document.index.points
    for placed in scene.placed:
        held: dict[str, list[Group]] = {}
        for group in placed.fragment.groups:
            if group.role == "point":
                held.setdefault(group.step, []).append(group)
        for step, faces in held.items():
            span = next(span for span in scene.grid.steps if span.id == step)
            inner = Rect(span.start - placed.x, 0, span.size, placed.fragment.height)
            assert all(within(face.bounds, inner) for face in faces)
            own: dict[str, list[Group]] = {}
            for face in sorted(faces, key=lambda face: face.bounds.x):
                own.setdefault(points[face.ref].persona, []).append(face)
            for line in own.values():
                places = [min(1, points[face.ref].at) for face in line]
                assert places == sorted(places)
            if len(faces) * 25 <= span.size - 64:
                assert not any(one.bounds.intersects(other.bounds) for one, other in combinations(faces, 2))


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
