"""Random maps that layout has to cope with: every lane kind, mixed scripts, long words, crowded cells and points.

And random edits of them.
"""

from collections.abc import Callable
from dataclasses import replace
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
NUMBERS = st.one_of(
    st.integers(-200, 200),
    st.floats(allow_nan=True),
    st.sampled_from(["many", None, True, 10**400, 1e308, -1e308, 1e17, 5e-324]),
)
COLOURS = st.sampled_from(["", "", "#FFD9A8", "#123456", "blue", "#fff", "#12345678"])
CHANNELS = st.sampled_from(["", "web", "phone", "courier", "pigeon"])


@st.composite
def journeys(draw: Callable[..., Any]) -> JourneyMap:
    """Valid maps; scores may lie off the scale and settings may be nonsense."""
    stages = _stages(draw)
    steps = [step.id for stage in stages for step in stage.steps]
    personas = tuple(
        Persona(f"p_{place}", draw(TEXTS), draw(TEXTS), draw(TEXTS), colour=draw(COLOURS))
        for place in range(draw(st.one_of(st.integers(0, 5), st.just(12))))
    )
    lanes = tuple(
        Lane(f"l_{place}", draw(KINDS), draw(TEXTS), draw(_SETTINGS))
        for place in range(draw(st.integers(0, 5)))
    )
    feelings = tuple(
        Lane(f"l_e{place}", "emotion", "", draw(_SETTINGS)) for place in range(draw(st.integers(0, 2)))
    )
    cards = _cards(draw, lanes + feelings[:1], steps)
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
            colour=draw(COLOURS),
            steps=tuple(
                Step(f"t_{stage}{step}", draw(TEXTS), width=draw(st.sampled_from([0, 0, 0.5, 120, 5000])))
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
            at=draw(st.one_of(st.sampled_from([0, 0.5, 0.5, 0.55, 1, 7]), st.floats(0, 1))),
            persona=draw(people),
            score=draw(st.one_of(st.sampled_from([-2, 0, 1, 1, 2, 99]), st.floats(-2, 2))),
            label=draw(
                st.sampled_from(["", "No date", "می‌رسد", "a", "a long label that needs several lines " * 2])
            ),
        )
        for place in range(draw(st.integers(0, 14)))
    )


def edited(document: JourneyMap, data: st.DataObject) -> JourneyMap:
    """The map after one edit: a record gone, changed or moved, a persona or a card more."""
    field = data.draw(st.sampled_from(["cards", "points", "personas", "lanes", "stages", "title", "new"]))
    if field == "new":
        return _with_new(document)
    records = list(getattr(document, field)) if field != "title" else []
    if not records:
        return replace(document, title=data.draw(TEXTS))
    place = data.draw(st.integers(0, len(records) - 1))
    record = records.pop(place)
    change = data.draw(
        st.sampled_from(["change", "move"] if field == "stages" else ["change", "move", "remove"])
    )
    if change == "move":
        records.insert(data.draw(st.integers(0, len(records))), record)
    elif change == "change":
        records.insert(place, _changed(record, data))
    elif field == "lanes":
        document = replace(
            document,
            cards=tuple(card for card in document.cards if card.lane != record.id),
            points=tuple(point for point in document.points if point.lane != record.id),
        )
    return replace(document, **{field: tuple(records)})


def _with_new(document: JourneyMap) -> JourneyMap:
    persona = Persona(f"p_new{len(document.personas)}", "New here", portrait="sha256-none")
    cards = document.cards
    if document.lanes and document.stages:
        step = document.stages[-1].steps[-1].id
        cards = (*cards, Card(f"c_new{len(cards)}", document.lanes[0].id, step, "A card more"))
    return replace(document, personas=(*document.personas, persona), cards=cards)


def _changed(record: Any, data: st.DataObject) -> Any:
    text = data.draw(TEXTS)
    if isinstance(record, Card):
        return replace(record, text=text, channel=data.draw(CHANNELS))
    if isinstance(record, EmotionPoint):
        return replace(record, label=text[:30], score=data.draw(st.floats(-2, 2)))
    if isinstance(record, Persona):
        return replace(record, name=text)
    if isinstance(record, Stage):
        step = replace(record.steps[0], title=text, width=data.draw(st.sampled_from([0, 100, 300])))
        return replace(record, steps=(step, *record.steps[1:]))
    return replace(record, title=text)
