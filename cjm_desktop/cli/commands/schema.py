"""``cjm-desktop schema``: the JSON Schema of the file format, for editors and other programs."""

from argparse import ArgumentParser, Namespace

from cjm_desktop.cli.console import Console

HELP = "print the JSON Schema of the file format"


def add_arguments(parser: ArgumentParser, console: Console) -> None:
    """There are none."""


def run(args: Namespace, console: Console) -> int:
    """Prints the schema."""
    from cjm_desktop.storage.schema import schema

    console.json(schema())
    return 0
