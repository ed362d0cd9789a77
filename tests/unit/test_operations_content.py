"""Operations on cards, emotion points, personas, links and pictures."""

import base64

import pytest

from cjm_desktop.edit import operations as ops
from cjm_desktop.errors import EditError
from cjm_desktop.model.ids import asset_id
from cjm_desktop.model.records import Evidence, JourneyMap
from tests.maps import PICTURE, PICTURE_ID, counting_ids, small_map


def cell(document: JourneyMap, lane: str = "l_a", step: str = "t_1") -> list[str]:
    return [card.id for card in document.index.cells.get((lane, step), ())]


def links(document: JourneyMap) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in document.links]


@pytest.mark.parametrize(
    ("position", "order"),
    [(None, ["c_1", "c_2", "c_n1"]), (0, ["c_n1", "c_1", "c_2"]), (1, ["c_1", "c_n1", "c_2"])],
)
def test_add_card_at_a_place_in_its_cell(position: int | None, order: list[str]) -> None:
    document = ops.add_card(small_map(), "l_a", "t_1", position, text="new", new_id=counting_ids())
    assert cell(document) == order


def test_a_card_in_an_empty_cell_is_listed_in_reading_order() -> None:
    document = ops.add_card(small_map(), "l_e", "t_2", votes=2, new_id=counting_ids())
    assert [card.id for card in document.cards] == ["c_1", "c_2", "c_3", "c_4", "c_n1", "c_5"]
    assert document.cards[4].votes == 2


def test_add_card_refuses_what_is_not_there() -> None:
    with pytest.raises(EditError, match="no lane"):
        ops.add_card(small_map(), "l_9", "t_1")
    with pytest.raises(EditError, match="no step"):
        ops.add_card(small_map(), "l_a", "t_9")
    with pytest.raises(EditError, match="no persona"):
        ops.add_card(small_map(), "l_a", "t_1", personas=("p_9",))
    with pytest.raises(EditError, match="no picture"):
        ops.add_card(small_map(), "l_i", "t_1", props={"asset": "sha256-0"})
    with pytest.raises(EditError, match="place 3"):
        ops.add_card(small_map(), "l_a", "t_1", 3)


def test_change_cards_gives_all_of_them_the_same() -> None:
    document = ops.change_cards(
        small_map(), ["c_1", "c_5"], tags=("slow",), evidence=Evidence("observed"), props={"later": 2}
    )
    assert [card.tags for card in document.cards] == [("slow",), (), (), (), ("slow",)]
    assert document.cards[4].props == {"asset": PICTURE_ID, "later": 2}


def test_one_id_instead_of_several_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        ops.delete_cards(small_map(), "c_1")


@pytest.mark.parametrize(
    ("moving", "position", "order"),
    [
        (["c_4"], 1, ["c_1", "c_4", "c_2"]),
        (["c_2", "c_4"], 0, ["c_2", "c_4", "c_1"]),
        (["c_4", "c_3"], None, ["c_1", "c_2", "c_4", "c_3"]),
        (["c_1"], 1, ["c_2", "c_1"]),
        (["c_1", "c_1"], None, ["c_2", "c_1"]),
        ([], None, ["c_1", "c_2"]),
    ],
)
def test_move_cards_into_a_cell(moving: list[str], position: int | None, order: list[str]) -> None:
    before = small_map()
    document = ops.move_cards(before, moving, "l_a", "t_1", position)
    assert cell(document) == order
    assert document.links == before.links
    assert len(document.cards) == len(before.cards)


def test_move_cards_counts_places_among_those_that_stay() -> None:
    with pytest.raises(EditError, match="place 2"):
        ops.move_cards(small_map(), ["c_1"], "l_a", "t_1", 2)


def test_delete_cards_takes_their_links_along() -> None:
    document = ops.delete_cards(small_map(), ["c_1", "c_3"])
    assert [card.id for card in document.cards] == ["c_2", "c_4", "c_5"]
    assert links(document) == [("t_1", "t_3")]


def test_duplicate_cards_with_the_links_among_them() -> None:
    document = ops.duplicate_cards(small_map(), ["c_1", "c_4"], new_id=counting_ids())
    assert cell(document) == ["c_1", "c_n1", "c_2"]
    assert cell(document, step="t_3") == ["c_4", "c_n2"]
    assert links(document)[4:] == [("c_n1", "c_n2")]
    assert document.links[4].share == 0.4


def test_points_are_added_to_emotion_lanes_within_the_scale() -> None:
    document = ops.add_point(small_map(), "l_e", "t_2", 5, persona="p_1", new_id=counting_ids())
    assert [point.id for point in document.points] == ["e_1", "e_n1", "e_2"]
    assert isinstance(document.points[1].score, float)
    with pytest.raises(EditError, match="score 6 is off the scale of the lane"):
        ops.add_point(small_map(), "l_e", "t_2", 6)
    with pytest.raises(EditError, match="doesn't hold emotion points"):
        ops.add_point(small_map(), "l_a", "t_2", 2)
    with pytest.raises(EditError, match="no persona"):
        ops.add_point(small_map(), "l_e", "t_2", 2, persona="p_9")


def test_change_and_move_point() -> None:
    document = ops.change_point(small_map(), "e_1", score=2, label="calm")
    assert (document.points[0].score, document.points[0].label) == (2.0, "calm")
    document = ops.move_point(document, "e_2", "l_e", "t_1", at=0.25, score=5)
    moved = document.index.points["e_2"]
    assert (moved.step, moved.at, moved.score, moved.persona) == ("t_1", 0.25, 5.0, "p_2")
    with pytest.raises(EditError, match="off the scale"):
        ops.change_point(document, "e_1", score=0)
    with pytest.raises(EditError, match="out of range"):
        ops.move_point(document, "e_1", "l_e", "t_1", at=1.5, score=2)


def test_delete_and_duplicate_point() -> None:
    assert [point.id for point in ops.delete_point(small_map(), "e_1").points] == ["e_2"]
    document = ops.duplicate_point(small_map(), "e_2", new_id=counting_ids())
    assert (document.points[2].id, document.points[2].score, document.points[2].at) == ("e_n1", 1.0, 0.9)


def test_personas() -> None:
    document = ops.add_persona(small_map(), 0, name="Sara", new_id=counting_ids())
    document = ops.move_persona(document, "p_n1")
    document = ops.change_persona(document, "p_n1", portrait=PICTURE_ID, goals=("cheap",))
    document = ops.duplicate_persona(document, "p_n1", new_id=counting_ids(2))
    assert [persona.id for persona in document.personas] == ["p_1", "p_2", "p_n1", "p_n2"]
    assert document.personas[3].goals == ("cheap",)
    with pytest.raises(EditError, match="no picture"):
        ops.change_persona(document, "p_1", portrait="sha256-0")


def test_a_deleted_persona_leaves_its_points_to_nobody() -> None:
    document = ops.delete_persona(small_map(), "p_1")
    assert document.cards[1].personas == ("p_2",)
    assert [(point.persona, point.score) for point in document.points] == [("", 4.0), ("p_2", 1.0)]


def test_links() -> None:
    document = ops.add_link(small_map(), "s_1", "c_4", kind="loop", share=0.5, new_id=counting_ids())
    document = ops.change_link(document, "k_n1", share=None, label="again")
    document = ops.move_link(document, "k_n1", "c_4", "s_2")
    document = ops.duplicate_link(document, "k_n1", "c_3", "c_4", new_id=counting_ids(2))
    document = ops.delete_link(document, "k_1")
    assert links(document)[3:] == [("c_4", "s_2"), ("c_3", "c_4")]
    assert [(link.kind, link.share, link.label) for link in document.links[3:]] == [
        ("loop", None, "again")
    ] * 2


def test_links_need_two_ends_that_are_there() -> None:
    with pytest.raises(EditError, match="back to where it starts"):
        ops.add_link(small_map(), "c_1", "c_1")
    with pytest.raises(EditError, match="“p_1”"):
        ops.move_link(small_map(), "k_1", "c_1", "p_1")
    with pytest.raises(EditError, match="“e_1”"):
        ops.duplicate_link(small_map(), "k_1", "e_1", "c_1")
    with pytest.raises(EditError, match="can't be chosen"):
        ops.change_link(small_map(), "k_1", kind="maybe")


def test_the_same_picture_is_kept_once() -> None:
    document = ops.add_asset(small_map(), b"other", "image/jpeg")
    assert ops.add_asset(document, b"other", "image/jpeg") is document
    assert document.assets[1].id == asset_id(b"other")
    assert base64.b64decode(document.assets[1].data) == b"other"
    with pytest.raises(EditError, match="empty"):
        ops.add_asset(document, b"", "image/png")
    with pytest.raises(EditError, match="type of picture"):
        ops.add_asset(document, b"x", "text/html")


def test_changing_a_picture_shows_the_other_one_everywhere() -> None:
    document = ops.change_asset(small_map(), PICTURE_ID, b"other", "image/png")
    new = asset_id(b"other")
    assert [asset.id for asset in document.assets] == [new]
    assert document.personas[0].portrait == new
    assert document.cards[4].props == {"asset": new, "later": 1}
    assert ops.change_asset(small_map(), PICTURE_ID, PICTURE, "image/png") == small_map()


def test_deleting_a_picture_leaves_nothing_that_shows_it() -> None:
    document = ops.delete_asset(small_map(), PICTURE_ID)
    assert document.assets == ()
    assert document.personas[0].portrait == ""
    assert document.cards[4].props == {"later": 1}


def test_only_unused_pictures_are_dropped() -> None:
    document = ops.add_asset(small_map(), b"other", "image/png")
    assert [asset.id for asset in ops.drop_unused_assets(document).assets] == [PICTURE_ID]


def test_unknown_ids_are_refused() -> None:
    for refused in (
        lambda: ops.move_cards(small_map(), ["c_1", "c_9"], "l_a", "t_1"),
        lambda: ops.delete_point(small_map(), "e_9"),
        lambda: ops.delete_persona(small_map(), "p_9"),
        lambda: ops.delete_link(small_map(), "k_9"),
        lambda: ops.delete_asset(small_map(), "sha256-0"),
    ):
        with pytest.raises(EditError, match="There is no"):
            refused()
