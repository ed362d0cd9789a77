"""Starts the program: ``cjm-desktop`` and ``python -m cjm_desktop``.

Imports nothing before it is known what is needed, so that the command line never loads what only a window needs.
"""

import sys


def main() -> int:
    """Runs the command line on the arguments of the process and returns its exit code."""
    from cjm_desktop.cli.app import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
