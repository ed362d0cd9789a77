"""Installs CJM Desktop with its test tools into a private environment and runs every check.

    python3 packaging/test.py                style, types, and the whole suite, without a display
    python3 packaging/test.py ARGUMENTS…     hands them to pytest: -k words, tests/unit, -x, …

Works from any folder; paths are relative to the checkout. All checks run; the exit code is that of the first that
failed.
"""

from __future__ import annotations

import os
import sys

import bootstrap
from bootstrap import CHECKOUT, say


def main(arguments: list[str]) -> int:
    """Exit code of the first check that failed, 0 if all passed."""
    python = str(bootstrap.prepare(test=True))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    checks = {
        "Style": [python, "-m", "ruff", "check", "."],
        "Types": [python, "-m", "mypy"],
        "Tests": [python, "-m", "pytest", *arguments],
    }
    failed = {}
    for name, command in checks.items():
        say(f"── {name}")
        code = bootstrap.call(command, CHECKOUT)
        if code:
            failed[name] = code
    say(f"── Failed: {', '.join(failed)}" if failed else "── All checks passed")
    return next(iter(failed.values()), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
