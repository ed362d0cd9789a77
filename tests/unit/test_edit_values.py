"""Values that a user gives are cleaned or refused."""

from typing import Any

import pytest

from cjm_desktop.edit.values import changed, cleaned, plain_text
from cjm_desktop.errors import EditError
from cjm_desktop.model.records import Card, Evidence, Fact


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("می‌خواهم\tیک 😀", "می‌خواهم\tیک 😀"),
        ("a\r\nb\rc\x85d", "a\nb\nc\nd"),
        ("a\x00b\x1bc\x7f\x9f\uffff", "abc"),
        ("\ud83d\ude00", "😀"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_plain_text(given: str, kept: str) -> None:
    assert plain_text(given) == kept


@pytest.mark.parametrize(
    "values",
    [
        {"colour": "red"},
        {"colour": "#12345"},
        {"date": "tomorrow"},
        {"date": "2026-02-30"},
        {"language": ""},
        {"language": "fa IR"},
        {"direction": "up"},
        {"state": "maybe"},
        {"evidence": Evidence(level="sure")},
        {"evidence": Evidence(count=-1)},
        {"votes": -1},
        {"votes": 2**60},
        {"width": -1},
        {"width": float("inf")},
        {"at": 1.01},
        {"at": float("nan")},
        {"score": float("nan")},
        {"share": -0.1},
        {"share": 2},
        {"props": {"value": float("inf")}},
        {"settings": {"scale": {"lowest": float("nan")}}},
        {"props": {"picture": b"bytes"}},
    ],
)
def test_wrong_values_are_refused_with_advice(values: dict[str, Any]) -> None:
    with pytest.raises(EditError) as caught:
        cleaned(values)
    assert caught.value.advice


def test_good_values_pass() -> None:
    values = {
        "colour": "#2F6fde",
        "date": "2026-11-25",
        "language": "pt-BR",
        "direction": "rtl",
        "state": "",
        "votes": 3,
        "at": 1.0,
        "share": None,
        "authors": ("Mina", "Omid"),
    }
    assert cleaned(values) == values


def test_tags_are_kept_once_and_without_blanks() -> None:
    assert cleaned({"tags": [" slow", "slow ", "", "cheap"]}) == {"tags": ("slow", "cheap")}


def test_texts_inside_other_records_are_cleaned() -> None:
    values = cleaned({"facts": [Fact("a\x00ge", "4\x000")], "evidence": Evidence(source="di\x07ary")})
    assert values == {"facts": (Fact("age", "40"),), "evidence": Evidence(source="diary")}


def test_mappings_are_copied_through_and_through() -> None:
    inner = [1, 2]
    values = cleaned({"props": {"list": inner}})
    inner.append(3)
    assert values["props"] == {"list": [1, 2]}


def test_props_are_merged_and_none_takes_a_key_away() -> None:
    card = Card("c_1", "l_1", "t_1", props={"severity": 2, "owner": "Mina", "later": 1})
    assert changed(card, {"props": {"severity": 3, "owner": None}}).props == {"severity": 3, "later": 1}


def test_a_change_to_the_same_value_gives_the_same_record() -> None:
    card = Card("c_1", "l_1", "t_1", text="x", props={"severity": 2})
    assert changed(card, {"text": "x", "props": {"severity": 2}}) is card
