"""Random maps for property tests: every kind of record, ids that fit together, texts of all scripts."""

import string
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from cjm_desktop.model.records import (
    About,
    Asset,
    Card,
    EmotionPoint,
    Evidence,
    Fact,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
    Step,
)
from cjm_desktop.storage.shapes import MAP, SECTIONS

Texts = st.SearchStrategy[str]

CLEAN_TEXT: Texts = st.text(
    st.one_of(
        st.sampled_from("\n\t «»“”‏‌،؟0۰٠אבגָאبتثکگیжщé€★😀👩‍🔧{}\\\"'"),
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    ),
    max_size=12,
)
ANY_TEXT: Texts = st.text(
    st.one_of(
        st.sampled_from("a\r\n\t\x00\x1f\x7f\x85\x9f\ud83d\ude00\ufffe"), st.characters(categories=None)
    ),
    max_size=12,
)

_KNOWN = frozenset[str]().union(
    MAP.keys,
    {*SECTIONS, "assets", "format", "version"},
    *(shape.keys for shape in SECTIONS.values()),
    *(inner.keys for shape in SECTIONS.values() for inner in (*shape.one.values(), *shape.many.values())),
    *(inner.keys for inner in MAP.one.values()),
    {"data", "type"},
)
_FRACTION = st.floats(0, 1)
_NUMBER = st.one_of(
    st.integers(), st.integers(-(2**200), 2**200), st.floats(allow_nan=False, allow_infinity=False)
)


def json_values(texts: Texts) -> st.SearchStrategy[Any]:
    """Whatever a JSON file may hold, small."""
    plain = st.one_of(st.none(), st.booleans(), _NUMBER, texts)
    return st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=5,
    )


@st.composite
def documents(draw: Callable[..., Any], texts: Texts = CLEAN_TEXT) -> JourneyMap:
    """Valid maps with few records of each kind; with texts, keys and unknown values made of ``texts``."""
    extras = _rarely(
        st.dictionaries(
            texts.filter(lambda key: key not in _KNOWN) | st.just("extra"), json_values(texts), max_size=2
        ),
        {},
    )
    words = _rarely(st.lists(texts, max_size=2).map(tuple), ())
    text = _rarely(texts, "")
    evidence = _rarely(
        st.builds(Evidence, text, text, st.none() | st.integers(0, 2**70), extra=extras), Evidence()
    )
    stages = draw(
        _several(
            "s",
            lambda key: st.builds(Stage, st.just(key), text, text, text, _steps(key, text, extras), extras),
        )
    )
    steps = st.sampled_from([step.id for stage in stages for step in stage.steps] or [""])
    lanes = draw(
        _several(
            "l",
            lambda key: st.builds(Lane, st.just(key), texts.map("k".__add__), text, _settings(texts), extras),
        )
    )
    lane_ids = st.sampled_from([lane.id for lane in lanes] or [""])
    assets = draw(_several("sha256-", lambda key: st.builds(Asset, st.just(key), text, text, extras)))
    pictures = st.sampled_from(["", *(asset.id for asset in assets)])
    personas = draw(
        _several(
            "p",
            lambda key: st.builds(
                Persona,
                st.just(key),
                text,
                text,
                text,
                words,
                words,
                words,
                _rarely(st.lists(st.builds(Fact, text, text, extras), max_size=2).map(tuple), ()),
                pictures,
                text,
                extras,
            ),
        )
    )
    people = st.sampled_from(["", *(persona.id for persona in personas)])
    placed = bool(stages and lanes)
    cards = draw(
        _several(
            "c",
            lambda key: st.builds(
                Card,
                st.just(key),
                lane_ids,
                steps,
                text,
                text,
                text,
                words,
                people.map(lambda one: (one,) if one else ()),
                evidence,
                st.integers(-1, 2**40),
                _settings(texts),
                extras,
            ),
            most=4 if placed else 0,
        )
    )
    points = draw(
        _several(
            "e",
            lambda key: st.builds(
                EmotionPoint,
                st.just(key),
                lane_ids,
                steps,
                score=st.floats(-2, 2) | st.integers(-2, 2),
                at=_FRACTION,
                persona=people,
                label=text,
                evidence=evidence,
                extra=extras,
            ),
            most=3 if placed else 0,
        )
    )
    ends = [record.id for record in (*cards, *stages)]
    links = draw(
        _several(
            "k",
            lambda key: st.builds(
                Link,
                st.just(key),
                st.sampled_from(ends[:1]),
                st.sampled_from(ends[1:]),
                texts,
                st.none() | _FRACTION,
                text,
                extras,
            ),
            most=2 if len(ends) > 1 else 0,
        )
    )
    about = draw(_rarely(st.builds(About, text, text, text, text, text, text, words, text, extras), About()))
    return JourneyMap(
        "m_00000000",
        draw(text),
        draw(text),
        draw(st.sampled_from(["auto", "ltr", "rtl"])),
        about,
        personas,
        stages,
        lanes,
        cards,
        points,
        links,
        assets,
        draw(extras),
    )


def _rarely(strategy: st.SearchStrategy[Any], otherwise: Any) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(otherwise), strategy)


def _several(
    prefix: str, record: Callable[[str], st.SearchStrategy[Any]], most: int = 2
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to ``most`` records, each made for an id of its own."""
    keys = [f"{prefix}_{position:08}" for position in range(most)]
    return st.integers(0, most).flatmap(lambda count: st.tuples(*(record(key) for key in keys[:count])))


def _steps(stage: str, text: Texts, extras: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Step, ...]]:
    def step(position: int) -> st.SearchStrategy[Step]:
        key = st.just(f"t{stage[1:]}{string.ascii_lowercase[position]}")
        return st.builds(Step, key, text, text, st.just(0.0) | st.floats(0, 1e6), extras)

    return st.integers(1, 2).flatmap(lambda count: st.tuples(*(step(position) for position in range(count))))


def _settings(texts: Texts) -> st.SearchStrategy[dict[str, Any]]:
    keys = texts.filter(lambda key: key not in ("asset", "scale"))
    return _rarely(st.dictionaries(keys, json_values(texts), max_size=2), {})
