"""One map from the first key to the PDF, in a real window: made, changed, saved, reopened, exported."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from cjm_desktop.model.records import JourneyMap
from cjm_desktop.storage import load
from cjm_desktop.theme.themes import load_theme
from tests.e2e.screen import Screen, until, what_is_missing

MISSING = what_is_missing()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)

PROGRAM = "CJM Desktop"
CARD_WIDTH = 40
ARTEFACTS = Path(__file__).resolve().parents[2] / "out" / "e2e"


@pytest.fixture
def screen(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """A screen; if the test fails, what was seen on it and what the program said are kept in ``out/e2e``."""
    made = Screen(tmp_path)
    failures = request.session.testsfailed
    try:
        yield made
    finally:
        if request.session.testsfailed > failures:
            ARTEFACTS.mkdir(parents=True, exist_ok=True)
            made.picture().save(ARTEFACTS / f"{request.node.name}.png")
            for file in (*tmp_path.glob("*.log"), *tmp_path.glob("*.cjm")):
                shutil.copy(file, ARTEFACTS)
        made.close()


def test_a_map_is_made_saved_reopened_and_exported(screen: Screen, tmp_path: Path) -> None:
    path, pdf = tmp_path / "flat.cjm", tmp_path / "flat.pdf"

    screen.start()
    start_page = screen.window(PROGRAM)
    screen.fill_with(start_page)
    screen.key("ctrl+n")
    screen.window("New map")
    screen.key("Return")
    screen.wait_until_gone("New map")
    window = screen.window(PROGRAM)
    make_map(screen)

    screen.key("ctrl+s")
    name_file(screen, "Save map as", path)
    until(path.exists, "the saved file")
    until(lambda: "*" not in screen.title(window), "a title without the mark of unsaved changes")
    assert texts(load(path).document) == ["Sees an ad", "Asks friends", "Compares prices"]
    assert load(path).document.title == "Renting a flat"

    drag_and_undo(screen, window, path)
    screen.key("ctrl+q")
    assert screen.wait_for_end() == 0

    screen.start(str(path))
    window = screen.window("Renting a flat")
    screen.fill_with(window)
    until(lambda: len(cards_seen(screen)) == 3, "three cards on the screen")
    screen.key("ctrl+e")
    screen.window("Export map")
    screen.key("Return")
    name_file(screen, "Export map to", pdf)
    until(lambda: pdf.exists() and pdf.stat().st_size, "the PDF")
    text = PdfReader(pdf).pages[0].extract_text()
    for words in ("Renting a flat", "Sees an ad", "Asks friends", "Compares prices"):
        assert words in text
    screen.window("Renting a flat")
    screen.key("ctrl+q")
    assert screen.wait_for_end() == 0


def make_map(screen: Screen) -> None:
    """Two cards in the first cell, one in the second, and a title."""
    screen.type("Sees an ad")
    screen.key("Return")
    screen.type("Asks friends")
    screen.key("Tab")
    screen.type("Compares prices")
    screen.key("Return", "Escape")
    screen.key("Up", "Up", "Up")
    screen.type("Renting a flat")
    screen.key("Return")


def drag_and_undo(screen: Screen, window: str, path: Path) -> None:
    """The card of the second step is dragged to the third and comes back by undo; both can be saved."""
    before = load(path).document
    steps = list(before.index.steps)
    first, _, moved = sorted(until(lambda: three(cards_seen(screen)), "three cards on the screen"))
    place, width = middle(moved), moved[0] - first[0]

    screen.drag(place, (place[0] + width, place[1]))
    until(lambda: "*" in screen.title(window), "the mark of unsaved changes")
    screen.key("ctrl+s")
    until(lambda: "*" not in screen.title(window), "the second save")
    assert step_of(load(path).document, "Compares prices") == steps[2]

    screen.key("ctrl+z")
    until(lambda: "*" in screen.title(window), "the mark of unsaved changes after undo")
    screen.key("ctrl+s")
    until(lambda: "*" not in screen.title(window), "the third save")
    assert load(path).document == before


def name_file(screen: Screen, dialog: str, path: Path) -> None:
    """Answers a file dialog."""
    screen.window(f"^{dialog}")
    screen.key("ctrl+a")
    screen.type(str(path))
    screen.key("Return")


def cards_seen(screen: Screen) -> list[tuple[int, int, int, int]]:
    """Where cards of the first lane are seen: its colour is nobody else's in a map just begun."""
    return screen.boxes(load_theme().card("action").fill, CARD_WIDTH)


def three(boxes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]] | None:
    return boxes if len(boxes) == 3 else None


def middle(box: tuple[int, int, int, int]) -> tuple[int, int]:
    return (box[0] + box[2]) // 2, (box[1] + box[3]) // 2


def texts(document: JourneyMap) -> list[str]:
    return [card.text for card in document.cards]


def step_of(document: JourneyMap, text: str) -> str:
    return next(card.step for card in document.cards if card.text == text)
