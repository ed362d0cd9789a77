"""``cjm-desktop export``: writes a map as PDF, PNG or SVG."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

from cjm_desktop.cli.console import Console
from cjm_desktop.errors import CjmError, ExportError
from cjm_desktop.export.progress import Progress, unheard
from cjm_desktop.export.registry import ExportOptions, Warn, exporter, suffixes
from cjm_desktop.layout.pages import paper_names
from cjm_desktop.model.records import JourneyMap

HELP = "write a map as PDF, PNG or SVG"


def add_arguments(parser: ArgumentParser, console: Console) -> None:
    """Declares file, output, paper, look and format options."""
    text = console.text
    parser.add_argument("file", metavar="FILE", type=Path, help=text("the map"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help=text("the file to write; its ending says the format: pdf, png or svg"),
    )
    _paper(parser, console)
    _look(parser, console)
    parser.add_argument(
        "--progress",
        action="store_true",
        help=text("for programs: lines like “progress 0.42” on standard error say how much is done"),
    )


def _paper(parser: ArgumentParser, console: Console) -> None:
    text = console.text
    parser.add_argument(
        "--page",
        metavar="SIZE",
        type=lambda value: _one_of(value, paper_names(), console),
        default="fit",
        help=text(
            "paper: {known}; “fit” (without this option) is one page as large as the map",
            known=", ".join(paper_names()),
        ),
    )
    parser.add_argument(
        "--orientation",
        choices=("auto", "portrait", "landscape"),
        default="auto",
        help=text("how the paper lies; “auto” follows the map"),
    )
    parser.add_argument(
        "--margin",
        metavar="MM",
        type=_number(0, 1000, float, console),
        help=text("margin in millimetres (without: 0 for “fit”, 10 on paper)"),
    )
    parser.add_argument(
        "--dpi",
        metavar="N",
        type=_number(10, 2400, int, console),
        help=text("pixels an inch of a PNG (without: 192)"),
    )
    parser.add_argument(
        "--scale",
        metavar="N",
        type=_number(0.01, 100, float, console),
        help=text("1 is actual size; on paper, the map goes over as many sheets as it takes"),
    )


def _look(parser: ArgumentParser, console: Console) -> None:
    text = console.text
    parser.add_argument(
        "--direction",
        choices=("auto", "ltr", "rtl"),
        default="auto",
        help=text("which way the journey runs; “auto” is the map's own way"),
    )
    parser.add_argument(
        "--lanes",
        metavar="A,B",
        action="append",
        help=text("only these lanes: titles, kinds or ids, separated by commas"),
    )
    parser.add_argument(
        "--theme", metavar="NAME", type=lambda value: _theme(value, console), help=text("colours of the map")
    )
    parser.add_argument("--no-header", action="store_true", help=text("leave title and personas out"))
    parser.add_argument(
        "--svg-text", action="store_true", help=text("SVG with real text and fonts instead of outlines")
    )


def run(args: Namespace, console: Console) -> int:
    """Writes the file; what couldn't be done in it is told as warnings."""
    from cjm_desktop.assembly.compose import Look, export_map
    from cjm_desktop.cli.files import open_map, refuse_same_file
    from cjm_desktop.layout.layout import LayoutOptions
    from cjm_desktop.theme.themes import DEFAULT_THEME

    _require_format(args.output)
    refuse_same_file(args.file, args.output)
    document = open_map(args.file, console)
    lanes = _lanes(args.lanes, document) if args.lanes else None
    look = Look(LayoutOptions(args.direction, lanes, not args.no_header), args.theme or DEFAULT_THEME)
    options = ExportOptions(
        page=args.page,
        orientation=args.orientation,
        margin=args.margin,
        scale=args.scale,
        dpi=args.dpi,
        svg_text=args.svg_text,
    )
    progress = _each_hundredth(console) if args.progress else unheard
    export_map(document, args.output, look, options, _each_once(console), progress)
    return 0


def _require_format(output: Path) -> None:
    """Raises ``ExportError`` before anything is read if the name of the output doesn't tell a format that we write."""
    if not output.suffix:
        raise ExportError(
            "The name of the output doesn't tell its format.",
            where=str(output),
            advice="Let it end with one of: {known}.",
            params={"known": ", ".join(f".{suffix}" for suffix in suffixes())},
        )
    try:
        exporter(output.suffix)
    except CjmError as error:
        raise error.at(str(output)) from None


def _lanes(given: list[str], document: JourneyMap) -> tuple[str, ...]:
    """Names of lanes; commas part them (Persian and Arabic ones too), unless they belong to a lane's title."""
    titles = {lane.title.strip().casefold() for lane in document.lanes}
    return tuple(
        name
        for names in given
        for name in ([names] if names.strip().casefold() in titles else re.split("[,،]", names))
    )


def _each_once(console: Console) -> Warn:
    """Tells warnings, but no sentence twice: several parts of an export may notice the same."""
    told: set[str] = set()

    def warn(error: ExportError) -> None:
        sentence = error.sentence(console.text)
        if sentence not in told:
            told.add(sentence)
            console.warn(sentence)

    return warn


def _each_hundredth(console: Console) -> Progress:
    """Tells how much is done, a hundredth at the least after the last time, and 1 only when all is done."""
    told = 0

    def tell(share: float) -> None:
        nonlocal told
        done = int(share * 100 + 1e-6)
        if done > told:
            told = done
            console.progress(done / 100)

    return tell


def _one_of(value: str, known: tuple[str, ...], console: Console) -> str:
    """The one of ``known`` that is meant, case ignored."""
    found = {name.lower(): name for name in known}.get(value.lower())
    if found is None:
        raise ArgumentTypeError(
            console.text("“{value}” isn't one of: {known}", value=value, known=", ".join(known))
        )
    return found


def _theme(value: str, console: Console) -> str:
    from cjm_desktop.theme.themes import theme_names

    return _one_of(value, theme_names(), console)


def _number(lowest: float, highest: float, kind: type[float], console: Console) -> Callable[[str], float]:
    """A reader of numbers from ``lowest`` to ``highest``, whole ones if ``kind`` is ``int``."""

    def read(value: str) -> float:
        try:
            number = kind(value)
        except ValueError:
            number = kind(lowest - 1)
        if not lowest <= number <= highest:
            message = "“{value}” isn't a whole number from {lowest} to {highest}"
            if kind is float:
                message = "“{value}” isn't a number from {lowest} to {highest}"
            raise ArgumentTypeError(
                console.text(message, value=value, lowest=f"{lowest:g}", highest=f"{highest:g}")
            )
        return number

    return read
