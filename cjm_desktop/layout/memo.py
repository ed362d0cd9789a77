"""Remembers fragments between two layouts, together with their mirror images.

A fragment is kept under a key with the arguments it was made from, and is valid as long as those are equal
(unchanged records are the same objects, so that comparing them is cheap). One that is made anew and comes out equal
stays the same object too, so that nothing is painted again. What the last layout didn't ask for is forgotten.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVarTuple, Unpack

from cjm_desktop.layout.mirror import mirror_fragment
from cjm_desktop.layout.scene import Fragment, PlaceKey

Arguments = TypeVarTuple("Arguments")


@dataclass(slots=True)
class _Entry:
    build: Callable[..., Fragment | None]
    arguments: tuple[Any, ...]
    fragment: Fragment | None
    mirrored: Fragment | None = None


class FragmentMemo:
    """Fragments of the last layout, by key."""

    def __init__(self) -> None:
        self._old: dict[PlaceKey, _Entry] = {}
        self._new: dict[PlaceKey, _Entry] = {}

    def start(self) -> None:
        """A new layout begins: fragments that aren't asked for until the next one are forgotten."""
        self._old, self._new = self._new, {}

    def get(
        self,
        key: PlaceKey,
        build: Callable[[Unpack[Arguments]], Fragment | None],
        *arguments: *Arguments,
    ) -> Fragment | None:
        """``build(*arguments)``, or what the last layout got from it for equal arguments under this key."""
        entry = self._old.get(key)
        if entry is None or entry.build != build or entry.arguments != arguments:
            made = _Entry(build, arguments, build(*arguments))
            if entry is not None and entry.fragment == made.fragment:
                made.fragment, made.mirrored = entry.fragment, entry.mirrored
            entry = made
        self._new[key] = entry
        return entry.fragment

    def mirrored(self, key: PlaceKey) -> Fragment:
        """The mirror image of the fragment that this layout has under ``key``."""
        entry = self._new[key]
        if entry.mirrored is None:
            assert entry.fragment is not None
            entry.mirrored = mirror_fragment(entry.fragment)
        return entry.mirrored
