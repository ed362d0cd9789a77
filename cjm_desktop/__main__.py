"""Starts the program: ``cjm-desktop`` and ``python -m cjm_desktop``.

Imports nothing before it is known what is needed, so that the command line never loads what only a window needs.
"""

import os
import sys


def main() -> int:
    """Runs the command line on the arguments of the process and returns its exit code."""
    from cjm_desktop.cli.app import INTERRUPTED
    from cjm_desktop.cli.app import main as command_line
    from cjm_desktop.cli.interrupts import let_interrupts_wait_for_imports

    let_interrupts_wait_for_imports()
    code = command_line()
    if code == INTERRUPTED:
        # Everything is cleaned up by now; what the interrupt left of Qt needn't be ended in order.
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
