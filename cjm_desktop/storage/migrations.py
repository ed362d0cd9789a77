"""Brings files of older versions up to date, one small function per step from a version to the next.

Migrations work on plain JSON values, before records are made of them; they never see the model.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cjm_desktop.model.records import VERSION

Migration = Callable[[dict[str, Any]], None]
"""Changes a map from its version to the next, in place."""

MIGRATIONS: Mapping[int, Migration] = {}
"""Migrations by the version they start from. There has been one version so far."""


def oldest(migrations: Mapping[int, Migration] | None = None, newest: int = VERSION) -> int:
    """The oldest version that can be brought up to ``newest`` by ``migrations`` (those of this module)."""
    known = MIGRATIONS if migrations is None else migrations
    version = newest
    while version - 1 in known:
        version -= 1
    return version


def migrate(
    raw: dict[str, Any],
    version: int,
    migrations: Mapping[int, Migration] | None = None,
    newest: int = VERSION,
) -> None:
    """Brings ``raw``, a map of ``version``, up to ``newest`` in place; newer ones are left as they are."""
    known = MIGRATIONS if migrations is None else migrations
    for step in range(version, newest):
        known[step](raw)
