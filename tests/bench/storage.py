"""Loading and saving a map of ten thousand cards."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cjm_desktop.storage.files import load, save
from tests.bench.corpus import journey
from tests.bench.runner import Bench, Figure, amount, here

SECONDS = 0.5


def figures(bench: Bench) -> Iterator[Figure]:
    document = journey(bench.size(10_000))
    with TemporaryDirectory() as folder:
        path, plain = Path(folder, "map.cjm"), Path(folder, "plain.json")
        save(document, path)
        data = path.read_bytes()
        value = json.loads(data)
        yield bench.seconds(
            "load 10,000 cards",
            here(load, path),
            target=SECONDS,
            floor=here(lambda: json.loads(path.read_bytes())),
            floor_name="json.loads of the same bytes",
            runs=9,
        )
        yield bench.seconds(
            "save 10,000 cards",
            here(save, document, path),
            target=SECONDS,
            floor=here(_write, value, plain),
            floor_name="json.dumps, write, fsync",
            runs=9,
        )
        small = len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()) / 1000
        yield amount(
            "file of 10,000 cards", "kB", len(data) / 1000, None, small, "the same without line breaks"
        )


def _write(value: Any, path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(json.dumps(value, ensure_ascii=False).encode())
        stream.flush()
        os.fsync(stream.fileno())
