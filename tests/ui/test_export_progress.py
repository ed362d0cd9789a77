"""A long export shows how far it is while the window stays alive, can be stopped midway, and may die."""

import os
import signal
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from cjm_desktop.edit.operations import change_cards
from cjm_desktop.export.registry import ExportOptions
from cjm_desktop.ui.export_choices import ExportChoices
from cjm_desktop.ui.exports import ExportRun
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.tasks import CommandTask
from cjm_desktop.ui.widgets.notice import ProgressNotice
from tests.bench.corpus import journey
from tests.maps import small_map
from tests.ui.conftest import OpenWindow
from tests.ui.files.tools import told

LEFT = Qt.MouseButton.LeftButton
PNG = ExportChoices("png", ExportOptions(dpi=192))


@pytest.fixture
def big(open_window: OpenWindow) -> EditorWindow:
    return open_window(journey(2000))


def progress_of(window: EditorWindow) -> ProgressNotice:
    (notice,) = (each for each in window.messages.notices if isinstance(each, ProgressNotice))
    return notice


def has_ended(window: EditorWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.program.exports.is_running(window), timeout=60_000)


def is_at(notice: ProgressNotice, share: float) -> bool:
    return notice.value is not None and notice.value >= share


def test_the_bar_moves_to_its_end_while_the_window_lives(
    big: EditorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    big.program.exports.start(big, ExportChoices(), tmp_path / "out.pdf")
    notice = progress_of(big)
    assert notice.text == "Exporting “out.pdf”…"
    assert notice.value is None, "how long it takes is known when the map has been laid out"
    seen: list[int] = []
    notice.findChildren(QProgressBar)[0].valueChanged.connect(seen.append)
    turns: list[bool] = []
    pulse = QTimer(big, interval=20)
    pulse.timeout.connect(lambda: turns.append(True))
    pulse.start()
    qtbot.waitUntil(lambda: is_at(notice, 0.4), timeout=60_000)
    big.map.edit("Edit", change_cards, ["c_1"], text="meanwhile")
    has_ended(big, qtbot)
    assert seen == sorted(set(seen))
    assert len(seen) > 20
    assert seen[-1] == 1000
    assert len(turns) > 20
    assert told(big, "info") == ["Exported “out.pdf”"]
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 1


def test_it_can_be_cancelled_midway_and_leaves_nothing(
    big: EditorWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, temporary = tmp_path / "folder", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    big.program.exports.start(big, PNG, folder / "out.png")
    notice = progress_of(big)
    qtbot.waitUntil(lambda: is_at(notice, 0.25), timeout=60_000)
    assert list(temporary.iterdir())
    assert notice.button is not None
    qtbot.mouseClick(notice.button, LEFT)
    has_ended(big, qtbot)
    assert list(folder.iterdir()) == []
    assert list(temporary.iterdir()) == []
    assert told(big, "info") == ["The export was cancelled. Nothing was written."]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_an_export_that_dies_midway_says_so(big: EditorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out.png"
    target.write_text("before")
    big.program.exports.start(big, PNG, target)
    notice = progress_of(big)
    qtbot.waitUntil(lambda: is_at(notice, 0.22), timeout=60_000)
    (run,) = big.program.exports.findChildren(ExportRun)
    (process,) = run.findChildren(QProcess)
    os.kill(process.processId(), signal.SIGKILL)
    has_ended(big, qtbot)
    assert told(big, "error") == ["The export wasn't made. The work ended unexpectedly."]
    assert notice.is_leaving
    assert target.read_text() == "before"
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_warnings_beside_the_progress_are_told_afterwards(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(change_cards(small_map(), ["c_1"], text="𓀀 hieroglyphs"))
    window.program.exports.start(window, ExportChoices(), tmp_path / "out.pdf")
    seen: list[int] = []
    progress_of(window).findChildren(QProgressBar)[0].valueChanged.connect(seen.append)
    has_ended(window, qtbot)
    assert seen[-1] == 1000
    (warning,) = told(window, "warning")
    assert warning.startswith("No font has these characters")


def test_lines_that_come_in_pieces_are_put_together(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Even within a letter; and what only looks like progress is a sentence."""
    script = tmp_path / "slow.py"
    script.write_text(
        "import sys, time\n"
        "for piece in (b'prog', b'ress 0.', b'20\\nwarning: not so \\xe2', b'\\x80\\x9cgood\\xe2\\x80\\x9d\\r\\n',\n"
        "              b'progress 0.40\\nprogress is slow\\nprogress 1.0', b'0'):\n"
        "    sys.stderr.buffer.write(piece)\n"
        "    sys.stderr.buffer.flush()\n"
        "    time.sleep(0.05)\n",
        "utf-8",
    )
    monkeypatch.setattr("sys.frozen", True, raising=False)
    task = CommandTask([str(script)])
    shares: list[float] = []
    task.progressed.connect(shares.append)
    with qtbot.waitSignal(task.ended, timeout=30_000) as blocker:
        task.start()
    assert shares == [0.2, 0.4, 1.0]
    assert blocker.args is not None
    assert blocker.args[0].warnings == ("not so “good”", "progress is slow")
