"""From the start of the process to its end: the commands that a user waits for at every call."""

from collections.abc import Iterator

from tests.bench.runner import ROOT, Bench, Figure, process

SECONDS = 0.3
SAMPLE = ROOT / "resources" / "samples" / "bank-fa.cjm"


def figures(bench: Bench) -> Iterator[Figure]:
    product = ["-m", "cjm_desktop"]
    bare = process(["-c", "pass"])
    yield bench.seconds(
        "Python with json and argparse",
        process(["-c", "import json, argparse"]),
        floor=bare,
        floor_name="python -c pass",
        runs=11,
    )
    for name, arguments, target in (
        ("--version", ["--version"], SECONDS),
        ("info", ["info", str(SAMPLE)], SECONDS),
        ("info --json", ["info", str(SAMPLE), "--json"], None),
        ("check", ["check", str(SAMPLE)], None),
    ):
        yield bench.seconds(
            f"cjm-desktop {name}",
            process([*product, *arguments]),
            target=target,
            floor=bare,
            floor_name="python -c pass",
            runs=11,
        )
