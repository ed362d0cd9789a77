"""A whole map typed into a new template: how many keys it takes besides the text itself."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.assembly.templates import new_map
from tests.ui.typing_tools import Desk, Key, desk

MOST = 60


class Counting:
    """Types into a map and counts the keys that aren't text."""

    def __init__(self, at: Desk) -> None:
        self.desk = at
        self.count = 0

    def text(self, text: str) -> "Counting":
        self.desk.type(text)
        return self

    def key(self, *keys: Qt.Key) -> "Counting":
        for key in keys:
            self.desk.key(key)
            self.count += 1
        return self


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_map_of_forty_cards_takes_few_keys_besides_its_text(qtbot: QtBot, language: str) -> None:
    at = desk(qtbot, new_map("journey", language))
    typist = Counting(at)
    word = "Looks around" if language == "en" else "دور و بر را می‌بیند"
    scores = ["-1", "0", "1", "-2", "2"] if language == "en" else ["−۱", "۰", "۱", "-۲", "۲"]

    typist.key(Key.Key_Up, Key.Key_Up).text("Renting a flat").key(Key.Key_Tab)
    for stage in ("Wish", "Search", "Visit", "Contract", "Moving in"):
        typist.text(stage).key(Key.Key_Tab)
    for lane in range(6):
        if lane == 3:
            for score in scores:
                typist.text(score).key(Key.Key_Tab)
            continue
        for step in range(5):
            cards = 2 if lane in (0, 1, 2) else 1
            for number in range(cards):
                last = number == cards - 1
                typist.text(f"{word} {lane}{step}{number}").key(Key.Key_Tab if last else Key.Key_Return)
    at.editing.finish()

    document = at.document
    assert document.title == "Renting a flat"
    assert [stage.title for stage in document.stages] == ["Wish", "Search", "Visit", "Contract", "Moving in"]
    assert len(document.cards) == 40
    assert [point.score for point in document.points] == [-1, 0, 1, -2, 2]
    steps = list(document.index.steps)
    for lane in (0, 1, 2, 4, 5):
        cells = [document.index.cells[document.lanes[lane].id, step] for step in steps]
        numbers = range(2 if lane < 3 else 1)
        assert [[card.text for card in cell] for cell in cells] == [
            [f"{word} {lane}{step}{number}" for number in numbers] for step in range(5)
        ]
    assert not at.told
    assert typist.count <= MOST, f"{typist.count} keys"
