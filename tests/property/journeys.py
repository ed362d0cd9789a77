"""Random maps that layout has to cope with: every lane kind, mixed scripts, long words, crowded cells and points."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from cjm_desktop.lanes.registry import kinds
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

TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            "Pays",
            "Types the card number twice",
            "می‌خواهد سفارش را پیگیری کند",
            "הלקוח לוחץ על „Buy now”",
            "Оплата картой",
            "مُحَمَّدٌ",
            "😀👩‍🔧",
            "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
            "one two three four five six seven eight nine ten " * 8,
            "two\nlines",
        ]
    ),
    st.text(max_size=20),
)
KINDS = st.sampled_from([*(kind for kind in kinds() if kind != "emotion"), "smell"])
NUMBERS = st.one_of(st.integers(-200, 200), st.floats(allow_nan=True), st.sampled_from(["many", None]))
CHANNELS = st.sampled_from(["", "web", "phone", "courier", "pigeon"])


@st.composite
def journeys(draw: Callable[..., Any]) -> JourneyMap:
    """Valid maps; scores may lie off the scale and settings may be nonsense."""
    stages = _stages(draw)
    steps = [step.id for stage in stages for step in stage.steps]
    personas = tuple(
        Persona(f"p_{place}", draw(TEXTS), draw(TEXTS), draw(TEXTS))
        for place in range(draw(st.integers(0, 5)))
    )
    lanes = tuple(
        Lane(f"l_{place}", draw(KINDS), draw(TEXTS), draw(_SETTINGS))
        for place in range(draw(st.integers(0, 5)))
    )
    feelings = tuple(
        Lane(f"l_e{place}", "emotion", "", draw(_SETTINGS)) for place in range(draw(st.integers(0, 2)))
    )
    cards = _cards(draw, lanes, steps)
    points = _points(draw, feelings, steps, personas)
    about = About("as-is", draw(TEXTS), draw(TEXTS), organisation=draw(TEXTS), date="2026-11-25")
    return JourneyMap(
        "m_1",
        title=draw(TEXTS),
        language=draw(st.sampled_from(["en", "fa"])),
        about=about,
        personas=personas,
        stages=stages,
        lanes=lanes + feelings,
        cards=cards,
        points=points,
    )


_SETTINGS = st.one_of(
    st.just({}),
    st.builds(
        lambda low, high, target: {"scale": {"lowest": low, "highest": high}, "unit": "%", "target": target},
        NUMBERS,
        NUMBERS,
        NUMBERS,
    ),
)


def _stages(draw: Callable[..., Any]) -> tuple[Stage, ...]:
    return tuple(
        Stage(
            f"s_{stage}",
            draw(TEXTS),
            steps=tuple(
                Step(f"t_{stage}{step}", draw(TEXTS), width=draw(st.sampled_from([0, 0, 120, 5000])))
                for step in range(draw(st.integers(1, 3)))
            ),
        )
        for stage in range(draw(st.integers(0, 4)))
    )


def _cards(draw: Callable[..., Any], lanes: tuple[Lane, ...], steps: list[str]) -> tuple[Card, ...]:
    if not lanes or not steps:
        return ()
    return tuple(
        Card(
            f"c_{place}",
            draw(st.sampled_from(lanes)).id,
            draw(st.sampled_from(steps)),
            draw(TEXTS),
            channel=draw(CHANNELS),
            evidence=Evidence(draw(st.sampled_from(["", "assumed", "measured"]))),
            props={"value": draw(NUMBERS), "owner": draw(TEXTS), "due": draw(NUMBERS), "asset": draw(TEXTS)},
        )
        for place in range(draw(st.integers(0, 12)))
    )


def _points(
    draw: Callable[..., Any], lanes: tuple[Lane, ...], steps: list[str], personas: tuple[Persona, ...]
) -> tuple[EmotionPoint, ...]:
    if not lanes or not steps:
        return ()
    people = st.sampled_from(["", *(persona.id for persona in personas)])
    return tuple(
        EmotionPoint(
            f"e_{place}",
            draw(st.sampled_from(lanes)).id,
            draw(st.sampled_from(steps)),
            at=draw(st.sampled_from([0, 0.25, 0.5, 0.5, 0.5, 1])),
            persona=draw(people),
            score=draw(st.sampled_from([-2, -1.5, 0, 1, 2, 99])),
            label=draw(
                st.sampled_from(["", "", "No date", "می‌رسد", "a long label that needs several lines " * 2])
            ),
        )
        for place in range(draw(st.integers(0, 14)))
    )
