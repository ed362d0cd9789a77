"""``cjm-desktop templates``: what a new map can start from."""

from argparse import ArgumentParser, Namespace

from cjm_desktop.cli.console import Console

HELP = "list the templates for new maps"


def add_arguments(parser: ArgumentParser, console: Console) -> None:
    """Declares ``--json``."""
    parser.add_argument("--json", action="store_true", help=console.text("print JSON, for other programs"))


def run(args: Namespace, console: Console) -> int:
    """Lists id, title and description of every template."""
    from cjm_desktop.assembly.templates import templates

    found = templates()
    if args.json:
        console.json([{"id": one.id, "title": one.title, "description": one.description} for one in found])
        return 0
    console.table(
        [(one.id, console.text(one.title), console.text(one.description)) for one in found], indent=""
    )
    return 0
