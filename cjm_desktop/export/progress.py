"""How far the work is: told to whoever listens, as a share from 0 to 1. Knows nothing of the work itself."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

__all__ = ["Progress", "part", "telling", "unheard"]

Progress = Callable[[float], None]
"""Takes the share that is done, 0 to 1, never less than before."""

_Item = TypeVar("_Item")
_TIMES = 100


def unheard(share: float) -> None:
    """Nobody listens."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """For a part of the work: its own 0 is ``start`` of the whole, its own 1 is ``end``."""

    def tell(share: float) -> None:
        progress(start * (1 - share) + end * share)

    return tell


def telling(items: Sequence[_Item], progress: Progress) -> Iterator[_Item]:
    """The items in turn; tells, about a hundred times, how many of them have been dealt with, and 1 at the end."""
    every = max(1, len(items) // _TIMES)
    for count, item in enumerate(items, 1):
        yield item
        if count % every == 0:
            progress(count / len(items))
    progress(1.0)
