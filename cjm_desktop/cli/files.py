"""Opening maps for commands: a map that breaks a rule isn't opened, and what is odd about it becomes warnings."""

from pathlib import Path

from cjm_desktop.cli.console import Console
from cjm_desktop.cli.findings import Finding, map_findings
from cjm_desktop.errors import DocumentError, StorageError
from cjm_desktop.model.records import JourneyMap

__all__ = ["open_map", "refuse_same_file"]

_TOLD = 5


def open_map(path: Path, console: Console) -> JourneyMap:
    """The map in the file ``path``; raises ``StorageError`` or ``DocumentError`` if there is no valid one."""
    from cjm_desktop.storage.codec import decode
    from cjm_desktop.storage.files import read_bytes

    data = read_bytes(path)
    loaded = decode(data, str(path))
    found = map_findings(loaded.document, data)
    errors = [finding for finding in found if finding.severity == "error"]
    if errors:
        raise _first_of(errors, str(path))
    for notice in loaded.notices:
        console.warn(notice.sentence(console.text))
    for finding in found[:_TOLD]:
        console.warn(finding.as_error(str(path)).sentence(console.text))
    if len(found) > _TOLD:
        console.warn(
            console.text(
                "Further warnings: {count}. “cjm-desktop check” lists them.", count=len(found) - _TOLD
            )
        )
    return loaded.document


def _first_of(errors: list[Finding], file: str) -> DocumentError:
    first = errors[0].as_error(file)
    if len(errors) == 1:
        return first
    return DocumentError(
        first.message,
        where=first.where,
        advice="Problems beside this one: {further}. “cjm-desktop check” lists them.",
        params={**first.params, "further": len(errors) - 1},
    )


def refuse_same_file(source: Path, target: Path) -> None:
    """Raises ``StorageError`` if writing ``target`` would overwrite ``source``."""
    try:
        same = source.samefile(target)
    except OSError:
        return
    if same:
        raise StorageError(
            "The output would overwrite the map itself.", where=str(target), advice="Give it another name."
        )
