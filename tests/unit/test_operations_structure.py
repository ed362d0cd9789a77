"""Operations on the map itself, on stages, steps and lanes, and what goes with them."""

import pytest

from cjm_desktop.edit import operations as ops
from cjm_desktop.errors import EditError
from cjm_desktop.model.records import JourneyMap
from tests.maps import counting_ids, small_map


def steps(document: JourneyMap) -> list[str]:
    return list(document.index.steps)


def cards(document: JourneyMap) -> list[str]:
    return [card.id for card in document.cards]


def links(document: JourneyMap) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in document.links]


def test_new_map_is_empty_and_has_an_id() -> None:
    document = ops.new_map(title="نقشه", language="fa")
    assert document.id.startswith("m_")
    assert (document.title, document.language, document.direction) == ("نقشه", "fa", "auto")
    assert document.stages == ()


def test_duplicate_map_has_another_id_alone() -> None:
    document = small_map()
    copy = ops.duplicate_map(document, new_id=counting_ids())
    assert copy.id == "m_n1"
    assert copy.cards is document.cards


def test_change_map_and_about() -> None:
    document = ops.change_about(ops.change_map(small_map(), direction="rtl"), goal="Fewer calls")
    assert (document.direction, document.title) == ("rtl", "Small")
    assert document.about.goal == "Fewer calls"


def test_add_stage_with_steps_at_a_place() -> None:
    document = ops.add_stage(small_map(), 1, title="New", steps=["a", "b"], new_id=counting_ids())
    assert [stage.title for stage in document.stages] == ["Before", "New", "After"]
    assert [step.title for step in document.stages[1].steps] == ["a", "b"]


def test_a_stage_needs_a_step_and_a_place() -> None:
    with pytest.raises(EditError, match="at least one step"):
        ops.add_stage(small_map(), steps=())
    with pytest.raises(EditError, match="place 3"):
        ops.add_stage(small_map(), 3)
    with pytest.raises(EditError, match="place -1"):
        ops.add_stage(small_map(), -1)


def test_move_stage_takes_everything_along_and_keeps_reading_order() -> None:
    before = small_map()
    document = ops.move_stage(before, "s_1")
    assert steps(document) == ["t_3", "t_1", "t_2"]
    assert cards(document) == ["c_4", "c_1", "c_2", "c_3", "c_5"]
    assert [point.id for point in document.points] == ["e_2", "e_1"]
    assert document.links == before.links


def test_delete_stage_takes_cards_points_and_links_along() -> None:
    document = ops.delete_stage(small_map(), "s_2")
    assert cards(document) == ["c_1", "c_2", "c_3", "c_5"]
    assert [point.id for point in document.points] == ["e_1"]
    assert links(document) == [("c_1", "c_2"), ("c_2", "c_3")]


def test_deleting_all_stages_leaves_a_map() -> None:
    document = ops.delete_stage(ops.delete_stage(small_map(), "s_1"), "s_2")
    assert (document.stages, document.cards, document.points, document.links) == ((), (), (), ())


def test_duplicate_stage_copies_cards_points_and_inner_links() -> None:
    document = ops.duplicate_stage(small_map(), "s_1", new_id=counting_ids())
    copy = document.stages[1]
    assert [step.title for step in copy.steps] == ["Search", "Compare"]
    first, second = (step.id for step in copy.steps)
    new_cards = {card.text: card for card in document.cards if card.step in (first, second)}
    assert {text: card.step for text, card in new_cards.items()} == {
        "one": first,
        "two": first,
        "three": second,
        "": first,
    }
    assert [point.score for point in document.points if point.step == first] == [4.0]
    assert links(document)[4:] == [
        (new_cards["one"].id, new_cards["two"].id),
        (new_cards["two"].id, new_cards["three"].id),
    ]


def test_change_step() -> None:
    document = ops.change_step(small_map(), "t_2", title="Choose", width=240)
    assert document.index.steps["t_2"].title == "Choose"
    assert document.index.steps["t_2"].width == 240.0


def test_add_step_at_a_place() -> None:
    document = ops.add_step(small_map(), "s_1", 0, title="Wake up", new_id=counting_ids())
    assert steps(document) == ["t_n1", "t_1", "t_2", "t_3"]


def test_move_step_within_its_stage_and_to_another() -> None:
    assert steps(ops.move_step(small_map(), "t_1", "s_1", 1)) == ["t_2", "t_1", "t_3"]
    document = ops.move_step(small_map(), "t_1", "s_2")
    assert [[step.id for step in stage.steps] for stage in document.stages] == [["t_2"], ["t_3", "t_1"]]
    assert cards(document) == ["c_3", "c_4", "c_1", "c_2", "c_5"]


def test_the_only_step_can_neither_leave_its_stage_nor_be_deleted() -> None:
    with pytest.raises(EditError, match="Move the whole stage"):
        ops.move_step(small_map(), "t_3", "s_1")
    with pytest.raises(EditError, match="Delete the whole stage"):
        ops.delete_step(small_map(), "t_3")


def test_delete_step_takes_cards_points_and_links_along() -> None:
    document = ops.delete_step(small_map(), "t_1")
    assert cards(document) == ["c_3", "c_4"]
    assert [point.id for point in document.points] == ["e_2"]
    assert links(document) == []


def test_duplicate_step_copies_what_stands_in_it() -> None:
    document = ops.duplicate_step(small_map(), "t_1", new_id=counting_ids())
    assert steps(document)[:2] == ["t_1", "t_n1"]
    copies = [card for card in document.cards if card.step == "t_n1"]
    assert [card.text for card in copies] == ["one", "two", ""]
    assert links(document)[4:] == [(copies[0].id, copies[1].id)]


def test_lanes_are_added_moved_and_changed() -> None:
    document = ops.add_lane(small_map(), 0, kind="pain", title="Pains", new_id=counting_ids())
    document = ops.move_lane(document, "l_a")
    document = ops.change_lane(document, "l_n1", title="Hurts")
    assert [(lane.id, lane.title) for lane in document.lanes] == [
        ("l_n1", "Hurts"),
        ("l_e", "Feelings"),
        ("l_i", "Pictures"),
        ("l_a", "Actions"),
    ]
    assert cards(document)[0] == "c_5"


def test_delete_lane_takes_its_content_along() -> None:
    document = ops.delete_lane(small_map(), "l_a")
    assert cards(document) == ["c_5"]
    assert links(document) == [("t_1", "t_3")]
    assert ops.delete_lane(small_map(), "l_e").points == ()


def test_duplicate_lane_copies_cards_points_and_inner_links() -> None:
    document = ops.duplicate_lane(small_map(), "l_a", new_id=counting_ids())
    assert [lane.id for lane in document.lanes] == ["l_a", "l_n1", "l_e", "l_i"]
    assert [card.text for card in document.cards if card.lane == "l_n1"] == ["one", "two", "three", "four"]
    assert len(document.links) == 7
    copy = ops.duplicate_lane(small_map(), "l_e", new_id=counting_ids())
    assert [point.persona for point in copy.points if point.lane == "l_n1"] == ["p_1", "p_2"]


def test_a_lane_with_points_stays_an_emotion_lane() -> None:
    with pytest.raises(EditError, match="no other kind"):
        ops.change_lane(small_map(), "l_e", kind="text")
    assert ops.change_lane(small_map(), "l_a", kind="thought").lanes[0].kind == "thought"


def test_a_new_scale_has_to_hold_the_scores() -> None:
    with pytest.raises(EditError, match="off the new scale: 1"):
        ops.change_lane(small_map(), "l_e", settings={"scale": {"lowest": 2, "highest": 5}})
    with pytest.raises(EditError, match="lowest below the highest"):
        ops.change_lane(small_map(), "l_e", settings={"scale": {"lowest": 5, "highest": 1}})
    wider = ops.change_lane(small_map(), "l_e", settings={"scale": {"lowest": 0, "highest": 10}})
    assert wider.points[0].score == 4.0


def test_a_lane_needs_a_kind() -> None:
    with pytest.raises(EditError, match="needs a kind"):
        ops.add_lane(small_map(), kind=" ")


def test_unknown_ids_are_refused() -> None:
    with pytest.raises(EditError, match="no stage “s_9”"):
        ops.delete_stage(small_map(), "s_9")
    with pytest.raises(EditError, match="no step “t_9”"):
        ops.duplicate_step(small_map(), "t_9")
    with pytest.raises(EditError, match="no lane “l_9”"):
        ops.move_lane(small_map(), "l_9")
