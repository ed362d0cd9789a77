"""The published JSON Schema says what the codec does."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cjm_desktop.resources import resource_path
from cjm_desktop.storage import read_problems
from cjm_desktop.storage.schema import schema, schema_text
from tests.unit.test_codec import FULL_FILE, SHIPPED, with_extras

VALIDATOR = Draft202012Validator(schema())


def test_the_published_schema_is_the_one_of_the_records() -> None:
    published = resource_path("schema", "cjm.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), "run: python -m cjm_desktop.storage.schema"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_maps_fit(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_bytes()))


def test_a_full_map_fits_also_with_keys_of_a_later_version() -> None:
    VALIDATOR.validate(json.loads(FULL_FILE))
    VALIDATOR.validate(with_extras(json.loads(FULL_FILE)))


def test_every_record_is_described_in_terms_of_the_file() -> None:
    whole = schema()
    for name, record in whole["$defs"].items():
        assert record["description"], name
        assert record["additionalProperties"] is True
        assert "extra" not in record["properties"]
        assert "`" not in record["description"]
    assert list(whole["properties"])[:3] == ["format", "version", "id"]
    assert list(whole["properties"])[-1] == "assets"
    assert {"from", "to"} <= set(whole["$defs"]["Link"]["properties"])
    assert "id" not in whole["$defs"]["Asset"]["properties"]


def changed(*path: str | int, value: Any) -> Any:
    raw = json.loads(FULL_FILE)
    place = raw
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return raw


@pytest.mark.parametrize(
    "raw",
    [
        [],
        {"format": "cjm", "version": 1},
        changed("format", value="other"),
        changed("title", value=None),
        changed("direction", value="up"),
        changed("about", "authors", value="A"),
        changed("stages", 0, "steps", 0, "width", value="wide"),
        changed("lanes", 0, "settings", value=[]),
        changed("cards", 0, "evidence", "count", value=1.5),
        changed("cards", 1, value={"id": "c_2", "lane": "l_1"}),
        changed("points", 0, "score", value="good"),
        changed("links", 0, "from", value=1),
        changed("links", 0, "share", value="all"),
        changed("assets", value=[]),
        changed("assets", "sha256-1", "data", value=None),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(raw: object) -> None:
    assert not VALIDATOR.is_valid(raw)
    assert read_problems(json.dumps(raw).encode())
