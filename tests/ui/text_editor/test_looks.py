"""Bold, bullets and links in a text, and what comes from the clipboard."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from cjm_desktop.text.paragraphs import LONGEST
from tests.ui.text_editor.conftest import CTRL, SHIFT, Desk, Key

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
