"""Every rule of a document, broken one at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cjm_desktop.errors import DocumentError
from cjm_desktop.model.invariants import check, problems
from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Link, Persona, Stage, Step
from tests.maps import small_map

NAN, INFINITE = float("nan"), float("inf")


def test_a_sound_map_has_no_problems() -> None:
    assert problems(small_map()) == []


def test_an_empty_map_has_no_problems() -> None:
    assert problems(JourneyMap("m_1")) == []


def test_an_unknown_lane_kind_is_no_problem() -> None:
    document = small_map()
    assert problems(replace(document, lanes=(*document.lanes, Lane("l_x", "weather")))) == []


def lane(**values: Any) -> Callable[[JourneyMap], JourneyMap]:
    return lambda document: replace(document, lanes=(*document.lanes, Lane("l_x", **values)))


def card(**values: Any) -> Callable[[JourneyMap], JourneyMap]:
    given = {"lane": "l_a", "step": "t_1", **values}
    return lambda document: replace(document, cards=(*document.cards, Card("c_x", **given)))


def point(**values: Any) -> Callable[[JourneyMap], JourneyMap]:
    given = {"lane": "l_e", "step": "t_1", "score": 3.0, **values}
    return lambda document: replace(document, points=(*document.points, EmotionPoint("e_x", **given)))


def link(source: str = "c_1", target: str = "c_2", **values: Any) -> Callable[[JourneyMap], JourneyMap]:
    return lambda document: replace(document, links=(*document.links, Link("k_x", source, target, **values)))


def stage(*steps: Step) -> Callable[[JourneyMap], JourneyMap]:
    return lambda document: replace(document, stages=(*document.stages, Stage("s_x", steps=steps)))


ERRORS = {
    "direction": (lambda document: replace(document, direction="up"), "direction"),
    "stage without steps": (stage(), "stages[2] (s_x)"),
    "width below 0": (stage(Step("t_x", width=-1.0)), "stages[2].steps[0] (t_x)"),
    "width not a number": (stage(Step("t_x", width=NAN)), "stages[2].steps[0] (t_x)"),
    "scale of one value": (
        lane(kind="emotion", settings={"scale": {"lowest": 2, "highest": 2}}),
        "lanes[3] (l_x)",
    ),
    "scale upside down": (lane(kind="emotion", settings={"scale": {"lowest": 3}}), "lanes[3] (l_x)"),
    "scale without end": (lane(kind="emotion", settings={"scale": {"highest": INFINITE}}), "lanes[3] (l_x)"),
    "scale of words": (lane(kind="emotion", settings={"scale": {"lowest": "low"}}), "lanes[3] (l_x)"),
    "scale that is a word": (lane(kind="emotion", settings={"scale": "five"}), "lanes[3] (l_x)"),
    "number in settings": (lane(kind="metric", settings={"a": [1, {"b": NAN}]}), "lanes[3] (l_x)"),
    "lane of a card": (card(lane="l_9"), "cards[5] (c_x)"),
    "step of a card": (card(step="t_9"), "cards[5] (c_x)"),
    "persona of a card": (card(personas=("p_1", "p_9")), "cards[5] (c_x)"),
    "picture of a card": (card(props={"asset": "sha256-0"}), "cards[5] (c_x)"),
    "picture that is a number": (card(props={"asset": 5}), "cards[5] (c_x)"),
    "number of a card": (card(props={"value": INFINITE}), "cards[5] (c_x)"),
    "lane of a point": (point(lane="l_9"), "points[2] (e_x)"),
    "step of a point": (point(step="t_9"), "points[2] (e_x)"),
    "persona of a point": (point(persona="p_9"), "points[2] (e_x)"),
    "score not a number": (point(score=NAN), "points[2] (e_x)"),
    "place without end": (point(at=INFINITE), "points[2] (e_x)"),
    "portrait": (
        lambda document: replace(
            document, personas=(Persona("p_1", portrait="sha256-0"), *document.personas[1:])
        ),
        "personas[0] (p_1)",
    ),
    "start of a link": (link("c_9"), "links[4] (k_x)"),
    "end of a link": (link("c_1", "p_1"), "links[4] (k_x)"),
    "link to itself": (link("c_1", "c_1"), "links[4] (k_x)"),
    "share not a number": (link(share=NAN), "links[4] (k_x)"),
    "id of another card": (
        lambda document: replace(document, cards=(*document.cards, document.cards[0])),
        "cards[5] (c_1)",
    ),
    "id of a lane": (
        lambda document: replace(document, personas=(*document.personas, Persona("l_a"))),
        "lanes[0] (l_a)",
    ),
    "id of the map": (
        lambda document: replace(document, links=(*document.links, Link("m_1", "c_1", "c_2"))),
        "links[4] (m_1)",
    ),
    "no id": (lambda document: replace(document, personas=(*document.personas, Persona(""))), "personas[2]"),
    "odd id": (
        lambda document: replace(document, personas=(*document.personas, Persona("a b"))),
        "personas[2] (a b)",
    ),
}
WARNINGS = {
    "score above the scale": (point(score=5.5), "points[2] (e_x)"),
    "score below the scale": (point(score=0.0), "points[2] (e_x)"),
    "place after the step": (point(at=1.5), "points[2] (e_x)"),
    "place before the step": (point(at=-0.1), "points[2] (e_x)"),
    "point in another lane": (point(lane="l_a"), "points[2] (e_x)"),
    "share above 1": (link(share=1.2), "links[4] (k_x)"),
    "share below 0": (link(share=-0.2), "links[4] (k_x)"),
}


@pytest.mark.parametrize(("spoil", "where"), ERRORS.values(), ids=ERRORS)
def test_each_error_is_told_with_its_place(spoil: Callable[[JourneyMap], JourneyMap], where: str) -> None:
    document = spoil(small_map())

    (problem,) = problems(document)

    assert (problem.severity, problem.where) == ("error", where)
    assert problem.advice
    with pytest.raises(DocumentError, match=r".") as caught:
        check(document)
    assert str(caught.value) == problem.sentence()


@pytest.mark.parametrize(("spoil", "where"), WARNINGS.values(), ids=WARNINGS)
def test_each_warning_is_told_and_the_map_passes(
    spoil: Callable[[JourneyMap], JourneyMap], where: str
) -> None:
    document = spoil(small_map())

    (problem,) = problems(document)

    assert (problem.severity, problem.where) == ("warning", where)
    check(document)


def test_all_problems_are_told() -> None:
    spoiled = small_map()
    for spoil in (stage(), card(lane="l_9", step="t_9"), point(persona="p_9"), link("c_9", "c_8")):
        spoiled = spoil(spoiled)
    assert [problem.record for problem in problems(spoiled)] == ["s_x", "c_x", "c_x", "e_x", "k_x", "k_x"]


def test_a_problem_reads_as_a_sentence() -> None:
    (problem,) = problems(point(score=9.0)(small_map()))
    assert problem.sentence() == (
        "points[2] (e_x): The score 9 is off the scale of its lane (1 to 5). "
        "Correct the score, or widen the scale of the lane."
    )


def test_endless_ids_are_shortened_in_messages() -> None:
    (problem,) = problems(card(lane="l" * 1_000_000)(small_map()))
    assert len(problem.sentence()) < 200
