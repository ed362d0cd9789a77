"""Large maps seen small: they are sketched, quickly, and the sketch shows what the map shows."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_cards
from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import Card, JourneyMap, Lane, Stage, Step
from tests.ui.canvas_tools import Stand, stand


def large_map(language: str) -> JourneyMap:
    """Twenty steps, ten lanes, eight hundred cards."""
    steps = tuple(Step(f"t_{n}", f"Step {n}") for n in range(20))
    kinds = (
        "action",
        "pain",
        "opportunity",
        "thought",
        "touchpoint",
        "backstage",
        "text",
        "support",
        "evidence",
    )
    lanes = tuple(Lane(f"l_{n}", kind) for n, kind in enumerate((*kinds, "emotion")))
    cards = tuple(
        Card(f"c_{lane}_{step}_{n}", f"l_{lane}", f"t_{step}", "Waits for an answer by phone, once more")
        for lane in range(9)
        for step in range(20)
        for n in range(4 + (lane + step) % 2)
    )
    return JourneyMap(
        "m_1", "A large map", language, stages=(Stage("s_1", "All", steps=steps),), lanes=lanes, cards=cards
    )


@pytest.fixture(params=["en", "fa"])
def the(request: pytest.FixtureRequest, qtbot: QtBot) -> Stand:
    made = stand(qtbot, large_map(request.param))
    made.open_map.select([], Focus("title"))
    made.canvas.fit()
    made.canvas.settle()
    return made


def picture(the: Stand) -> QImage:
    return the.canvas.viewport().grab().toImage()


def colour_at(the: Stand, ref: str) -> QColor:
    at = the.at(ref)
    return picture(the).pixelColor(at.x(), at.y())


def test_cards_show_in_their_colours(the: Stand) -> None:
    assert the.canvas.zoom < 0.3
    pain, opportunity = colour_at(the, "c_1_3_1"), colour_at(the, "c_2_3_1")
    assert pain.red() > pain.green()
    assert opportunity.green() > opportunity.red()


def test_an_edit_shows_in_the_sketch(the: Stand) -> None:
    before = picture(the)
    the.open_map.edit("Edit", change_cards, ["c_4_0_0"], text="word " * 60)
    the.canvas.settle()
    assert picture(the) != before
    the.open_map.undo()
    the.canvas.fit()
    the.canvas.settle()
    assert picture(the) == before


def test_a_small_map_is_never_sketched(qtbot: QtBot) -> None:
    few = large_map("en")
    the = stand(qtbot, replace(few, cards=few.cards[:40]))
    the.canvas.set_zoom(0.25)
    assert not the.canvas._tiles._is_sketched


def test_lines_of_text_are_bars_until_they_can_be_read(the: Stand) -> None:
    the.canvas.set_zoom(0.2)
    the.canvas.settle()
    assert the.canvas._tiles._is_sketched
    bars = picture(the)
    the.canvas.set_zoom(0.5)
    the.canvas.settle()
    assert not the.canvas._tiles._is_sketched
    assert picture(the) != bars


def test_everything_selected_is_marked_however_much_it_is(the: Stand) -> None:
    card = Focus("card", "c_0_0_0", "l_0", "t_0")
    the.canvas.set_zoom(1.0)
    the.canvas.reveal(card)
    the.canvas.settle()
    bare = picture(the)
    the.open_map.select([one.id for one in the.document.cards], card)
    the.canvas.settle()
    place = the.canvas.place_of(card)
    assert place is not None
    edge = the.canvas.to_view(place)
    x, y = round(edge.center().x()), round(edge.top())
    marked = picture(the)
    above = range(y - 5, y)
    assert any(marked.pixelColor(x, row) != bare.pixelColor(x, row) for row in above)
    the.canvas.fit()
    the.canvas.settle()
    chosen = picture(the)
    the.open_map.select([], card)
    the.canvas.settle()
    assert picture(the) != chosen
