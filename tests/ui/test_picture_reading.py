"""Large pictures come in while the window lives: they can be stopped, and find the place that was meant, or say so."""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Semaphore

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import add_lane, delete_records, move_lane
from cjm_desktop.edit.selection import Focus
from cjm_desktop.model.records import Card
from cjm_desktop.ui import picture_reading
from cjm_desktop.ui.incoming_pictures import Picture, Source, is_quick
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.panels.inspector.picture_editors import PictureEditor
from cjm_desktop.ui.picture_reading import Reading
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.widgets.notice import ProgressNotice
from tests.ui.canvas_tools import small_map
from tests.ui.conftest import OpenWindow, close
from tests.ui.files.tools import Chosen, told
from tests.ui.test_leaks import WARM, census, tidy

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LARGE = (600, 500)
"""More than what is read at once."""
GONE = "The place for 1 picture isn't there any more."


class Gate:
    """Holds every picture up, in the thread that reads it, until it is let through."""

    def __init__(self, reads: Callable[[Source], Picture]) -> None:
        self._reads = reads
        self._passes = Semaphore(0)

    def __call__(self, source: Source) -> Picture:
        self._passes.acquire()
        return self._reads(source)

    def let(self, count: int = 1) -> None:
        self._passes.release(count)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(picture_reading.picture_of)
    monkeypatch.setattr(picture_reading, "picture_of", made)
    yield made
    made.let(100)


@pytest.fixture(params=["en", "fa"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> EditorWindow:
    """The map runs from left to right, and from right to left."""
    return open_window(small_map(request.param), "en")


@pytest.fixture(autouse=True)
def nothing_left(qtbot: QtBot, gate: Gate) -> Iterator[None]:
    """No reading outlives its test."""
    assert gc.isenabled()
    yield
    gate.let(100)
    is_over(qtbot)
    assert gc.isenabled()


def readings() -> list[Reading]:
    application = QCoreApplication.instance()
    assert application is not None
    return list(application.findChildren(Reading))


def is_over(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not readings(), timeout=60_000)


def image(colour: str = "#3366CC", size: tuple[int, int] = LARGE) -> QImage:
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


def file(path: Path, colour: str = "#3366CC") -> Path:
    """A picture that isn't kept as it is: it takes longer than one may stand still."""
    Image.new("RGB", LARGE, colour).save(path)
    assert not is_quick([path])
    return path


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(target: QWidget, at: QPoint, data: QMimeData) -> bool:
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(at, copy, data, LEFT, NONE))
    event = QDropEvent(QPointF(at), copy, data, LEFT, NONE)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def paste(window: EditorWindow, *paths: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files(*paths))
    QTest.keyClick(window.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def progress_of(window: EditorWindow, qtbot: QtBot) -> ProgressNotice:
    """The notice, as soon as it is shown."""

    def shown() -> list[ProgressNotice]:
        return [one for one in window.messages.notices if isinstance(one, ProgressNotice)]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    (notice,) = shown()
    return notice


def pictures(window: EditorWindow) -> list[Card]:
    return [card for card in window.map.document.cards if card.props.get("asset")]


def with_picture_lane(window: EditorWindow) -> str:
    window.map.edit("Add lane", add_lane, kind="image")
    return window.map.document.lanes[-1].id


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


# Meanwhile


def test_it_comes_to_the_place_that_was_meant(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    lane = with_picture_lane(window)
    other = window.map.document.index.steps["t_4"]
    target = window.canvas.to_view(window.canvas.index.cell(lane, "t_2")).center().toPoint()  # type: ignore[arg-type]
    assert drop(window.canvas.viewport(), target, files(file(tmp_path / "photo.bmp")))
    qtbot.mouseClick(
        window.canvas.viewport(), LEFT, pos=middle(window, Focus("card", "c_6", "l_pain", other.id))
    )
    window.map.edit("Move lane", move_lane, lane, 0)
    gate.let()
    is_over(qtbot)
    (card,) = pictures(window)
    assert (card.lane, card.step) == (lane, "t_2")
    assert window.map.selection.refs == ("c_6",), "where the user has gone"
    assert told(window, "info") == ["1 picture was added."]


def middle(window: EditorWindow, focus: Focus) -> QPoint:
    place = window.canvas.place_of(focus)
    assert place is not None
    return window.canvas.to_view(place).center().toPoint()


def test_it_comes_below_the_focused_picture(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    gate.let(2)
    for colour in ("#FF0000", "#00FF00"):
        QGuiApplication.clipboard().setImage(image(colour, (40, 30)))
        window.run("edit.paste")
    first, second = pictures(window)
    window.map.select((first.id,))
    paste(window, file(tmp_path / "photo.bmp"))
    gate.let()
    is_over(qtbot)
    cell = window.map.document.index.cells[first.lane, first.step]
    assert [card.id for card in cell][::2] == [first.id, second.id]
    assert len(cell) == 3


def test_typing_goes_on_meanwhile(window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path) -> None:
    window.map.select((), Focus("cell", lane="l_action", step="t_3"))
    paste(window, file(tmp_path / "photo.bmp"))
    QTest.keyClicks(window.canvas, "h")
    QTest.keyClicks(window.editing.editor, "el")
    gate.let()
    is_over(qtbot)
    assert len(pictures(window)) == 1
    assert window.editing.is_active
    QTest.keyClicks(window.editing.editor, "lo")
    window.editing.finish()
    assert [card.text for card in window.map.document.index.cells["l_action", "t_3"]] == ["hello"]


@pytest.mark.parametrize("is_dialog", [True, False])
def test_a_drag_or_dialog_is_over_before_the_map_changes(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, is_dialog: bool
) -> None:
    paste(window, file(tmp_path / "photo.bmp"))
    (reading,) = readings()
    dialog, handle = QDialog(window), window.windowHandle()
    at = window.canvas.viewport().mapTo(window, middle(window, Focus("card", "c_3", "l_action", "t_2")))
    if is_dialog:
        dialog.open()
    else:
        QTest.mousePress(handle, LEFT, NONE, at)
        QTest.mouseMove(handle, at + QPoint(40, 40))
        qtbot.waitUntil(lambda: window.canvas.gesture is not None)
    gate.let()
    qtbot.waitUntil(lambda: not reading._thread.is_alive())
    qtbot.wait(100)
    assert not pictures(window)
    assert is_dialog or window.canvas.gesture is not None
    dialog.close()
    QTest.mouseRelease(handle, LEFT, NONE, at)
    is_over(qtbot)
    assert len(pictures(window)) == 1


@pytest.mark.parametrize("lost", ["lane undone", "step deleted", "lane of another kind"])
def test_a_place_that_is_gone_is_told_and_another_offered(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, lost: str
) -> None:
    lane = with_picture_lane(window)
    window.map.select((), Focus("cell", lane=lane, step="t_3"))
    paste(window, file(tmp_path / "photo.bmp"))
    if lost == "lane undone":
        QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    elif lost == "step deleted":
        window.map.edit("Delete", delete_records, ["t_3"])
    else:
        window.map.select((lane,))
        editors = window.inspector_panel.form.editors
        editors["kind"].give("opportunity")
        assert window.map.document.index.lanes[lane].kind == "opportunity"
    after = window.map.document
    gate.let()
    is_over(qtbot)
    assert window.map.document is after
    assert told(window, "warning") == [GONE]
    window.map.select((), Focus("cell", lane="l_action", step="t_2"))
    button = window.messages.notices[-1].button
    assert button is not None
    assert button.text() == "Add it elsewhere"
    qtbot.mouseClick(button, LEFT)
    (card,) = pictures(window)
    assert card.step == "t_2"
    assert window.map.selection.refs == (card.id,)


def test_several_that_have_lost_their_place(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    with_picture_lane(window)
    paste(window, file(tmp_path / "one.bmp", "red"), file(tmp_path / "two.bmp", "blue"))
    window.map.undo()
    gate.let(2)
    is_over(qtbot)
    assert told(window, "warning") == ["The places for 2 pictures aren't there any more."]
    button = window.messages.notices[-1].button
    assert button is not None
    assert button.text() == "Add them elsewhere"
    qtbot.mouseClick(button, LEFT)
    assert len(pictures(window)) == 2


def test_another_map_in_the_window_doesn_t_get_it(
    window: EditorWindow, program: Program, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    paste(window, file(tmp_path / "photo.bmp"))
    progress_of(window, qtbot)
    other = program._opened(small_map("en"))
    before = other.document
    window.set_map(other)
    qtbot.waitUntil(lambda: bool(told(window, "warning")))
    assert told(window, "warning") == ["The map was closed before all pictures were read. Nothing was added."]
    gate.let()
    is_over(qtbot)
    assert other.document is before


def test_an_offer_goes_with_its_map(
    window: EditorWindow, program: Program, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    with_picture_lane(window)
    paste(window, file(tmp_path / "photo.bmp"))
    window.map.undo()
    gate.let()
    qtbot.waitUntil(lambda: told(window, "warning") == [GONE])
    window.set_map(program._opened(small_map("en")))
    qtbot.waitUntil(lambda: not window.messages.notices)


def test_a_map_that_can_only_be_read_by_then_says_so(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    before = window.map.document
    paste(window, file(tmp_path / "photo.bmp"))
    window.map.read_only = True
    gate.let()
    is_over(qtbot)
    assert window.map.document is before
    assert told(window, "warning") == ["This map can only be read. Save a copy of it to change that one."]


# The form


def portrait(window: EditorWindow) -> PictureEditor:
    editor = window.inspector_panel.form.editors["portrait"]
    assert isinstance(editor, PictureEditor)
    return editor


def drop_on_portrait(window: EditorWindow, path: Path) -> None:
    window.map.select(("p_1",))
    drop(portrait(window).well, QPoint(5, 5), files(path))


def test_a_portrait_is_that_of_the_persona_it_was_given_to(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    drop_on_portrait(window, file(tmp_path / "face.bmp"))
    assert progress_of(window, qtbot).text == "Reading “face.bmp”…"
    window.map.select(("c_1",))
    gate.let()
    is_over(qtbot)
    (asset,) = window.map.document.assets
    assert window.map.document.index.personas["p_1"].portrait == asset.id
    assert window.map.session.undo_label == "Change “Picture”"
    assert window.map.selection.refs == ("c_1",)


def test_the_picture_of_a_card_from_the_form(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    gate.let()
    QGuiApplication.clipboard().setImage(image("#FF0000", (40, 30)))
    window.run("edit.paste")
    (before,) = pictures(window)
    window.program.choose = choose = Chosen()
    choose.pictures = [file(tmp_path / "other.bmp")]
    editor = window.inspector_panel.form.editors["asset"]
    assert isinstance(editor, PictureEditor)
    qtbot.mouseClick(editor.well, LEFT)
    gate.let()
    is_over(qtbot)
    (after,) = pictures(window)
    assert after.id == before.id
    assert after.props["asset"] != before.props["asset"]


@pytest.mark.parametrize("is_large", [True, False])
def test_the_picture_that_was_chosen_last_counts(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, is_large: bool
) -> None:
    second = tmp_path / "second.png"
    Image.new("RGB", (600, 500) if is_large else (30, 20), "blue").save(second)
    drop_on_portrait(window, file(tmp_path / "first.bmp", "red"))
    gate.let(2)
    drop_on_portrait(window, second)
    is_over(qtbot)
    (asset,) = window.map.document.assets
    assert window.map.document.index.personas["p_1"].portrait == asset.id
    assert asset.type == "image/png"
    window.map.undo()
    assert not window.map.session.can_undo


def test_a_picture_that_is_cleared_meanwhile_doesn_t_come(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    small = tmp_path / "small.png"
    Image.new("RGB", (30, 20), "blue").save(small)
    gate.let()
    drop_on_portrait(window, small)
    drop_on_portrait(window, file(tmp_path / "large.bmp"))
    portrait(window).well.setFocus()
    QTest.keyClick(portrait(window).well, Qt.Key.Key_Delete)
    gate.let()
    is_over(qtbot)
    assert window.map.document.index.personas["p_1"].portrait == ""


def test_a_persona_that_is_gone_offers_its_portrait(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    drop_on_portrait(window, file(tmp_path / "face.bmp"))
    window.map.edit("Delete", delete_records, ["p_1"])
    gate.let()
    is_over(qtbot)
    assert told(window, "warning") == [GONE]
    button = window.messages.notices[-1].button
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    assert len(pictures(window)) == 1


def test_a_large_broken_portrait_is_told(
    window: EditorWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture " * 300_000)
    drop_on_portrait(window, bad)
    gate.let()
    is_over(qtbot)
    assert told(window, "error") == ["bad.png: This picture can't be read. Use PNG, JPEG, WebP or GIF."]
    assert not window.map.session.can_undo
