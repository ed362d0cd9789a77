"""Fetches pinned npm packages for the scripts that build resources/. Knows nothing of what they hold."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def install(packages: Iterable[str], folder: Path) -> Path:
    """Install packages (``name@version``) below ``folder``, without running their scripts; returns node_modules."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: install Node.js, or name a folder of packages with --packages")
    quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run([npm, "install", *quiet, "--prefix", str(folder), *packages], check=True)
    return folder / "node_modules"
