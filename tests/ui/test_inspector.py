"""The inspector: a form for whatever is selected; edits go into the map, changes of the map come into the form."""

from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit import operations as do
from cjm_desktop.edit.selection import Focus
from cjm_desktop.errors import CjmError
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.model.records import Card, Evidence, Fact, JourneyMap, Lane
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector import parsing
from cjm_desktop.ui.panels.inspector.panel import InspectorPanel
from tests.maps import small_map
from tests.ui.panel_tools import housed

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


pytestmark = pytest.mark.usefixtures("english")


def rich_map() -> JourneyMap:
    """The small map with a lane of pains (c_p, c_q), one of opportunities (c_o), of metrics (c_m), of touchpoints."""
    document = small_map()
    for lane, kind in (("l_p", "pain"), ("l_o", "opportunity"), ("l_m", "metric"), ("l_t", "touchpoint")):
        document = document.__class__(**{**_fields(document), "lanes": (*document.lanes, Lane(lane, kind))})
    cards = (
        Card("c_p", "l_p", "t_1", text="slow", tags=("wait", "web"), props={"severity": 3}),
        Card("c_q", "l_p", "t_2", text="dear", tags=("web",), props={"severity": 3, "frequency": 1}),
        Card("c_o", "l_o", "t_1", text="faster", props={"due": "2027-03-01"}),
        Card("c_m", "l_m", "t_1", props={"value": 64}),
        Card("c_t", "l_t", "t_1", text="Site", channel="web"),
    )
    return document.__class__(**{**_fields(document), "cards": (*document.cards, *cards)})


def _fields(document: JourneyMap) -> dict[str, Any]:
    return {name: getattr(document, name) for name in document.__dataclass_fields__}


@pytest.fixture
def open_map() -> OpenMap:
    return OpenMap(rich_map(), FixedTextEngine())


@pytest.fixture
def place(qtbot: QtBot, open_map: OpenMap) -> SimpleNamespace:
    panel, messages, window = housed(qtbot, partial(InspectorPanel, open_map))
    return SimpleNamespace(panel=panel, form=panel.form, messages=messages, window=window)


def editor(place: SimpleNamespace, name: str) -> Any:
    return place.form.editors[name]


def enter_text(line: QWidget, text: str) -> None:
    """Types letters of any script, which QTest can't."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, NO_KEY, letter)
        QApplication.sendEvent(line, event)


def retype(line: QWidget, text: str, *, enter: bool = True) -> None:
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter_text(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)
    if enter:
        QTest.keyClick(line, Qt.Key.Key_Return)


def card(open_map: OpenMap, ref: str) -> Card:
    return open_map.document.index.cards[ref]


# What is shown


def test_nothing_selected_shows_the_map(open_map: OpenMap, place: SimpleNamespace) -> None:
    assert place.panel.heading.text() == "Map"
    assert list(place.form.editors) == [
        "title",
        "scenario",
        "goal",
        "scope",
        "audience",
        "organisation",
        "authors",
        "date",
        "state",
        "language",
        "direction",
    ]
    assert editor(place, "title").line.text() == "Small"


def test_a_card_has_the_fields_of_its_kind(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_p",))
    assert place.panel.heading.text() == "Pain point · Before › Search"
    assert list(place.form.editors)[:5] == ["text", "severity", "frequency", "opportunity", "level"]
    assert editor(place, "severity").segments.value == "3"
    assert editor(place, "tags").tags.value == ("wait", "web")
    open_map.select(("c_o",))
    assert place.panel.heading.text() == "Opportunity · Before › Search"
    assert {"impact", "effort", "owner", "due", "state"} < set(place.form.editors)
    open_map.select(("c_t",))
    assert editor(place, "channel").box.currentText() == "Web site"


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_of_lane_and_of_card_has_a_form(
    kind: str, open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.edit("Add", do.add_lane, kind=kind)
    lane = open_map.document.lanes[-1]
    open_map.select((lane.id,))
    assert place.panel.heading.text().startswith("Lane · ")
    if kinds()[kind].holds == "cards":
        open_map.edit("Add", do.add_card, lane.id, "t_1")
        open_map.select((next(one.id for one in open_map.document.cards if one.lane == lane.id),))
        names = {field.name for field in kinds()[kind].fields}
        assert names <= set(place.form.editors)


def test_every_field_has_a_name_and_a_label(open_map: OpenMap, place: SimpleNamespace) -> None:
    for ref in ("c_p", "c_o", "c_m", "c_t", "c_5", "e_1", "s_1", "t_1", "l_e", "l_m", "p_1"):
        open_map.select((ref,))
        for one in place.form.editors.values():
            assert one.title
            assert one.focusProxy() is not None


# Edits


def test_typing_is_kept_on_enter_and_is_one_step(open_map: OpenMap, place: SimpleNamespace) -> None:
    retype(editor(place, "title").line, "Grand tour")
    assert open_map.document.title == "Grand tour"
    assert open_map.session.undo_label == "Change “Title”"
    open_map.undo()
    assert editor(place, "title").line.text() == "Small"


def test_typing_is_kept_on_leaving_and_dropped_by_escape(open_map: OpenMap, place: SimpleNamespace) -> None:
    line = editor(place, "scope").line
    retype(line, "half", enter=False)
    assert open_map.document.about.scope == ""
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert open_map.document.about.scope == "half"
    retype(line, "other", enter=False)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert open_map.document.about.scope == "half"


def test_segments_set_and_take_back_a_value(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_p",))
    segments = editor(place, "frequency").segments
    qtbot.mouseClick(segments.segment("2"), LEFT)
    assert card(open_map, "c_p").props == {"severity": 3, "frequency": 2}
    qtbot.mouseClick(segments.segment("2"), LEFT)
    assert card(open_map, "c_p").props == {"severity": 3}
    qtbot.mouseClick(editor(place, "level").segments.segment("measured"), LEFT)
    retype(editor(place, "source").line, "Survey")
    retype(editor(place, "count").line, "214")
    assert card(open_map, "c_p").evidence == Evidence("measured", "Survey", 214)
    retype(editor(place, "count").line, "")
    assert card(open_map, "c_p").evidence.count is None


def test_tags_personas_votes_and_note(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_p",))
    retype(editor(place, "tags").tags.line, "late")
    assert card(open_map, "c_p").tags == ("wait", "web", "late")
    qtbot.mouseClick(editor(place, "personas").choices.chips[1], LEFT)
    assert card(open_map, "c_p").personas == ("p_2",)
    editor(place, "votes").votes.setFocus()
    QTest.keyClick(editor(place, "votes").votes, Qt.Key.Key_Up)
    assert card(open_map, "c_p").votes == 1
    note = editor(place, "note").text
    note.setFocus()
    QTest.keyClicks(note, "see wall")
    editor(place, "votes").votes.setFocus()
    assert card(open_map, "c_p").note == "see wall"


def test_channel_of_a_touchpoint(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_t",))
    box = editor(place, "channel").box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert card(open_map, "c_t").channel == "app"
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert card(open_map, "c_t").channel == ""


def test_a_channel_that_only_this_map_knows_stays(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.edit("Edit", do.change_cards, ("c_t",), channel="pigeon")
    open_map.select(("c_t",))
    assert editor(place, "channel").box.currentText() == "pigeon"


def test_bad_values_get_a_red_hint_and_are_not_kept(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_m",))
    before = open_map.document
    value = editor(place, "value")
    retype(value.line, "much")
    assert value.problem == "This isn't a number. Type it with digits, for example 12.5."
    assert value._problem.isVisible()
    assert open_map.document is before
    QTest.keyClick(value.line, Qt.Key.Key_Escape)
    assert value.line.text() == "64"
    retype(value.line, "۷۲٫۵")
    assert card(open_map, "c_m").props == {"value": 72.5}
    assert value.problem == ""
    open_map.select(("c_o",))
    retype(editor(place, "due").line, "2027-02-30")
    assert editor(place, "due").problem.startswith("This isn't a date.")
    assert card(open_map, "c_o").props == {"due": "2027-03-01"}


def test_what_an_operation_refuses_is_told_at_the_field(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("l_e",))
    scale = editor(place, "scale")
    retype(scale.highest, "2")
    assert "Points of this lane that lie off the new scale: 1." in scale.problem
    assert open_map.document.index.lanes["l_e"].settings["scale"]["highest"] == 5


def test_a_point_by_slider_and_number(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("e_1",))
    assert place.panel.heading.text() == "Emotion point · Before › Search"
    score = editor(place, "score")
    score.slider.setFocus()
    QTest.keyClick(score.slider, Qt.Key.Key_Right if place.panel.isRightToLeft() else Qt.Key.Key_Left)
    assert open_map.document.index.points["e_1"].score == 3.0
    retype(score.line, "4.5")
    assert open_map.document.index.points["e_1"].score == 4.5
    assert score.slider.value() == 45
    retype(score.line, "9")
    assert score.problem == "This number is out of range. Give a number from 1 to 5."
    retype(editor(place, "label").line, "relief")
    assert open_map.document.index.points["e_1"].label == "relief"
    box = editor(place, "persona").box
    assert box.currentText() == "Mina"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert open_map.document.index.points["e_1"].persona == ""


def test_a_slider_that_is_dragged_makes_one_step(
    qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.select(("e_1",))
    slider = editor(place, "at").slider
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, LEFT, NO_KEY, middle)
    onward = -1 if place.panel.isRightToLeft() else 1
    for x in (5, 20, 40):
        QTest.mouseMove(slider, middle + QPoint(onward * x, 0))
    assert open_map.document.index.points["e_1"].at == 0.5
    QTest.mouseRelease(slider, LEFT, NO_KEY, middle + QPoint(onward * 40, 0))
    assert open_map.document.index.points["e_1"].at > 0.5
    open_map.undo()
    assert open_map.document.index.points["e_1"].at == 0.5


def test_stage_step_and_lane(qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("s_1",))
    retype(editor(place, "title").line, "First")
    editor(place, "colour").button.click()
    editor(place, "colour").button.popup.swatches[2].click()
    stage = open_map.document.index.stages["s_1"]
    assert (stage.title, stage.colour) == ("First", "#177A80")
    open_map.select(("t_1",))
    assert place.panel.heading.text() == "Step · First › Search"
    retype(editor(place, "width").line, "220")
    assert open_map.document.index.steps["t_1"].width == 220
    retype(editor(place, "width").line, "")
    assert open_map.document.index.steps["t_1"].width == 0
    open_map.select(("l_m",))
    retype(editor(place, "unit").line, "min")
    retype(editor(place, "target").line, "5")
    assert open_map.document.index.lanes["l_m"].settings == {"unit": "min", "target": 5}
    box = editor(place, "kind").box
    box.setCurrentIndex(box.findData("pain"))
    box.activated.emit(box.currentIndex())
    assert open_map.document.index.lanes["l_m"].kind == "pain"
    assert "unit" not in place.form.editors


def test_the_scale_keeps_its_names(open_map: OpenMap, place: SimpleNamespace) -> None:
    names = {"1": "bad", "5": "good"}
    open_map.edit(
        "Edit", do.change_lane, "l_e", settings={"scale": {"lowest": 1, "highest": 5, "names": names}}
    )
    open_map.select(("l_e",))
    retype(editor(place, "scale").highest, "7")
    kept = open_map.document.index.lanes["l_e"].settings["scale"]
    assert kept == {"lowest": 1, "highest": 7, "names": names}


def test_a_persona_with_lists_facts_and_portrait(
    qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace, tmp_path: Path
) -> None:
    open_map.select(("p_2",))
    goals = editor(place, "goals").text
    goals.setFocus()
    QTest.keyClicks(goals, "warm")
    QTest.keyClick(goals, Qt.Key.Key_Return)
    QTest.keyClick(goals, Qt.Key.Key_Return)
    QTest.keyClicks(goals, " dry ")
    editor(place, "name").line.setFocus()
    assert open_map.document.index.personas["p_2"].goals == ("warm", "dry")
    qtbot.mouseClick(editor(place, "facts").add, LEFT)
    row = editor(place, "facts").rows[0]
    retype(row.label, "Age")
    retype(row.value, "31")
    assert open_map.document.index.personas["p_2"].facts == (Fact("Age", "31"),)
    qtbot.mouseClick(row.remove, LEFT)
    assert open_map.document.index.personas["p_2"].facts == ()
    picture = tmp_path / "face.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(picture))
    place.form.picture_wanted.connect(lambda editor: editor.take_file(str(picture)))
    qtbot.mouseClick(editor(place, "portrait").well, LEFT)
    key = open_map.document.index.personas["p_2"].portrait
    assert key in open_map.document.index.assets
    assert not editor(place, "portrait").well.picture.isNull()
    QTest.keyClick(editor(place, "portrait").well, Qt.Key.Key_Delete)
    assert open_map.document.index.personas["p_2"].portrait == ""


def test_a_picture_dropped_on_a_card_s_place(
    open_map: OpenMap, place: SimpleNamespace, tmp_path: Path
) -> None:
    open_map.select(("c_5",))
    well = editor(place, "asset").well

    def drop(path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(well, QDragEnterEvent(QPoint(5, 5), copy, data, LEFT, NO_KEY))
        QApplication.sendEvent(well, QDropEvent(QPointF(5, 5), copy, data, LEFT, NO_KEY))

    bad = tmp_path / "no.png"
    bad.write_bytes(b"nothing")
    before = open_map.document
    drop(bad)
    assert "This picture can't be read." in editor(place, "asset").problem
    assert open_map.document is before
    good = tmp_path / "yes.png"
    image = QImage(3, 3, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.save(str(good))
    drop(good)
    assert card(open_map, "c_5").props["asset"] in open_map.document.index.assets
    assert card(open_map, "c_5").props["later"] == 1


# Several


def test_several_cards_show_what_they_share_and_change_together(
    qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.select(("c_p", "c_q"))
    assert place.panel.heading.text() == "2 cards"
    assert editor(place, "text").text.toPlainText() == ""
    assert editor(place, "text").text.placeholderText() == "Several values"
    assert editor(place, "severity").segments.value == "3"
    assert editor(place, "frequency").segments.value == ""
    qtbot.mouseClick(editor(place, "frequency").segments.segment("2"), LEFT)
    assert [card(open_map, ref).props["frequency"] for ref in ("c_p", "c_q")] == [2, 2]
    open_map.undo()
    assert open_map.document == rich_map()


def test_tags_of_several_cards_keep_what_only_one_has(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_p", "c_q"))
    assert editor(place, "tags").tags.value == ("web",)
    retype(editor(place, "tags").tags.line, "new")
    assert card(open_map, "c_p").tags == ("wait", "web", "new")
    assert card(open_map, "c_q").tags == ("web", "new")
    QTest.keyClick(editor(place, "tags").tags.line, Qt.Key.Key_Backspace)
    assert card(open_map, "c_p").tags == ("wait", "web")


def test_cards_of_different_kinds_show_the_common_fields(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_p", "c_o"))
    assert "severity" not in place.form.editors
    assert "level" in place.form.editors


# The map changes by itself


def test_fields_follow_undo_but_keep_what_is_being_typed(open_map: OpenMap, place: SimpleNamespace) -> None:
    line = editor(place, "title").line
    retype(line, "Half a ti", enter=False)
    open_map.edit("Edit", do.change_about, audience="all")
    assert editor(place, "audience").line.text() == "all"
    assert line.text() == "Half a ti"
    open_map.edit("Edit", do.change_map, title="Other")
    assert line.text() == "Half a ti"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert open_map.document.title == "Half a ti"


def test_a_change_elsewhere_reads_nothing(
    open_map: OpenMap, place: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_map.select(("c_p",))
    shown: list[object] = []
    monkeypatch.setattr(place.form, "show_subject", lambda *arguments: shown.append(arguments))
    open_map.edit("Edit", do.change_cards, ("c_1",), text="uno")
    assert shown == []
    open_map.edit("Edit", do.change_cards, ("c_p",), text="slower")
    assert len(shown) == 1


def test_what_is_typed_is_kept_when_something_else_is_selected(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.select(("c_p",))
    text = editor(place, "text").text
    text.setFocus()
    QTest.keyClicks(text, "very ")
    open_map.select(("c_q",))
    assert card(open_map, "c_p").text == "very slow"
    assert card(open_map, "c_q").text == "dear"
    assert editor(place, "text").text.toPlainText() == "dear"


def test_typing_on_a_card_that_undo_removes_is_told_and_harms_nothing(
    qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.edit("Add", do.add_card, "l_p", "t_3", text="new")
    added = open_map.document.index.cells["l_p", "t_3"][0].id
    open_map.select((added,))
    text = editor(place, "text").text
    text.setFocus()
    QTest.keyClicks(text, "brand ")
    open_map.undo()
    assert open_map.document == rich_map()
    told = "What you were editing is no longer on the map, so your text wasn't kept."
    assert place.messages.history[-1] == ("warning", told)
    qtbot.mouseClick(place.messages.notices[-1].button, LEFT)
    assert QGuiApplication.clipboard().text() == "brand new"
    assert place.panel.subject.what == "map"


def test_a_text_with_a_space_that_keeps_words_together_is_not_taken_for_a_typed_one(
    open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.edit("Add", do.add_card, "l_p", "t_3", text="5\N{NO-BREAK SPACE}km")
    open_map.select((open_map.document.index.cells["l_p", "t_3"][0].id,))
    assert place.form.typed == ""
    open_map.undo()
    assert place.messages.history == []


def test_a_map_that_can_only_be_read(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.read_only = True
    open_map.select(("c_p",))
    assert not any(one.isEnabled() for one in place.form.editors.values())


def test_no_map_shows_a_hint_and_hears_nothing_more(open_map: OpenMap, place: SimpleNamespace) -> None:
    place.panel.set_map(None)
    assert place.panel._hint.isVisible()
    assert place.form.editors == {}
    open_map.select(("c_p",))
    open_map.edit("Edit", do.change_map, title="Other")
    assert place.form.editors == {}
    place.panel.set_map(open_map)
    assert not place.panel._hint.isVisible()


def test_a_focused_heading_is_shown_without_being_marked(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select((), Focus("stage", "s_2"))
    assert place.panel.heading.text() == "Stage"
    assert editor(place, "title").line.text() == "After"
    open_map.select((), Focus("cell", lane="l_a", step="t_1"))
    assert place.panel.heading.text() == "Map"


@pytest.mark.parametrize("width", [290, 240])
def test_nothing_is_wider_than_the_panel(open_map: OpenMap, place: SimpleNamespace, width: int) -> None:
    place.panel.resize(width, 500)
    for ref in ("c_p", "c_o", "c_m", "c_t", "c_5", "e_1", "s_1", "l_e", "l_m", "p_1"):
        open_map.select((ref,))
        QApplication.processEvents()
        viewport = place.panel._scroll.viewport()
        assert place.panel._scroll.widget().width() <= viewport.width(), ref


# Parsing


@pytest.mark.parametrize(
    "text, number",
    [("", None), ("12", 12), ("12.5", 12.5), ("۱۲٫۵", 12.5), ("-3", -3), ("−3", -3), ("٣", 3)],
)
def test_numbers_in_any_digits(text: str, number: float | None) -> None:
    assert parsing.parse_number(text) == number


@pytest.mark.parametrize(
    "text, iso",
    [
        ("", ""),
        ("2027-03-01", "2027-03-01"),
        ("2027/3/1", "2027-03-01"),
        ("1405/12/10", "2027-03-01"),
        ("۱۴۰۵/۱۲/۱۰", "2027-03-01"),
    ],
)
def test_dates_in_two_calendars(text: str, iso: str) -> None:
    assert parsing.parse_date(text) == iso


@pytest.mark.parametrize("text", ["2027", "2027-13-01", "1405/12/31", "soon"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(CjmError):
        parsing.parse_date(text)


def test_in_persian_dates_and_numbers_are_written_in_persian() -> None:
    speak("fa")
    assert parsing.write_date("2027-03-01") == "۱۴۰۵/۱۲/۱۰"
    assert parsing.parse_date(parsing.write_date("2026-11-25")) == date(2026, 11, 25).isoformat()
    assert parsing.write_number(-12.5) == "-۱۲٫۵"
    assert parsing.parse_number("-۱۲٫۵") == -12.5


def test_in_arabic_dates_are_written_in_its_digits() -> None:
    speak("ar")
    assert parsing.write_date("2027-03-01") == "٢٠٢٧/٠٣/٠١"
    assert parsing.parse_date("٢٠٢٧/٠٣/٠١") == "2027-03-01"


# Answers


def test_a_pain_names_the_opportunities_that_answer_it(
    qtbot: QtBot, open_map: OpenMap, place: SimpleNamespace
) -> None:
    open_map.select(("c_p",))
    answers = editor(place, "opportunity")
    assert answers.rows == []
    assert answers.box.isVisible()
    assert not answers.box.count()  # nobody wants to choose yet
    answers.box.setFocus()
    assert [answers.box.itemText(row) for row in range(answers.box.count())] == ["faster"]
    QTest.keyClick(answers.box, Qt.Key.Key_Down)
    link = open_map.document.links[-1]
    assert (link.source, link.target, link.kind) == ("c_o", "c_p", "answers")
    assert [row.ref for row in answers.rows] == ["c_o"]
    open_map.edit("Edit", do.change_cards, ("c_o",), text="much faster")
    assert answers.rows[0].remove.accessibleName() == "Remove “much faster”"
    open_map.select(("c_o",))
    assert [row.ref for row in editor(place, "pain").rows] == ["c_p"]
    qtbot.mouseClick(editor(place, "pain").rows[0].remove, LEFT)
    assert open_map.document.links == rich_map().links
    open_map.undo()
    assert [row.ref for row in editor(place, "pain").rows] == ["c_p"]


def test_several_pains_get_the_same_answer_in_one_step(open_map: OpenMap, place: SimpleNamespace) -> None:
    open_map.select(("c_p", "c_q"))
    answers = editor(place, "opportunity")
    answers.box.setFocus()
    QTest.keyClick(answers.box, Qt.Key.Key_Down)
    new = [(link.source, link.target) for link in open_map.document.links if link.kind == "answers"]
    assert new == [("c_o", "c_p"), ("c_o", "c_q")]
    open_map.undo()
    assert open_map.document == rich_map()
