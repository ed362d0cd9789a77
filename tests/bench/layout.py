"""Layout of ten thousand cards: the whole map, and the map after one edit."""

from collections.abc import Iterator
from itertools import count

from cjm_desktop.layout.scene import Scene
from cjm_desktop.model.records import JourneyMap
from tests.bench.corpus import journey, with_other_text
from tests.bench.parts import lay_out, new_engine, new_layouter, requests_of, scene_of
from tests.bench.runner import Bench, Figure, Measure, Sample, here

FULL, AFTER_EDIT = 2.0, 0.016
EDITS = 30


def figures(bench: Bench) -> Iterator[Figure]:
    document = journey(bench.size(10_000))
    scene = scene_of(document)
    requests = requests_of(scene)
    yield bench.seconds(
        "whole layout, 10,000 cards",
        here(scene_of, document),
        target=FULL,
        floor=here(lay_out, requests),
        floor_name="layout of the same texts alone",
        runs=5,
    )
    yield bench.seconds(
        "layout after an edit, 10,000 cards",
        _after_edits(document),
        target=AFTER_EDIT,
        floor=_floor_of_edits(scene, document),
        floor_name="layout of that text, a look at every cell",
        runs=EDITS,
    )


def _after_edits(document: JourneyMap) -> Measure:
    """Each run changes the text of another card, which is part of another cell."""
    layouter = new_layouter()
    layouter.scene(document)
    numbers = count()

    def measure() -> Sample:
        number = next(numbers)
        edited = with_other_text(document, number * 331 % len(document.cards), number)
        return here(layouter.scene, edited)()

    return measure


def _floor_of_edits(scene: Scene, document: JourneyMap) -> Measure:
    engine = new_engine()
    style, width = requests_of(scene)[-1][1:]
    numbers = count()

    def work(text: str) -> int:
        engine.layout(text, style, width)
        return sum(placed.fragment is not None for placed in scene.placed)

    def measure() -> Sample:
        number = next(numbers)
        text = with_other_text(document, 0, number).cards[0].text
        return here(work, text)()

    return measure
