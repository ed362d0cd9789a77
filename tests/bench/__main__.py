"""``python -m tests.bench [NAMES] [--json FILE]``: measures, and prints a table; all benchmarks if none is named.

Each benchmark runs in a process of its own, one after the other, so that none meets another's memory and caches.
Leave the machine alone meanwhile.
"""

import json
import os
import platform
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from tests.bench.runner import NAMES, ROOT, Bench, Figure, run, table


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 unless a benchmark fails; a target that is missed is told, not punished."""
    args = _arguments(arguments)
    if args.alone:
        found = [figure.as_json() for figure in run(args.alone, Bench(args.tiny))]
        print(json.dumps(found))
        return 0
    results = {}
    loads = {}
    for name in args.names or NAMES:
        loads[name] = _load()
        print(f"{name} …", file=sys.stderr, flush=True)
        results[name] = _in_child(name, args.tiny)
    print(table(results))
    machine = _machine()
    print(
        f"{machine['python']}, {machine['system']}, {machine['processors']} processors; load before each: {loads}"
    )
    if args.json:
        figures = {name: [figure.as_json() for figure in found] for name, found in results.items()}
        report = {"machine": machine, "load": loads, "figures": figures}
        args.json.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _arguments(arguments: list[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(NAMES)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file as well")
    parser.add_argument("--tiny", action="store_true", help="try the benchmarks themselves on a few cards")
    parser.add_argument("--alone", choices=NAMES, help="run one benchmark in this process and print JSON")
    args = parser.parse_args(arguments)
    unknown = [name for name in args.names if name not in NAMES]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are: {', '.join(NAMES)}")
    return args


def _in_child(name: str, tiny: bool) -> list[Figure]:
    command = [sys.executable, "-m", "tests.bench", "--alone", name, *(["--tiny"] if tiny else [])]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled already
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return [_figure(raw) for raw in json.loads(done.stdout)]


def _figure(raw: dict[str, Any]) -> Figure:
    return Figure(**{name: value for name, value in raw.items() if name not in ("ratio", "verdict")})


def _load() -> float | None:
    """How many processes wanted the processor during the last minute, where the system counts that."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def _machine() -> dict[str, Any]:
    return {
        "python": f"Python {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
    }


if __name__ == "__main__":
    sys.exit(main())
