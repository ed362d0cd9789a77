"""Scenes of small maps as text, laid out with fixed advances, compared with what was agreed on.

After a change of the look, ``CJM_WRITE_GOLDEN=1 pytest tests/golden`` writes the files anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.layout import Layouter, LayoutOptions
from cjm_desktop.model.records import (
    About,
    Card,
    EmotionPoint,
    Evidence,
    JourneyMap,
    Lane,
    Persona,
    Stage,
    Step,
)
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.theme.themes import load_theme

from .scene_text import scene_text

FOLDER = Path(__file__).parent


def journey(language: str) -> JourneyMap:
    """Every lane kind of a journey once, two personas, a label, an owner, a target."""
    return JourneyMap(
        "m_1",
        "A coat",
        language,
        about=About("as-is", "Fewer returns", "Mina needs a coat", organisation="Shop", date="2026-11-25"),
        personas=(Persona("p_1", "Mina", "Teacher", "Will it fit?"), Persona("p_2", "Omid")),
        stages=(
            Stage("s_1", "Search", steps=(Step("t_1", "Sees"), Step("t_2", "Compares"))),
            Stage("s_2", "Purchase", steps=(Step("t_3", "Pays"),)),
        ),
        lanes=(
            Lane("l_1", "action"),
            Lane("l_2", "touchpoint"),
            Lane("l_3", "thought"),
            Lane("l_4", "emotion"),
            Lane("l_5", "pain"),
            Lane("l_6", "opportunity"),
            Lane("l_7", "metric", "Still here", {"unit": "%", "target": 50}),
            Lane("l_8", "image"),
            Lane("l_9", "backstage"),
        ),
        cards=(
            Card("c_1", "l_1", "t_1", "Scrolls past an advertisement of a coat"),
            Card("c_2", "l_1", "t_1", "Saves it", evidence=Evidence("assumed")),
            Card("c_3", "l_2", "t_3", "Courier", channel="courier"),
            Card("c_4", "l_3", "t_2", "Is it warm"),
            Card("c_5", "l_5", "t_3", "No guest checkout", evidence=Evidence("measured", count=12)),
            Card("c_6", "l_6", "t_3", "Guest checkout", props={"owner": "Web", "due": "2027-03-01"}),
            Card("c_7", "l_7", "t_1", props={"value": 100}),
            Card("c_8", "l_7", "t_3", "Paid", props={"value": 40}),
            Card("c_9", "l_8", "t_2", "A photo", props={"asset": "none"}),
            Card("c_10", "l_9", "t_3", "Payment provider"),
        ),
        points=(
            EmotionPoint("e_1", "l_4", "t_1", persona="p_1", score=1),
            EmotionPoint("e_2", "l_4", "t_3", persona="p_1", score=-2, label="Twice"),
            EmotionPoint("e_3", "l_4", "t_1", persona="p_2", score=1),
            EmotionPoint("e_4", "l_4", "t_3", persona="p_2", score=0),
        ),
    )


def blueprint() -> JourneyMap:
    """The three lines of a service blueprint."""
    roles = ("evidence", "action", "frontstage", "backstage", "support")
    lanes = tuple(Lane(f"l_{place}", kind) for place, kind in enumerate(roles))
    cards = tuple(Card(f"c_{lane.id}", lane.id, "t_1", lane.kind) for lane in lanes)
    return JourneyMap(
        "m_1", "Stay", stages=(Stage("s_1", "Arrival", steps=(Step("t_1"),)),), lanes=lanes, cards=cards
    )


MAPS = {
    "journey-ltr": (journey("en"), "ltr"),
    "journey-rtl": (journey("en"), "rtl"),
    "journey-fa": (journey("fa"), "auto"),
    "blueprint": (blueprint(), "auto"),
    "empty": (JourneyMap("m_1"), "auto"),
}


@pytest.mark.parametrize("name", MAPS)
def test_the_scene_is_as_agreed(name: str) -> None:
    document, direction = MAPS[name]
    options = LayoutOptions(direction)  # type: ignore[arg-type]
    words = words_for(document.language)
    scene = Layouter(FixedTextEngine(), load_theme(), words, kinds(), options).scene(document)
    written, file = scene_text(scene), FOLDER / f"{name}.txt"
    if os.environ.get("CJM_WRITE_GOLDEN"):
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")
