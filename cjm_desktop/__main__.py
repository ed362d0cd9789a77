"""Starts the program: ``cjm-desktop`` and ``python -m cjm_desktop``.

Without arguments, or with the names of maps, that is the window; with a command, the command line. Imports nothing
before it is known what is needed, so that the command line never loads what only a window needs.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence

_MAPS = (".cjm", ".json")
_UNSEEN = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})
"""Platforms of Qt on which nobody could see a window."""


def main() -> int:
    """Does what the arguments of the process ask for and returns the exit code."""
    arguments = sys.argv[1:]
    if wants_window(arguments) and has_display():
        gc.disable()  # until the window stands: nothing that is made meanwhile goes away
        from cjm_desktop.ui.app import run

        return run(arguments)
    return _command_line()


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments are names of maps alone, or nothing."""
    return all(not argument.startswith("-") and argument.lower().endswith(_MAPS) for argument in arguments)


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window could be seen."""
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in _UNSEEN:
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _command_line() -> int:
    from cjm_desktop.cli.app import INTERRUPTED
    from cjm_desktop.cli.app import main as command_line
    from cjm_desktop.cli.interrupts import let_interrupts_wait

    let_interrupts_wait()
    code = command_line()
    if code == INTERRUPTED:
        # Everything is cleaned up by now; what the interrupt left of Qt needn't be ended in order.
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
