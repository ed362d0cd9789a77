"""SVG export of a thousand cards, with outlines and with real text."""

from collections.abc import Iterator

from cjm_desktop.export.registry import ExportOptions, suffixes
from tests.bench.corpus import journey
from tests.bench.parts import export, scene_of
from tests.bench.runner import Bench, Figure, amount, here


def figures(bench: Bench) -> Iterator[Figure]:
    if "svg" not in suffixes():
        return
    document = journey(bench.size(1_000))
    scene = scene_of(document)
    for name, options in (("outlines", ExportOptions()), ("text", ExportOptions(svg_text=True))):
        yield bench.seconds(
            f"1,000 cards, scene to SVG ({name})", here(export, scene, document, "svg", options)
        )
        yield amount(f"1,000 cards, size ({name})", "kB", len(export(scene, document, "svg", options)) / 1000)
