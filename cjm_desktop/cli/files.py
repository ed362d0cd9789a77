"""Opening maps for commands: a map that breaks a rule isn't opened, and what is odd about it becomes warnings."""

from pathlib import Path

from cjm_desktop.cli.console import Console
from cjm_desktop.errors import StorageError
from cjm_desktop.model.records import JourneyMap

__all__ = ["open_map", "refuse_same_file"]

_TOLD = 5


def open_map(path: Path, console: Console) -> JourneyMap:
    """The map in the file ``path``; raises ``StorageError`` or ``DocumentError`` if there is no valid one."""
    from cjm_desktop.storage.files import load

    loaded = load(path)
    told, further = loaded.notices[:_TOLD], len(loaded.notices) - _TOLD
    for notice in told:
        console.warn(notice.sentence(console.text))
    if further > 0:
        console.warn(
            console.text("Further warnings: {count}. “cjm-desktop check” lists them.", count=further)
        )
    return loaded.document


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
