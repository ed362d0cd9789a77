"""Keys under layouts of other scripts, and keys that the user has changed."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.actions.latin_keys import latin_key
from cjm_desktop.ui.actions.registry import action_named
from cjm_desktop.ui.actions.shortcuts import Shortcuts, conflicts
from cjm_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from cjm_desktop.ui.language import say
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.program import Program
from tests.ui.conftest import Case, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def event(letter: str, modifiers: Qt.KeyboardModifier = CTRL, code: int = 0, virtual: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter), modifiers, code, virtual, 0, "")


def press(widget: QWidget, letter: str, modifiers: Qt.KeyboardModifier = CTRL, code: int = 0) -> list[bool]:
    """As a keyboard sends it: first asking whether the widget wants the key, then the key; answers what was taken."""
    taken = []
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        sent = QKeyEvent(kind, ord(letter), modifiers, code, 0, 0, "" if modifiers & CTRL else letter)
        sent.ignore()
        QApplication.sendEvent(widget, sent)
        taken.append(sent.isAccepted())
    return taken


@pytest.mark.parametrize(
    ("letters", "keys"),
    [
        ("СМЧЯЙФ", "CVXZQA"),  # Russian
        ("בהסזשכ", "CVXZAF"),  # Hebrew
        ("ؤرءئشب", "CVXZAF"),  # Arabic
        ("زرطظشب", "CVXZAF"),  # Persian
        ("۱٢०", "120"),
        ("БЮ", ",."),
    ],
)
def test_letters_of_other_scripts_are_known_by_their_place(letters: str, keys: str) -> None:
    assert "".join(chr(latin_key(event(letter)) or 0) for letter in letters) == keys


def test_the_place_of_the_key_counts_more_than_its_letter() -> None:
    assert latin_key(event("ж", code=46 + 8), "linux") == Qt.Key.Key_C
    assert latin_key(event("ж", code=46), "win32") == Qt.Key.Key_C
    assert latin_key(event("ж", virtual=8), "darwin") == Qt.Key.Key_C
    assert latin_key(event("ψ", code=46 + 8), "linux") == Qt.Key.Key_C


def test_latin_letters_and_named_keys_are_left_alone() -> None:
    assert latin_key(event("C")) is None
    named = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F5, NONE)
    assert latin_key(named) is None
    assert latin_key(event("字")) is None


@pytest.mark.parametrize(("copy", "paste"), [("С", "М"), ("ב", "ה"), ("ؤ", "ر"), ("ز", "ر")])
def test_cards_are_copied_and_pasted_in_any_layout(window: EditorWindow, copy: str, paste: str) -> None:
    before = window.map.document
    window.map.select([before.cards[0].id])
    press(window.canvas, copy)
    press(window.canvas, paste)
    assert len(window.map.document.cards) == len(before.cards) + 1
    press(window.canvas, {"М": "Я", "ה": "ז"}.get(paste, "ظ" if copy == "ز" else "ئ"))
    assert window.map.document == before


@pytest.mark.skipif(sys.platform != "linux", reason="The number of the key is this system's.")
@pytest.mark.parametrize(("plain", "shifted"), [("ז", "Z"), ("ئ", "~"), ("ظ", "ك"), ("Я", "Я")])
def test_shift_counts_where_it_gives_another_sign(window: EditorWindow, plain: str, shifted: str) -> None:
    """Redo on a Hebrew keyboard isn't taken for undo, and is known at all on an Arabic one."""
    z = 44 + 8
    before = window.map.document
    window.map.select([before.cards[0].id])
    window.run("edit.duplicate")
    after = window.map.document
    press(window.canvas, plain, CTRL, z)
    assert window.map.document == before
    claimed, _ = press(window.canvas, shifted, CTRL | SHIFT, z)
    assert claimed or shifted != "Z"
    assert window.map.document == after
    press(window.canvas, shifted, CTRL | SHIFT, z)  # nothing is left to redo, and nothing else is done
    assert window.map.document == after


def test_text_fields_understand_any_layout(window: EditorWindow) -> None:
    window.run("find.find")
    line = window.find_bar.line
    line.setText("текст")
    press(line, "Ф")
    press(line, "Ч")
    assert line.text() == ""
    assert QGuiApplication.clipboard().text() == "текст"
    before = window.map.document
    press(line, "М")
    assert line.text() == "текст"
    assert window.map.document == before


def test_letters_without_ctrl_stay_letters(window: EditorWindow) -> None:
    window.run("find.find")
    press(window.find_bar.line, "С", NONE)
    assert window.find_bar.line.text() == "С"


def test_a_key_of_the_canvas_may_be_a_single_letter(window: EditorWindow) -> None:
    Shortcuts(window.program.settings).change(action_named("edit.delete"), ["X"])
    document = window.map.document
    window.map.select([document.cards[0].id])
    press(window.canvas, "Ч", NONE)
    assert document.cards[0].id not in window.map.document.index.cards


def test_shortcuts_of_the_window_work_from_the_canvas(window: EditorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_F, CTRL)
    assert window.find_bar.isVisible()
    qtbot.keyClick(window.find_bar.line, Qt.Key.Key_Escape)
    qtbot.keyClick(window.canvas, Qt.Key.Key_A, CTRL)
    assert window.map.selection.refs


def test_delete_in_a_text_field_deletes_no_card(window: EditorWindow, qtbot: QtBot) -> None:
    window.map.select([window.map.document.cards[0].id])
    before = window.map.document
    window.run("find.find")
    window.find_bar.line.setText("ab")
    window.map.select([before.cards[0].id])
    window.find_bar.line.home(False)
    qtbot.keyClick(window.find_bar.line, Qt.Key.Key_Delete)
    assert window.find_bar.line.text() == "b"
    assert window.map.document == before


# Keys that the user has changed


def test_changed_keys_count_in_every_window_and_are_kept(
    open_window: OpenWindow, program: Program, sample: Case
) -> None:
    first, second = open_window(sample.document), open_window(sample.document)
    duplicate = action_named("edit.duplicate")
    Shortcuts(program.settings).change(duplicate, ["Ctrl+Shift+D"])
    for window in (first, second):
        keys = [key.toString() for key in window.qactions[duplicate.id].shortcuts()]
        assert keys == ["Ctrl+Shift+D"]
        assert "Ctrl+Shift+D" in window.qactions[duplicate.id].toolTip()
    assert program.settings.get("shortcuts") == {duplicate.id: ["Ctrl+Shift+D"]}
    Shortcuts(program.settings).reset(duplicate)
    assert program.settings.get("shortcuts") == {}


def test_nonsense_in_the_settings_leaves_the_usual_keys(program: Program) -> None:
    program.settings.set("shortcuts", {"edit.undo": "Ctrl+U", "no.such": ["X"]})
    assert Shortcuts(program.settings).keys(action_named("edit.undo")) == ("Ctrl+Z",)


@pytest.fixture
def dialog(window: EditorWindow, qtbot: QtBot) -> ShortcutsDialog:
    made = ShortcutsDialog(window)
    qtbot.addWidget(made)
    made.show()
    return made


def type_key(dialog: ShortcutsDialog, key: str) -> None:
    dialog.key.setKeySequence(QKeySequence(key))


def test_a_taken_key_is_warned_of_and_changes_hands(dialog: ShortcutsDialog, window: EditorWindow) -> None:
    shortcuts = Shortcuts(window.program.settings)
    save, find = action_named("file.save"), action_named("find.find")
    dialog.choose(save)
    type_key(dialog, "Ctrl+F")
    assert window.qactions[find.id].text() in dialog.warning.text()
    assert [action.id for action in conflicts("Ctrl+F", save, shortcuts)] == [find.id]
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert shortcuts.keys(save)[0] == "Ctrl+F"
    assert shortcuts.keys(find) == ()
    assert window.qactions[save.id].shortcut() == QKeySequence("Ctrl+F")
    QTest.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert (shortcuts.keys(save), shortcuts.keys(find)) == (save.keys, find.keys)
    assert not dialog.reset_all.isEnabled()


def test_the_usual_key_comes_back_from_whoever_got_it(dialog: ShortcutsDialog, window: EditorWindow) -> None:
    shortcuts = Shortcuts(window.program.settings)
    save, find = action_named("file.save"), action_named("find.find")
    dialog.choose(save)
    type_key(dialog, "Ctrl+F")
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    dialog.choose(find)
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert shortcuts.keys(find) == find.keys
    assert "Ctrl+F" not in shortcuts.keys(save)


@pytest.mark.parametrize("key", ["Return", "Tab", "S", "Shift+S"])
def test_keys_with_a_fixed_meaning_are_refused(dialog: ShortcutsDialog, key: str) -> None:
    dialog.choose(action_named("file.save"))
    type_key(dialog, key)
    assert dialog.warning.text()
    assert not dialog.use.isEnabled()


def test_no_key_takes_all_keys_away(dialog: ShortcutsDialog, window: EditorWindow) -> None:
    dialog.choose(action_named("edit.copy"))
    QTest.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert window.qactions["edit.copy"].shortcuts() == []


def test_searching_narrows_the_list(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "paste")
    shown = [name for name, item in dialog._items.items() if not item.isHidden()]
    assert shown == ["edit.paste", "edit.paste_text"]
    dialog.search.setText("ctrl+z")
    assert [name for name, item in dialog._items.items() if not item.isHidden()] == ["edit.undo"]


def test_a_cyrillic_key_is_kept_as_its_latin_one(dialog: ShortcutsDialog) -> None:
    line = dialog.key.findChild(QLineEdit)
    dialog.activateWindow()
    dialog.key.setFocus()
    press(QApplication.focusWidget() or line, "Л", CTRL | SHIFT)
    assert dialog.key.keySequence().toString() == "Ctrl+Shift+K"


def test_the_list_has_room_and_the_order_of_the_menus(dialog: ShortcutsDialog) -> None:
    file_menu = dialog.list.topLevelItem(0)
    assert file_menu is not None
    labels = [file_menu.child(place).text(0) for place in range(file_menu.childCount())]
    assert labels[0] == say("New map…")
    assert labels[-1] == say("Quit")
    heights = {dialog.list.visualItemRect(item).height() for item in (file_menu, file_menu.child(0))}
    assert len(heights) == 1
    assert min(heights) >= 24
