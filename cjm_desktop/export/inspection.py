"""Reads exported files back and says what is wrong with them, as far as a program can see that.

For the self-test of an installation. Writes nothing; knows nothing of how the files were made.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from cjm_desktop.errors import ExportError
from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.rich import plain

__all__ = ["faults"]

UNITS_PER_INCH = 96
_TOLERANCE = 0.1 / 25.4 * 72
"""A tenth of a millimetre in points."""

Inspection = Callable[[Path, JourneyMap, Scene], Iterator[ExportError]]


def faults(path: Path, document: JourneyMap, scene: Scene, dpi: int) -> list[ExportError]:
    """What is wrong with the export ``path`` of ``scene`` on one page as large as the map; ``dpi`` is that of a PNG."""
    if path.suffix == ".pdf":
        return list(_pdf(path, document, scene))
    if path.suffix == ".png":
        return list(_png(path, scene, dpi))
    return list(_svg(path, document))


def _pdf(path: Path, document: JourneyMap, scene: Scene) -> Iterator[ExportError]:
    from cjm_desktop.export.pdf_text_reader import read_pdf

    found = read_pdf(path)
    if len(found.pages) != 1:
        yield ExportError("It has {count} pages instead of one.", params={"count": len(found.pages)})
    wanted = (scene.width * 72 / UNITS_PER_INCH, scene.height * 72 / UNITS_PER_INCH)
    if any(abs(side - size) > _TOLERANCE for side, size in zip(wanted, found.pages[0], strict=True)):
        yield ExportError("The page isn't as large as the map.")
    if found.title != document.title or found.language != document.language:
        yield ExportError("Title or language of the file aren't those of the map.")
    lines = [_bare(line) for line in found.lines]
    text = "\n".join([*lines, *(line[::-1] for line in lines)])
    missing = [word for word in _words(_shown(document, scene)) if word not in text]
    if missing:
        yield ExportError(
            "Words that can't be found in it: {words}", params={"words": ", ".join(dict.fromkeys(missing))}
        )


def _png(path: Path, scene: Scene, dpi: int) -> Iterator[ExportError]:
    from PIL import Image

    with Image.open(path) as picture:
        picture.load()
        wanted = (scene.width * dpi / UNITS_PER_INCH, scene.height * dpi / UNITS_PER_INCH)
        if any(abs(side - size) > 1 for side, size in zip(wanted, picture.size, strict=True)):
            yield ExportError("The picture isn't as large as the map.")
        small = picture.convert("RGB").reduce(max(1, min(picture.size) // 200))
        colours = small.getcolors(small.width * small.height) or []
        if len(colours) < 16:
            yield ExportError("The picture is blank.")


def _svg(path: Path, document: JourneyMap) -> Iterator[ExportError]:
    root = ElementTree.parse(path).getroot()
    titles = "\n".join(
        _plain(element.text or "") for element in root.iter("{http://www.w3.org/2000/svg}title")
    )
    texts = [plain(card.text) for card in document.cards]
    missing = [text for text in texts if _plain(text) not in titles]
    if missing:
        yield ExportError("Cards that can't be found in it: {cards}", params={"cards": " | ".join(missing)})


def _shown(document: JourneyMap, scene: Scene) -> Sequence[str]:
    """The texts of cards that the scene says it shows."""
    drawn = {group.ref for placed in scene.placed for group in placed.fragment.groups}
    return [plain(card.text) for card in document.cards if card.id in drawn]


def _words(texts: Sequence[str]) -> Iterator[str]:
    """Words without signs and marks; a change from letters to digits ends one."""
    for text in texts:
        yield from re.findall(r"\d+|[^\W\d]+", _bare(text))


def _bare(text: str) -> str:
    """``text`` without marks over letters and without invisible characters, which readers of PDFs order freely."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Mn", "Cf"))


def _plain(text: str) -> str:
    return " ".join(text.split())
