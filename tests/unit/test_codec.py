"""The file format: what is written, what is kept, what is left out, and what a user is told on the way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cjm_desktop.errors import CjmError, DocumentError
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
from cjm_desktop.resources import resource_path
from cjm_desktop.storage import decode, encode, migrations, read_problems
from cjm_desktop.storage.migrations import migrate, oldest

SHIPPED = sorted([*resource_path("samples").glob("*.cjm"), *resource_path("templates").glob("*.json")])

FULL = JourneyMap(
    "m_1",
    "Тест «یک»",
    "fa",
    "rtl",
    About(state="to-be", authors=("A", "B")),
    personas=(Persona("p_1", name="Ines", facts=(Fact("Age", "36"),), portrait="sha256-1"),),
    stages=(Stage("s_1", "Before", steps=(Step("t_1", width=120.0), Step("t_2", width=80.5))),),
    lanes=(
        Lane("l_1", "touchpoint"),
        Lane("l_2", "emotion", settings={"scale": {"lowest": -2, "highest": 2}}),
    ),
    cards=(
        Card("c_1", "l_1", "t_1", "Site", personas=("p_1",), evidence=Evidence(count=3)),
        Card("c_2", "l_1", "t_2", votes=2, props={"value": 1.0, "count": 1}),
    ),
    points=(EmotionPoint("e_1", "l_2", "t_1", score=-2), EmotionPoint("e_2", "l_2", "t_2", at=1, score=0.5)),
    links=(Link("k_1", "c_1", "c_2", share=1.0), Link("k_2", "c_2", "c_1", "loop", label="again")),
    assets=(Asset("sha256-1", "image/png", "aGk="),),
)
FULL_FILE = """\
{
  "format": "cjm",
  "version": 1,
  "id": "m_1",
  "title": "Тест «یک»",
  "language": "fa",
  "direction": "rtl",
  "about": {"state": "to-be", "authors": ["A", "B"]},
  "personas": [
    {"id": "p_1", "name": "Ines", "facts": [{"label": "Age", "value": "36"}], "portrait": "sha256-1"}
  ],
  "stages": [
    {"id": "s_1", "title": "Before", "steps": [{"id": "t_1", "width": 120}, {"id": "t_2", "width": 80.5}]}
  ],
  "lanes": [
    {"id": "l_1", "kind": "touchpoint"},
    {"id": "l_2", "kind": "emotion", "settings": {"scale": {"lowest": -2, "highest": 2}}}
  ],
  "cards": [
    {"id": "c_1", "lane": "l_1", "step": "t_1", "text": "Site", "personas": ["p_1"], "evidence": {"count": 3}},
    {"id": "c_2", "lane": "l_1", "step": "t_2", "votes": 2, "props": {"value": 1.0, "count": 1}}
  ],
  "points": [
    {"id": "e_1", "lane": "l_2", "step": "t_1", "score": -2},
    {"id": "e_2", "lane": "l_2", "step": "t_2", "at": 1, "score": 0.5}
  ],
  "links": [
    {"id": "k_1", "from": "c_1", "to": "c_2", "kind": "next", "share": 1},
    {"id": "k_2", "from": "c_2", "to": "c_1", "kind": "loop", "label": "again"}
  ],
  "assets": {
    "sha256-1": {"type": "image/png", "data": "aGk="}
  }
}
"""


def with_extras(raw: object) -> object:
    """The same JSON with keys of a later version in every record."""
    if isinstance(raw, list):
        return [with_extras(item) for item in raw]
    if not isinstance(raw, dict):
        return raw
    inner = {key: value if key in ("props", "settings") else with_extras(value) for key, value in raw.items()}
    later = (
        {"type": "image/png"} if set(raw) == {"sha256-1"} else {"later": [1, 1.0, None], "extra": {"a": "b"}}
    )
    return {**inner, **later} if set(raw) != {"sha256-1"} else inner


def test_a_full_map_as_a_file() -> None:
    assert encode(FULL).decode() == FULL_FILE


def test_a_full_file_as_a_map() -> None:
    loaded = decode(FULL_FILE.encode())
    assert loaded.document == FULL
    assert not loaded.read_only
    assert loaded.notices == ()


def test_an_empty_map() -> None:
    data = encode(JourneyMap("m_1"))
    assert json.loads(data) == {
        "format": "cjm", "version": 1, "id": "m_1", "title": "", "language": "en", "direction": "auto",
    }  # fmt: skip
    assert decode(data).document == JourneyMap("m_1")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_maps_are_written_back_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    loaded = decode(data)
    assert loaded.notices == ()
    assert encode(loaded.document) == data


def test_keys_of_a_later_version_are_kept_in_every_record() -> None:
    later = with_extras(json.loads(FULL_FILE))
    document = decode(json.dumps(later).encode()).document
    assert json.loads(encode(document)) == later
    for record in (document, document.about, document.personas[0].facts[0], document.stages[0].steps[1],
                   document.cards[0].evidence, document.links[0], document.assets[0]):  # fmt: skip
        assert record.extra == {"later": [1, 1.0, None], "extra": {"a": "b"}}


def test_a_link_may_have_keys_named_like_our_fields() -> None:
    data = FULL_FILE.replace('"kind": "loop"', '"kind": "loop", "source": 5, "target": null').encode()
    document = decode(data).document
    assert document.links[1].source == "c_2"
    assert document.links[1].extra == {"source": 5, "target": None}
    assert decode(encode(document)).document == document


def test_whole_numbers_in_unknown_values_stay_what_they_are() -> None:
    data = FULL_FILE.replace(
        '"count": 1}', '"count": 1, "big": 123456789012345678901234567890, "float": 1e22}'
    )
    assert (
        '"big": 123456789012345678901234567890, "float": 1e22'
        in encode(decode(data.encode()).document).decode()
    )


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decode(b"\xef\xbb\xbf" + FULL_FILE.encode()).document == FULL


def test_a_lane_kind_that_isnt_known_is_kept() -> None:
    document = decode(FULL_FILE.replace('"touchpoint"', '"hologram"').encode()).document
    assert document.lanes[0].kind == "hologram"
    assert b'"kind": "hologram"' in encode(document)


def test_control_characters_are_taken_out_with_a_notice() -> None:
    text = r'"text": "a\u0000b\u001f\ud800\r\nc\td\u0085e"'
    loaded = decode(FULL_FILE.replace('"text": "Site"', text).encode(), "map.cjm")
    assert loaded.document.cards[0].text == "ab\ufffd\nc\td\ne"
    assert [notice.sentence() for notice in loaded.notices] == [
        "map.cjm: Control characters that were taken out of texts: 3."
    ]


def test_halves_of_a_surrogate_pair_that_stand_together_are_one_character() -> None:
    document = replace(FULL, title="\ud83d\ude00 \ud83d")
    assert decode(encode(document)).document.title == "😀 \ufffd"


def test_a_score_off_its_scale_is_a_notice_with_a_line() -> None:
    loaded = decode(FULL_FILE.replace('"score": -2', '"score": -7').encode(), "map.cjm")
    assert loaded.document.points[0].score == -7
    (notice,) = loaded.notices
    assert notice.where == "map.cjm:24: points[0] (e_1)"
    assert "-7" in notice.sentence()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {"a": float("nan")}, object(), {1, 2}, b"x"])
def test_values_that_a_file_cant_hold_are_refused(value: object) -> None:
    card = replace(FULL.cards[0], props={"x": value})
    with pytest.raises(DocumentError) as caught:
        encode(replace(FULL, cards=(card,)))
    assert caught.value.where == "c_1"


def test_a_score_that_is_no_number_is_refused() -> None:
    point = replace(FULL.points[0], score=float("nan"))
    with pytest.raises(DocumentError) as caught:
        encode(replace(FULL, points=(point,)))
    assert caught.value.where == "e_1"


def test_deep_nesting_is_refused_both_ways() -> None:
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(DocumentError, match="deep"):
        encode(replace(FULL, extra={"deep": deep}))


def test_a_text_of_a_megabyte() -> None:
    text = "کیف پول и wallet 👛 " * 60_000
    document = replace(FULL, cards=(replace(FULL.cards[0], text=text),), links=())
    assert decode(encode(document)).document == document


def test_a_newer_version_is_read_only() -> None:
    loaded = decode(FULL_FILE.replace('"version": 1', '"version": 2').encode(), "map.cjm")
    assert loaded.document == FULL
    assert loaded.read_only
    (notice,) = loaded.notices
    assert "newer version (2)" in notice.sentence()
    assert "Save a copy" in notice.sentence()


def test_a_newer_version_that_cant_be_read_says_so() -> None:
    data = FULL_FILE.replace('"version": 1', '"version": 2').replace('"score": -2', '"score": [0, 1]')
    with pytest.raises(CjmError, match="newer version") as caught:
        decode(data.encode())
    assert "Update" in caught.value.advice
    (problem,) = read_problems(data.encode())
    assert problem.sentence() == caught.value.sentence()


def test_migrations_are_applied_one_after_the_other() -> None:
    def title_to_name(raw: dict[str, object]) -> None:
        raw["name"] = raw.pop("title")

    def name_in_capitals(raw: dict[str, object]) -> None:
        raw["name"] = str(raw["name"]).upper()

    table = {2: name_in_capitals, 1: title_to_name}
    raw: dict[str, object] = {"title": "shop"}
    migrate(raw, 1, table, newest=3)
    assert raw == {"name": "SHOP"}
    migrate(raw, 3, table, newest=3)
    assert raw == {"name": "SHOP"}
    assert oldest(table, newest=3) == 1
    assert oldest({2: name_in_capitals}, newest=3) == 2
    assert oldest({1: title_to_name}, newest=3) == 3


def test_files_of_an_older_version_are_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    def heading_to_title(raw: dict[str, object]) -> None:
        raw["title"] = raw.pop("heading")

    monkeypatch.setattr(migrations, "MIGRATIONS", {0: heading_to_title})
    old = FULL_FILE.replace('"version": 1', '"version": 0').replace('"title": "Тест', '"heading": "Тест')
    assert decode(old.encode()).document == FULL
