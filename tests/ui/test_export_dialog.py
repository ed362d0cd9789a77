"""The export dialog: what it offers, what its preview shows, what it remembers, and how exports run and fail."""

from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.assembly.compose import Look, export_map
from cjm_desktop.edit.operations import change_cards
from cjm_desktop.export.registry import ExportOptions, suffixes
from cjm_desktop.layout.layout import LayoutOptions
from cjm_desktop.ui import exports
from cjm_desktop.ui.dialogs.export import ExportDialog, ask_and_export, export_again
from cjm_desktop.ui.export_choices import ExportChoices, keep, remembered
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.program import Program
from tests.maps import small_map
from tests.ui.conftest import Case, OpenWindow
from tests.ui.files.tools import Chosen, User, told

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def small(open_window: OpenWindow) -> EditorWindow:
    return open_window(small_map())


def dialog_for(window: EditorWindow, qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog(window, window.map)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.preview.refresh()
    return dialog


def pick(dialog: ExportDialog, qtbot: QtBot, suffix: str) -> None:
    qtbot.mouseClick(dialog.formats.segment(suffix), LEFT)
    dialog.preview.refresh()


def exported(window: EditorWindow, qtbot: QtBot) -> None:
    """Waits until the window's export has ended."""
    qtbot.waitUntil(lambda: not window.program.exports.is_running(window), timeout=30_000)


# The dialog


def test_each_format_has_its_own_fields(small: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(small, qtbot)
    form = dialog.form
    for suffix in suffixes():
        pick(dialog, qtbot, suffix)
        assert dialog.choices.suffix == suffix
        assert form.dpi.isVisible() == (suffix == "png")
        assert form.svg_text.isVisible() == (suffix == "svg")
        assert dialog.print_button.isVisible() == (suffix == "pdf")
    assert not form.orientation.isVisible()
    form.page.setCurrentIndex(form.page.findData("A4"))
    assert form.orientation.isVisible()


def test_numbers_are_the_languages_and_stand_where_reading_starts(window: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(window, qtbot)
    dialog.form.margin.setValue(15)
    rtl = dialog.isRightToLeft()
    assert dialog.form.margin.text().startswith("۱۵" if rtl else "15")
    for field in (dialog.form.margin, dialog.form.scale):
        aligned = field.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        assert aligned & start


def test_the_preview_shows_the_pages_that_are_exported(window: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(window, qtbot)
    preview, form = dialog.preview, dialog.form
    assert len(preview.pages) == 1
    form.page.setCurrentIndex(form.page.findData("A4"))
    form.scale.setValue(100)
    preview.refresh()
    count = len(preview.pages)
    assert count > 1
    sheet = preview.picture.sheet
    assert sheet.width() / sheet.height() == pytest.approx(297 / 210, rel=0.01)
    assert preview.forth_button.isEnabled()
    assert not preview.back_button.isEnabled()
    first = grabbed(dialog)
    qtbot.mouseClick(preview.forth_button, LEFT)
    assert grabbed(dialog) != first
    qtbot.mouseClick(preview.back_button, LEFT)
    assert grabbed(dialog) == first


def test_pages_of_the_preview_are_those_of_the_file(
    window: EditorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_for(window, qtbot)
    form = dialog.form
    form.page.setCurrentIndex(form.page.findData("A3"))
    form.scale.setValue(90)
    form.margin.setValue(15)
    dialog.preview.refresh()
    target = tmp_path / "out.pdf"
    choices = dialog.choices
    export_map(window.map.document, target, choices.look, choices.options, lambda error: None)
    read = pypdf.PdfReader(target)
    assert len(read.pages) == len(dialog.preview.pages)
    shown = dialog.preview.pages[0]
    assert float(read.pages[0].mediabox.width) == pytest.approx(shown.width, abs=0.1)


def test_the_preview_follows_by_itself_when_the_hand_rests(small: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(small, qtbot)
    before = dialog.preview.caption.text()
    dialog.form.scale.setValue(200)
    assert dialog.preview.caption.text() == before
    qtbot.waitUntil(lambda: dialog.preview.caption.text() != before)


def test_lanes_and_header_can_be_left_out(window: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(window, qtbot)
    whole = dialog.preview.scene
    assert whole is not None
    dialog.form.header.click()
    item = dialog.form.lanes.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    dialog.preview.refresh()
    part = dialog.preview.scene
    assert part is not None
    assert len(part.grid.lanes) == len(whole.grid.lanes) - 1
    assert part.height < whole.height


def test_without_a_lane_there_is_nothing_to_export(small: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(small, qtbot)
    for row in range(dialog.form.lanes.count()):
        dialog.form.lanes.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.export_button.isEnabled()
    assert dialog.export_button.toolTip() == "Choose at least one lane."
    dialog.accept()
    assert dialog.isVisible()


def test_the_other_direction_and_theme_are_shown(window: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(window, qtbot)
    scene = dialog.preview.scene
    assert scene is not None
    other = "ltr" if scene.rtl else "rtl"
    dialog.form.direction.setCurrentIndex(dialog.form.direction.findData(other))
    dialog.form.theme.setCurrentIndex(dialog.form.theme.findData("black-and-white"))
    dialog.preview.refresh()
    shown = dialog.preview.scene
    assert shown is not None
    assert shown.rtl != scene.rtl
    assert dialog.choices.look == Look(LayoutOptions(direction=other), "black-and-white")  # type: ignore[arg-type]


def test_pictures_tell_their_size_in_pixels(small: EditorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(small, qtbot)
    pick(dialog, qtbot, "png")
    dialog.form.dpi.setValue(96)
    dialog.preview.refresh()
    target = tmp_path / "out.png"
    export_map(small.map.document, target, dialog.choices.look, dialog.choices.options, lambda error: None)
    image = QImage(str(target))
    shown = dialog.preview.caption.text().replace(",", "")
    assert shown == f"{image.width()} × {image.height()} pixels"


def test_what_cannot_be_exported_is_said_in_place_of_the_page(window: EditorWindow, qtbot: QtBot) -> None:
    dialog = dialog_for(window, qtbot)
    pick(dialog, qtbot, "png")
    dialog.form.page.setCurrentIndex(dialog.form.page.findData("A5"))
    dialog.form.scale.setValue(300)
    dialog.preview.refresh()
    assert dialog.preview.problem
    assert dialog.preview.words.text() == dialog.preview.problem
    assert dialog.preview.picture.sheet.isEmpty()
    qtbot.mouseClick(dialog.export_button, LEFT)
    assert dialog.isVisible(), "the dialog stays until it can be done"


def test_warnings_are_listed_before(open_window: OpenWindow, qtbot: QtBot) -> None:
    document = small_map()
    window = open_window(change_cards(document, ["c_1"], text="𓀀 hieroglyphs"))
    dialog = dialog_for(window, qtbot)
    assert "No font has these characters" in dialog.preview.words.text()
    assert "𓀀" in dialog.preview.words.text()


def test_choices_are_remembered_by_format(small: EditorWindow, program: Program, qtbot: QtBot) -> None:
    dialog = dialog_for(small, qtbot)
    dialog.form.page.setCurrentIndex(dialog.form.page.findData("A3"))
    pick(dialog, qtbot, "png")
    dialog.form.dpi.setValue(300)
    pick(dialog, qtbot, "svg")
    again = dialog_for(small, qtbot)
    pick(again, qtbot, "png")
    assert again.form.dpi.value() == 300
    assert again.choices.options.page == "fit"
    pick(again, qtbot, "pdf")
    assert again.choices.options.page == "A3"


@pytest.mark.parametrize(
    "nonsense", [{"pdf": 7}, {"pdf": {"page": "B9", "margin": -1, "scale": "x", "dpi": True}}]
)
def test_remembered_nonsense_is_left_out(program: Program, nonsense: dict[str, Any]) -> None:
    program.settings.set("export", {"format": "doc", **nonsense})
    assert remembered(program.settings, "pdf", Look()) == ExportChoices("pdf")


def test_kept_choices_come_back_whole(program: Program) -> None:
    choices = ExportChoices(
        "png",
        ExportOptions("A2", "portrait", 12.0, 0.5, 150),
        Look(LayoutOptions(header=False)),
    )
    keep(program.settings, choices)
    assert remembered(program.settings, "png", Look()) == choices


@pytest.mark.parametrize("size", [(1600, 960), (760, 520)])
def test_the_dialog_has_room_on_small_screens(
    window: EditorWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    dialog = dialog_for(window, qtbot)
    dialog.resize(*size)
    QApplication.processEvents()
    assert dialog.width() == size[0]
    assert dialog.height() == size[1]
    assert dialog.preview.width() > 300
    assert dialog.preview.isVisible()
    on_start_side = dialog.form.mapTo(dialog, dialog.form.rect().center()).x() < size[0] / 2
    assert on_start_side != dialog.isRightToLeft()


# Exports


def test_an_export_runs_in_the_background(
    window: EditorWindow, sample: Case, choose: Chosen, user: User, qtbot: QtBot, tmp_path: Path
) -> None:
    choose.saves = [tmp_path / "out"]

    def accept(dialog: ExportDialog) -> None:
        qtbot.mouseClick(dialog.export_button, LEFT)

    user.does(accept)
    ask_and_export(window)
    assert window.program.exports.is_running(window)
    assert not (tmp_path / "out.pdf").exists()
    exported(window, qtbot)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "out.pdf").pages)
    assert len(text) > 1000
    assert [kind for kind, _ in window.messages.history] == ["progress", "info"]
    notice = window.messages.notices[-1]
    assert notice.button is not None
    assert notice.further is not None
    opened: list[Path] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exports.QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
        qtbot.mouseClick(notice.button, LEFT)
        assert opened == [tmp_path / "out.pdf"]
        qtbot.mouseClick(notice.further, LEFT)
        assert opened[1:] == [tmp_path]


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_other_formats_are_the_same_as_on_the_command_line(
    small: EditorWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    choices = ExportChoices(
        suffix, ExportOptions(dpi=72 if suffix == "png" else None), Look(LayoutOptions("rtl"))
    )
    small.program.exports.start(small, choices, tmp_path / f"out.{suffix}")
    exported(small, qtbot)
    other = tmp_path / f"other.{suffix}"
    export_map(small.map.document, other, choices.look, choices.options, lambda error: None)
    assert (tmp_path / f"out.{suffix}").read_bytes() == other.read_bytes()


def test_the_map_as_it_was_is_exported_while_editing_goes_on(
    small: EditorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "out.svg"
    choices = ExportChoices("svg", ExportOptions(svg_text=True))
    small.program.exports.start(small, choices, target)
    small.map.edit("Edit", change_cards, ["c_1"], text="after the start")
    exported(small, qtbot)
    assert "after the start" not in target.read_text("utf-8")
    assert small.map.document.cards[0].text == "after the start"


def test_exporting_again_needs_no_question(
    small: EditorWindow, choose: Chosen, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "out.svg"
    choices = ExportChoices("svg", ExportOptions(svg_text=True), Look(LayoutOptions(lanes=("l_a",))))
    small.program.exports.start(small, choices, target)
    exported(small, qtbot)
    small.map.edit("Edit", change_cards, ["c_1"], text="the second time")
    export_again(small)
    exported(small, qtbot)
    assert "second" in target.read_text("utf-8")
    dialog = dialog_for(small, qtbot)
    assert dialog.choices.look.layout.lanes == ("l_a",), "the dialog begins as it was exported last"


def test_a_cancelled_export_leaves_nothing(window: EditorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "folder" / "out.pdf"
    target.parent.mkdir()
    window.program.exports.start(window, ExportChoices(), target)
    button = window.messages.notices[-1].button
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    exported(window, qtbot)
    assert list(target.parent.iterdir()) == []
    assert window.messages.history[-1][0] == "info"
    assert len(told(window, "info")) == 1


def test_a_failed_export_is_told_and_leaves_what_was_there(
    small: EditorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "out.png"
    target.write_text("before")
    small.program.exports.start(small, ExportChoices("png", ExportOptions(scale=100.0, dpi=2400)), target)
    exported(small, qtbot)
    (error,) = told(small, "error")
    assert error.startswith("The export wasn't made.")
    assert "The picture would be too large" in error
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".png", ".tmp")] == ["out.png"]


def test_a_missing_folder_is_told_at_once(small: EditorWindow, tmp_path: Path) -> None:
    small.program.exports.start(small, ExportChoices(), tmp_path / "none" / "out.pdf")
    assert not small.program.exports.is_running(small)
    assert "doesn't exist" in told(small, "error")[0]
    small.program.exports.start(small, ExportChoices(), tmp_path)
    assert "This is a folder" in told(small, "error")[1]


def test_without_room_for_temporary_files_nothing_is_written_elsewhere(
    small: EditorWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    small.program.exports.start(small, ExportChoices("svg"), tmp_path / "out.svg")
    assert not small.program.exports.is_running(small)
    (error,) = told(small, "error")
    assert error.startswith("The folder for temporary files can't be used:")
    assert "set TMPDIR to another folder" in error
    assert not list(tmp_path.glob("*.cjm"))
    assert small.program.exports.children() == []


def test_a_folder_that_vanishes_meanwhile_is_told(small: EditorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    small.program.exports.start(small, ExportChoices("svg"), folder / "out.svg")
    folder.rmdir()
    exported(small, qtbot)
    assert "doesn't exist" in told(small, "error")[0]


def test_a_full_disk_is_told(small: EditorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    full = tmp_path / "full.svg"
    full.symlink_to("/dev/full")
    small.program.exports.start(small, ExportChoices("svg"), full)
    exported(small, qtbot)
    assert "The disk is full." in told(small, "error")[0]


def test_a_write_protected_target_is_told(
    small: EditorWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root may write everything, the system's answer is given in its place."""
    target = tmp_path / "out.svg"
    target.write_text("before")
    monkeypatch.setattr("os.access", lambda *args, **more: False)
    small.program.exports.start(small, ExportChoices("svg"), target)
    exported(small, qtbot)
    assert "write-protected" in told(small, "error")[0]
    assert target.read_text() == "before"


def test_warnings_of_an_export_are_told_afterwards(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(change_cards(small_map(), ["c_1"], text="𓀀 hieroglyphs"))
    window.program.exports.start(window, ExportChoices("svg"), tmp_path / "out.svg")
    exported(window, qtbot)
    assert any("No font has these characters" in text for text in told(window, "warning"))
    assert told(window, "info") == ["Exported “out.svg”"]


def test_there_is_one_export_at_a_time_in_a_window(small: EditorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    small.program.exports.start(small, ExportChoices("svg"), tmp_path / "out.svg")
    ask_and_export(small)
    assert told(small, "info") == ["This map is being exported already."]
    exported(small, qtbot)


def test_closing_asks_while_an_export_is_under_way(
    small: EditorWindow, user: User, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    small.map.mark_saved()
    small.program.exports.start(small, ExportChoices(), target)
    user.answers("stop")
    assert small.close()
    assert not target.exists()
    assert small.program.windows == []


def test_an_existing_file_is_overwritten_only_with_leave(
    small: EditorWindow, choose: Chosen, user: User, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    target.write_text("before")
    choose.saves = [target]
    user.does(lambda dialog: qtbot.mouseClick(dialog.export_button, LEFT))
    user.answers("cancel")
    ask_and_export(small)
    assert not small.program.exports.is_running(small)
    assert target.read_text() == "before"


def test_the_arguments_are_those_of_the_command_line() -> None:
    layout = LayoutOptions("ltr", ("l_a", "l_b"), header=False)
    choices = ExportChoices(
        "svg", ExportOptions("A4", "portrait", 5.0, 0.7, None, True), Look(layout, "calm")
    )
    assert " ".join(choices.arguments(Path("a.cjm"), Path("b.svg"))) == (
        "export a.cjm -o b.svg --page A4 --orientation portrait --direction ltr --theme calm"
        " --margin 5 --scale 0.7 --lanes=l_a --lanes=l_b --no-header --svg-text"
    )


def grabbed(dialog: ExportDialog) -> QImage:
    dialog.preview.picture.settle()
    return dialog.preview.picture.grab().toImage()
