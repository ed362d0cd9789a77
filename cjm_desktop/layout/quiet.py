"""Keeps Python's cycle collector from running while very many values are made at once.

A layout makes hundreds of thousands of small values, none of which is part of a cycle. The collector would look at
all of them again and again: a quarter of the time of a large layout, and pauses of a quarter of a second.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Postpones collections until the block ends; nests, and leaves a switched-off collector off."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
