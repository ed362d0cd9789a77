"""Typing cards in place: what is shown meanwhile, what is kept, and what becomes of it when things go wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_cards, delete_cards, delete_lane, delete_stage
from cjm_desktop.edit.selection import Focus, Selection, focus_of
from cjm_desktop.errors import EditError
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.records import Card, JourneyMap, Lane
from cjm_desktop.ui.canvas import edited as edited_texts
from cjm_desktop.ui.canvas.overlay import SELECTION
from cjm_desktop.ui.canvas.text_place import text_place
from tests.ui.canvas_tools import LEFT, NONE, small_map
from tests.ui.typing_tools import CTRL, SHIFT, Desk, Key, desk


def texts(at: Desk, step: str = "t_3", lane: str = "l_action") -> list[str]:
    return at.cell_texts(lane, step)


def test_typing_in_an_empty_cell_starts_a_card(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("Pays at once")
    assert at.is_typing()
    assert at.editing.editor.isVisible()
    assert not at.open_map.session.can_undo
    at.key(Key.Key_Return)
    assert texts(at) == ["Pays at once"]
    assert at.undo_label == "Add card"
    at.key(Key.Key_Return)
    assert not at.is_typing()
    assert texts(at) == ["Pays at once"]
    assert at.canvas.hasFocus()


def test_enter_keeps_and_opens_the_next_card_right_below(at: Desk) -> None:
    at.focus_on("c_1")
    at.key(Key.Key_Return)
    at.type("!")
    at.key(Key.Key_Return)
    assert at.undo_label == "Edit card"
    at.type("between")
    at.key(Key.Key_Return)
    at.key(Key.Key_Escape)
    first, doubt = small_map(at.document.language).cards[:2]
    assert texts(at, "t_1") == [f"{first.text}!", "between", doubt.text]


def test_typing_on_a_card_starts_one_below_it(at: Desk) -> None:
    at.focus_on("c_1")
    at.type("new")
    at.editing.finish()
    assert texts(at, "t_1")[1] == "new"
    assert at.open_map.selection.refs == (at.cell_cards("l_action", "t_1")[1].id,)


def test_tab_keeps_and_goes_to_the_next_step_and_back(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("three")
    at.key(Key.Key_Tab)
    at.type("four")
    at.key(Key.Key_Tab, SHIFT)
    assert at.editing.editor.markup == "three"
    at.type("!")
    at.editing.finish()
    assert (texts(at, "t_3"), texts(at, "t_4")) == (["three!"], ["four"])


def test_tab_at_the_last_step_goes_to_the_next_lane(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_4")
    at.type("last")
    at.key(Key.Key_Tab)
    at.type("first")
    at.editing.finish()
    assert texts(at, "t_1", "l_touch") == ["Web", "first"]


def test_tab_into_an_emotion_lane_waits_for_a_score(at: Desk) -> None:
    at.focus_on(lane="l_touch", step="t_4")
    at.type("Phone")
    at.key(Key.Key_Tab)
    assert not at.is_typing()
    assert at.focus == Focus("point", "e_1", "l_emotion", "t_1")


def test_an_empty_new_card_leaves_nothing(at: Desk) -> None:
    before = at.document
    for key in (Key.Key_Return, Key.Key_Escape):
        at.focus_on(lane="l_action", step="t_3")
        at.key(Key.Key_Return)
        assert at.is_typing()
        at.key(key)
        assert not at.is_typing()
        assert at.document is before
        assert at.open_map.shown is before
        assert at.focus == Focus("cell", lane="l_action", step="t_3")


def test_escape_drops_what_was_typed(at: Desk) -> None:
    before = at.document
    at.focus_on("c_1")
    at.key(Key.Key_Return)
    at.type("gone")
    at.key(Key.Key_Escape)
    assert at.document is before
    assert not at.open_map.is_previewing
    assert not at.open_map.session.can_undo
    assert at.open_map.selection.refs == ("c_1",)


def test_an_unchanged_text_makes_no_step(at: Desk) -> None:
    at.focus_on("c_1")
    at.key(Key.Key_Return)
    at.editing.finish()
    assert not at.open_map.session.can_undo


def test_shift_and_enter_breaks_the_line(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("one")
    at.key(Key.Key_Return, SHIFT)
    at.type("two")
    at.editing.finish()
    assert texts(at) == ["one\ntwo"]


@pytest.mark.parametrize("text", ["", "one", "- one"])
def test_the_card_is_as_high_as_what_is_typed(at: Desk, text: str) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.key(Key.Key_Return)
    at.type(text)
    for _ in range(3):
        at.key(Key.Key_Return, SHIFT)
        at.key(Key.Key_Right)
    (focus,) = (place for place in _cards(at) if place.ref not in at.document.index.cards)
    card = at.canvas.place_of(focus)
    assert card is not None
    editor = at.editing.editor.geometry()
    assert editor.bottom() < at.canvas.to_view(card).bottom()
    at.type("x")
    at.editing.finish()
    assert len(at.cell_cards("l_action", "t_3")) == 1


def test_an_empty_bullet_stands_where_the_list_does(at: Desk) -> None:
    for words, is_right in (("سلام", True), ("one", False)):
        at.open_map.edit("Edit card", change_cards, ("c_1",), text=f"- {words}")
        at.focus_on("c_1")
        at.key(Key.Key_Return)
        at.key(Key.Key_Return, SHIFT)
        carets: list[QRect] = []
        at.editing.editor.caret_moved.connect(carets.append)
        at.key(Key.Key_End)
        editor = at.editing.editor.geometry()
        assert (carets[-1].center().x() > editor.center().x()) == is_right
        at.key(Key.Key_Escape)


def test_the_row_grows_while_typing_and_only_when_it_must(at: Desk) -> None:
    lanes = at.canvas.scene.grid.lanes
    laid_out: list[object] = []
    at.focus_on("c_3")
    at.key(Key.Key_Return)
    at.open_map.scene_changed.connect(lambda *_: laid_out.append(1))
    at.type("x")
    assert not laid_out
    at.type(" word" * 20)
    grown = at.canvas.scene.grid.lanes
    assert grown[0].size > lanes[0].size
    assert 0 < len(laid_out) < 30
    at.key(Key.Key_Escape)
    assert at.canvas.scene.grid.lanes == lanes


@pytest.mark.parametrize("ref", ["c_1", "s_2", "t_2", "l_touch", "p_1", "e_1", ""])
def test_what_is_edited_has_an_outline(at: Desk, ref: str) -> None:
    focus = focus_of(at.document, ref) or Focus("title")
    at.editing.begin(focus)
    assert outlined(at, focus)
    at.editing.finish()
    at.open_map.set_selection(Selection())
    assert not outlined(at, focus)


def test_a_new_card_has_an_outline_that_grows_with_it(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("a")
    (focus,) = (place for place in _cards(at) if place.ref not in at.document.index.cards)
    assert outlined(at, focus)
    before = at.canvas.place_of(focus)
    at.type(" word" * 20)
    after = at.canvas.place_of(focus)
    assert before is not None
    assert after is not None
    assert after.height > before.height
    assert outlined(at, focus)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.5])
@pytest.mark.parametrize(("kind", "props"), [("image", {}), ("metric", {"value": 3.0}), ("thought", {})])
def test_the_outline_is_clear_of_the_editor(
    qtbot: QtBot, language: str, zoom: float, kind: str, props: dict[str, float]
) -> None:
    document = small_map(language)
    document = replace(document, lanes=(Lane("l_k", kind), *document.lanes))
    cards = (Card("c_k", "l_k", "t_1", "words", props=props), *document.cards)
    at = desk(qtbot, replace(document, cards=cards))
    at.canvas.set_zoom(zoom)
    at.editing.begin(Focus("card", "c_k", "l_k", "t_1"))
    editor = at.editing.editor.geometry()
    image = at.canvas.viewport().grab().toImage()
    for x, y in (
        (editor.center().x(), editor.bottom() + 1),
        (editor.left() - 1, editor.center().y()),
        (editor.right() + 1, editor.center().y()),
    ):
        ways = ((0, 1),) if y > editor.bottom() else ((1, 0), (-1, 0))
        assert any(
            _is_selection(image.pixelColor(x + dx * n, y + dy * n)) for dx, dy in ways for n in range(60)
        )


def test_a_new_heading_that_stays_in_view_has_an_outline(at: Desk) -> None:
    at.canvas.set_zoom(3.0)
    at.canvas.scroll_by(0, 500)
    assert not at.canvas.strips().head.isEmpty()
    at.editing.open(edited_texts.new_step(at.document, "t_1"))
    step = next(span.id for span in at.canvas.scene.grid.steps if span.id not in at.document.index.steps)
    assert outlined(at, Focus("step", step, step=step))


def outlined(at: Desk, what: Focus | Rect) -> bool:
    """Whether the colour of the selection is seen around a thing, at the middle of its lower edge."""
    rect = at.canvas.place_of(what) if isinstance(what, Focus) else what
    assert rect is not None
    shown = at.canvas.to_view(rect)
    if isinstance(what, Focus) and what.part in ("stage", "step"):
        shown.moveTop(max(shown.top(), (rect.y - at.canvas.scene.grid.head.y) * at.canvas.zoom))
    image = at.canvas.viewport().grab().toImage()
    x, bottom = round(shown.center().x()), round(shown.bottom())
    return any(_is_selection(image.pixelColor(x, bottom + away)) for away in range(-2, 10))


def _is_selection(colour: QColor) -> bool:
    wanted = QColor(SELECTION)
    ways = (colour.red() - wanted.red(), colour.green() - wanted.green(), colour.blue() - wanted.blue())
    return all(abs(way) < 32 for way in ways)


def _cards(at: Desk) -> list[Focus]:
    scene = at.canvas.scene
    found = at.canvas.index.within(Rect(0, 0, scene.width, scene.height))
    return [focus for focus in found if focus.part == "card"]


def test_links_keep_their_colour_while_they_are_edited(at: Desk) -> None:
    at.open_map.edit("Edit card", change_cards, ("c_1",), text="https://example.org")
    at.focus_on("c_1")
    at.key(Key.Key_Return)
    at.editing.editor.document.clearUndoRedoStacks()
    image = at.editing.editor.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert at.open_map.theme.accent.lower()[:7] in colours


def test_the_editor_covers_all_that_is_drawn_of_a_text(qtbot: QtBot, language: str) -> None:
    document = small_map(language)
    document = replace(document, lanes=(*document.lanes, Lane("l_t", "thought")))
    document = replace(document, cards=(*document.cards, Card("c_t", "l_t", "t_1", "x")))
    at = desk(qtbot, document)
    text = next(
        text for text in _longer(20) if _lines(at, text, quoted=True) > _lines(at, text, quoted=False)
    )
    at.open_map.edit("Edit card", change_cards, ("c_t",), text=text)
    focus = Focus("card", "c_t", "l_t", "t_1")
    at.editing.begin(focus)
    place = text_place(at.canvas.index, focus)
    assert place is not None
    drawn = at.canvas.to_view(place.rect)
    assert place.rect.height > at.editing.editor.text_height
    editor = at.editing.editor.geometry()
    assert editor.top() <= drawn.top()
    assert drawn.bottom() <= editor.bottom() < drawn.bottom() + 6


def _longer(most: int) -> list[str]:
    return ["thinks " * count + "i" * more for count in range(1, 4) for more in range(most)]


def _lines(at: Desk, text: str, *, quoted: bool) -> int:
    at.open_map.edit("Edit card", change_cards, ("c_t",), text=text)
    place = text_place(at.canvas.index, Focus("card", "c_t", "l_t", "t_1"))
    assert place is not None
    shown = f"“{text}”" if quoted else text
    return len(at.open_map.engine.layout(shown, place.style, place.rect.width).lines)


@pytest.mark.parametrize("ref", ["c_1", "c_4", "s_2", "t_2", "l_touch", "p_1"])
def test_the_editor_lies_over_the_text(at: Desk, ref: str) -> None:
    at.focus_on(ref)
    at.key(Key.Key_Return)
    for _ in range(2):
        place = text_place(at.canvas.index, Focus(at.canvas.index.focus_of(ref).part, ref, *_cell(at, ref)))  # type: ignore[union-attr]
        assert place is not None
        shown = at.canvas.to_view(place.rect)
        editor = at.editing.editor.geometry()
        assert abs(editor.left() - shown.left()) < 7
        assert abs(editor.top() - shown.top()) < 7
        assert abs(editor.right() - shown.right()) < 8
        at.canvas.set_zoom(1.6)
        at.canvas.reveal(place.rect)


def _cell(at: Desk, ref: str) -> tuple[str, str]:
    card = at.document.index.cards.get(ref)
    return (card.lane, card.step) if card else ("", "")


def test_the_editor_follows_the_map(at: Desk) -> None:
    at.canvas.set_zoom(2.0)
    at.focus_on("c_3")
    at.key(Key.Key_Return)
    before = at.editing.editor.pos()
    at.canvas.scroll_by(0, 30)
    assert at.editing.editor.pos() == before - QPoint(0, 30)


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.5, 3.0])
def test_what_is_typed_into_is_seen_whole(at: Desk, zoom: float) -> None:
    for lane, step in (("l_action", "t_1"), ("l_pain", "t_4"), ("l_action", "t_4"), ("l_pain", "t_1")):
        at.canvas.set_zoom(zoom)
        at.canvas.scroll_by(300, 300)
        at.focus_on(lane=lane, step=step)
        at.editing.begin_new(lane, step)
        for text in ("", "word " * 12):
            at.type(text)
            (focus,) = (place for place in _cards(at) if place.ref not in at.document.index.cards)
            card = at.canvas.place_of(focus)
            assert card is not None
            shown, view = at.canvas.to_view(card), at.canvas.clear_view()
            assert view.left() <= shown.left() < shown.right() <= view.right()
            assert shown.height() > view.height() or (
                view.top() <= shown.top() < shown.bottom() <= view.bottom()
            )
        at.key(Key.Key_Escape)


def test_a_map_too_small_to_read_is_shown_at_full_size(at: Desk) -> None:
    at.canvas.set_zoom(0.3)
    at.focus_on("c_3")
    at.key(Key.Key_Return)
    assert at.canvas.zoom == 1.0


def test_a_press_elsewhere_keeps_the_text(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("kept")
    at.click(at.at("c_5"))
    assert texts(at) == ["kept"]
    assert not at.is_typing()
    assert at.open_map.selection.refs == ("c_5",)


def test_a_double_click_edits(at: Desk) -> None:
    QTest.mouseDClick(at.canvas.viewport(), LEFT, NONE, at.at("c_3"))
    assert at.is_typing()
    at.type("!")
    at.editing.finish()
    assert texts(at, "t_2")[0].endswith("!")


def test_a_composition_begins_a_card(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.compose(preedit="に")
    assert at.is_typing()
    at.compose(preedit="にほん")
    at.compose(commit="日本")
    at.editing.finish()
    assert texts(at) == ["日本"]


def test_a_composed_sign_begins_a_card_or_takes_a_titles_place(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.compose(commit="é")
    at.key(Key.Key_Tab)
    at.editing.finish()
    assert texts(at) == ["é"]
    at.focus_on("s_1")
    at.compose(commit="日")
    at.editing.finish()
    assert at.document.stages[0].title == "日"


def test_a_composition_survives_a_press_elsewhere(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("a")
    at.compose(preedit="bc")
    at.click(at.at("c_5"))
    assert texts(at) == ["abc"]


def test_a_number_typed_into_a_metric_is_its_value(qtbot: QtBot, language: str) -> None:
    document = small_map(language)
    document = replace(document, lanes=(*document.lanes, Lane("l_m", "metric")))
    at = desk(qtbot, document)
    at.focus_on(lane="l_m", step="t_1")
    at.type("۶۴٪")
    at.key(Key.Key_Tab)
    at.type("Visitors")
    at.editing.finish()
    first, second = (at.cell_cards("l_m", step)[0] for step in ("t_1", "t_2"))
    assert (first.text, first.props.get("value")) == ("", 64.0)
    assert (second.text, dict(second.props)) == ("Visitors", {})
    at.focus_on(second.id)
    at.key(Key.Key_Return)
    at.key(Key.Key_A, CTRL)
    at.type("7")
    at.editing.finish()
    assert at.cell_cards("l_m", "t_2")[0].props["value"] == 7.0


# When things go wrong


def test_a_failed_edit_says_why_and_keeps_the_editor_open(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: JourneyMap, *_: object, **__: object) -> JourneyMap:
        raise EditError("Not today.")

    at.focus_on("c_1")
    at.key(Key.Key_Return)
    at.type("!")
    with monkeypatch.context() as patched:
        patched.setattr(edited_texts, "change_cards", refuse)
        at.key(Key.Key_Return)
        assert at.told == ["Not today."]
        assert at.is_typing()
        assert at.editing.editor.is_active
        assert at.editing.editor.markup.endswith("!")
    at.key(Key.Key_Return)
    assert texts(at, "t_1")[0].endswith("!")


def test_a_text_whose_card_is_gone_can_be_kept_as_a_new_card(at: Desk) -> None:
    at.focus_on("c_3")
    at.key(Key.Key_Return)
    at.type(" and more")
    typed = at.editing.editor.markup
    at.open_map.edit("Delete card", delete_cards, ("c_3",))
    assert not at.is_typing()
    at.qtbot.waitUntil(lambda: bool(at.messages.notices))
    notice = at.messages.notices[-1]
    assert notice.text.startswith("What you were typing into isn’t there any more")
    assert notice.action is not None
    notice.action()
    assert texts(at, "t_2") == [typed]
    assert at.undo_label == "Add card"


def test_the_offer_of_a_lost_text_outlasts_other_changes(at: Desk) -> None:
    at.open_map.document_changed.connect(at.messages.outdate)
    at.focus_on("c_3")
    at.key(Key.Key_Return)
    at.type(" and more")
    at.open_map.edit("Delete card", delete_cards, ("c_3",))
    at.qtbot.waitUntil(lambda: bool(at.messages.notices))
    at.open_map.edit("Edit card", change_cards, ("c_1",), text="Something else")
    at.open_map.undo()
    at.qtbot.wait(20)
    assert [notice.action is None for notice in at.messages.notices] == [False]


def test_undo_of_the_card_that_is_edited(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("card")
    at.editing.finish()
    at.key(Key.Key_Return)
    at.type("!")
    at.open_map.undo()
    assert not at.is_typing()
    at.qtbot.waitUntil(lambda: bool(at.messages.notices))


def test_a_new_card_whose_lane_is_gone_finds_another_place(at: Desk) -> None:
    at.focus_on(lane="l_pain", step="t_3")
    at.type("homeless")
    at.open_map.edit("Delete lane", delete_lane, "l_pain")
    at.qtbot.waitUntil(lambda: bool(at.messages.notices))
    action = at.messages.notices[-1].action
    assert action is not None
    action()
    assert texts(at) == ["homeless"]


def test_a_text_that_is_gone_unchanged_is_no_loss(at: Desk) -> None:
    at.focus_on("c_6")
    at.key(Key.Key_Return)
    at.open_map.edit("Delete stage", delete_stage, "s_2")
    assert not at.is_typing()
    at.qtbot.wait(20)
    assert not at.told


def test_changes_from_elsewhere_dont_disturb_typing(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("going on")
    at.open_map.edit("Edit card", change_cards, ("c_1",), text="Somebody else " * 8)
    assert at.is_typing()
    assert at.open_map.is_previewing
    at.type("!")
    at.key(Key.Key_Return)
    assert texts(at) == ["going on!"]


def test_saving_keeps_the_text_and_goes_on(at: Desk) -> None:
    at.focus_on(lane="l_action", step="t_3")
    at.type("half")
    assert at.editing.keep()
    assert texts(at) == ["half"]
    assert at.is_typing()
    at.type(" done")
    at.key(Key.Key_Return)
    assert texts(at) == ["half done"]
    assert at.undo_label == "Edit card"


def test_maps_that_can_only_be_read_say_so(at: Desk) -> None:
    at.open_map.read_only = True
    at.focus_on("c_1")
    at.key(Key.Key_Return)
    at.type("x")
    at.key(Key.Key_Return, CTRL)
    assert not at.is_typing()
    assert at.told[0] == "This map can only be read. Save a copy of it to change that one."
