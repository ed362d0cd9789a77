"""``cjm-desktop self-test``: exports every bundled sample in every format and reads the results back.

What a packager runs to see that an installation is whole.
"""

import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from cjm_desktop.cli.console import Console
from cjm_desktop.errors import CjmError
from cjm_desktop.export.registry import suffixes
from cjm_desktop.model.direction import is_rtl
from cjm_desktop.resources import resource_names, resource_path

HELP = "export every bundled sample in every format and check the results"

_DPI = 96
_SAMPLES, _SUFFIX = "samples", ".cjm"


def add_arguments(parser: ArgumentParser, console: Console) -> None:
    """There are none."""


def run(args: Namespace, console: Console) -> int:
    """Prints a line for each export and the verdict; raises ``CjmError`` if one of them isn't right."""
    failed = total = 0
    with tempfile.TemporaryDirectory(prefix="cjm-desktop-") as folder:
        for sample, suffix, direction in _exports():
            started = perf_counter()
            target = Path(folder, f"{sample}-{direction}.{suffix}")
            found = _faults(sample, target, direction)
            size = target.stat().st_size // 1000 if target.exists() else 0
            took = f"{perf_counter() - started:.1f} s"
            verdict = "; ".join(error.sentence(console.text) for error in found) or console.text("ok")
            console.line(f"{sample:<14} {suffix:<4} {direction}  {size:>6} kB  {took:>6}  {verdict}")
            failed, total = failed + bool(found), total + 1
    if failed or not total:
        raise CjmError(
            "The self-test failed. Exports that aren't right: {failed} of {total}.",
            advice="Install CJM Desktop again; if that doesn't help, please report it with the lines above.",
            params={"failed": failed, "total": total},
        )
    console.line(console.text("The self-test passed. Exports: {total}.", total=total))
    return 0


def _exports() -> Iterator[tuple[str, str, str]]:
    """Sample, format and direction: each sample in its own direction in every format, and once the other way."""
    from cjm_desktop.storage.files import load

    for sample in resource_names(_SAMPLES, _SUFFIX):
        rtl = is_rtl(load(resource_path(_SAMPLES, f"{sample}{_SUFFIX}")).document)
        for suffix in suffixes():
            yield sample, suffix, "rtl" if rtl else "ltr"
        yield sample, "pdf", "ltr" if rtl else "rtl"


def _faults(sample: str, target: Path, direction: str) -> list[CjmError]:
    """What is wrong with one export, warnings that it gave included."""
    from cjm_desktop.assembly.compose import Look, export_map
    from cjm_desktop.export.inspection import faults
    from cjm_desktop.export.registry import ExportOptions
    from cjm_desktop.layout.layout import LayoutOptions
    from cjm_desktop.storage.files import load

    found: list[CjmError] = []
    look = Look(LayoutOptions(direction="rtl" if direction == "rtl" else "ltr"))
    try:
        document = load(resource_path(_SAMPLES, f"{sample}{_SUFFIX}")).document
        scene = export_map(document, target, look, ExportOptions(dpi=_DPI), found.append)
        found.extend(faults(target, document, scene, _DPI))
    except CjmError as error:
        found.append(error)
    except Exception as error:  # whatever a broken installation brings up belongs into the table
        reason = f"{type(error).__name__}: {error}"
        found.append(CjmError("It can't be made or read: {reason}.", params={"reason": reason}))
    return found
