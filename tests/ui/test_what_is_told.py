"""Every word of the notices and questions that other tests only know to come: exactly as it is said in English."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from cjm_desktop.assembly.clips import MIME_TYPE, encode
from cjm_desktop.edit.clipboard import copied
from cjm_desktop.edit.operations import change_lane, change_map, delete_records
from cjm_desktop.edit.selection import Focus
from cjm_desktop.settings.store import FILE_NAME, Settings
from cjm_desktop.storage import save
from cjm_desktop.ui import printing
from cjm_desktop.ui.app import Mistakes
from cjm_desktop.ui.export_choices import ExportChoices
from cjm_desktop.ui.files import may_close, may_overwrite, save_as, watch_of
from cjm_desktop.ui.files import save as save_map
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.messages import Choice, Messages
from cjm_desktop.ui.program import Program
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow
from tests.ui.files.tools import Chosen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=["ltr", "rtl"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> EditorWindow:
    """An English window; the map runs from left to right, and from right to left."""
    document = change_map(small_map("en"), direction=request.param)
    return open_window(document, "en")


def last(window: EditorWindow) -> str:
    return window.messages.history[-1][1]


def press(window: EditorWindow, button: str) -> None:
    """Presses a button of the newest notice."""
    found = window.messages.notices[-1].button
    assert found is not None
    assert found.text() == button
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


Asked = list[tuple[str, str, list[str]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The questions that were asked: title, text, and what stands on the buttons. Nobody answers them."""
    found: Asked = []

    def ask(_: Messages, title: str, text: str, choices: Sequence[Choice]) -> str:
        found.append((title, text, [choice.text for choice in choices]))
        return ""

    monkeypatch.setattr(Messages, "ask", ask)
    return found


@pytest.mark.parametrize(
    ("refs", "told"),
    [
        (("s_1",), "Stage “Looks” deleted with 5 cards"),
        (("s_2",), "Stage “Waits” deleted with 1 card"),
        (("t_1",), "Step “Looks” deleted with 3 cards"),
        (("t_3",), "Step “Waits” deleted with 1 emotion point"),
        (("l_action",), "Lane “Doing” deleted with 3 cards"),
        (("l_emotion",), "Lane “Mood” deleted with 2 emotion points"),
        (("l_touch", "l_pain"), "2 lanes deleted with 3 cards"),
        (("t_1", "t_2"), "2 steps deleted with 5 cards"),
        (("p_1",), "Persona “Mina” deleted"),
        (("c_1", "c_2"), "2 cards deleted"),
        (("e_1", "e_2"), "2 emotion points deleted"),
    ],
)
def test_what_was_deleted(window: EditorWindow, refs: tuple[str, ...], told: str) -> None:
    for lane, title in (("l_action", "Doing"), ("l_emotion", "Mood")):
        window.map.edit("Rename", change_lane, lane, title=title)
    before = window.map.document
    window.map.select(refs)
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert last(window) == told
    press(window, "Undo")
    assert window.map.document == before


@pytest.mark.parametrize(
    ("ref", "key", "told"),
    [
        ("s_1", Qt.Key.Key_Right, "Stage “Looks” moved with all its cards"),
        ("t_1", Qt.Key.Key_Right, "Step “Looks” moved with all its cards"),
        ("l_action", Qt.Key.Key_Down, "Lane “Doing” moved with all its cards"),
    ],
)
def test_what_was_moved(window: EditorWindow, ref: str, key: Qt.Key, told: str) -> None:
    window.map.edit("Rename", change_lane, "l_action", title="Doing")
    before = window.map.document
    window.map.select((ref,))
    if window.canvas.scene.rtl and key == Qt.Key.Key_Right:
        key = Qt.Key.Key_Left
    QTest.keyClick(window.canvas, key, CTRL)
    assert last(window) == told
    press(window, "Undo")
    assert window.map.document == before


def test_scores_of_nobody(window: EditorWindow) -> None:
    window.map.edit("Delete", delete_records, ("p_1",))
    window.map.select((), Focus("cell", lane="l_emotion", step="t_2"))
    QTest.keyClick(window.canvas, Qt.Key.Key_F9)
    assert last(window) == "This map has no personas yet. Add one first."


# The clipboard and drops


def offer(kind: str, data: bytes) -> None:
    mime = QMimeData()
    mime.setData(kind, data)
    QGuiApplication.clipboard().setMimeData(mime)


def test_the_clipboard_of_no_use(window: EditorWindow) -> None:
    window.map.select((), Focus("cell", lane="l_touch", step="t_4"))
    offer("application/x-something", b"?")
    QTest.keyClick(window.canvas, Qt.Key.Key_V, CTRL)
    assert last(window) == "There is nothing on the clipboard that can go on a map."
    offer(MIME_TYPE, b"{")
    QTest.keyClick(window.canvas, Qt.Key.Key_V, CTRL)
    assert last(window) == "What was copied is damaged and can't be pasted. Copy it again."
    newer = {**json.loads(encode(copied(small_map("en"), ["c_1"]))), "version": 99}
    offer(MIME_TYPE, json.dumps(newer).encode())
    QTest.keyClick(window.canvas, Qt.Key.Key_V, CTRL)
    assert last(window) == (
        "What was copied comes from a newer version of CJM Desktop and can't be pasted here."
        " Update CJM Desktop, or copy it as plain text."
    )
    assert window.map.document == change_map(small_map("en"), direction=window.map.document.direction)


def test_nothing_to_copy(window: EditorWindow) -> None:
    window.map.edit("Delete", delete_records, ("c_6",))
    window.map.select(("t_4",))
    QTest.keyClick(window.canvas, Qt.Key.Key_C, CTRL)
    assert last(window) == "There are no cards in the selection."


def test_a_file_of_no_use_is_dropped(window: EditorWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "song.mp3"))])
    viewport, copy, left = window.canvas.viewport(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at, none = viewport.rect().center(), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), copy, data, left, none))
    assert last(window) == "This can't be put on a map. Pictures, text and maps can."


# Files


def test_questions_about_files(window: EditorWindow, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "shop.cjm"
    window.map.edit("Rename", change_map, title="Shop")
    assert not may_close(window)
    assert asked.pop() == (
        "Save the changes?",
        "“Shop” has changes that aren't saved yet.",
        ["Save", "Don't save", "Cancel"],
    )
    save(small_map("en"), path)
    assert not may_overwrite(window, path)
    assert asked.pop() == ("Overwrite the file?", "“shop.cjm” exists already.", ["Overwrite", "Cancel"])
    window.map.mark_saved(path=path)
    watch_of(window.map).follow(path)
    save(small_map("fa"), path)
    assert not save_map(window)
    assert asked.pop() == (
        "The file was changed by another program",
        "“shop.cjm” isn't as it was when you opened or saved it. Saving now would overwrite those changes.",
        ["Save a copy…", "Overwrite", "Cancel"],
    )


def test_a_file_that_is_open_elsewhere(window: EditorWindow, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "shop.cjm"
    save(small_map("en"), path)
    program.open_path(path)
    choose = Chosen()
    choose.saves.append(path)
    program.choose = choose
    assert not save_as(window)
    assert last(window) == (
        f"{path}: This file is open in another window. Close it there, or choose another name."
    )


def test_settings_that_are_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{")
    told: list[str] = []
    Settings(tmp_path).listen(lambda error: told.append(error.sentence()))
    assert told == [
        f"{tmp_path / FILE_NAME}.damaged: The file of the settings was damaged, so the usual settings are used."
        " The damaged file was kept under this name."
    ]


# Exports, printing, mistakes


def test_an_export_that_is_stopped(window: EditorWindow, asked: Asked, tmp_path: Path, qtbot: QtBot) -> None:
    exports = window.program.exports
    exports.start(window, ExportChoices("svg"), tmp_path / "shop.svg")
    assert last(window) == "Exporting “shop.svg”…"
    assert not may_close(window)
    assert asked.pop() == (
        "Stop the export?",
        "The map is still being exported. Closing the window stops that.",
        ["Keep the window open", "Stop the export"],
    )
    press(window, "Cancel")
    qtbot.waitUntil(lambda: not exports.is_running(window))
    assert last(window) == "The export was cancelled. Nothing was written."
    assert not (tmp_path / "shop.svg").exists()


def test_printing_without_a_printer(
    window: EditorWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    QTest.keyClick(window.canvas, Qt.Key.Key_P, CTRL)
    assert asked.pop() == (
        "There is no printer",
        "No printer is set up on this computer. A PDF can be printed elsewhere.",
        ["Export a PDF…", "Cancel"],
    )


def test_a_printer_that_takes_nothing(
    window: EditorWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["paper"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Accepted)

    def printer_to(path: Path) -> Callable[..., QPrinter]:
        def made(*_: object) -> QPrinter:
            printer = QPrinter()
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(path))
            monkeypatch.setattr(printer, "outputFileName", str)  # as one that prints on paper
            return printer

        return made

    monkeypatch.setattr(printing, "new_printer", printer_to(tmp_path / "shop.pdf"))
    QTest.keyClick(window.canvas, Qt.Key.Key_P, CTRL)
    assert last(window).startswith("Printing “")
    qtbot.waitUntil(lambda: last(window) == "The map was sent to the printer.")
    monkeypatch.setattr(QPainter, "begin", lambda *_: False)
    QTest.keyClick(window.canvas, Qt.Key.Key_P, CTRL)
    refused = "The printer can't be used. Choose another one, or export a PDF and print that."
    qtbot.waitUntil(lambda: last(window) == refused)


def test_mistakes_of_the_program_itself(
    window: EditorWindow, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CJM_DEBUG", raising=False)
    tell = Mistakes(window.program)
    tell(ZeroDivisionError, ZeroDivisionError(), None)
    assert last(window) == (
        "CJM Desktop made a mistake of its own (ZeroDivisionError)."
        " Please report it; with CJM_DEBUG=1 in the environment the details are shown."
    )
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("CJM_DEBUG", "1")
    tell(ZeroDivisionError, ZeroDivisionError("of what"), None)
    assert "ZeroDivisionError: of what" in capsys.readouterr().err


def test_a_mistake_before_there_is_a_window_is_told_in_the_terminal(
    program: Program, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CJM_DEBUG", raising=False)
    Mistakes(program)(ZeroDivisionError, ZeroDivisionError("of what"), None)
    assert "ZeroDivisionError: of what" in capsys.readouterr().err


# What isn't there yet


def test_empty_places_say_what_to_do(open_window: OpenWindow) -> None:
    window = open_window()
    panels = window.side_panels
    hints = [label.text() for label in panels.findChildren(QLabel)]
    for hint in (
        "Open a map, or make a new one: here you see and change what is selected.",
        "Open a map, or make a new one: here it can be read and edited as a list.",
        "Open a map, or make a new one: here you see what was done to it.",
        "Open a map, or make a new one, to see its personas.",
        "No personas yet. A persona says whose journey this is: a name, a goal, a worry.",
    ):
        assert hint in hints
    page = [label.text() for label in window.map_area.findChildren(QLabel)]
    assert "Start from a template, look at a finished map, or open one of yours." in page
    assert "You can also drop map files here." in page
