"""``cjm-desktop new``: writes a new map made from a template."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from cjm_desktop.assembly.templates import DEFAULT_TEMPLATE, new_map
from cjm_desktop.cli.console import Console
from cjm_desktop.errors import StorageError
from cjm_desktop.i18n.catalogue import LANGUAGES, user_language

HELP = "start a new map"


def add_arguments(parser: ArgumentParser, console: Console) -> None:
    """Declares template, language, output and ``--force``."""
    text = console.text
    parser.add_argument(
        "--template",
        metavar="ID",
        default=DEFAULT_TEMPLATE,
        help=text(
            "what to start from (see the command “templates”); without it: {default}",
            default=DEFAULT_TEMPLATE,
        ),
    )
    parser.add_argument(
        "--language",
        metavar="xx",
        type=lambda value: _language(value, console),
        default=user_language(),
        help=text("language of the map, titles are translated for: {known}", known=", ".join(LANGUAGES)),
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help=text("the file to write")
    )
    parser.add_argument("--force", action="store_true", help=text("replace the file if it exists"))


def run(args: Namespace, console: Console) -> int:
    """Writes the map; an existing file stays as it is unless ``--force`` is given."""
    from cjm_desktop.storage.files import save

    if args.output.exists() and not args.force:
        raise StorageError(
            "The file exists already.", where=str(args.output), advice="Choose another name or add --force."
        )
    save(new_map(args.template, args.language), args.output)
    console.line(console.text("Written: {file}", file=args.output))
    return 0


def _language(value: str, console: Console) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", value):
        raise ArgumentTypeError(console.text("“{value}” isn't a language code such as en or fa", value=value))
    return value.replace("_", "-")
