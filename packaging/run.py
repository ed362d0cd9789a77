"""Installs CJM Desktop into a private environment and runs it.

    python3 packaging/run.py                 shows what it does, on a bundled sample
    python3 packaging/run.py ARGUMENTS…      hands them to the command: export FILE -o OUT.pdf, info FILE, --help, …

Works from any folder; the arguments' paths are relative to the current one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap
from bootstrap import CHECKOUT, say

SAMPLE = CHECKOUT / "resources" / "samples" / "bank-fa.cjm"
OUT = CHECKOUT / "out"


def main(arguments: list[str]) -> int:
    """Exit code of the product."""
    python = bootstrap.prepare()
    # -P: a file of the current folder that is named like a module must not be imported in its place.
    product = [str(python), "-P", "-m", "cjm_desktop"]
    if arguments:
        return bootstrap.call([*product, *arguments])
    return show_sample(product)


def show_sample(product: list[str]) -> int:
    """Export the sample as PDF and PNG; open the picture where there is a display."""
    OUT.mkdir(exist_ok=True)
    for suffix in (".pdf", ".png"):
        target = OUT / (SAMPLE.stem + suffix)
        code = bootstrap.call([*product, "export", str(SAMPLE), "-o", str(target)])
        if code:
            return code
        say(f"Exported {target}")
    if has_display() and not open_file(OUT / (SAMPLE.stem + ".png")):
        say("No picture viewer was found; open the files above with one of your own.")
    return 0


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_file(path: Path) -> bool:
    """Hand a file to the system's viewer without waiting for it; False if there is none."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    subprocess.Popen(
        [opener, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
