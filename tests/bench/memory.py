"""What stays in memory: each stage of opening and exporting a map of ten thousand cards, one after the other."""

import gc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from psutil import Process

from cjm_desktop.storage.files import load, save
from tests.bench.corpus import journey
from tests.bench.runner import Bench, Figure, amount, most_memory


def figures(bench: Bench) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "map.cjm")
        save(journey(bench.size(10_000)), path)
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
