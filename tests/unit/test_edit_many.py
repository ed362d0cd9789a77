"""Operations on many records at once, and scores set by keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.edit import operations as ops
from cjm_desktop.errors import EditError
from cjm_desktop.model.invariants import problems
from cjm_desktop.model.records import EmotionPoint, JourneyMap
from tests.maps import counting_ids, small_map

IDS = ["c_1", "c_5", "e_1", "s_1", "s_2", "t_1", "t_2", "t_3", "l_a", "l_e", "p_1", "p_2", "k_3"]


def points(document: JourneyMap) -> list[tuple[str, float]]:
    return [(point.id, point.score) for point in document.points]


def test_change_points_gives_all_of_them_the_same() -> None:
    document = ops.change_points(small_map(), ["e_1", "e_2"], label="so", score=2)
    assert [(point.label, point.score) for point in document.points] == [("so", 2.0), ("so", 2.0)]
    with pytest.raises(EditError, match="off the scale"):
        ops.change_points(small_map(), ["e_1"], score=6)
    with pytest.raises(TypeError):
        ops.change_points(small_map(), "e_1", score=2)


def test_nudged_scores_stay_on_their_scale() -> None:
    assert points(ops.nudge_score(small_map(), ["e_1", "e_2"], 0.1)) == [("e_1", 4.1), ("e_2", 1.1)]
    assert points(ops.nudge_score(small_map(), ["e_1", "e_2"], 3)) == [("e_1", 5.0), ("e_2", 4.0)]
    assert points(ops.nudge_score(small_map(), ["e_1", "e_2"], -3)) == [("e_1", 1.0), ("e_2", 1.0)]
    assert points(ops.nudge_score(small_map(), [], 1)) == points(small_map())
    for by in (float("nan"), float("inf")):
        with pytest.raises(EditError):
            ops.nudge_score(small_map(), ["e_1"], by)


@given(st.lists(st.sampled_from([-1, -0.5, -0.1, 0.1, 1]), max_size=30))
def test_scores_stay_in_tenths_however_often_they_are_nudged(steps: list[float]) -> None:
    document = small_map()
    for by in steps:
        document = ops.nudge_score(document, ["e_1"], by)
        score = document.index.points["e_1"].score
        assert 1 <= score <= 5
        assert score == round(score, 1)


def test_a_score_set_in_a_step_is_that_of_the_point_in_its_middle() -> None:
    document = ops.add_point(small_map(), "l_e", "t_1", 2, at=0.1, persona="p_1", new_id=counting_ids())
    document = ops.set_score(document, "l_e", "t_1", "p_1", 5)
    assert points(document) == [("e_1", 5.0), ("e_n1", 2.0), ("e_2", 1.0)]


def test_a_score_set_where_there_is_none_adds_a_point() -> None:
    document = ops.set_score(small_map(), "l_e", "t_1", "p_2", 3, new_id=counting_ids())
    assert document.index.points["e_n1"] == EmotionPoint("e_n1", "l_e", "t_1", persona="p_2", score=3.0)
    for lane, step, persona, score in [
        ("l_a", "t_1", "", 3),
        ("l_e", "t_9", "", 3),
        ("l_e", "t_1", "p_9", 3),
        ("l_e", "t_1", "p_1", 9),
        ("l_e", "t_2", "", 9),
    ]:
        with pytest.raises(EditError):
            ops.set_score(small_map(), lane, step, persona, score)


def test_records_of_all_sorts_are_deleted_at_once() -> None:
    document = ops.delete_records(small_map(), ["c_5", "t_2", "e_1", "p_2", "k_1"])
    assert [card.id for card in document.cards] == ["c_1", "c_2", "c_4"]
    assert [(point.id, point.persona) for point in document.points] == [("e_2", "")]
    assert [link.id for link in document.links] == ["k_2", "k_3"]
    assert document.cards[1].personas == ("p_1",)


def test_a_stage_goes_with_the_last_of_its_steps() -> None:
    document = ops.delete_records(small_map(), ["t_1", "t_2"])
    assert [stage.id for stage in document.stages] == ["s_2"]
    assert [card.id for card in document.cards] == ["c_4"]
    assert ops.delete_records(small_map(), ["t_3"]).stages == small_map().stages[:1]
    assert ops.delete_records(small_map(), ["s_1", "s_2"]).index.steps == {}


@given(st.sets(st.sampled_from(IDS)))
def test_whatever_is_deleted_the_map_stays_sound(gone: set[str]) -> None:
    document = ops.delete_records(small_map(), gone)
    assert problems(document) == []
    index = document.index
    left = {*index.cards, *index.points, *index.stages, *index.steps, *index.lanes, *index.personas}
    assert not gone & left


def test_nothing_is_deleted_if_one_record_is_not_there() -> None:
    with pytest.raises(EditError, match="c_9"):
        ops.delete_records(small_map(), ["c_1", "c_9"])
    with pytest.raises(TypeError):
        ops.delete_records(small_map(), "c_1")
    before = small_map()
    assert ops.delete_records(before, []) == before
