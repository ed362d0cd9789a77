"""How a value that this program sets is joined with what another running program has written meanwhile. Pure.

Every rule takes what this program knew (``base``), what it sets (``mine``) and what stands in the file (``theirs``).
"""

from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["MOST_RECENT", "Merge", "by_key", "mine_alone", "recent_files"]

Merge = Callable[[Any, Any, Any], Any]

MOST_RECENT = 20
"""So many recent files are kept."""


def mine_alone(base: Any, mine: Any, theirs: Any) -> Any:
    """The last one to write is right."""
    return mine


def by_key(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Mappings in which each key is a choice of its own: those that this program changed are its own, the others are
    as the file has them."""
    untouched = {key: value for key, value in theirs.items() if _same(base, mine, key)}
    changed = {key: value for key, value in mine.items() if not _same(base, mine, key)}
    return {**untouched, **changed}


def _same(base: dict[str, Any], mine: dict[str, Any], key: str) -> bool:
    return (key in base) == (key in mine) and base.get(key) == mine.get(key)


def recent_files(base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
    """Recent files of both programs, the newest first, each once; one that this program took off the list stays off,
    unless the other one has opened it since. Entries that make no sense are left out."""
    known = {(entry["path"], entry["time"]) for entry in _sound(base)}
    new = [entry for entry in _sound(theirs) if (entry["path"], entry["time"]) not in known]
    # Sorting keeps the order of those of the same second; mine come first.
    newest = sorted([*_sound(mine), *new], key=lambda entry: entry["time"], reverse=True)
    found: dict[str, Any] = {}
    for entry in newest:
        found.setdefault(entry["path"], entry)
    return list(found.values())[:MOST_RECENT]


def _sound(entries: Iterable[Any]) -> list[dict[str, Any]]:
    return [
        entry
        for entry in entries
        if isinstance(entry, dict)
        and isinstance(entry.get("path"), str)
        and isinstance(entry.get("time"), str)
    ]
