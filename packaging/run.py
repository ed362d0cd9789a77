"""Installs CJM Desktop into a private environment and runs it.

    python3 packaging/run.py                 opens the window; without a display, exports a bundled sample
    python3 packaging/run.py MAP.cjm…        opens the window with these maps
    python3 packaging/run.py ARGUMENTS…      hands them to the command: export FILE -o OUT.pdf, info FILE, --help, …

Works from any folder; the arguments' paths are relative to the current one.
"""

from __future__ import annotations

import os
import sys

import bootstrap
from bootstrap import CHECKOUT, say

SAMPLE = CHECKOUT / "resources" / "samples" / "bank-fa.cjm"
OUT = CHECKOUT / "out"


def main(arguments: list[str]) -> int:
    """Exit code of the product."""
    python = bootstrap.prepare()
    # -P: a file of the current folder that is named like a module must not be imported in its place.
    product = [str(python), "-P", "-m", "cjm_desktop"]
    if arguments or has_display():
        return bootstrap.call([*product, *arguments])
    return show_sample(product)


def show_sample(product: list[str]) -> int:
    """Export the sample as PDF and PNG."""
    OUT.mkdir(exist_ok=True)
    for suffix in (".pdf", ".png"):
        target = OUT / (SAMPLE.stem + suffix)
        code = bootstrap.call([*product, "export", str(SAMPLE), "-o", str(target)])
        if code:
            return code
        say(f"Exported {target}")
    return 0


def has_display() -> bool:
    """Whether a window can be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
