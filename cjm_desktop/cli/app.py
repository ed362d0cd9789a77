"""Runs the command line: reads the arguments, runs the command and turns every outcome into an exit code.

0: done. 1: the input or the output can't be used; one line on standard error says what, where and what to do.
2: wrong usage. Nobody but this module catches what isn't expected.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cjm_desktop import __version__
from cjm_desktop.cli.console import Console, speak_utf8
from cjm_desktop.cli.registry import command, command_names
from cjm_desktop.errors import CjmError
from cjm_desktop.i18n.catalogue import speak_through_gettext, translator, user_language

__all__ = ["main"]

DONE, UNUSABLE, WRONG_USAGE = 0, 1, 2
INTERRUPTED, NOBODY_READS = 130, 141  # what a shell reports for SIGINT and SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Runs ``argv`` (``None``: the arguments of the process) and returns the exit code."""
    speak_utf8()
    language = user_language()
    console = Console(translator(language))
    try:
        speak_through_gettext(language)
        code = _run(list(sys.argv[1:] if argv is None else argv), console)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse, after it has printed help or a usage error
        return stop.code if isinstance(stop.code, int) else DONE
    except CjmError as error:
        console.fail(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return NOBODY_READS
    except Exception as error:
        if os.environ.get("CJM_DEBUG"):
            raise
        console.fail(_unexpected(error))
        _forget_output()
    return UNUSABLE


def _run(arguments: list[str], console: Console) -> int:
    parser = _parser(arguments, console)
    if not arguments:
        console.line(console.text("There is no display for the window; everything else is a command:"))
        console.line()
        parser.print_help()
        return DONE
    if arguments[0].lower().endswith(".cjm"):
        raise CjmError(
            "There is no display for the window.",
            advice="Use a command instead, for example: cjm-desktop info FILE",
        )
    args = parser.parse_args(arguments)
    return command(args.command).run(args, console)


class _Wide(argparse.HelpFormatter):
    """Help whose left half has room for our longest option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=34)
        self._action_max_length = 15  # argparse forgets the indent of commands when it measures them


def _parser(arguments: list[str], console: Console) -> argparse.ArgumentParser:
    """The parser with the command that is asked for, or with all of them if none is named first."""
    parser = argparse.ArgumentParser(
        prog="cjm-desktop",
        description=console.text(
            "Makes customer journey maps and exports them. Without a command it opens the window, with the maps "
            "that are named."
        ),
        formatter_class=_Wide,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help=console.text("show the version and exit"),
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=console.text("commands")
    )
    known = command_names()
    for name in arguments[:1] if arguments and arguments[0] in known else known:
        module = command(name)
        text = console.text(module.HELP)
        module.add_arguments(
            commands.add_parser(name, help=text, description=text, formatter_class=_Wide, allow_abbrev=False),
            console,
        )
    return parser


def _unexpected(error: Exception) -> CjmError:
    if isinstance(error, OSError):
        from cjm_desktop.storage.atomic import file_error

        return file_error(error, Path(str(error.filename or "standard output")))
    if isinstance(error, MemoryError):
        return CjmError(
            "There is not enough memory for this.", advice="Close other programs or use a smaller map."
        )
    return CjmError(
        "CJM Desktop made a mistake of its own ({kind}).",
        advice="Please report it; with CJM_DEBUG=1 in the environment the details are shown.",
        params={"kind": type(error).__name__},
    )


def _forget_output() -> None:
    """What standard output still holds can't be written; without this Python would complain about it at the end."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
