"""What stays in memory: each stage of opening and exporting a map of ten thousand cards, one after the other."""

import gc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from psutil import Process

from cjm_desktop.storage.files import load
from tests.bench.runner import Bench, Figure, amount, most_memory, process

_WRITE = """
import sys
from pathlib import Path
from cjm_desktop.storage.files import save
from tests.bench.corpus import journey
save(journey(int(sys.argv[1])), Path(sys.argv[2]))
"""
"""A program of its own makes the file: what it leaves free would hide what loading takes."""


def figures(bench: Bench) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "map.cjm")
        process(["-c", _WRITE, str(bench.size(10_000)), str(path)])()
        start = _resident()
        document = load(path).document
        loaded = _resident()
        size = path.stat().st_size / 1e6
        yield amount("10,000 cards loaded", "MB", loaded - start, None, size, "the file")
        from tests.bench.parts import new_layouter

        ready = _resident()
        layouter = new_layouter()
        scene = layouter.scene(document)
        laid_out = _resident()
        yield amount("laid out, with all that is remembered", "MB", laid_out - ready, None, size, "the file")
        del scene, layouter
        command = ["-m", "cjm_desktop", "export", str(path), "-o", str(Path(folder, "map.pdf"))]
        peak = most_memory(command)
        yield amount("exported to PDF: the command's most", "MB", peak, None, size, "the file")


def _resident() -> float:
    """Megabytes that this process holds in memory now."""
    gc.collect()
    return float(Process().memory_info().rss) / 1e6
