"""Clips on the way through a clipboard: nothing is lost, and nothing that isn't one does harm."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.assembly.clips import decode, encode
from cjm_desktop.edit.clipboard import Clip, copied
from cjm_desktop.edit.operations import paste
from cjm_desktop.errors import StorageError
from cjm_desktop.model.invariants import problems
from cjm_desktop.model.records import JourneyMap
from tests.maps import counting_ids, small_map
from tests.property.documents import documents, json_values

GOOD = encode(copied(small_map(), ["c_1", "c_4", "c_5"], ["e_1"]))


def errors(document: JourneyMap) -> list[str]:
    return [problem.message for problem in problems(document) if problem.severity == "error"]


def read(data: bytes) -> Clip | None:
    try:
        return decode(data)
    except StorageError:
        return None


@settings(max_examples=40)
@given(documents(), st.data())
def test_a_clip_comes_back_as_it_was(document: JourneyMap, data: st.DataObject) -> None:
    cards = [card.id for card in document.cards if data.draw(st.booleans())]
    points = [point.id for point in document.points if data.draw(st.booleans())]
    clip = copied(document, cards, points)
    assert {card.id for card in clip.part.cards} == set(cards)
    assert {point.id for point in clip.part.points} == set(points)
    assert decode(encode(clip)) == clip


@settings(max_examples=40)
@given(documents(), documents())
def test_any_clip_can_be_pasted_into_any_map(source: JourneyMap, target: JourneyMap) -> None:
    clip = copied(source, [card.id for card in source.cards], [point.id for point in source.points])
    after = paste(replace(target, id="m_11111111"), clip, new_id=counting_ids())
    assert errors(after) == []
    assert len(after.cards) == len(target.cards) + len(source.cards)
    assert all(after.index.cards[card.id] == card for card in target.cards)


def test_a_whole_map_counts_as_a_clip() -> None:
    clip = decode(encode(Clip(small_map())))
    after = paste(JourneyMap("m_9"), clip, new_id=counting_ids())
    assert errors(after) == []
    assert len(after.cards) == 5
    assert len(after.links) == 3, "the link between steps isn't one between cards"


@given(st.binary(max_size=200))
def test_bytes_of_any_sort_are_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="damaged"):
        decode(data)


@given(
    st.sampled_from(["cards", "points", "lanes", "stages", "personas", "links", "assets", "id"]), st.data()
)
def test_a_clip_with_a_part_of_any_sort_pastes_or_is_refused(part: str, data: st.DataObject) -> None:
    raw = json.loads(GOOD)
    raw[part] = data.draw(json_values(st.text(max_size=5)))
    clip = read(json.dumps(raw).encode())
    if clip is not None:
        assert errors(paste(small_map(), clip, "l_a", "t_2", new_id=counting_ids())) == []


def test_a_cut_clip_is_refused() -> None:
    for end in range(0, len(GOOD) - 2, 7):
        with pytest.raises(StorageError, match="damaged"):
            decode(GOOD[:end])


def test_a_clip_of_a_newer_version_is_refused_in_so_many_words() -> None:
    with pytest.raises(StorageError, match="newer version"):
        decode(GOOD.replace(b'"version": 1', b'"version": 2'))
