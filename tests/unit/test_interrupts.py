"""Ctrl+C comes at once, but never while a temporary folder is made or cleared away."""

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.cli.interrupts import let_interrupts_wait

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows can't send itself the signal")


@pytest.fixture(autouse=True)
def waiting() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    let_interrupts_wait()
    yield
    signal.signal(signal.SIGINT, before)


def interrupting(work: Callable[..., Any]) -> Callable[..., Any]:
    """``work``, with an interrupt right after it."""

    def done(*arguments: Any, **named: Any) -> Any:
        result = work(*arguments, **named)
        signal.raise_signal(signal.SIGINT)
        return result

    return done


def test_an_interrupt_comes_at_once() -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def wait() -> None:
    """Until an interrupt that was put off comes."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        time.sleep(0.01)


def make_and_wait(place: Path) -> None:
    with tempfile.TemporaryDirectory(dir=place):
        wait()


def fill_and_clear(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(dir=place) as folder:
        for number in range(5):
            Path(folder, f"{number}.txt").write_text("x")
        monkeypatch.setattr(os, "unlink", interrupting(os.unlink))
    wait()


def test_a_folder_that_is_just_made_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkdtemp", interrupting(tempfile.mkdtemp))
    with pytest.raises(KeyboardInterrupt):
        make_and_wait(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_cleared_away_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyboardInterrupt):
        fill_and_clear(tmp_path, monkeypatch)
    assert list(tmp_path.iterdir()) == []
