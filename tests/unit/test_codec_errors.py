"""Files that are no maps, or broken ones: each gets one sentence with the place and what to do."""

import json
from dataclasses import replace

import pytest

from cjm_desktop.errors import CjmError, DocumentError, StorageError
from cjm_desktop.model.records import Card, JourneyMap
from cjm_desktop.storage import decode, encode, parsing, read_problems
from tests.unit.test_codec import FULL, FULL_FILE


def broken(old: str, new: str) -> bytes:
    assert old in FULL_FILE
    return FULL_FILE.replace(old, new, 1).encode()


def sentence(data: bytes) -> str:
    with pytest.raises(CjmError) as caught:
        decode(data, "map.cjm")
    assert caught.value.advice
    return caught.value.sentence()


NO_MAP = "map.cjm: This isn't a journey map"
OTHER_JSON = "map.cjm: This is JSON, but not a journey map"


@pytest.mark.parametrize(
    "data, start",
    [
        (b"", "map.cjm: The file is empty."),
        (b" \n\t\n", "map.cjm: The file is empty."),
        (b"\xef\xbb\xbf", "map.cjm: The file is empty."),
        (b"hello", NO_MAP),
        (b"%PDF-1.7\x00\xff", NO_MAP),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NO_MAP),
        (b"\x00" * 100, NO_MAP),
        (FULL_FILE.encode("utf-16"), "map.cjm: The file isn't UTF-8 but UTF-16"),
        (FULL_FILE.encode("utf-16-le"), "map.cjm: The file isn't UTF-8 but UTF-16"),
        (FULL_FILE.encode("utf-32-be"), "map.cjm: The file isn't UTF-8 but UTF-16"),
        (FULL_FILE.encode("windows-1256", "replace"), "map.cjm:5: The file isn't valid UTF-8 text."),
        (b"[]", OTHER_JSON),
        (b"12", OTHER_JSON),
        (b"null", OTHER_JSON),
        (b'{"type": "excalidraw"}', OTHER_JSON),
        (b'{"format": ["cjm"]}', OTHER_JSON),
        (b"[" * 100_000, "map.cjm: Lists and objects are nested too deeply."),
        (b'{"format": "cjm"}', "map.cjm: “version” should be"),
        (b'{"format": "cjm", "version": true}', "map.cjm: “version” should be"),
        (b'{"format": "cjm", "version": "1"}', "map.cjm: “version” should be"),
        (b'{"format": "cjm", "version": 0}', "map.cjm: “version” should be"),
    ],
)  # fmt: skip
def test_files_that_are_no_maps(data: bytes, start: str) -> None:
    assert sentence(data).startswith(start)


@pytest.mark.parametrize("end", [0.1, 0.5, 0.9, 0.99])
def test_truncated_files(end: float) -> None:
    data = FULL_FILE.encode()[: int(len(FULL_FILE.encode()) * end)]
    line = data.decode(errors="ignore").rstrip().count("\n") + 1
    assert sentence(data).startswith(f"map.cjm:{line}: The file ends too early")


def test_a_file_cut_within_a_character() -> None:
    data = FULL_FILE.encode()
    assert "ends too early" in sentence(data[: data.index("یک".encode()) + 1])


@pytest.mark.parametrize(
    "old, new, start",
    [
        ("[\n", "[,\n", "map.cjm:9:16: The file isn't valid JSON from here on"),
        ('"e_1", ', '"e_1" ', "map.cjm:24:18: The file isn't valid JSON from here on: “\"lane\""),
        ('"score": -2', '"score": NaN', "map.cjm:24: The file holds a number that can't be used: NaN."),
        ('"score": -2', '"score": -Infinity', "map.cjm:24: The file holds a number that can't be used"),
        ('"score": -2', '"score": 1e999', "map.cjm:24: The file holds a number that can't be used: 1e999."),
        ('"score": -2', f'"score": {"9" * 5000}', "map.cjm: The file holds a number with too many digits."),
        ('"score": -2', f'"score": {"9" * 400}', "map.cjm:24: points[0] (e_1).score: “score” can't be 999"),
    ],
)  # fmt: skip
def test_bad_json(old: str, new: str, start: str) -> None:
    assert sentence(broken(old, new)).startswith(start)


@pytest.mark.parametrize(
    "old, new, start",
    [
        ('"title": "Тест «یک»"', '"title": 5', "map.cjm:5: title: “title” should be a text, not 5."),
        ('"rtl"', '"up"', 'map.cjm:7: direction: “direction” can\'t be "up".'),
        ('"id": "m_1",', "", "map.cjm:1: “id” is missing."),
        ('["A", "B"]', '"A"', 'map.cjm:8: about.authors: “authors” should be a list, not "A".'),
        ('{"state": "to-be", "authors": ["A", "B"]}', "[]", "map.cjm:8: about: “about” should be an object"),
        ('"Age"', "null", "map.cjm:10: personas[0] (p_1).facts[0].label: “label” should be a text, not null."),
        ('"width": 80.5', '"width": "wide"', "map.cjm:13: stages[0] (s_1).steps[1].width: “width” should be a number"),
        ('"steps": [', '"steps": 5, "x": [', "map.cjm:13: stages[0] (s_1).steps: “steps” should be a list"),
        ('{"scale": {"lowest": -2, "highest": 2}}', "3", "map.cjm:17: lanes[1] (l_2).settings: “settings” should be"),
        ('"step": "t_1", "text"', '"text"', "map.cjm:20: cards[0] (c_1): “step” is missing."),
        ('"personas": ["p_1"]', '"personas": [1]', "map.cjm:20: cards[0] (c_1).personas[0]: “personas[0]” should be"),
        ('{"count": 3}', '{"count": 3.5}', "map.cjm:20: cards[0] (c_1).evidence.count: “count” should be a whole"),
        ('{"count": 3}', "null", "map.cjm:20: cards[0] (c_1).evidence: “evidence” should be an object"),
        ('"votes": 2', '"votes": true', "map.cjm:21: cards[1] (c_2).votes: “votes” should be a whole number"),
        ('"cards": [', '"cards": [5,', "map.cjm:19: cards[0]: “cards[0]” should be an object in braces, not 5."),
        ('"cards": [', '"cards": {}, "x": [', "map.cjm:19: cards: “cards” should be a list, not {…}."),
        ('"from": "c_2"', '"from": 2', "map.cjm:29: links[1] (k_2).from: “from” should be a text, not 2."),
        ('"to": "c_2", ', "", "map.cjm:28: links[0] (k_1): “to” is missing."),
        ('"data": "aGk="', '"data": 0', "map.cjm:32: assets.sha256-1.data: “data” should be a text"),
        ('"assets": {', '"assets": [], "x": {', "map.cjm:31: assets: “assets” should be an object"),
        ('"id": "c_2"', '"id": 2', "map.cjm:21: cards[1].id: “id” should be a text, not 2."),
    ],
)  # fmt: skip
def test_values_of_a_wrong_type(old: str, new: str, start: str) -> None:
    assert sentence(broken(old, new)).startswith(start)


@pytest.mark.parametrize(
    "old, new, start",
    [
        ('"id": "c_2"', '"id": "c_1"', "map.cjm:21: cards[1] (c_1): The id “c_1” stands twice."),
        ('"lane": "l_1", "step": "t_2"', '"lane": "l_9", "step": "t_2"', "map.cjm:21: cards[1] (c_2): There is no"),
        ('"from": "c_1"', '"from": "c_9"', "map.cjm:28: links[0] (k_1): There is no card, step or stage"),
        ('"portrait": "sha256-1"', '"portrait": "sha256-2"', "map.cjm:10: personas[0] (p_1): There is no picture"),
        ('"id": "t_2"', '"id": "t_1"', "map.cjm:13: stages[0].steps[1] (t_1): The id “t_1” stands twice."),
        ('"sha256-1": {', '"l_1": {}, "sha256-1": {', "map.cjm:32: assets[0] (l_1): The id “l_1” stands twice."),
    ],
)  # fmt: skip
def test_rules_that_join_records(old: str, new: str, start: str) -> None:
    assert sentence(broken(old, new)).startswith(start)


@pytest.mark.parametrize("levels", [65, 200, 900])
def test_unknown_values_that_are_nested_too_deeply(levels: int) -> None:
    data = broken('"votes": 2', f'"votes": 2, "later": {"[" * levels}{"]" * levels}')
    assert sentence(data).startswith("map.cjm:21: cards[1].later: “later” is nested more than 64 deep.")
    data = broken('"count": 1}', f'"count": {"[" * levels}{"]" * levels}}}')
    assert "“props” is nested more than 64 deep." in sentence(data)


def test_values_as_deep_as_allowed_can_be_written_back() -> None:
    document = decode(broken('"votes": 2', f'"later": {"[" * 64}{"]" * 64}')).document
    assert decode(encode(document)).document == document


def test_all_problems_are_listed_and_the_error_counts_them() -> None:
    raw = json.loads(FULL_FILE)
    raw["cards"][0]["votes"] = "many"
    raw["cards"][1]["text"] = None
    del raw["links"][0]["to"]
    data = json.dumps(raw, indent=1).encode()
    assert [problem.where.split(": ", 1)[1] for problem in read_problems(data, "map.cjm")] == [
        "cards[0] (c_1).votes",
        "cards[1] (c_2).text",
        "links[0] (k_1)",
    ]
    assert "Problems beside this one: 2." in sentence(data)


def test_a_sound_map_has_no_problems() -> None:
    assert read_problems(FULL_FILE.encode()) == []


def test_many_problems_are_found_in_little_more_than_one_look() -> None:
    card = Card("c_0", "l_1", "t_1")
    cards = tuple(replace(card, id=f"c_{number}", lane="l_9") for number in range(5000))
    found = read_problems(encode(replace(FULL, cards=cards, links=())))
    assert len(found) == 5000
    assert found[-1].where.startswith("5019: cards[4999]")


def test_a_file_beyond_the_limit_isnt_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_BYTES", 100)
    with pytest.raises(StorageError, match="larger than"):
        decode(b" " * 101)


def test_the_kinds_of_errors() -> None:
    with pytest.raises(StorageError):
        decode(b"[]")
    with pytest.raises(DocumentError):
        decode(broken('"votes": 2', '"votes": "2"'))
    with pytest.raises(DocumentError):
        decode(encode(JourneyMap("")))
