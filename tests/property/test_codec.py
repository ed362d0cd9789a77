"""What goes into a file comes out of it, and no file, however damaged, brings more than an error of ours."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.errors import CjmError
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.resources import resource_path
from cjm_desktop.storage import decode, encode, read_problems
from cjm_desktop.storage.cleaning import Cleaner
from tests.property.documents import ANY_TEXT, documents, json_values

SAMPLE = resource_path("samples", "shop-en.cjm").read_bytes()
HEAD = SAMPLE[: SAMPLE.index(b'"assets"')].rstrip().rstrip(b",") + b"\n}\n"


@settings(max_examples=50)
@given(documents())
def test_a_map_survives_its_file(document: JourneyMap) -> None:
    data = encode(document)
    assert decode(data).document == document
    assert encode(decode(data).document) == data


@settings(max_examples=50)
@given(documents(ANY_TEXT))
def test_texts_that_no_file_can_hold_are_cleaned(document: JourneyMap) -> None:
    data = encode(document)
    loaded = decode(data)
    assert not any("Control characters" in notice.message for notice in loaded.notices)
    assert encode(loaded.document) == data


@settings(max_examples=50)
@given(documents())
def test_a_file_is_json_that_other_programs_read_alike(document: JourneyMap) -> None:
    data = encode(document)
    again = json.dumps(json.loads(data)).encode()
    assert decode(again).document == document


@given(ANY_TEXT)
def test_cleaning_leaves_nothing_to_clean(text: str) -> None:
    cleaned = Cleaner().text(text)
    again = Cleaner()
    assert again.text(cleaned) == cleaned
    assert again.removed == 0
    assert not set(cleaned.encode()) & set(range(9))


def reads_or_complains(data: bytes) -> None:
    """Either the data is a map, and then it can be written again, or there is a sentence on what is wrong."""
    found = read_problems(data, "map.cjm")
    if found:
        with pytest.raises(CjmError) as told:
            decode(data, "map.cjm")
        assert told.value.where == found[0].where
        assert all(error.advice and "\n" not in error.sentence() for error in found)
    else:
        document = decode(data).document
        assert decode(encode(document)).document == document


@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    reads_or_complains(data)


@given(json_values(ANY_TEXT))
def test_any_json(value: object) -> None:
    reads_or_complains(json.dumps(value).encode())


@given(st.integers(0, len(HEAD) - 2))
def test_a_file_that_was_cut_off(end: int) -> None:
    reads_or_complains(HEAD[:end])


@given(st.lists(st.tuples(st.integers(0, len(HEAD) - 1), st.binary(max_size=3)), min_size=1, max_size=4))
def test_bytes_that_changed(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(HEAD)
    for position, found in changes:
        data[position : position + 1] = found
    reads_or_complains(bytes(data))


@given(st.data())
def test_values_of_other_types(data: st.DataObject) -> None:
    raw = json.loads(HEAD)
    place = raw
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(json_values(ANY_TEXT))
            break
        place = place[key]
    reads_or_complains(json.dumps(raw).encode())
