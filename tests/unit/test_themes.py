"""Themes: complete files, and text that can be read on whatever lies behind it, in every sample and direction."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cjm_desktop.errors import CjmError
from cjm_desktop.i18n.words import words_for
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.layout import Layouter
from cjm_desktop.layout.scene import Box, Fill, Gradient, Path, Scene, Text
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.resources import resource_names, resource_path
from cjm_desktop.storage.files import load
from cjm_desktop.text.fixed_engine import FixedTextEngine
from cjm_desktop.theme.contrast import contrast, mixed, readable_on
from cjm_desktop.theme.themes import DEFAULT_THEME, load_theme, theme_names

LEAST = 4.5


def backgrounds(scene: Scene) -> Iterator[tuple[Text, Fill]]:
    """Each text of the scene with the last fill painted below its middle."""
    painted: list[tuple[Rect, Fill]] = []
    for placed in scene.placed:
        for group in placed.fragment.groups:
            for shape in group.shapes:
                if isinstance(shape, Box) and shape.fill:
                    painted.append((shape.rect.moved(placed.x, placed.y), shape.fill))
                elif isinstance(shape, Path) and shape.fill and group.role == "stage":
                    painted.append((group.bounds.moved(placed.x, placed.y), shape.fill))
                elif isinstance(shape, Text) and shape.block.text:
                    rect = shape.rect.moved(placed.x, placed.y)
                    middle = (rect.x + rect.width / 2, rect.y + rect.height / 2)
                    below = [fill for area, fill in painted if area.contains(*middle)]
                    yield shape, below[-1] if below else scene.background


def colours(fill: Fill) -> list[str]:
    return [colour for _, colour in fill.stops] if isinstance(fill, Gradient) else [fill]


def scene_of(document: JourneyMap, theme: str) -> Scene:
    words = words_for(document.language)
    return Layouter(FixedTextEngine(), load_theme(theme), words, kinds()).scene(document)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("name", resource_names("samples", ".cjm"))
def test_text_can_be_read(name: str, theme: str) -> None:
    document = load(resource_path("samples", f"{name}.cjm")).document
    checked = 0
    for text, fill in backgrounds(scene_of(document, theme)):
        for colour in colours(fill):
            assert contrast(text.colour, colour) >= LEAST, (text.block.text, text.colour, colour)
        checked += 1
    assert checked > 90


@pytest.mark.parametrize("colour", ["#FFFF00", "#000000", "#808080", "#7FA6D6", "#FFFFFF"])
def test_stages_and_personas_of_any_colour_can_be_read(colour: str) -> None:
    document = load(resource_path("samples", "shop-en.cjm")).document
    stages = tuple(replace(stage, colour=colour) for stage in document.stages)
    personas = tuple(replace(persona, colour=colour, portrait="") for persona in document.personas)
    scene = scene_of(replace(document, stages=stages, personas=personas), DEFAULT_THEME)
    for text, fill in backgrounds(scene):
        assert all(contrast(text.colour, one) >= LEAST for one in colours(fill)), text.block.text


def test_the_default_theme_comes_first_and_unknown_ones_are_refused() -> None:
    assert theme_names()[0] == DEFAULT_THEME
    assert {"calm", "colour-blind", "black-and-white"} <= set(theme_names())
    with pytest.raises(CjmError, match="no theme “neon”"):
        load_theme("neon")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert readable_on("#FFFFFF", "#EEEEEE") == "#000000"
    assert readable_on("#102030", "#FFFFFF") == "#FFFFFF"
