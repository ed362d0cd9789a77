"""Small screens, sharp screens, screens without fonts and icons: everything is seen whole and drawn sharply."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QDialog

from cjm_desktop.resources import resource_path
from cjm_desktop.ui.dialogs.about import AboutDialog
from cjm_desktop.ui.dialogs.export import ExportDialog
from cjm_desktop.ui.dialogs.keyboard import KeyboardDialog
from cjm_desktop.ui.dialogs.settings import SettingsDialog
from cjm_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from cjm_desktop.ui.dialogs.templates import TemplateDialog
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.style.appearance import Appearance
from tests.ui.bad_screen import cut_off
from tests.ui.conftest import Case, OpenWindow

ROOT = Path(__file__).resolve().parents[2]
SMALL = QSize(800, 600)
FRAME = QSize(0, 40)
"""What the system puts around a window."""
SEAM = 0.1
"""A border between tiles that is seen would be a row or column that differs along most of its length."""

DIALOGS: dict[str, Callable[[EditorWindow], QDialog]] = {
    "templates": lambda window: TemplateDialog(window.program.thumbnails, window),
    "export": lambda window: ExportDialog(window, window.map),
    "keyboard": KeyboardDialog,
    "settings": SettingsDialog,
    "shortcuts": ShortcutsDialog,
    "about": AboutDialog,
}


def shown_at(window: EditorWindow, size: QSize) -> EditorWindow:
    window.resize(size)
    QApplication.processEvents()
    return window


@pytest.fixture
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Appearance]:
    """The application as users see it (light, or as the test's parameter says), until the test is over."""
    style, palette, font = qapp.style().objectName(), QPalette(qapp.palette()), QFont(qapp.font())
    appearance = Appearance(qapp, getattr(request, "param", "light"))
    yield appearance
    appearance.choose("system")
    appearance.setParent(None)
    appearance.deleteLater()
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.parametrize("dressed", ["light", "dark"], indirect=True)
def test_nothing_is_cut_off_on_a_small_screen(
    open_window: OpenWindow, sample: Case, dressed: Appearance, speaking: Callable[[str], None]
) -> None:
    speaking(sample.language)
    dressed.follow_language()
    window = shown_at(open_window(sample.document, sample.language), SMALL)
    assert window.size() == SMALL
    assert not cut_off(window)


def test_the_start_page_is_seen_whole_on_a_small_screen(
    open_window: OpenWindow, dressed: Appearance, speaking: Callable[[str], None]
) -> None:
    for language in ("en", "fa"):
        speaking(language)
        dressed.follow_language()
        assert not cut_off(shown_at(open_window(None, language), SMALL))


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_fit_a_small_screen(
    open_window: OpenWindow,
    sample: Case,
    dressed: Appearance,
    speaking: Callable[[str], None],
    name: str,
) -> None:
    speaking(sample.language)
    dressed.follow_language()
    window = shown_at(open_window(sample.document, sample.language), SMALL)
    dialog = DIALOGS[name](window)
    dialog.resize(dialog.size().boundedTo(SMALL - FRAME))
    dialog.show()
    QApplication.processEvents()
    assert dialog.width() <= SMALL.width()
    assert dialog.height() <= SMALL.height() - FRAME.height()
    assert not cut_off(dialog)
    dialog.close()
    dialog.deleteLater()


def looked_at(language: str, appearance: str, folder: Path, **environment: str) -> dict[str, Any]:
    """What a window of a process of its own looks like."""
    command = [sys.executable, "-m", "tests.ui.bad_screen", language, appearance, "1.0", str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("factor", "language", "appearance"), [("1.5", "fa", "light"), ("2", "en", "dark")])
def test_sharp_screens_get_sharp_pictures_without_seams(
    tmp_path: Path, factor: str, language: str, appearance: str
) -> None:
    found = looked_at(language, appearance, tmp_path, QT_SCALE_FACTOR=factor)
    assert found["pixels"] == [round(side * float(factor)) for side in found["size"]]
    assert found["unlike"] < SEAM
    assert not found["cut_off"]


def test_a_system_without_fonts_and_icons_is_enough(tmp_path: Path) -> None:
    found = looked_at(
        "fa",
        "light",
        tmp_path,
        FONTCONFIG_FILE=str(resource_path("fonts", "no-system-fonts.conf")),
        XDG_DATA_DIRS=str(tmp_path),
        XDG_DATA_HOME=str(tmp_path),
    )
    assert not found["icon_theme"]
    assert not [name for name in found["families"] if name.startswith(("DejaVu", "Noto", "Liberation"))]
    assert not found["cut_off"]
    assert not found["told"]
