"""PDF export: time and size for a thousand cards, and how both grow."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from cjm_desktop.export.registry import ExportOptions
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage.files import save
from tests.bench.corpus import journey
from tests.bench.parts import Request, export, lay_out_and_read, requests_of, scene_of
from tests.bench.runner import Bench, Figure, amount, here, process

SECONDS, KILOBYTES = 2.0, 350.0
GROWTH = 1.15
"""So much more time a card may cost in a large map than in a small one and still count as linear."""

_FLOOR = "text layout + glyphs read back"


def figures(bench: Bench) -> Iterator[Figure]:
    by_size: dict[int, Figure] = {}
    for cards, target, runs in ((1_000, SECONDS, 7), (3_000, None, 3), (10_000, None, 2)):
        document = journey(bench.size(cards))
        requests = requests_of(scene_of(document))
        by_size[cards] = bench.seconds(
            f"{cards:,} cards, document to PDF",
            here(_document_to_pdf, document),
            target=target,
            floor=here(lay_out_and_read, requests),
            floor_name=_FLOOR,
            runs=runs,
            warm=cards == 1_000,
        )
        yield by_size[cards]
        yield from _sizes(cards, document, requests)
    for cards in (3_000, 10_000):
        yield _growth(by_size[1_000], by_size[cards], bench.size(1_000), bench.size(cards), cards)
    yield from _parts(bench)
    yield _command(bench)


def _document_to_pdf(document: JourneyMap) -> bytes:
    return export(scene_of(document), document, "pdf")


def _sizes(cards: int, document: JourneyMap, requests: list[Request]) -> Iterator[Figure]:
    """The floor of the size is the bare text; a file also holds its fonts (about 100 kB) and the tags."""
    size = len(_document_to_pdf(document)) / 1000
    text = sum(len(request[0].encode()) for request in requests) / 1000
    target = KILOBYTES if cards == 1_000 else None
    yield amount(f"{cards:,} cards, size", "kB", size, target, text, "the texts in UTF-8")


def _growth(small: Figure, large: Figure, few: int, many: int, cards: int) -> Figure:
    """Time a card, large map against small map."""
    floor = (large.floor / many) / (small.floor / few) if large.floor and small.floor else None
    value = (large.best / many) / (small.best / few)
    return amount(f"time a card, {cards:,} against 1,000", "×", value, GROWTH, floor, "the floor's growth")


def _parts(bench: Bench) -> Iterator[Figure]:
    """How the time for a thousand cards is divided."""
    document = journey(bench.size(1_000))
    scene = scene_of(document)
    yield bench.seconds("1,000 cards, document to scene", here(scene_of, document))
    for name, options in (("one page", ExportOptions()), ("A4 sheets", ExportOptions(page="A4", scale=1.0))):
        yield bench.seconds(
            f"1,000 cards, scene to PDF ({name})", here(export, scene, document, "pdf", options)
        )


def _command(bench: Bench) -> Figure:
    with TemporaryDirectory() as folder:
        source = Path(folder, "map.cjm")
        save(journey(bench.size(1_000)), source)
        command = ["-m", "cjm_desktop", "export", str(source), "-o", str(Path(folder, "map.pdf"))]
        bare = ["-c", "import PySide6.QtGui, reportlab.pdfgen.canvas, pikepdf"]
        return bench.seconds(
            "1,000 cards, whole command “export”",
            process(command),
            floor=process(bare),
            floor_name="Python loading Qt, reportlab and pikepdf",
            runs=3,
        )
