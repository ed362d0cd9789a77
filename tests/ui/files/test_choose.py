"""The system's file dialogs: what they are asked, and what comes of their answers."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.choose import FileDialogs


def test_maps_to_open_are_asked_for_with_both_suffixes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def answer(*arguments: Any) -> tuple[list[str], str]:
        asked.extend(arguments)
        return ["/a/one.cjm", "/a/two.json"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert FileDialogs().open(parent, Path("/a")) == [Path("/a/one.cjm"), Path("/a/two.json")]
    assert asked[2] == str(Path("/a"))
    assert "*.cjm *.json" in asked[3]


@pytest.mark.parametrize(("given", "expected"), [("/a/mine.cjm", Path("/a/mine.cjm")), ("", None)])
def test_a_name_to_save_to_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, given: str, expected: Path | None
) -> None:
    asked: list[Any] = []

    def answer(*arguments: Any, options: QFileDialog.Option) -> tuple[str, str]:
        asked.extend((*arguments, options))
        return given, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    found = FileDialogs().save(parent, "Save", Path("/a/shop.cjm"), "Map (*.cjm)")
    assert found == expected
    assert asked[1:4] == ["Save", str(Path("/a/shop.cjm")), "Map (*.cjm)"]
    assert asked[4] == QFileDialog.Option.DontConfirmOverwrite


@pytest.mark.parametrize(("given", "expected"), [("/a/me.png", Path("/a/me.png")), ("", None)])
def test_a_picture_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, given: str, expected: Path | None
) -> None:
    asked: list[Any] = []

    def answer(*arguments: Any) -> tuple[str, str]:
        asked.extend(arguments)
        return given, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert FileDialogs().picture(parent, Path("/a")) == expected
    assert asked[1:3] == ["Choose a picture", str(Path("/a"))]
    assert "*.png" in asked[3]
