"""Finding text in a whole map."""

from dataclasses import replace

from cjm_desktop.assembly.search import PARTS, Found, find
from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.selection import focus_of
from cjm_desktop.model.records import About, EmotionPoint, Evidence, Fact, JourneyMap, Persona
from cjm_desktop.resources import resource_path
from cjm_desktop.storage.files import load
from tests.maps import counting_ids, small_map


def everywhere() -> JourneyMap:
    """The word stands in every field that can be searched, as “xyz” in all sorts of writing."""
    document = small_map()
    document = ops.change_stage(document, "s_1", title="Xyz", note="xyz xyz")
    document = ops.change_step(document, "t_2", title="XYZ", note="xyz")
    document = ops.change_lane(document, "l_a", title="xyz")
    document = ops.change_cards(
        document,
        ["c_3"],
        text="**x**yz",
        note="xyz",
        tags=("a", "xyz"),
        evidence=Evidence(source="xyz"),
        props={"owner": "xyz"},
    )
    document = ops.change_point(document, "e_2", label="xyz", evidence=Evidence(source="xyz"))
    persona = Persona(
        "p_1", "xyz", "xyz", "xyz", ("xyz",), ("", "xyz"), ("xyz",), (Fact("age", "xyz"), Fact("xyz"))
    )
    return replace(
        document,
        title="xyz",
        about=About(scenario="xyz", goal="xyz", authors=("me", "xyz")),
        personas=(persona, *document.personas[1:]),
    )


def test_everything_is_found_in_the_order_in_which_it_is_read() -> None:
    found = find(everywhere(), "xyz")
    assert [(one.part, one.ref, one.field, one.item) for one in found] == [
        ("title", "", "title", 0),
        ("title", "", "scenario", 0),
        ("title", "", "goal", 0),
        ("title", "", "authors", 1),
        ("persona", "p_1", "name", 0),
        ("persona", "p_1", "role", 0),
        ("persona", "p_1", "quote", 0),
        ("persona", "p_1", "goals", 0),
        ("persona", "p_1", "needs", 1),
        ("persona", "p_1", "frustrations", 0),
        ("persona", "p_1", "facts", 1),
        ("persona", "p_1", "facts", 2),
        ("stage", "s_1", "title", 0),
        ("stage", "s_1", "note", 0),
        ("stage", "s_1", "note", 0),
        ("step", "t_2", "title", 0),
        ("step", "t_2", "note", 0),
        ("lane", "l_a", "title", 0),
        ("card", "c_3", "text", 0),
        ("card", "c_3", "note", 0),
        ("card", "c_3", "tags", 1),
        ("card", "c_3", "source", 0),
        ("card", "c_3", "owner", 0),
        ("point", "e_2", "label", 0),
        ("point", "e_2", "source", 0),
    ]
    assert [(one.start, one.end) for one in found if one.field == "note" and one.part == "stage"] == [
        (0, 3),
        (4, 7),
    ]


def test_only_the_parts_asked_for_are_searched() -> None:
    document = everywhere()
    for part in PARTS:
        found = find(document, "xyz", [part])
        assert found == tuple(one for one in find(document, "xyz") if one.part == part)
        assert found
        for one in found:
            assert part == "title" or focus_of(document, one.ref).part == part  # type: ignore[union-attr]


def test_cards_follow_one_another_along_each_lane() -> None:
    document = ops.add_card(small_map(), "l_a", "t_2", 0, text="one more", new_id=counting_ids())
    document = ops.add_card(document, "l_i", "t_1", text="one picture", new_id=counting_ids(2))
    assert [one.ref for one in find(document, "one", ["card"])] == ["c_1", "c_n1", "c_n2"]
    assert find(replace(document, cards=document.cards[::-1]), "one", ["card"])[0].ref == "c_1"


def test_the_text_of_a_card_is_searched_as_it_is_shown() -> None:
    document = ops.change_cards(small_map(), ["c_1"], text="**pay**ment [here](https://example.org)")
    assert find(document, "payment HERE") == (Found("card", "c_1", "text", 0, 12),)
    assert find(document, "example") == ()
    assert find(document, "**") == ()


def test_writing_does_not_matter() -> None:
    document = load(resource_path("samples", "bank-fa.cjm")).document
    words = find(document, "مشتری")
    assert words
    assert find(document, "مشتري") == words
    document = replace(small_map(), title="او می‌رود")
    assert find(document, "مي رود") == (Found("title", "", "title", 3, 9),)


def test_nothing_is_found_of_nothing() -> None:
    assert find(small_map(), " ") == ()
    assert find(small_map(), "no such words") == ()
    odd = replace(small_map(), points=(EmotionPoint("e_1", "l_a", "t_1", score=1.0, label="odd"),))
    assert [one.ref for one in find(odd, "odd")] == ["e_1"]
