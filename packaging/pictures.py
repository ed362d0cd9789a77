"""Makes the pictures of README.md again: run it with the Python of the private environment.

.venv/bin/python packaging/pictures.py
"""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLES = ("shop-en", "bank-fa")
DPI = "72"


def main() -> int:
    """One picture of each sample, small enough to be loaded with the page."""
    for name in SAMPLES:
        source = CHECKOUT / "resources" / "samples" / f"{name}.cjm"
        target = CHECKOUT / "packaging" / "pictures" / f"{name}.png"
        command = [
            sys.executable,
            "-m",
            "cjm_desktop",
            "export",
            str(source),
            "-o",
            str(target),
            "--dpi",
            DPI,
        ]
        code = subprocess.run(command, cwd=CHECKOUT, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
