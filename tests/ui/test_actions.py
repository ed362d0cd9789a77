"""The table of actions: complete, without conflicts, shown in menus, and each of them can be run."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from cjm_desktop.theme.icons import _manifest
from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.menus import INNER_TITLES, TITLES
from cjm_desktop.ui.actions.registry import actions
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.messages import Messages
from tests.ui.conftest import Case, OpenWindow

CLOSING = {"file.close", "file.quit"}
ASKING_THE_SYSTEM = {"file.print"}


def menu_actions(menu: QMenu) -> list[str]:
    """Names of all actions of a menu and of those within it."""
    found = []
    for action in menu.actions():
        if action.menu() is not None:
            found += menu_actions(action.menu())
        elif action.objectName():
            found.append(action.objectName())
    return found


@pytest.mark.parametrize("action", actions(), ids=lambda action: action.id)
def test_every_action_says_what_it_is(action: Action) -> None:
    assert action.label
    assert action.tip
    assert action.tip != action.label
    assert not action.tip.endswith(".")
    assert action.icon in _manifest()
    assert not action.menu or action.menu in {**TITLES, **INNER_TITLES}
    for key in action.keys:
        sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
        assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == key


def test_ids_are_unique() -> None:
    ids = [action.id for action in actions()]
    assert len(ids) == len(set(ids))


def test_no_key_means_two_things() -> None:
    owners = defaultdict(list)
    for action in actions():
        for key in action.keys:
            owners[key].append(action.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_menus_hold_every_action_with_its_key(window: EditorWindow) -> None:
    shown = [name for action in window.menuBar().actions() for name in menu_actions(action.menu())]
    assert sorted(shown) == sorted(action.id for action in actions() if action.menu)
    for action in actions():
        found = window.qactions[action.id]
        assert [key.toString(QKeySequence.SequenceFormat.PortableText) for key in found.shortcuts()] == list(
            action.keys
        )
        assert not found.icon().isNull()
        assert found.text()
        assert found.statusTip()
        assert found.statusTip() in found.toolTip()


def test_only_a_few_things_can_be_done_without_a_map(open_window: OpenWindow) -> None:
    window = open_window()
    window.refresh_actions()
    families = {name.split(".")[0] for name, action in window.qactions.items() if action.isEnabled()}
    assert not families & {"edit", "insert", "move", "score", "map", "find"}
    assert window.qactions["file.open"].isEnabled()
    assert not window.qactions["file.save"].isEnabled()


class Answers:
    """Stands in for dialogs, questions and file choosers, none of which a test may wait for."""

    def open(self, *_: object) -> list[Path]:
        return []

    def save(self, *_: object) -> Path | None:
        return None

    def picture(self, *_: object) -> Path | None:
        return None

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for an answer, and nothing leaves the program."""
    monkeypatch.setattr(QDialog, "exec", lambda self: 0)
    monkeypatch.setattr(Messages, "ask", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)


def focused_card(window: EditorWindow) -> str:
    document = window.map.document
    return document.cards[len(document.cards) // 2].id


@pytest.mark.usefixtures("quiet")
def test_each_action_can_be_run_on_a_rich_map(window: EditorWindow, sample: Case, qtbot: QtBot) -> None:
    """One after the other on the same card; whatever an action does, it refuses nothing and warns of nothing."""
    window.program.choose = Answers()  # type: ignore[assignment]
    window.program.settings.set("language", sample.language)
    ran = []
    for action in actions():
        if action.id in CLOSING | ASKING_THE_SYSTEM:
            continue
        window.map.edit("again", lambda _: sample.document)
        window.map.select([focused_card(window)])
        window.canvas.setFocus()
        window.refresh_actions()
        window.messages.history.clear()
        if action.id.startswith("view.language"):
            continue
        if window.qactions[action.id].isEnabled():
            window.qactions[action.id].trigger()
            ran.append(action.id)
        if window.editing.is_active:
            window.editing.finish()
        QApplication.processEvents()
        errors = [text for kind, text in window.messages.history if kind == "error"]
        assert errors == [], action.id
    assert len(ran) > 0.7 * len(actions())
