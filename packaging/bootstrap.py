"""Prepares a machine for ``run.py`` and ``test.py``: a private environment in ``.venv`` with the product in it.

Uses the standard library alone and no syntax newer than Python 3.7, so that an old interpreter gets a clear
sentence instead of a syntax error. Names what the system lacks with the command that installs it, and runs that
command itself where it is root on Debian or Ubuntu. Knows nothing of what the product does.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

CHECKOUT = Path(__file__).resolve().parents[1]
ENVIRONMENT = CHECKOUT / ".venv"
STAMP = ENVIRONMENT / "installed.json"
OLDEST = (3, 11)

# What Qt's libraries load from the system: the file, its package on Debian and Ubuntu, its package on Fedora.
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1", "mesa-libEGL"),
    ("libGL.so.1", "libgl1", "mesa-libGL"),
    ("libX11.so.6", "libx11-6", "libX11"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libfreetype.so.6", "libfreetype6", "freetype"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libzstd.so.1", "libzstd1", "libzstd"),
    ("libz.so.1", "zlib1g", "zlib"),
)

# What a window on an X screen needs besides, as above.
WINDOW_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)

# Programs that some tests look at results with, or drive a real window with: the command and its packages, as above.
TEST_TOOLS = (
    ("pdftotext", "poppler-utils", "poppler-utils"),
    ("qpdf", "qpdf", "qpdf"),
    ("Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
    ("xdotool", "xdotool", "xdotool"),
)


def say(text: str) -> None:
    """One line of progress, on stderr so that the product's own output stays clean."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """End with a sentence for the user."""
    say(text)
    raise SystemExit(1)


def prepare(test: bool = False) -> Path:
    """Bring everything into place; returns the environment's Python. ``test`` adds the test extra and tools."""
    require_python()
    require_system()
    if test:
        offer_tools()
    python = environment_python()
    if not installed(test):
        make_environment(python)
        install(python, test)
    return python


def require_python() -> None:
    """Go on with a newer interpreter of this machine if this one is too old, or say what is needed."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(OLDEST[1] + 4, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            raise SystemExit(subprocess.call([newer, *sys.argv]))
    found, needed = sys.version.split()[0], "{}.{}".format(*OLDEST)
    stop(
        f"CJM Desktop needs Python {needed} or newer; this is {found}.\n"
        f"  Debian, Ubuntu: sudo apt-get install python{needed} python{needed}-venv\n"
        f"  Fedora:         sudo dnf install python{needed}\n"
        "  elsewhere:      https://www.python.org/downloads/"
    )


def require_system() -> None:
    """Make sure that Qt's libraries will load and ``venv`` works; otherwise name all packages at once."""
    missing = missing_libraries() + missing_modules()
    if not missing:
        return
    names = ", ".join(name for name, _, _ in missing)
    obtain(f"This system lacks what CJM Desktop needs: {names}.", missing)
    importlib.invalidate_caches()
    left = missing_libraries() + missing_modules()
    if left:
        stop("Still missing: " + ", ".join(name for name, _, _ in left))


def missing_libraries() -> list[tuple[str, str, str]]:
    """The libraries that this system can't load, on an X screen those of a window too; none on macOS and Windows."""
    if not sys.platform.startswith("linux"):
        return []
    needed = QT_LIBRARIES + (WINDOW_LIBRARIES if os.environ.get("DISPLAY") else ())
    return [row for row in needed if not loads(row[0])]


def missing_modules() -> list[tuple[str, str, str]]:
    """What an environment is made with and a system may ship apart from Python; none if there is one already."""
    package = "python{}.{}-venv".format(*sys.version_info)
    parts = (("venv", package, "python3-libs"), ("ensurepip", package, "python3-pip"))
    missing = [row for row in parts if importlib.util.find_spec(row[0]) is None]
    return [] if missing and usable(environment_python()) else missing


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def offer_tools() -> None:
    """Install what some tests need besides, where that is possible; they skip without."""
    missing = [row for row in TEST_TOOLS if shutil.which(row[0]) is None]
    if sys.platform.startswith("linux"):
        missing += [row for row in WINDOW_LIBRARIES if not loads(row[0])]
    if not missing:
        return
    names = ", ".join(tool for tool, _, _ in missing)
    if runs_apt():
        say(f"Installing {names}, which some tests use …")
        apt_install([package for _, package, _ in missing])
    else:
        say(f"Some tests will be skipped, for want of {names}.\n{commands(missing)}")


def obtain(reason: str, missing: list[tuple[str, str, str]]) -> None:
    """Install required packages with apt as root; otherwise end with the commands for the user."""
    if not runs_apt():
        stop(f"{reason} Install them, then run this again:\n{commands(missing)}")
    say(f"{reason} Installing them …")
    if not apt_install([package for _, package, _ in missing]):
        stop(f"apt-get could not install them. By hand:\n{commands(missing)}")


def commands(missing: Iterable[tuple[str, str, str]]) -> str:
    """The lines that install packages on Debian, Ubuntu and Fedora."""
    rows = list(missing)
    debian = " ".join(dict.fromkeys(package for _, package, _ in rows))
    fedora = " ".join(dict.fromkeys(package for _, _, package in rows))
    return f"  Debian, Ubuntu: sudo apt-get install {debian}\n  Fedora:         sudo dnf install {fedora}"


def runs_apt() -> bool:
    """Whether this process may install Debian packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages without questions; prints apt's words only if it fails."""
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-y", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    update = run_quietly(["apt-get", *options, "update"], variables)
    result = run_quietly(["apt-get", *options, "install", "--no-install-recommends", *packages], variables)
    if result.returncode:
        say((update.stdout if update.returncode else "") + result.stdout)
    return result.returncode == 0


def run_quietly(
    command: list[str], variables: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command, keeping all it prints in ``stdout``."""
    return subprocess.run(
        command, env=variables, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace"
    )


def environment_python() -> Path:
    """Where the environment's Python is, or will be."""
    return ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def fingerprint() -> str:
    """Changes whenever an install would come out differently."""
    project = (CHECKOUT / "pyproject.toml").read_text("utf-8")
    parts = [str(sys.implementation.cache_tag), sys.base_prefix, str(CHECKOUT), project]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def installed(test: bool) -> bool:
    """Whether the environment is as the checkout wants it."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    complete = stamp.get("fingerprint") == fingerprint() and (stamp.get("test") or not test)
    return complete and environment_python().exists()


def make_environment(python: Path) -> None:
    """Create ``.venv``, or create it anew if its Python is of no use."""
    if usable(python):
        return
    say("Making a private environment in .venv …")
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    result = run_quietly(command)
    if result.returncode:
        stop(f"{result.stdout}\nThe environment could not be made in {ENVIRONMENT}")


def usable(python: Path) -> bool:
    """Whether an environment's Python is there, runs, is of this version and has pip."""
    if not python.exists():
        return False
    question = "import pip, sys; print(sys.implementation.cache_tag)"
    return run_quietly([str(python), "-c", question]).stdout.strip() == sys.implementation.cache_tag


def install(python: Path, test: bool) -> None:
    """Install the checkout, editable, so that a change to the code needs no second install."""
    say("Installing the product and its libraries, once; this takes a minute …")
    STAMP.unlink(missing_ok=True)
    target = str(CHECKOUT) + ("[test]" if test else "")
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    result = run_quietly([*pip, "--quiet", "--editable", target])
    if result.returncode:
        stop(
            f"{result.stdout}\nThe install failed; the lines above say why (is the package index reachable?)."
        )
    check = run_quietly([str(python), "-c", "import PySide6.QtWidgets"])
    if check.returncode:
        stop(f"{check.stdout}\nQt doesn't load on this system; the last line says what it lacks.")
    STAMP.write_text(json.dumps({"fingerprint": fingerprint(), "test": test}), "utf-8")


def call(command: list[str], folder: Path | None = None) -> int:
    """Run a command in the foreground; its exit code, 128 + n when signal n ended it."""
    try:
        code = subprocess.call(command, cwd=folder)
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code
