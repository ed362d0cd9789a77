"""``cjm-desktop check``: whether a map is valid, and every problem with its place in the file and advice."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from cjm_desktop.cli.console import Console
from cjm_desktop.cli.findings import Finding, file_findings
from cjm_desktop.errors import DocumentError

HELP = "check whether a map is valid"


def add_arguments(parser: ArgumentParser, console: Console) -> None:
    """Declares the file and ``--json``."""
    parser.add_argument("file", metavar="FILE", type=Path, help=console.text("the map"))
    parser.add_argument("--json", action="store_true", help=console.text("print JSON, for other programs"))


def run(args: Namespace, console: Console) -> int:
    """Prints every problem; 0 if the map is valid, warnings or not."""
    from cjm_desktop.storage.files import read

    found = file_findings(read(args.file))
    errors = sum(one.severity == "error" for one in found)
    if args.json:
        problems = [_as_json(one, console) for one in found]
        console.json({"file": str(args.file), "valid": not errors, "problems": problems})
    else:
        for one in found:
            severity = console.text("error" if one.severity == "error" else "warning")
            console.line(f"{severity}: {one.as_error(str(args.file)).sentence(console.text)}")
    if errors:
        raise DocumentError(
            "This is no valid map. Problems: {count}.", where=str(args.file), params={"count": errors}
        )
    if not args.json:
        console.line(console.text("{file}: a valid map.", file=args.file))
    return 0


def _as_json(finding: Finding, console: Console) -> dict[str, Any]:
    message, advice = finding.told(console.text)
    return {
        "severity": finding.severity,
        "line": finding.line,
        "place": finding.place,
        "message": message,
        "advice": advice,
    }
