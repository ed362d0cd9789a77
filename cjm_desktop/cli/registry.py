"""Finds commands: adding one is adding one module to ``cli.commands``.

Names are read from the folder, and a module is imported only when its command (or the list of all) is asked for.
Modules import what is heavy inside ``run``.
"""

import pkgutil
from argparse import ArgumentParser, Namespace
from importlib import import_module
from typing import Protocol, cast

from cjm_desktop.cli import commands
from cjm_desktop.cli.console import Console

__all__ = ["Command", "command", "command_names"]


class Command(Protocol):
    """What a module of ``cli.commands`` offers."""

    HELP: str
    """A message id: one line that says what the command does."""

    def add_arguments(self, parser: ArgumentParser, console: Console) -> None:
        """Declares the command's arguments, with help in the user's language."""

    def run(self, args: Namespace, console: Console) -> int:
        """Does it and returns the exit code (0 or 1); raises ``CjmError`` for input or output it can't use."""


def command_names() -> tuple[str, ...]:
    """Names of all commands, sorted."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__)))


def command(name: str) -> Command:
    """The command called ``name``, which is one of ``command_names()``."""
    return cast(Command, import_module(f"{commands.__name__}.{name.replace('-', '_')}"))
