"""Printing: onto a PDF printer, without a printer, and the overview of the keys on paper."""

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QProgressBar
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_cards
from cjm_desktop.errors import CjmError
from cjm_desktop.export.registry import ExportOptions
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.ui import printing
from cjm_desktop.ui.dialogs.export import ExportDialog
from cjm_desktop.ui.dialogs.keyboard import KeyboardDialog
from cjm_desktop.ui.export_choices import ExportChoices
from cjm_desktop.ui.language import say
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.print_run import PrintRun
from cjm_desktop.ui.widgets.notice import ProgressNotice
from tests.bench.corpus import journey
from tests.maps import small_map
from tests.ui.conftest import OpenWindow
from tests.ui.files.tools import User, told

A4 = (595.0, 842.0)


def to_pdf(printer: QPrinter, path: Path) -> QPrinter:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def printed(window: EditorWindow, choices: ExportChoices, path: Path) -> pypdf.PdfReader:
    scene = window.map.scene
    printer = to_pdf(printing.new_printer(scene, choices), path)
    finish(printing.print_steps(printer, scene, window.map.pictures, choices))
    return pypdf.PdfReader(path)


def finish(steps: Iterator[float]) -> list[float]:
    """Prints to the end; what was told on the way."""
    told = list(steps)
    assert told == sorted(told)
    assert told[-1] == 1.0
    return told


def test_a_map_fits_on_one_page_that_lies_as_it_does(window: EditorWindow, tmp_path: Path) -> None:
    read = printed(window, ExportChoices("pdf", ExportOptions("A4")), tmp_path / "out.pdf")
    assert len(read.pages) == 1
    box = read.pages[0].mediabox
    assert (float(box.width), float(box.height)) == (pytest.approx(A4[1], abs=1), pytest.approx(A4[0], abs=1))


def test_at_a_scale_it_goes_over_as_many_pages_as_it_takes(window: EditorWindow, tmp_path: Path) -> None:
    choices = ExportChoices("pdf", ExportOptions("A4", scale=1.0))
    read = printed(window, choices, tmp_path / "out.pdf")
    assert len(read.pages) == len(printing.pages(window.map.scene, "A4", "landscape", 10.0, 1.0))
    assert len(read.pages) > 1


def test_the_pages_that_the_user_asks_for_are_printed(window: EditorWindow, tmp_path: Path) -> None:
    choices = ExportChoices("pdf", ExportOptions("A4", scale=1.0))
    printer = to_pdf(printing.new_printer(window.map.scene, choices), tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    shares = finish(printing.print_steps(printer, window.map.scene, window.map.pictures, choices))
    assert 0.5 in shares, "one page of two"
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 2


def test_paper_without_a_name_takes_the_whole_map(window: EditorWindow, tmp_path: Path) -> None:
    choices = ExportChoices("pdf", ExportOptions("fit"))
    printer = to_pdf(printing.new_printer(window.map.scene, choices), tmp_path / "out.pdf")
    printer.setPageSize(QPageSize(QSizeF(333, 222), QPageSize.Unit.Millimeter))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    finish(printing.print_steps(printer, window.map.scene, window.map.pictures, choices))
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 1


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_takes_nothing_is_told(window: EditorWindow, tmp_path: Path) -> None:
    choices = ExportChoices()
    printer = to_pdf(printing.new_printer(window.map.scene, choices), tmp_path / "none" / "out.pdf")
    with pytest.raises(CjmError, match="The printer can't be used"):
        finish(printing.print_steps(printer, window.map.scene, Pictures(()), choices))


def test_without_a_printer_a_pdf_is_offered(
    window: EditorWindow, user: User, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    user.answers("cancel")
    window.run("file.print")
    user.answers("pdf")
    user.does(lambda dialog: dialog.reject())
    window.run("file.print")
    assert len(user.questions) == 2


def test_with_a_printer_the_map_is_sent_to_it(
    window: EditorWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch, tmp_path / "out.pdf")
    window.run("file.print")
    is_over(window, qtbot)
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 1
    assert [kind for kind, _ in window.messages.history] == ["progress", "info"]
    assert "out.pdf" in told(window, "info")[0]
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["out.pdf"]


def agree(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """There is a printer, and in the system's dialog the user chooses to print into a file."""

    class Agreed(QDialog):
        DialogCode = QDialog.DialogCode

        def __init__(self, printer: QPrinter, parent: EditorWindow) -> None:
            super().__init__(parent)
            to_pdf(printer, path)

        def exec(self) -> int:
            return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(printing, "QPrintDialog", Agreed)
    monkeypatch.setattr("cjm_desktop.ui.print_run._TURN", 0.0)  # as slow as on a large map


def runs_of(window: EditorWindow) -> list[PrintRun]:
    return window.program.findChildren(PrintRun)


def is_over(window: EditorWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not runs_of(window), timeout=30_000)


def progress_of(window: EditorWindow) -> ProgressNotice:
    (notice,) = (each for each in window.messages.notices if isinstance(each, ProgressNotice))
    return notice


ON_MANY_PAGES = ExportChoices("pdf", ExportOptions("A4", scale=1.0))


def test_the_window_lives_while_a_large_map_is_printed(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(journey(500))
    agree(monkeypatch, tmp_path / "out.pdf")
    printing.print_map(window, ON_MANY_PAGES)
    notice = progress_of(window)
    assert notice.text.startswith("Printing “")
    seen: list[int] = []
    notice.findChildren(QProgressBar)[0].valueChanged.connect(seen.append)
    qtbot.waitUntil(lambda: (notice.value or 0.0) > 0.1)
    window.map.edit("Edit", change_cards, ["c_1"], text="meanwhile")
    assert not (tmp_path / "out.pdf").exists()
    is_over(window, qtbot)
    assert seen == sorted(set(seen))
    assert len(seen) > 3
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) > 10


def test_printing_into_a_file_that_is_cancelled_leaves_nothing(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(journey(500))
    target = tmp_path / "out.pdf"
    target.write_text("before")
    agree(monkeypatch, target)
    printing.print_map(window, ON_MANY_PAGES)
    notice = progress_of(window)
    qtbot.waitUntil(lambda: (notice.value or 0.0) > 0.1)
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    is_over(window, qtbot)
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.pdf"]
    assert told(window, "info") == ["Printing was cancelled. Nothing was written."]


def test_a_printer_is_asked_to_forget_what_is_cancelled(
    window: EditorWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aborted: list[bool] = []
    printer = to_pdf(printing.new_printer(window.map.scene, ON_MANY_PAGES), tmp_path / "spool.pdf")
    monkeypatch.setattr(printer, "abort", lambda: aborted.append(True))
    steps = printing.print_steps(printer, window.map.scene, window.map.pictures, ON_MANY_PAGES)
    monkeypatch.setattr(printer, "outputFileName", str)  # as a printer that prints on paper
    run = PrintRun(window, printer, steps)
    run.start()
    next(steps)
    notice = progress_of(window)
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    is_over(window, qtbot)
    assert aborted == [True]
    assert told(window, "info") == [
        say("Printing was stopped. What the printer has already may still come out.")
    ]


def test_printing_goes_on_when_its_window_closes(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(journey(500))
    other = open_window(small_map())
    agree(monkeypatch, tmp_path / "out.pdf")
    printing.print_map(window, ON_MANY_PAGES)
    window.map.mark_saved()
    with qtbot.waitSignal(window.destroyed):
        window.close()
    is_over(other, qtbot)
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) > 10
    assert told(other) == []


def test_the_program_ends_when_everything_is_printed(
    window: EditorWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch, tmp_path / "out.pdf")
    printing.print_map(window, ON_MANY_PAGES)
    (run,) = runs_of(window)
    run.finish()
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) > 1
    run.finish()
    run.cancel()
    assert len(told(window, "info")) == 1


@pytest.mark.parametrize("place, words", [("none/out.pdf", "doesn't exist"), ("", "This is a folder")])
def test_a_file_that_cannot_be_printed_into_is_told(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, words: str
) -> None:
    window = open_window(small_map())
    agree(monkeypatch, tmp_path / place)
    printing.print_map(window, ON_MANY_PAGES)
    assert words in told(window, "error")[0]
    assert runs_of(window) == []


def test_the_export_dialog_can_print_its_pages(
    window: EditorWindow, user: User, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[ExportChoices] = []
    monkeypatch.setattr(
        "cjm_desktop.ui.dialogs.export.print_map", lambda window, choices: wanted.append(choices)
    )

    def press(dialog: ExportDialog) -> None:
        dialog.form.page.setCurrentIndex(dialog.form.page.findData("A3"))
        qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)

    user.does(press)
    window.run("file.export")
    assert [choices.options.page for choices in wanted] == ["A3"]


def test_all_keys_are_listed_searched_and_printed(window: EditorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = KeyboardDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = shown_lines(dialog)
    assert len(shown) > 30
    qtbot.keyClicks(dialog.search, "Ctrl+Shift+S")
    assert len(shown_lines(dialog)) == 1
    dialog.search.setText(say("Undo").upper().translate(str.maketrans("UOیک", "ÚÖيك")))
    assert any("Ctrl+Z" in keys for keys in shown_lines(dialog))
    dialog.search.setText("ctrl+shift+2")
    assert shown_lines(dialog) == ["\u2066Shift+Space\u2069   \u2066Ctrl+Shift+2\u2069"]
    dialog.search.setText("no such thing at all")
    assert shown_lines(dialog) == []
    dialog.search.clear()
    assert shown_lines(dialog) == shown
    dialog.print_to(to_pdf(QPrinter(), tmp_path / "keys.pdf"))
    assert len(pypdf.PdfReader(tmp_path / "keys.pdf").pages) >= 1


def shown_lines(dialog: KeyboardDialog) -> list[str]:
    found = []
    for index in range(dialog.list.topLevelItemCount()):
        top = dialog.list.topLevelItem(index)
        assert top is not None
        lines = [top.child(row) for row in range(top.childCount())]
        # In a right-to-left window each plus has a mark that keeps the order.
        shown = [line.text(1) for line in lines if not line.isHidden()]
        found += [keys.replace("\N{LEFT-TO-RIGHT EMBEDDING}", "") for keys in shown]
    return found
