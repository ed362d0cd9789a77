"""Copying cards and points, and pasting them into the same map or another one."""

from dataclasses import replace

import pytest

from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.clipboard import Clip, copied
from cjm_desktop.edit.session import Session
from cjm_desktop.errors import EditError
from cjm_desktop.model.changes import difference
from cjm_desktop.model.invariants import problems
from cjm_desktop.model.records import Asset, Card, EmotionPoint, JourneyMap, Lane, Persona, Stage, Step
from tests.maps import PICTURE_ID, counting_ids, small_map


def other_map() -> JourneyMap:
    """Another map: two steps, a pain lane, an action lane called “Doing”, an emotion lane of the usual scale."""
    return JourneyMap(
        "m_2",
        stages=(Stage("s_x", "Only", steps=(Step("t_x"), Step("t_y"))),),
        lanes=(Lane("l_p", "pain", "Pains"), Lane("l_d", "action", "Doing"), Lane("l_f", "emotion", "Mood")),
        cards=(Card("c_x", "l_d", "t_x", "there"),),
    )


def pasted(document: JourneyMap, clip: Clip, *place: str | int | None) -> JourneyMap:
    after = ops.paste(document, clip, *place, new_id=counting_ids(len(document.points)))  # type: ignore[arg-type]
    assert problems(after) == []
    return after


def texts(document: JourneyMap, lane: str, step: str) -> list[str]:
    return [card.text for card in document.index.cells.get((lane, step), ())]


def test_a_clip_holds_what_its_cards_need_and_nothing_else() -> None:
    part = copied(small_map(), ["c_4", "c_2"]).part
    assert [card.id for card in part.cards] == ["c_2", "c_4"]
    assert [step.id for stage in part.stages for step in stage.steps] == ["t_1", "t_2", "t_3"]
    assert [lane.id for lane in part.lanes] == ["l_a"]
    assert [persona.name for persona in part.personas] == ["Mina", "Omid"]
    assert [asset.id for asset in part.assets] == [PICTURE_ID]
    assert part.links == ()
    assert problems(part) == []
    assert copied(small_map(), ["c_1", "c_2"]).part.links[0].id == "k_1"


def test_copying_what_is_gone_is_refused() -> None:
    with pytest.raises(EditError, match="no card"):
        copied(small_map(), ["c_9"])
    with pytest.raises(EditError, match="no emotion point"):
        copied(small_map(), [], ["e_9"])


def test_cards_of_one_cell_go_into_the_focused_cell() -> None:
    clip = copied(small_map(), ["c_1", "c_2"])
    after = pasted(other_map(), clip, "l_p", "t_y")
    assert texts(after, "l_p", "t_y") == ["one", "two"]
    assert [lane.id for lane in after.lanes] == ["l_p", "l_d", "l_f"]
    first, second = after.index.cells["l_p", "t_y"]
    assert [(link.source, link.target) for link in after.links] == [(first.id, second.id)]
    assert [after.index.personas[one].name for one in second.personas] == ["Mina", "Omid"]
    assert after.index.assets.keys() == {PICTURE_ID}


@pytest.mark.parametrize(
    ("position", "order"), [(0, ["two", "there"]), (1, ["there", "two"]), (None, ["there", "two"])]
)
def test_cards_of_one_cell_go_to_a_place_in_it(position: int | None, order: list[str]) -> None:
    after = pasted(other_map(), copied(small_map(), ["c_2"]), "l_d", "t_x", position)
    assert texts(after, "l_d", "t_x") == order


def test_an_emotion_lane_holds_no_cards_so_they_go_to_the_lane_of_their_kind() -> None:
    clip = copied(small_map(), ["c_1"])
    after = pasted(other_map(), clip, "l_f", "t_y")
    assert texts(after, "l_d", "t_y") == ["one"]
    without = replace(other_map(), lanes=other_map().lanes[2:], cards=())
    after = pasted(without, clip, "l_f", "t_y")
    assert [(lane.kind, lane.title) for lane in after.lanes] == [("emotion", "Mood"), ("action", "Actions")]
    assert texts(after, after.lanes[-1].id, "t_y") == ["one"]


def test_cards_that_stand_in_an_emotion_lane_come_out_of_it() -> None:
    source = ops.add_card(small_map(), "l_e", "t_2", text="odd", new_id=counting_ids())
    clip = copied(source, ["c_n1", "c_1"])
    after = pasted(source, clip, "l_e", "t_1")
    assert [lane.kind for lane in after.lanes] == ["action", "emotion", "image", "text"]
    assert texts(after, after.lanes[-1].id, "t_2") == ["odd"]


def test_cards_of_several_cells_keep_their_distances_and_lanes() -> None:
    source = small_map()
    after = pasted(source, copied(source, ["c_2", "c_4", "c_5"]), "l_i", "t_2")
    new = after.stages[-1].steps[-1]
    assert len(after.index.steps) == 4
    assert texts(after, "l_a", "t_2") == ["three", "two"]
    assert texts(after, "l_a", new.id) == ["four"]
    assert new.title == "After", "a step without a title is called like its stage"
    assert after.index.cells["l_i", "t_2"][0].props == {"asset": PICTURE_ID, "later": 1}
    assert after.assets == source.assets
    assert after.personas == source.personas


def test_distances_are_kept_in_a_map_without_steps_and_lanes() -> None:
    after = pasted(JourneyMap("m_3"), copied(small_map(), ["c_1", "c_4"], ["e_1"]))
    assert [step.title for stage in after.stages for step in stage.steps] == ["Search", "Compare", "After"]
    assert [(lane.kind, lane.title) for lane in after.lanes] == [
        ("action", "Actions"),
        ("emotion", "Feelings"),
    ]
    order = list(after.index.steps)
    assert [order.index(card.step) for card in after.cards] == [0, 2]


def test_lanes_are_found_by_title_before_kind_and_each_serves_one() -> None:
    source = JourneyMap(
        "m_1",
        stages=(Stage("s_1", steps=(Step("t_1"),)),),
        lanes=(Lane("l_1", "text", "One"), Lane("l_2", "text", "Two"), Lane("l_3", "text", "Three")),
        cards=tuple(Card(f"c_{n}", f"l_{n}", "t_1", f"text {n}") for n in (1, 2, 3)),
    )
    target = replace(other_map(), cards=(), lanes=(Lane("l_1", "text", "Else"), Lane("l_2", "text", " two ")))
    after = pasted(target, copied(source, ["c_1", "c_2", "c_3"]), None, "t_x")
    assert texts(after, "l_2", "t_x") == ["text 2"]
    assert texts(after, "l_1", "t_x") == ["text 1"]
    assert after.lanes[-1].title == "Three"


def test_points_go_to_lanes_of_the_same_scale_alone() -> None:
    clip = copied(small_map(), [], ["e_1"])
    after = pasted(other_map(), clip, "l_f", "t_y")
    assert [lane.title for lane in after.lanes] == ["Pains", "Doing", "Mood", "Feelings"]
    assert after.lanes[-1].settings == small_map().lanes[1].settings
    point = after.points[0]
    assert (point.lane, point.step, point.score) == (after.lanes[-1].id, "t_y", 4.0)
    assert after.index.personas[point.persona].name == "Mina"


def test_a_point_that_would_cover_another_stands_beside_it() -> None:
    source = small_map()
    after = pasted(source, copied(source, [], ["e_1"]), "l_e", "t_1")
    assert [point.at for point in after.points if point.step == "t_1"] == [0.5, 0.6]
    after = pasted(after, copied(source, [], ["e_2"]), "l_e", "t_3")
    assert sorted(point.at for point in after.points if point.step == "t_3") == pytest.approx([0.9, 1.0])


def test_points_that_are_in_no_emotion_lane_stay_behind() -> None:
    odd = replace(small_map(), points=(EmotionPoint("e_1", "l_a", "t_1", score=1.0),))
    before = other_map()
    assert ops.paste(before, copied(odd, [], ["e_1"]), "l_p", "t_x", new_id=counting_ids()) == before


def test_personas_are_found_by_name() -> None:
    target = replace(other_map(), personas=(Persona("p_9", name=" OMID "),))
    after = pasted(target, copied(small_map(), ["c_2"]), "l_p", "t_x")
    assert [persona.name for persona in after.personas] == [" OMID ", "Mina"]
    assert after.index.cells["l_p", "t_x"][0].personas == (after.personas[1].id, "p_9")


def test_another_picture_with_the_same_id_stays_what_it_is() -> None:
    there = Asset(PICTURE_ID, "image/png", "b3RoZXI=")
    target = replace(other_map(), assets=(there,))
    after = pasted(target, copied(small_map(), ["c_5"]), "l_p", "t_x")
    assert after.assets[0] is there
    assert after.index.cells["l_p", "t_x"][0].props["asset"] == after.assets[1].id
    assert after.assets[1].data == small_map().assets[0].data
    assert after.assets[1].id != PICTURE_ID


def test_pasting_is_one_step_of_the_history_and_survives_its_source() -> None:
    source = Session(small_map())
    clip = copied(source.document, ["c_1", "c_4"], ["e_1"])
    source.apply("Delete", ops.delete_stage, "s_1")
    target = Session(other_map())
    target.apply("Paste", ops.paste, clip, "l_d", "t_y")
    assert len(target.document.cards) == 3
    target.undo()
    assert target.document == other_map()
    assert not target.can_undo


def test_pasting_twice_gives_different_records() -> None:
    clip = copied(small_map(), ["c_1", "c_2"])
    once = ops.paste(small_map(), clip, "l_a", "t_2")
    twice = ops.paste(once, clip, "l_a", "t_2")
    assert texts(twice, "l_a", "t_2") == ["three", "one", "two", "one", "two"]
    assert len(difference(once, twice).cards.added) == 2


def test_nothing_is_pasted_of_nothing_and_nowhere() -> None:
    before = small_map()
    clip = copied(before, [])
    assert clip.is_empty
    assert ops.paste(before, clip, "l_a", "t_1") is before
    with pytest.raises(EditError, match="no lane"):
        ops.paste(before, clip, "l_9", "t_1")
    with pytest.raises(EditError, match="no step"):
        ops.paste(before, clip, "l_a", "t_9")
