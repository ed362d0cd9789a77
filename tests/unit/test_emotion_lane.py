"""The emotion lane: curves, faces, marks of the scale and words, in the situations that are hard to draw."""

from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.curve import along, monotone_curve
from cjm_desktop.lanes.faces import face, face_colour
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.lanes.scale import middle, mood_of, shown_scale
from cjm_desktop.layout.layout import Layouter
from cjm_desktop.layout.scene import Fragment, Group, Path, Text
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Persona, Stage, Step
from cjm_desktop.model.scales import Scale
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.theme import tokens
from cjm_desktop.theme.themes import load_theme

STEPS = (Step("t_1"), Step("t_2"), Step("t_3"))
PERSONAS = tuple(Persona(f"p_{place}", f"Persona {place}") for place in range(6))
PLACES = st.lists(st.tuples(st.floats(1, 300), st.integers(0, 200)), min_size=2, max_size=12)


def band(*points: EmotionPoint, cards: tuple[Card, ...] = (), **settings: Any) -> Fragment:
    """The band of an emotion lane over three steps of 177 each."""
    document = JourneyMap(
        "m_1",
        personas=PERSONAS,
        stages=(Stage("s_1", "Stage", steps=STEPS),),
        lanes=(Lane("l_1", "emotion", settings=settings),),
        points=points,
        cards=cards,
    )
    scene = Layouter(FixedTextEngine(), load_theme(), words_for("en"), kinds()).scene(document)
    return next(placed.fragment for placed in scene.placed if placed.key.part == "band")


def point(number: int, step: str = "t_1", **fields: Any) -> EmotionPoint:
    return EmotionPoint(f"e_{number}", "l_1", step, **{"score": 0, "persona": "p_0", **fields})


def of(role: str, fragment: Fragment) -> list[Group]:
    return [group for group in fragment.groups if group.role == role]


def marks(fragment: Fragment) -> list[Group]:
    return [group for group in of("label", fragment) if not group.ref]


@given(PLACES)
def test_a_curve_passes_through_its_points_and_stays_between_them(places: list[tuple[float, int]]) -> None:
    points, x = [], 0.0
    for step, y in places:
        x += step
        points.append((x, float(y)))
    commands = monotone_curve(points)
    assert [command[-2:] for command in commands] == [pytest.approx(one, abs=0.01) for one in points]
    for start, piece in pairwise(commands):
        line = along((("M", *start[-2:]), piece), 2.0)  # type: ignore[arg-type]
        ys = [y for _, y in line]
        assert ys == pytest.approx(sorted(ys, reverse=start[-1] > piece[-1]), abs=0.05)
        assert all(one[0] <= other[0] + 0.02 for one, other in pairwise(line))


def test_one_point_has_a_face_and_no_curve() -> None:
    drawn = band(point(1))
    assert len(of("point", drawn)) == 1
    assert all(not group.shapes for group in of("curve", drawn))
    assert monotone_curve([(3.0, 4.0)]) == ()


@pytest.mark.parametrize("score", [-2, 0, 2, -99, 99])
def test_faces_at_the_very_start_leave_the_marks_free(score: float) -> None:
    drawn = band(*(point(place, at=0, score=score, persona=f"p_{place}") for place in range(6)))
    faces = [group.bounds for group in of("point", drawn)]
    assert len(faces) == 6
    assert len(marks(drawn)) == 3
    assert not any(mark.bounds.intersects(face) for mark in marks(drawn) for face in faces)
    assert all(face.y >= 0 and face.bottom <= tokens.BAND_HEIGHT for face in faces)
    assert all(one.x + 20 <= other.x for one, other in pairwise(faces))


def test_faces_of_one_place_stand_evenly_around_it() -> None:
    drawn = band(*(point(place, "t_2", persona=f"p_{place}") for place in range(3)))
    places = [group.bounds.x + tokens.FACE / 2 for group in of("point", drawn)]
    middle_of_step = drawn.width / 2
    assert places == pytest.approx([middle_of_step - 25, middle_of_step, middle_of_step + 25], abs=0.1)


def test_a_face_that_gives_way_does_not_run_into_the_next() -> None:
    moved = [
        point(place, "t_2", at=at, persona=f"p_{place}") for place, at in enumerate([0.4, 0.42, 0.55, 0.6])
    ]
    faces = [group.bounds for group in of("point", band(*moved))]
    assert not any(one.intersects(other) for one, other in combinations(faces, 2))


def test_two_scores_of_a_persona_at_one_place_are_both_on_the_curve() -> None:
    drawn = band(point(1, at=0.5, score=2), point(2, at=0.5, score=-2), point(3, "t_3"))
    (curve,) = (shape for group in of("curve", drawn) for shape in group.shapes)
    assert isinstance(curve, Path)
    centres = [(one.bounds.x + tokens.FACE / 2, one.bounds.y + tokens.FACE / 2) for one in of("point", drawn)]
    assert [command[-2:] for command in curve.commands] == centres


def test_a_narrow_word_does_not_stand_on_a_steep_curve() -> None:
    steep = [point(1, at=0, score=2), point(2, "t_3", at=1, score=-2)]
    words = [
        point(place, "t_2", at=at, persona="p_1", label="!") for place, at in enumerate([0.3, 0.5, 0.7], 3)
    ]
    drawn = band(*steep, *words)
    curves = [shape for group in of("curve", drawn) for shape in group.shapes if isinstance(shape, Path)]
    line = [place for curve in curves for place in along(curve.commands, 0.5)]
    labels = [group.bounds for group in of("label", drawn) if group.ref]
    assert len(labels) == 3
    assert not any(label.contains(x, y) for label in labels for x, y in line)


def test_words_without_room_near_their_face_stand_below_the_curve() -> None:
    crowd = [
        point(place, "t_2", persona=f"p_{place}", label="quite a long remark " * 6) for place in range(6)
    ]
    drawn = band(*crowd)
    labels = [group for group in of("label", drawn) if group.ref]
    assert sorted(label.ref for label in labels) == sorted(one.id for one in crowd)
    assert drawn.height > tokens.BAND_HEIGHT
    assert max(label.bounds.bottom for label in labels) <= drawn.height


@pytest.mark.parametrize(
    ("lowest", "highest", "written"),
    [
        (-2, 2, ["+2", "0", "−2"]),
        (1, 5, ["5", "3", "1"]),
        (0, 1000, ["1,000", "500", "0"]),
        (-1e30, 1e30, ["1e+30", "0", "−1e+30"]),
        (-3e9, 3e9, ["3e+09", "0", "−3e+09"]),
    ],
)
def test_marks_of_the_scale(lowest: float, highest: float, written: list[str]) -> None:
    drawn = band(point(1, at=0, score=lowest), scale={"lowest": lowest, "highest": highest})
    assert [mark.says for mark in marks(drawn)] == written
    (face,) = of("point", drawn)
    assert all(mark.bounds.right < face.bounds.x for mark in marks(drawn))


@pytest.mark.parametrize(
    "scale", ["odd", {"lowest": 5, "highest": 1}, {"highest": 10**400}, {"lowest": None}]
)
def test_a_scale_that_cannot_be_used_gives_way_to_the_usual_one(scale: object) -> None:
    assert shown_scale(Lane("l_1", "emotion", settings={"scale": scale})) == Scale(-2, 2)


@pytest.mark.parametrize(
    ("scale", "score", "mood"),
    [
        (Scale(-2, 2), 1, 0.5),
        (Scale(1, 5), 1, -1),
        (Scale(1, 5), 99, 1),
        (Scale(-1e308, 1e308), 1e308, 1),
        (Scale(0, 5e-324), 0, 0),
    ],
)
def test_mood_of_a_score(scale: Scale, score: float, mood: float) -> None:
    assert mood_of(scale, score) == mood
    assert scale.lowest <= middle(scale) <= scale.highest


def test_cards_in_an_emotion_lane_are_not_lost() -> None:
    document = JourneyMap(
        "m_1",
        stages=(Stage("s_1", steps=STEPS),),
        lanes=(Lane("l_1", "emotion"),),
        cards=(Card("c_1", "l_1", "t_2", "Put here by mistake"),),
    )
    scene = Layouter(FixedTextEngine(), load_theme(), words_for("en"), kinds()).scene(document)
    places = {placed.key.part: placed for placed in scene.placed if placed.fragment.groups}
    (card,) = places["cell"].fragment.groups
    assert any(isinstance(shape, Text) and shape.block.text == "Put here by mistake" for shape in card.shapes)
    assert places["cell"].y >= places["band"].rect.bottom
    assert places["cell"].rect.bottom <= scene.grid.lanes[0].end


def test_faces_differ_in_shape_and_colour() -> None:
    theme = load_theme()
    moods = (-1.0, -0.4, 0.0, 0.4, 1.0)
    drawn = [face(50, 50, mood, theme) for mood in moods]
    outlines = {tuple(shape.commands for shape in shapes if isinstance(shape, Path)) for shapes in drawn}
    assert len(outlines) == len(moods)
    assert [face_colour(mood, theme) for mood in (-1, 0, 1)] == [theme.bad, theme.neutral, theme.good]
