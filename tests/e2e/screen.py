"""A screen of its own (Xvfb), the program on it, and hands for the keyboard and the mouse (xdotool).

Knows nothing of the program's inside: it sees windows by their titles and things by their colours.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from PIL import Image, ImageGrab, features

from cjm_desktop.resources import resource_path

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1400, 900)
PATIENCE = 20.0
"""Seconds after which something that should happen won't."""

Found = TypeVar("Found")
Box = tuple[int, int, int, int]
"""Left, top, right and bottom of something on the screen."""


def what_is_missing() -> str:
    """Why there can't be such a screen here; empty if there can."""
    for tool, package in (("Xvfb", "xvfb"), ("xdotool", "xdotool")):
        if shutil.which(tool) is None:
            return f"{tool} is missing (Debian, Ubuntu: apt-get install {package})"
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return "libxcb-cursor.so.0 is missing (Debian, Ubuntu: apt-get install libxcb-cursor0)"
    return "" if features.check("xcb") else "this Pillow can't take pictures of a screen"


def until(look: Callable[[], Found | None], what: str, patience: float = PATIENCE) -> Found:
    """Looks again and again until there is something; fails with ``what`` was waited for."""
    end = monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        assert monotonic() < end, f"waited in vain for {what}"
        sleep(0.05)


class Screen:
    """One X server and at most one program at a time. ``close`` ends both, whatever has happened."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._server, self.display = _server()
        self.program: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        for process in (self.program, self._server):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()

    # The program

    def start(self, *arguments: str) -> None:
        """Starts the program as a user does."""
        environment = os.environ | {
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(self._home),
            "CJM_SETTINGS_FOLDER": str(self._home / "settings"),
            "CJM_LANGUAGE": "en",
        }
        environment.pop("WAYLAND_DISPLAY", None)
        with (self._home / "program.log").open("ab") as log:
            self.program = subprocess.Popen(
                [sys.executable, "-m", "cjm_desktop", *arguments],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
            )

    def wait_for_end(self) -> int:
        """Until the program has ended; answers its exit code."""
        assert self.program is not None
        return self.program.wait(PATIENCE)

    # Windows

    def window(self, title: str) -> str:
        """Waits for a window whose title has these words, and gives it the keyboard."""
        found = until(lambda: self._windows(title)[-1:], f"a window called {title!r}")[0]
        self._do("windowfocus", "--sync", found)
        return found

    def title(self, window: str) -> str:
        return self._do("getwindowname", window).strip()

    def fill_with(self, window: str) -> None:
        """Makes a window as large as the screen: there is nobody who arranges windows."""
        self._do("windowmove", window, "0", "0", "windowsize", "--sync", window, *map(str, SIZE))

    def wait_until_gone(self, title: str) -> None:
        until(lambda: not self._windows(title), f"the end of the window {title!r}")

    def _windows(self, title: str) -> list[str]:
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return done.stdout.split()

    # Hands

    def key(self, *keys: str) -> None:
        """Presses keys as X calls them: ``Tab``, ``ctrl+z``."""
        self._do("key", "--delay", "15", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "8", text)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Presses the left button at ``start``, moves to ``end`` in steps that a hand would make, lets go."""
        self._do("mousemove", *map(str, start), "mousedown", "1")
        for share in (0.1, 0.3, 0.6, 0.9, 1.0):
            at = [round(a + (b - a) * share) for a, b in zip(start, end, strict=True)]
            self._do("mousemove", "--sync", *map(str, at))
            sleep(0.03)  # moves that come at once are taken as one
        self._do("mouseup", "1")

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            ["xdotool", *command],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        )
        return done.stdout

    @property
    def _environment(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.display}

    # Eyes

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display)

    def boxes(self, colour: str, least: int) -> list[Box]:
        """Places filled with a colour that are ``least`` pixels wide or more, in reading order."""
        return filled(self.picture().convert("RGB"), colour, least)


def filled(picture: Image.Image, colour: str, least: int) -> list[Box]:
    """The boxes around runs of one colour that lie below one another."""
    wanted = bytes.fromhex(colour.lstrip("#"))
    data, width = picture.tobytes(), picture.width
    boxes: list[list[int]] = []
    for y in range(picture.height):
        row = data[y * width * 3 : (y + 1) * width * 3]
        for start, end in _runs(row, wanted, least):
            below = next(
                (box for box in boxes if y - box[3] <= _GAP and start < box[2] and box[0] < end), None
            )
            if below is None:
                boxes.append([start, y, end, y])
            else:
                below[0], below[2], below[3] = min(below[0], start), max(below[2], end), y
    return [(left, top, right, bottom) for left, top, right, bottom in boxes]


_GAP = 4
"""Letters may hide a colour for so many rows, or less, where they are written."""


def _runs(row: bytes, wanted: bytes, least: int) -> Sequence[tuple[int, int]]:
    """Where a row has at least so many pixels of the colour side by side."""
    found = []
    run, at = wanted * least, row.find(wanted * least)
    while at >= 0:
        if at % 3:
            at = row.find(run, at + 1)
            continue
        end = at
        while row[end : end + 3] == wanted:
            end += 3
        found.append((at // 3, end // 3))
        at = row.find(run, end)
    return found


def _server() -> tuple[subprocess.Popen[bytes], str]:
    """An X server on a display that is free, which the server itself finds."""
    reader, writer = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as stream:
        number = stream.readline().strip()
    assert number, "Xvfb doesn't start"
    return server, f":{number}"


def sample(name: str) -> Path:
    """A map that is shipped."""
    return resource_path("samples", f"{name}.cjm")
