"""Fetches pinned npm packages for the scripts that build resources/. Knows nothing of what they hold."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def install(packages: Iterable[str], folder: Path) -> Path:
    """Install ``name@version`` packages below ``folder``, running none of their scripts; returns node_modules."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: install Node.js, or name a folder of packages with --packages")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    subprocess.run([*command, *packages], check=True)
    return folder / "node_modules"
