"""Large pictures come in while the window lives; they can be stopped, and leave nothing then."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.selection import Focus
from cjm_desktop.ui import picture_reading
from cjm_desktop.ui.incoming_pictures import Picture, Source, is_quick
from cjm_desktop.ui.language import say
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.program import Program
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow, close
from tests.ui.files.tools import Chosen, told
from tests.ui.pictures.tools import (
    LEFT,
    Gate,
    drop_on_portrait,
    file,
    image,
    is_over,
    paste,
    pictures,
    progress_of,
    readings,
)
from tests.ui.test_leaks import WARM, census, tidy

# Coming in


@pytest.mark.parametrize("is_file", [True, False])
def test_the_window_lives_while_a_large_picture_is_read(
    open_window: OpenWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, is_file: bool
) -> None:
    """Nothing is held up here: it takes that long."""
    gate.let(100)
    window = open_window(small_map("en"))
    before = window.map.document
    noise = Image.merge("RGB", [Image.effect_noise((2400, 1800), 90)] * 3)
    ticks: list[int] = []
    pulse = QTimer(window, interval=10)
    pulse.timeout.connect(lambda: ticks.append(len(pictures(window))))
    if is_file:
        noise.save(tmp_path / "photo.png", compress_level=1)
        paste(window, tmp_path / "photo.png")
    else:
        data = noise.convert("RGBX").tobytes()
        QGuiApplication.clipboard().setImage(QImage(data, 2400, 1800, QImage.Format.Format_RGBX8888).copy())
        window.run("edit.paste")
    pulse.start()
    assert window.map.document is before
    notice = progress_of(window, qtbot)
    assert notice.text == ("Reading “photo.png”…" if is_file else "Reading the picture…")
    assert notice.value is None
    is_over(qtbot)
    assert ticks.count(0) > 10
    assert notice.is_leaving
    (card,) = pictures(window)
    (asset,) = window.map.document.assets
    assert (card.props["asset"], asset.type) == (asset.id, "image/jpeg")
    assert window.map.selection.refs == (card.id,)
    assert window.map.session.undo_label == "Paste picture"
    window.map.undo()
    assert window.map.document == before


def test_small_pictures_come_at_once(window: EditorWindow, gate: Gate, tmp_path: Path) -> None:
    gate.let(3)
    Image.new("RGB", (1600, 1200), "#3366CC").save(tmp_path / "kept.png")
    QGuiApplication.clipboard().setImage(image(size=(400, 300)))
    window.run("edit.paste")
    assert len(pictures(window)) == 1
    paste(window, tmp_path / "kept.png")
    assert len(pictures(window)) == 2
    assert not readings()
    assert told(window) == []


@pytest.mark.parametrize(
    ("sources", "quick"),
    [
        ([(400, 300)], True),
        ([(400, 300), (400, 300)], False),
        ([(2000, 1500)], False),
        ([Path("nowhere.png")], True),
        ([b"x" * 1_000_000], True),
        ([b"x" * 3_000_000], False),
    ],
)
def test_it_is_the_whole_work_that_counts(sources: list[tuple[int, int] | Source], quick: bool) -> None:
    assert is_quick([image(size=one) if isinstance(one, tuple) else one for one in sources]) is quick


def test_several_files_tell_their_share_and_are_one_step(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    before = window.map.document
    paste(window, *(file(tmp_path / f"{name}.bmp", name) for name in ("red", "green", "blue")))
    notice = progress_of(window, qtbot)
    assert notice.text == "Reading 3 pictures…"
    assert notice.value == 0.0
    gate.let()
    qtbot.waitUntil(lambda: notice.value == pytest.approx(1 / 3, abs=0.01))
    assert window.map.document is before
    gate.let(2)
    is_over(qtbot)
    assert len(pictures(window)) == 3
    assert [card.props["asset"] for card in pictures(window)] == [
        one.id for one in window.map.document.assets
    ]
    window.map.undo()
    assert window.map.document == before


def test_it_is_told_in_the_language_of_the_window(
    open_window: OpenWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    window = open_window(small_map("fa"), "fa")
    paste(window, file(tmp_path / "عکس.bmp"))
    notice = progress_of(window, qtbot)
    assert notice.text == "در حال خواندن «عکس.bmp»…"
    assert notice.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert notice.button is not None
    qtbot.mouseClick(notice.button, LEFT)
    assert told(window, "info") == [say("Reading was cancelled. Nothing was added.")]


def test_a_picture_from_the_menu_is_shown_when_it_is_there(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    window.program.choose = choose = Chosen()
    choose.pictures = [file(tmp_path / "photo.bmp")]
    window.canvas.set_zoom(3.0)
    window.map.select((), Focus("cell", lane="l_action", step="t_1"))
    window.run("insert.picture")
    assert not pictures(window)
    gate.let()
    is_over(qtbot)
    (card,) = pictures(window)
    assert window.map.session.undo_label == "Add picture"
    place = window.canvas.place_of(window.map.selection.focus or Focus("title"))
    assert card.step == "t_1"
    assert place is not None
    assert window.canvas.viewport().rect().contains(window.canvas.to_view(place).center().toPoint())


def test_a_png_of_another_program_is_read_in_the_thread_too(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    Image.effect_noise((1500, 1000), 90).save(tmp_path / "copied.png")
    data = QMimeData()
    data.setData("image/png", (tmp_path / "copied.png").read_bytes())
    QGuiApplication.clipboard().setMimeData(data)
    window.run("edit.paste")
    assert progress_of(window, qtbot).text == "Reading the picture…"
    gate.let()
    is_over(qtbot)
    assert len(pictures(window)) == 1


# Stopping


@pytest.mark.parametrize("is_key", [True, False])
def test_cancelling_midway_leaves_nothing(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, is_key: bool
) -> None:
    before = window.map.document
    paste(window, file(tmp_path / "one.bmp", "red"), file(tmp_path / "two.bmp", "blue"))
    notice = progress_of(window, qtbot)
    gate.let()
    qtbot.waitUntil(lambda: notice.value == pytest.approx(0.5))
    assert notice.button is not None
    if is_key:
        qtbot.keyClick(notice.button, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(notice.button, LEFT)
    assert told(window, "info") == ["Reading was cancelled. Nothing was added."]
    assert notice.is_leaving
    gate.let()
    is_over(qtbot)
    assert window.map.document is before
    assert not window.map.session.can_undo
    assert told(window) == ["Reading 2 pictures…", "Reading was cancelled. Nothing was added."]


def test_a_window_that_is_closed_meanwhile_leaves_nothing(
    program: Program, open_window: OpenWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    path = file(tmp_path / "photo.bmp")

    def close_amid() -> None:
        window = open_window(small_map("en"))
        paste(window, path)
        progress_of(window, qtbot)
        drop_on_portrait(window, path)
        assert len(readings()) == 2
        close(window)
        del window
        gate.let(2)
        is_over(qtbot)
        tidy()

    for _ in range(WARM):
        close_amid()
    before = census()
    for _ in range(3):
        close_amid()
    left = census() - before
    assert not left, f"three windows leave {left}"


def test_the_program_ends_while_a_picture_is_read() -> None:
    script = (
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtGui import QImage\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from cjm_desktop.edit.operations import new_map\n"
        "from cjm_desktop.text.qt_engine import QtTextEngine\n"
        "from cjm_desktop.ui.messages import Messages\n"
        "from cjm_desktop.ui.open_map import OpenMap\n"
        "from cjm_desktop.ui.picture_reading import read_pictures\n"
        "def run():\n"
        "    application, area = QApplication([]), QWidget()\n"
        "    image = QImage(3000, 2000, QImage.Format.Format_RGB32)\n"
        "    read_pictures(OpenMap(new_map(), QtTextEngine(), parent=area), Messages(area), [image], print)\n"
        "    QTimer.singleShot(0, application.quit)\n"
        "    application.exec()\n"
        "run()\n"
        "print('over')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "over\n", "")


# Things of no use


def test_a_large_broken_file_is_told_and_left_out(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    gate.let(100)
    before = window.map.document
    cut = tmp_path / "cut.png"
    Image.effect_noise((2100, 1000), 90).save(cut)
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 3])
    words = tmp_path / "words.png"
    words.write_bytes(b"no picture " * 300_000)
    paste(window, cut, words)
    assert readings()
    is_over(qtbot)
    assert window.map.document is before
    said = "This picture can't be read. Use PNG, JPEG, WebP or GIF."
    assert told(window, "error") == [f"cut.png: {said}", f"words.png: {said}"]
    other = words.rename(tmp_path / "other.png")
    paste(window, other, file(tmp_path / "good.bmp"))
    is_over(qtbot)
    assert len(pictures(window)) == 1
    assert told(window, "error")[2:] == [f"other.png: {said}"]


def test_what_nobody_expected_is_raised_where_it_is_seen(
    window: EditorWindow, qtbot: QtBot, gate: Gate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(_source: Source) -> Picture:
        raise MemoryError

    monkeypatch.setattr(picture_reading, "picture_of", fails)
    with qtbot.captureExceptions() as caught:
        paste(window, file(tmp_path / "photo.bmp"))
        is_over(qtbot)
    assert [kind for kind, _, _ in caught] == [MemoryError]
    assert not pictures(window)
