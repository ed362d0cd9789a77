"""Measures and prints. A benchmark is a module of this package with ``figures(bench)``; ``NAMES`` lists them.

Work and floor are run in turn, after one run of each that doesn't count, so that both meet the same machine.
Knows nothing of what is measured.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, TypeVarTuple, Unpack

ROOT = Path(__file__).resolve().parents[2]

NAMES = ("cli", "storage", "text", "layout", "edit", "pdf", "png", "svg", "memory", "canvas", "window")

_TINY = 100
"""A trial run has so many times fewer cards."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds on the clock, and seconds of all processors together."""

    wall: float
    cpu: float


Measure = Callable[[], Sample]

Arguments = TypeVarTuple("Arguments")


@dataclass(frozen=True, slots=True)
class Figure:
    """A result. ``value`` is the median, ``best`` the least of all runs; ``target`` is an upper limit.

    ``floor`` is the least that the work could take, measured in the same way at the same time (the best of its
    runs), and ``floor_name`` says what it is. ``cpu`` is the least processor time (user and system).
    """

    name: str
    unit: str
    value: float
    best: float
    cpu: float | None = None
    target: float | None = None
    floor: float | None = None
    floor_name: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.best / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        """Whether the target is met; empty without one. A missed one may still be met by the best run: ``noisy``."""
        if self.target is None:
            return ""
        if self.value <= self.target:
            return "met"
        return "noisy" if self.best <= self.target else "MISSED"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": self.ratio, "verdict": self.verdict}


class Bench:
    """Handed to each benchmark. ``tiny``: a quick trial of the benchmark itself, whose figures mean nothing."""

    def __init__(self, tiny: bool = False) -> None:
        self.tiny = tiny

    def size(self, cards: int) -> int:
        """How many cards to take where the benchmark is about ``cards``."""
        return max(10, cards // _TINY) if self.tiny else cards

    def seconds(
        self,
        name: str,
        work: Measure,
        *,
        target: float | None = None,
        floor: Measure | None = None,
        floor_name: str = "",
        runs: int = 5,
        warm: bool = True,
    ) -> Figure:
        """Times ``work`` and ``floor`` in turn; without ``warm`` the first run counts as well."""
        works: list[Sample] = []
        floors: list[Sample] = []
        for _ in range(1 if self.tiny else runs + warm):
            works.append(work())
            if floor:
                floors.append(floor())
        skipped = warm and not self.tiny
        works, floors = works[skipped:], floors[skipped:]
        return Figure(
            name,
            "s",
            median(sample.wall for sample in works),
            min(sample.wall for sample in works),
            min(sample.cpu for sample in works),
            target,
            min(sample.wall for sample in floors) if floors else None,
            floor_name,
        )


def amount(
    name: str,
    unit: str,
    value: float,
    target: float | None = None,
    floor: float | None = None,
    floor_name: str = "",
) -> Figure:
    """A figure that is no time and the same in every run: a size, a growth."""
    return Figure(name, unit, value, value, None, target, floor, floor_name)


def here(work: Callable[[Unpack[Arguments]], object], *arguments: *Arguments) -> Measure:
    """Times ``work(*arguments)`` in this process, garbage of earlier work being collected first."""

    def measure() -> Sample:
        gc.collect()
        cpu, wall = process_time(), perf_counter()
        kept = work(*arguments)
        sample = Sample(perf_counter() - wall, process_time() - cpu)
        del kept  # letting go isn't part of the work
        return sample

    return measure


def process(arguments: Sequence[str]) -> Measure:
    """Times this Python with ``arguments`` from start to end; raises if that fails."""

    def measure() -> Sample:
        wall = perf_counter()
        child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        taken = perf_counter() - wall
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{' '.join(arguments)} ended with {child.returncode}")
        return Sample(taken, usage.ru_utime + usage.ru_stime)

    return measure


_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def most_memory(arguments: Sequence[str]) -> float:
    """Megabytes that this Python with ``arguments`` holds in memory at most.

    A small process starts it: on Linux, a new program is charged with what its starter held.
    """
    command = [sys.executable, "-c", _LAUNCHER, sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(done.stdout) * unit / 1e6


def run(name: str, bench: Bench) -> Iterator[Figure]:
    """The figures of the benchmark called ``name``, as they come."""
    yield from import_module(f"{__package__}.{name}").figures(bench)


_COLUMNS = ("figure", "target", "median", "best", "CPU", "floor", "× floor", "", "floor is")


def table(results: dict[str, list[Figure]]) -> str:
    """All figures in columns, by benchmark."""
    rows: list[Sequence[str]] = [_COLUMNS]
    for name, figures in results.items():
        rows.append((name.upper(), *("",) * (len(_COLUMNS) - 1)))
        rows.extend(_row(figure) for figure in figures)
    widths = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    return "\n".join(_aligned(row, widths) for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    ratio = figure.ratio
    return (
        f"  {figure.name}",
        _written(figure.target, figure.unit),
        _written(figure.value, figure.unit),
        _written(figure.best, figure.unit) if figure.cpu is not None else "",
        _written(figure.cpu, figure.unit),
        _written(figure.floor, figure.unit),
        "" if ratio is None else f"{ratio:.1f}",
        figure.verdict,
        figure.floor_name,
    )


def _written(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "s" and value < 1:
        value, unit = value * 1000, "ms"
    places = max(0, 2 - len(str(int(value))) + (value < 100))
    return f"{value:,.{places}f} {unit}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, numbers to the right."""
    cells = [
        cell.ljust(width) if place in (0, 7, 8) else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()
