"""Maps of any size for benchmarks, the same on every machine and in every run.

Each card has twenty words of one language, with names, figures and brackets as such cards have them; the map has
stages, steps and lanes in the proportions of real maps, two personas and a line of emotion points for each.
"""

from dataclasses import replace
from random import Random

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
from tests.bench.vocabulary import VOCABULARIES, Vocabulary

WORDS = 20
CARDS_A_CELL = 4
STEPS_A_STAGE = 3
STEPS_A_LANE = 2.5

_KINDS = (
    "action",
    "touchpoint",
    "thought",
    "pain",
    "opportunity",
    "frontstage",
    "backstage",
    "support",
    "text",
)
_CHANNELS = ("web", "app", "phone", "store", "email", "chat")
_LEVELS = ("assumed", "anecdote", "observed", "measured")
_MIXED = 0.08
_COMMA = 0.1


def journey(cards: int, seed: int = 1, words: int = WORDS) -> JourneyMap:
    """A valid map of that many cards of so many ``words`` in Persian, Hebrew, Russian and English, running from right
    to left."""
    random = Random(f"{seed} {cards}")
    cells = max(1, cards // CARDS_A_CELL)
    lane_count = max(1, round((cells / STEPS_A_LANE) ** 0.5))
    stages = _stages(random, -(-cells // lane_count))
    steps = [step.id for stage in stages for step in stage.steps]
    lanes = [Lane(f"l_{n}", _KINDS[n % len(_KINDS)], phrase(random, n, 2)) for n in range(lane_count)]
    emotion = Lane("l_emotion", "emotion", "احساس")
    personas = (
        Persona("p_1", "مریم، ۲۷ ساله", "گرافیست", phrase(random, 0, 8), colour="#FFD9A8"),
        Persona("p_2", "Omid", "Teacher", phrase(random, 3, 8), colour="#CFE8D5"),
    )
    return JourneyMap(
        f"m_{cards}",
        title="سفر مشتری: از دیدن تبلیغ تا خرید دوباره",
        language="fa",
        about=About(
            state="as-is", goal=phrase(random, 0, 9), scenario=phrase(random, 0, 15), date="2026-11-25"
        ),
        personas=personas,
        stages=stages,
        lanes=(*lanes[:3], emotion, *lanes[3:]),
        cards=tuple(_card(random, n, lanes, steps, words) for n in range(cards)),
        points=tuple(
            EmotionPoint(
                f"e_{person.id}_{step}",
                emotion.id,
                step,
                0.5,
                person.id,
                score=random.randrange(-20, 21) / 10,
            )
            for person in personas
            for step in steps
        ),
    )


def phrase(random: Random, language: int, words: int = WORDS) -> str:
    """So many words of a language (counted round through the four), ended by a full stop if it is a sentence."""
    vocabulary = VOCABULARIES[language % len(VOCABULARIES)]
    count = 0
    parts: list[str] = []
    while count < words:
        part = _part(random, vocabulary, words - count)
        count += len(part.split())
        parts.append(part)
    text = " ".join(parts).rstrip(vocabulary.comma)
    return text + vocabulary.mark if words >= WORDS else text


def with_other_text(document: JourneyMap, place: int, number: int) -> JourneyMap:
    """``document`` with another text, which differs for each ``number``, on the card at ``place``."""
    text = phrase(Random(f"edit {number}"), number)
    cards = list(document.cards)
    cards[place] = replace(cards[place], text=text)
    return replace(document, cards=tuple(cards))


def _stages(random: Random, steps: int) -> tuple[Stage, ...]:
    made = []
    for first in range(0, steps, STEPS_A_STAGE):
        own = tuple(
            Step(f"t_{n}", phrase(random, 0, 2)) for n in range(first, min(first + STEPS_A_STAGE, steps))
        )
        made.append(Stage(f"s_{first}", phrase(random, 0, 1), steps=own))
    return tuple(made)


def _card(random: Random, number: int, lanes: list[Lane], steps: list[str], words: int) -> Card:
    """A card anywhere, so that cells differ in fullness as they do in real maps."""
    lane = random.choice(lanes)
    has_evidence = random.random() < 0.2
    return Card(
        f"c_{number}",
        lane.id,
        random.choice(steps),
        phrase(random, number, words),
        channel=random.choice(_CHANNELS) if lane.kind == "touchpoint" else "",
        tags=("trust",) if random.random() < 0.05 else (),
        evidence=Evidence(random.choice(_LEVELS), "Interviews 2026", 12) if has_evidence else Evidence(),
    )


def _part(random: Random, vocabulary: Vocabulary, room: int) -> str:
    """A word, or one of the mixtures if it has no more than ``room`` words."""
    if random.random() < _MIXED:
        mixture = random.choice(vocabulary.mixtures)
        if len(mixture.split()) <= room:
            return mixture
    forms = (vocabulary.beginnings, vocabulary.words, vocabulary.endings)
    word = "".join(random.choice(form) for form in forms)
    return word + vocabulary.comma if random.random() < _COMMA else word
