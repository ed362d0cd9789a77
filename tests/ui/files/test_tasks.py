"""Commands in processes of their own: how they end, what they tell, and that they can be stopped."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from cjm_desktop.ui.tasks import CommandTask, Outcome


def outcome_of(task: CommandTask, qtbot: QtBot) -> Outcome:
    with qtbot.waitSignal(task.ended, timeout=30_000) as blocker:
        task.start()
    found = blocker.args[0] if blocker.args else None
    assert isinstance(found, Outcome)
    return found


def test_a_command_that_works(qtbot: QtBot) -> None:
    task = CommandTask(["templates"])
    assert outcome_of(task, qtbot) == Outcome(True)


def test_a_command_that_fails_tells_why_in_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    task = CommandTask(["export", str(tmp_path / "none.cjm"), "-o", str(tmp_path / "x.pdf")])
    found = outcome_of(task, qtbot)
    assert not found.done
    assert found.error.startswith(str(tmp_path))
    assert "There is no such file" in found.error
    assert found.warnings == ()


def test_a_command_can_be_stopped(qtbot: QtBot) -> None:
    task = CommandTask(["self-test"])
    with qtbot.waitSignal(task.ended, timeout=30_000) as blocker:
        task.start()
        task.cancel()
        task.wait()
    assert blocker.args == [Outcome(False, cancelled=True)]
    task.cancel()


def test_a_program_that_cannot_be_started_is_told(qtbot: QtBot, monkeypatch: object) -> None:
    import pytest

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    found = outcome_of(CommandTask(["templates"]), qtbot)
    assert found == Outcome(False, "The program couldn't start a copy of itself.")


def test_a_frozen_program_is_its_own_interpreter(monkeypatch: object) -> None:
    import sys

    import pytest

    from cjm_desktop.ui.tasks import _own_command

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    assert _own_command() == [sys.executable, "-m", "cjm_desktop"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert _own_command() == [sys.executable]
