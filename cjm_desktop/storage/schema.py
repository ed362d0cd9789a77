"""The JSON Schema of the file format, made from the records so that the two can't drift apart.

``python -m cjm_desktop.storage.schema`` writes it to ``resources/schema``.
"""

import inspect
import json
import re
from pathlib import Path
from typing import Any

import msgspec

from cjm_desktop.model.records import FORMAT, VERSION, Asset, Card, JourneyMap
from cjm_desktop.storage.shapes import ASSET, MAP, SECTIONS, Shape

__all__ = ["schema", "schema_text"]

_REFERENCE = "#/$defs/{name}"

_CARD_TEXT = (
    "What the card says, with light marks: **bold**; a line that begins with “- ”, “* ” or “• ” is bulleted; "
    "[words](https://…) and plain addresses (http, https, mailto) are links; "
    "a backslash before *, [ or ] keeps the sign."
)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a map file of the present version."""
    _, components = msgspec.json.schema_components([JourneyMap], ref_template=_REFERENCE)
    for shape in _shapes():
        _adapt(components[shape.record.__name__], shape)
    components[Card.__name__]["properties"]["text"]["description"] = _CARD_TEXT
    whole = components.pop(JourneyMap.__name__)
    whole["properties"] = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION, "description": "The version of the format."},
        **whole["properties"],
        "assets": _by_key(),
    }
    whole["required"] = ["format", "version", *whole["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "title": "Customer journey map",
        "description": "A map of CJM Desktop. Records refer to each other by id; empty values are left out.",
        "$defs": dict(sorted(components.items())),
    }


def schema_text() -> str:
    """The schema as it is published: indented, with a newline at the end."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _shapes() -> list[Shape]:
    """Every shape that occurs in a file, once each."""
    found: dict[type, Shape] = {}
    waiting = [MAP, ASSET, *SECTIONS.values()]
    while waiting:
        shape = waiting.pop()
        found[shape.record] = shape
        waiting += [*shape.one.values(), *shape.many.values()]
    return list(found.values())


def _adapt(component: dict[str, Any], shape: Shape) -> None:
    """Changes what msgspec says of a record into what is true of its object in a file."""
    component["description"] = _plain(inspect.getdoc(shape.record) or "")
    properties = component["properties"]
    component["properties"] = {item.key: _lean(properties[item.name]) for item in shape.fields}
    if shape is MAP:
        component["properties"].update((name, _lean(properties[name])) for name in SECTIONS)
    names = component.pop("required", ())
    if required := [item.key for item in shape.fields if item.name in names]:
        component["required"] = required
    component["additionalProperties"] = True


def _lean(rule: dict[str, Any]) -> dict[str, Any]:
    """``rule`` without defaults that say nothing: an empty text, list or object."""
    if rule.get("default") in ("", (), [], {}):
        return {key: value for key, value in rule.items() if key != "default"}
    return rule


def _by_key() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "Pictures by their keys: “sha256-” and the hex digest of their bytes.",
        "additionalProperties": {"$ref": _REFERENCE.format(name=Asset.__name__)},
    }


def _plain(docstring: str) -> str:
    """A docstring as running text about JSON: no markup, one blank line between paragraphs."""
    paragraphs = re.split(r"\n\s*\n", docstring.replace("``None``", "null"))
    texts = (" ".join(part.split()) for part in paragraphs)
    return "\n\n".join(re.sub(r"``(.+?)``", r"“\1”", text) for text in texts)


if __name__ == "__main__":
    target = Path(__file__).parents[2] / "resources" / "schema" / "cjm.schema.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(schema_text(), encoding="utf-8")
