"""Typing into the text editor with real key, mouse and input-method events, in both directions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.text.paragraphs import LONGEST
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.theme import tokens
from cjm_desktop.ui.actions.keyboard_layouts import watch_keyboard
from cjm_desktop.ui.canvas.text_editor import EditRequest, TextEditor
from cjm_desktop.ui.canvas.text_editor_document import blocks
from cjm_desktop.ui.canvas.text_editor_menu import EditorMenu, marks

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier
ZWNJ = "\u200c"
PERSIAN = "کاربر می‌خواهد Order #A-56 را ببیند"


@dataclass
class Desk:
    """An editor over an empty host, beside a line that can take the keyboard; everything it tells is noted."""

    window: QWidget
    host: QWidget
    editor: TextEditor
    other: QLineEdit
    kept: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[None] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def begin(self, text: str = "", *, rich: bool = True, rtl: bool = False, **how: object) -> None:
        align = "right" if rtl else "left"
        request = EditRequest(text, tokens.BODY, rtl, align, "#1F2733", "#FFF3CC", rich, "Card")
        self.editor.begin(request, **how)  # type: ignore[arg-type]
        self.editor.place(20, 20, 160, 1.0)

    def note_dropped(self) -> None:
        self.dropped.append(None)

    def type(self, text: str) -> None:
        for char in text:
            event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space if char == " " else 0, NONE, char)
            QApplication.sendEvent(self.editor, event)

    def key(self, key: int, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        QApplication.sendEvent(self.editor, event)
        return event

    def compose(self, preedit: str, commit: str = "") -> None:
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        kind = QInputMethodEvent.AttributeType
        attributes = [
            QInputMethodEvent.Attribute(kind.TextFormat, 0, len(preedit), underlined),
            QInputMethodEvent.Attribute(kind.Cursor, len(preedit), 1, None),
        ]
        event = QInputMethodEvent(preedit, attributes if preedit else [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.editor, event)

    def select(self, start: int, end: int) -> None:
        cursor = self.editor.text_cursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.editor.set_text_cursor(cursor)

    @property
    def text(self) -> str:
        return "\n".join(block.text() for block in blocks(self.editor.document))

    @property
    def place(self) -> int:
        return self.editor.text_cursor().position()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 300)
    host = QWidget(window)
    host.setGeometry(0, 0, 500, 240)
    host.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    other = QLineEdit(window)
    other.setGeometry(0, 250, 200, 30)
    made = Desk(window, host, TextEditor(host), other)
    made.editor.kept.connect(lambda text, following: made.kept.append((text, following)))
    made.editor.dropped.connect(made.note_dropped)
    made.editor.changed.connect(made.changed.append)
    made.editor.refused.connect(made.refused.append)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield made
    QGuiApplication.clipboard().clear()


# Beginning


def test_opens_with_the_caret_at_the_end(desk: Desk) -> None:
    desk.begin("Pays")
    assert desk.editor.is_active
    assert desk.editor.isVisible()
    assert desk.editor.hasFocus()
    desk.type("!")
    assert desk.text == "Pays!"
    assert desk.changed == ["Pays!"]


def test_opens_with_everything_selected(desk: Desk) -> None:
    desk.begin("Pays", select_all=True)
    desk.type("x")
    assert desk.text == "x"


def test_the_first_key_takes_the_place_of_the_text_and_can_be_undone(desk: Desk) -> None:
    desk.begin("Pays", first_key="س")
    assert (desk.text, desk.place) == ("س", 1)
    assert desk.editor.markup == "س"
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == "Pays"


def test_an_untouched_text_comes_back_exactly(desk: Desk) -> None:
    stored = "a \n* b\t\\[c \n\n"
    desk.begin(stored)
    desk.type("x")
    assert desk.editor.markup != stored
    desk.key(Key.Key_Z, CTRL)
    desk.editor.finish()
    assert desk.kept == [(stored, "close")]


def ink(desk: Desk, dark: int) -> int:
    image = desk.editor.grab().toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(QColor(image.pixel(x, y)).green() < dark for x, y in points)


def test_an_empty_text_shows_what_is_awaited(desk: Desk) -> None:
    desk.begin()
    assert ink(desk, 200) > 30
    desk.type("i")
    assert ink(desk, 200) < 60
    desk.key(Key.Key_Backspace)
    desk.compose("i")
    assert ink(desk, 200) < 60


def test_an_empty_text_shows_the_caret_at_the_side_of_the_map(desk: Desk) -> None:
    for rtl in (False, True):
        desk.begin(rtl=rtl)
        caret = desk.editor.document.documentLayout().caret(0)  # type: ignore[attr-defined]
        assert (caret.center().x() > 300) == rtl


# Keys that keep, drop and go on


@pytest.mark.parametrize(
    "key, modifiers, following",
    [
        (Key.Key_Return, NONE, "next"),
        (Key.Key_Enter, Modifier.KeypadModifier, "next"),
        (Key.Key_Tab, NONE, "forward"),
        (Key.Key_Backtab, SHIFT, "back"),
        (Key.Key_Return, CTRL, "close"),
    ],
)
def test_keys_that_keep(desk: Desk, key: int, modifiers: Qt.KeyboardModifier, following: str) -> None:
    desk.begin("a")
    desk.type("b")
    desk.key(key, modifiers)
    assert desk.kept == [("ab", following)]
    assert not desk.editor.is_active
    assert not desk.editor.isVisible()
    assert desk.host.hasFocus()


def test_tab_from_the_keyboard_reaches_the_editor(desk: Desk) -> None:
    desk.begin("a")
    QTest.keyClick(desk.editor, Key.Key_Tab)
    assert desk.kept == [("a", "forward")]


def test_escape_drops_the_change(desk: Desk) -> None:
    desk.begin("a")
    desk.type("b")
    desk.key(Key.Key_Escape)
    assert (desk.kept, desk.dropped) == ([], [None])
    assert not desk.editor.is_active


def test_it_can_be_used_again_and_again(desk: Desk) -> None:
    for word in ("one", "دو"):
        desk.begin()
        desk.type(word)
        desk.key(Key.Key_Return)
    assert desk.kept == [("one", "next"), ("دو", "next")]


def test_shift_enter_breaks_the_line_of_a_card_only(desk: Desk) -> None:
    desk.begin("a")
    desk.key(Key.Key_Return, SHIFT)
    desk.type("ب")
    assert desk.editor.markup == "a\nب"
    desk.begin("a", rich=False)
    desk.key(Key.Key_Return, SHIFT)
    desk.type("b")
    assert desk.editor.markup == "ab"


def test_a_title_says_what_it_says(desk: Desk) -> None:
    desk.begin("**x** - \\*", rich=False)
    desk.key(Key.Key_B, CTRL)
    desk.type("- ")
    assert desk.editor.markup == "**x** - \\*-"


def test_keys_are_kept_from_the_shortcuts_of_the_window(desk: Desk) -> None:
    desk.begin("a")

    def takes(key: int, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        event.ignore()
        QApplication.sendEvent(desk.editor, event)
        return event.isAccepted()

    assert takes(Key.Key_Delete)
    assert takes(Key.Key_Plus, NONE, "+")
    assert takes(Key.Key_Left, CTRL)
    assert takes(Key.Key_Return, CTRL)
    assert takes(Key.Key_Q, CTRL | Modifier.AltModifier, "@")
    assert not takes(Key.Key_S, CTRL, "\x13")
    assert not takes(Key.Key_F6)
    assert not takes(Key.Key_K, CTRL)
    assert not takes(Key.Key_F, Modifier.AltModifier, "f")
    assert not takes(Key.Key_Z, CTRL)  # nothing to undo here: the window's turn
    desk.type("b")
    assert takes(Key.Key_Z, CTRL)
    assert not takes(Key.Key_Y, CTRL)
    desk.key(Key.Key_Z, CTRL)
    assert takes(Key.Key_Y, CTRL)


@pytest.mark.parametrize("letter", "ظזЯئ")
def test_undo_works_whatever_the_layout(desk: Desk, letter: str) -> None:
    desk.begin("a")
    desk.type("b")
    assert desk.key(ord(letter), CTRL).isAccepted()
    assert desk.text == "a"
    assert not desk.key(ord(letter), CTRL).isAccepted()  # the window's turn


def test_a_command_in_another_layout_is_done_once(desk: Desk, qapp: QApplication) -> None:
    watch_keyboard()
    desk.begin("a")
    desk.editor.select_all()
    QTest.sendKeyEvent(QTest.KeyAction.Click, desk.editor, Key(0x0418), "", CTRL)
    assert desk.editor.markup == "**a**"


def test_undo_and_redo_of_its_own_text(desk: Desk) -> None:
    desk.begin("a")
    desk.type("b")
    desk.key(Key.Key_Return, SHIFT)
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == "a"
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == "a"
    desk.key(Key.Key_Z, CTRL | SHIFT)
    desk.key(Key.Key_Y, CTRL)
    assert desk.text == "ab\n"


def test_a_key_at_the_end_of_the_text_is_nobody_elses(desk: Desk) -> None:
    desk.begin("a")
    assert desk.key(Key.Key_Down).isAccepted()
    assert desk.key(Key.Key_Right, CTRL).isAccepted()


# The caret


def test_arrows_go_where_they_point(desk: Desk) -> None:
    desk.begin("abc")
    desk.key(Key.Key_Left)
    assert desk.place == 2
    desk.begin("سلام", rtl=True)
    desk.key(Key.Key_Left)
    assert desk.place == 4
    desk.key(Key.Key_Right)
    assert desk.place == 3


@pytest.mark.parametrize(
    "text", ["one\ntwo", "- one\n- two", PERSIAN, "سلام\nدنیا", "سلام abc", "abc سلام x"]
)
def test_every_text_can_be_walked_through_to_both_ends(desk: Desk, text: str) -> None:
    desk.begin(text)
    rtl = text[0] > "\u0620"
    for key in (Key.Key_Left, Key.Key_Right) * 2:
        seen = {desk.place}
        for _ in range(2 * len(text) + 2):
            before = desk.place
            desk.key(key)
            seen.add(desk.place)
        assert desk.place == before  # it comes to an end, and doesn't go round
        assert desk.editor.text_cursor().blockNumber() == (
            desk.editor.document.blockCount() - 1 if (key == Key.Key_Left) == rtl else 0
        )
    assert len(seen) >= len(text.replace("- ", "")) - text.count(ZWNJ)


def test_the_caret_goes_on_in_a_line_of_the_other_direction(desk: Desk) -> None:
    desk.begin("ab\nدو")
    desk.select(2, 2)
    desk.key(Key.Key_Right)
    assert desk.place == 3
    desk.key(Key.Key_Left)
    assert desk.place == 4
    desk.select(3, 3)
    desk.key(Key.Key_Right, SHIFT)
    assert desk.editor.text_cursor().selectionStart() == 2


def test_the_caret_stays_in_the_box_and_is_told(desk: Desk) -> None:
    places: list[object] = []
    desk.editor.caret_moved.connect(places.append)
    desk.begin("one", rtl=True)
    desk.type("   ")
    box = desk.editor.geometry()
    assert places
    assert all(box.adjusted(-1, -1, 1, 1).contains(place) for place in places)  # type: ignore[call-overload]


def test_a_click_puts_the_caret_and_a_drag_selects(desk: Desk) -> None:
    desk.begin("Types the number")
    QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 12))
    assert desk.place == 0
    desk.select(0, 5)
    QTest.mousePress(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert not desk.editor.text_cursor().hasSelection()  # what is selected isn't dragged away
    QTest.mouseRelease(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    QTest.mouseDClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert desk.editor.text_cursor().selectedText() == "Types"


# Composition


def test_what_is_composed_is_seen_but_not_kept_until_decided(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    assert desk.editor.is_composing
    assert desk.editor.markup == "a"
    desk.compose("", "仮名")
    assert (desk.text, desk.changed) == ("a仮名", ["a仮名"])


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_enter_in_a_composition_decides_it_and_goes_on(desk: Desk, key: int) -> None:
    desk.begin("a")
    desk.compose("かな")
    desk.key(key)
    assert desk.editor.is_active
    assert (desk.text, desk.editor.is_composing) == ("aかな", False)
    desk.key(Key.Key_Return)
    assert desk.kept == [("aかな", "next")]


def test_escape_in_a_composition_gives_it_up_only(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    desk.key(Key.Key_Escape)
    assert desk.editor.is_active
    assert (desk.text, desk.editor.is_composing) == ("a", False)


def test_a_composition_survives_a_click_elsewhere(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    QTest.mouseClick(desk.other, Qt.MouseButton.LeftButton)
    assert desk.kept == [("aかな", "close")]
    assert desk.other.hasFocus()


def test_a_composition_is_decided_before_the_press_takes_the_keyboard(desk: Desk) -> None:
    desk.begin("a")
    desk.compose("かな")
    window = desk.window.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, QPoint(490, 200))
    assert "aかな" in (desk.text, *(text for text, _ in desk.kept))
    assert not desk.editor.is_composing


def test_a_composition_survives_a_click_within(desk: Desk) -> None:
    desk.begin("abc def")
    desk.compose("かな")
    QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 12))
    assert desk.text == "abc defかな"
    assert desk.editor.is_active


def test_finish_keeps_a_composition(desk: Desk) -> None:
    desk.begin("سلام", rtl=True)
    desk.type(" ")
    desk.compose("دنیا")
    desk.editor.finish()
    assert desk.kept == [("سلام دنیا", "close")]


def test_a_composition_has_the_fonts_and_the_marks_it_should_have(desk: Desk) -> None:
    desk.begin("ab")
    desk.select(1, 1)
    desk.compose("سلام")
    layout = desk.editor.text_cursor().block().layout()
    composed = [each for each in layout.formats() if 1 <= each.start < 5]
    assert {each.format.underlineStyle() for each in composed} == {
        QTextCharFormat.UnderlineStyle.DashUnderline
    }
    families = {family for each in composed for family in each.format.fontFamilies()}
    assert families
    assert families != set(layout.formats()[0].format.fontFamilies())
    desk.compose("", "سلام")
    after = desk.editor.text_cursor().block().layout().formats()
    assert {each.format.underlineStyle() for each in after} == {QTextCharFormat.UnderlineStyle.NoUnderline}


def test_bold_and_links_keep_their_places_while_something_is_composed(desk: Desk) -> None:
    desk.begin("a **bold**")
    desk.select(0, 0)
    desk.compose("xyz")
    bold = [
        each for each in desk.editor.text_cursor().block().layout().formats() if each.format.font().bold()
    ]
    assert [(each.start, each.length) for each in bold] == [(5, 4)]


# Losing the keyboard


@pytest.mark.parametrize(
    "reason, closes",
    [
        (Qt.FocusReason.MouseFocusReason, True),
        (Qt.FocusReason.OtherFocusReason, True),
        (Qt.FocusReason.PopupFocusReason, False),
        (Qt.FocusReason.ActiveWindowFocusReason, False),
        (Qt.FocusReason.MenuBarFocusReason, False),
    ],
)
def test_only_a_click_elsewhere_closes(desk: Desk, reason: Qt.FocusReason, closes: bool) -> None:
    desk.begin("a")
    QApplication.sendEvent(desk.editor, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert desk.editor.is_active != closes
    assert desk.kept == ([("a", "close")] if closes else [])


# Bold, bullets, links


def test_bold_by_key(desk: Desk) -> None:
    desk.begin("one two")
    desk.select(4, 7)
    desk.key(Key.Key_B, CTRL)
    assert desk.editor.markup == "one **two**"
    assert desk.editor.is_bold()
    desk.key(Key.Key_B, CTRL)
    assert desk.editor.markup == "one two"
    desk.select(7, 7)
    desk.key(Key.Key_B, CTRL)
    desk.type(" x")
    desk.key(Key.Key_B, CTRL)
    desk.type(" y")
    assert desk.editor.markup == "one two **x** y"
    desk.select(0, 9)
    assert not desk.editor.is_bold()


@pytest.mark.parametrize("sign", ["- ", "* "])
@pytest.mark.parametrize("word", ["one", "یک"])
def test_bullets_while_typing(desk: Desk, sign: str, word: str) -> None:
    desk.begin()
    desk.type(sign + word)
    assert desk.text == f"• {word}"
    desk.key(Key.Key_Return, SHIFT)
    desk.type("b")
    assert desk.text == f"• {word}\n• b"
    assert desk.editor.markup == f"- {word}\n- b"
    desk.key(Key.Key_Return, SHIFT)
    desk.key(Key.Key_Return, SHIFT)
    desk.type("c")
    assert desk.text == f"• {word}\n• b\nc"


def test_a_bullet_that_wasnt_meant_can_be_undone(desk: Desk) -> None:
    desk.begin()
    desk.type("- ")
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == "- "


def test_an_empty_bullet_isnt_kept(desk: Desk) -> None:
    desk.begin("- a")
    desk.key(Key.Key_Return, SHIFT)
    assert desk.editor.markup == "- a"


def test_the_caret_keeps_off_bullets(desk: Desk) -> None:
    desk.begin("one\n- two")
    desk.key(Key.Key_Home)
    assert desk.place == 6
    desk.key(Key.Key_Left)
    assert desk.place == 3
    desk.key(Key.Key_Right)
    assert desk.place == 6


def test_backspace_and_delete_take_bullets_whole(desk: Desk) -> None:
    desk.begin("one\n- two")
    desk.key(Key.Key_Home)
    desk.key(Key.Key_Backspace)
    assert desk.text == "one\ntwo"
    desk.key(Key.Key_Z, CTRL)
    desk.select(3, 3)
    desk.key(Key.Key_Delete)
    assert desk.text == "onetwo"


def test_bullets_for_all_selected_lines(desk: Desk) -> None:
    desk.begin("a\n- b\nc")
    desk.editor.select_all()
    desk.editor.toggle_bullets()
    assert desk.editor.markup == "- a\n- b\n- c"
    assert desk.editor.has_bullet()
    desk.editor.select_all()
    desk.editor.toggle_bullets()
    assert desk.editor.markup == "a\nb\nc"


def test_links(desk: Desk) -> None:
    desk.begin("see here")
    desk.select(4, 8)
    desk.editor.set_link("www.example.org")
    assert desk.editor.markup == "see [here](https://www.example.org)"
    desk.select(8, 8)
    desk.type(" and")
    assert desk.editor.markup == "see [here](https://www.example.org) and"
    desk.select(6, 6)
    desk.type("x")
    assert desk.editor.markup == "see [hexre](https://www.example.org) and"
    desk.editor.set_link("mailto:a@b.org")
    assert desk.editor.markup == "see [hexre](mailto:a@b.org) and"
    desk.editor.set_link("javascript:alert(1)")
    assert desk.editor.markup == "see [hexre](mailto:a@b.org) and"
    assert desk.refused == ["A link begins with https://, http:// or mailto:"]
    desk.editor.set_link("")
    assert desk.editor.markup == "see hexre and"


def test_a_link_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    desk.begin("[here](https://a.org)")
    desk.editor.ask_link()
    dialog = desk.window.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.textValue() == "https://a.org"
    dialog.setTextValue("https://b.org")
    dialog.accept()
    assert desk.editor.markup == "[here](https://b.org)"


# Clipboard


def clipboard(text: str = "", html: str = "") -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def test_an_address_over_words_makes_a_link(desk: Desk) -> None:
    clipboard(" https://example.org/a_(b) ")
    desk.begin("see here")
    desk.select(4, 8)
    desk.key(Key.Key_V, CTRL)
    assert desk.editor.markup == "see [here](https://example.org/a_(b))"


def test_simple_looks_come_in_and_nothing_else(desk: Desk) -> None:
    clipboard(
        "",
        '<h1 style="color:red">T<i>i</i>tle</h1><p>a&nbsp;<b>b</b> <a href="https://x.org">c</a>'
        '<img src="file:///etc/passwd"><script>x</script></p><ul><li>one</li><li><b>دو</b></li></ul>',
    )
    desk.begin()
    desk.key(Key.Key_V, CTRL)
    assert desk.editor.markup == "**Title**\na **b** [c](https://x.org)\n- one\n- **دو**"
    desk.key(Key.Key_Z, CTRL)
    assert desk.text == ""


def test_plain_text_comes_in_as_it_is_written(desk: Desk) -> None:
    clipboard("a **b**\r\n- c\td\x07\u2028e")
    desk.begin()
    desk.key(Key.Key_V, CTRL)
    assert desk.text == "a **b**\n• c d\ne"
    desk.begin("", rich=False)
    desk.key(Key.Key_V, CTRL)
    assert desk.text == "a **b** - c d e"


def test_copied_text_keeps_its_looks(desk: Desk) -> None:
    markup = "a **b** [c](https://x.org)\n- <i> & **دو**"
    desk.begin(markup)
    desk.key(Key.Key_A, CTRL)
    desk.key(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "a b c\n• <i> & دو"
    desk.key(Key.Key_X, CTRL)
    assert desk.editor.markup == ""
    desk.key(Key.Key_V, CTRL)
    assert desk.editor.markup == markup


@pytest.mark.parametrize("html", [False, True])
def test_a_book_isnt_pasted_whole(desk: Desk, html: bool) -> None:
    book = "کلمه " * 200_000
    clipboard(book, f"<p><b>{book}</b></p>" if html else "")
    desk.begin("a")
    desk.key(Key.Key_V, CTRL)
    assert len(desk.text) == LONGEST
    assert desk.refused == ["A card has room for 20,000 characters. The rest wasn’t pasted."]


def test_a_text_that_is_too_long_to_be_shown_can_be_shortened(desk: Desk) -> None:
    long = "word " * 5000
    desk.begin(long)
    desk.key(Key.Key_Backspace)
    assert len(desk.editor.markup) == len(long) - 2
    clipboard("x")
    desk.key(Key.Key_V, CTRL)
    assert len(desk.editor.markup) == len(long) - 2
    assert len(desk.refused) == 1


# Marks that can't be seen


@pytest.mark.parametrize(
    "before, after, typed",
    [("می", "", ZWNJ), ("a", "", " "), ("", "خواهد", ZWNJ), ("۱۲", "", " "), ("", "", " ")],
)
def test_shift_space(desk: Desk, before: str, after: str, typed: str) -> None:
    desk.begin(before + after)
    desk.select(len(before), len(before))
    desk.key(Key.Key_Space, SHIFT, " ")
    assert desk.text == before + typed + after


@pytest.mark.parametrize("key", [Key.Key_2, Key.Key_At, 0x066C])
def test_ctrl_shift_2_types_the_joiner(desk: Desk, key: int) -> None:
    desk.begin("می")
    desk.key(key, CTRL | SHIFT)
    assert desk.text == "می" + ZWNJ


def test_a_layout_that_types_the_joiner_itself(desk: Desk) -> None:
    desk.begin("a")
    desk.key(Key.Key_Space, SHIFT, ZWNJ)
    assert desk.text == "a" + ZWNJ


def test_digits_stay_as_they_are_typed(desk: Desk) -> None:
    desk.begin()
    desk.type("۱۲٫۵ ١٢ 12")
    assert desk.editor.markup == "۱۲٫۵ ١٢ 12"


def test_the_menu_puts_in_direction_marks(desk: Desk) -> None:
    desk.begin("a")
    menu = desk.editor.menu()
    inner = next(action for action in menu.actions() if action.text() == "Insert direction mark").menu()
    for action in inner.actions():  # type: ignore[union-attr]
        action.trigger()
    assert desk.text == "a" + "".join(char for char, _ in marks())
    assert len(set(desk.text[1:])) == 9


def test_the_menu_does_what_it_says(desk: Desk) -> None:
    desk.begin("one")
    entries = {action.text().split("\t")[0]: action for action in desk.editor.menu().actions()}
    assert not entries["Undo"].isEnabled()
    assert not entries["Cut"].isEnabled()
    entries["Select all"].trigger()
    entries["Bold"].trigger()
    assert desk.editor.markup == "**one**"
    again = {action.text().split("\t")[0]: action for action in desk.editor.menu().actions()}
    assert again["Bold"].isChecked()
    again["Bullets"].trigger()
    assert desk.editor.markup == "- **one**"
    again["Undo"].trigger()
    again["Undo"].trigger()
    assert desk.editor.markup == "one"
    desk.begin("one", rich=False)
    assert "Bold" not in {action.text().split("\t")[0] for action in desk.editor.menu().actions()}


def test_the_menu_opens_at_the_pointer_and_leaves_the_editor_open(desk: Desk, qtbot: QtBot) -> None:
    desk.begin("one two")
    at = QPoint(8, 12)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.editor.mapToGlobal(at))
    QApplication.sendEvent(desk.editor.viewport(), event)
    menu = desk.editor.findChild(EditorMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    assert desk.place < 3
    menu.close()
    assert desk.editor.is_active


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_button_in_the_text_is_not_the_maps(desk: Desk, button: Qt.MouseButton) -> None:
    desk.begin("one two")
    at = QPointF(8, 12)
    event = QMouseEvent(QEvent.Type.MouseButtonPress, at, at, button, button, NONE)
    QApplication.sendEvent(desk.editor.viewport(), event)
    assert event.isAccepted()


def test_typing_goes_on_after_a_menu_within_a_menu(desk: Desk) -> None:
    desk.begin("one")
    popup = Qt.FocusReason.PopupFocusReason
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(desk.editor, QFocusEvent(kind, popup))
    desk.type("s")
    assert desk.editor.markup == "ones"


def test_the_menu_runs_as_the_window_does(desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk.begin("one")
        assert desk.editor.menu().isRightToLeft()
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_wheel_is_left_to_the_map(desk: Desk) -> None:
    desk.begin("one")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(desk.editor.viewport(), event)
    assert not event.isAccepted()


def test_it_has_a_name_for_screen_readers(desk: Desk) -> None:
    assert desk.editor.accessibleName() == "Text"


def test_editors_can_be_thrown_away(qtbot: QtBot) -> None:
    gone: list[None] = []
    for _ in range(20):
        host = QWidget()
        editor = TextEditor(host)
        editor.begin(EditRequest(PERSIAN, tokens.BODY, True, "right", "#000000", "#FFFFFF", True))
        editor.place(0, 0, 100, 1.0)
        editor.insert_mark("x")
        editor.grab()
        editor.destroyed.connect(lambda: gone.append(None))
        host.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: len(gone) == 20)


@pytest.mark.parametrize("placeholder", ["Stage", "مرحله"])
def test_in_the_middle_the_caret_stands_before_the_placeholder(desk: Desk, placeholder: str) -> None:
    request = EditRequest("", tokens.STAGE, False, "centre", "#FFFFFF", "#1F4E8C", False, placeholder)
    desk.editor.begin(request)
    desk.editor.place(20, 20, 160, 1.0)
    carets: list[QRect] = []
    desk.editor.caret_moved.connect(carets.append)
    desk.key(Key.Key_End)
    desk.type("x")
    before, after = (caret.center().x() for caret in (carets[0], carets[-1]))
    width = QtTextEngine().layout(placeholder, tokens.STAGE).width
    start = 100 - width / 2 if placeholder.isascii() else 100 + width / 2
    assert abs(before - start) < 3
    assert abs(after - 100) < 10
