"""Icons: their outlines are those of the drawings, and an unknown name is no mistake."""

import importlib.util
from pathlib import Path

import pytest

from cjm_desktop.resources import resource_path
from cjm_desktop.theme.icons import _manifest, _outlines, icon

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "outlines.py"


def test_outlines_are_those_of_the_drawings() -> None:
    spec = importlib.util.spec_from_file_location("outlines", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    drawings = {file.name: file for file in resource_path("icons").glob("*.svg")}
    assert set(_outlines()) == set(drawings), "run packaging/outlines.py"
    for name, file in drawings.items():
        assert _outlines()[name] == script.outline(file), "run packaging/outlines.py"


@pytest.mark.parametrize("name", sorted(_manifest()))
def test_every_icon_lies_on_its_grid(name: str) -> None:
    data = icon(name)
    assert data.outline[0][0] == "M"
    assert all(-1 <= value <= 25 for command in data.outline for value in command[1:])


def test_an_unknown_name_gives_the_icon_for_other_things() -> None:
    assert icon("no-such-icon") == icon("other")
