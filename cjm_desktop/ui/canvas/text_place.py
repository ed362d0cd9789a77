"""Where on a scene the text of a record is drawn, and how: what an editor over it has to look like. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Group, Path, Placed, PlaceKey, Scene, Shape, Text
from cjm_desktop.theme import tokens
from cjm_desktop.ui.canvas.scene_index import SceneIndex

__all__ = ["TextPlace", "text_place"]


@dataclass(frozen=True, slots=True)
class TextPlace:
    """``rect`` is the text's box in scene coordinates, ``background`` the colour behind it (``#RRGGBB``)."""

    text: Text
    rect: Rect
    background: str


def text_place(index: SceneIndex, focus: Focus) -> TextPlace | None:
    """The place of what is typed at ``focus``; ``None`` where no text is drawn."""
    found = _label(index, focus) if focus.part == "point" else index.group(focus)
    if focus.part == "title":
        found = _title(index)
    if found is None:
        return None
    placed, group = found
    text = _text(focus, group.shapes)
    if text is None:
        return None
    rect = text.rect.moved(placed.x, placed.y)
    if focus.part == "point":
        rect = _widened(index.scene, rect, group.step)
    return TextPlace(text, rect, _background(index.scene, group.shapes, text))


def _title(index: SceneIndex) -> tuple[Placed, Group] | None:
    placed = index.by_key.get(PlaceKey("title"))
    return (placed, placed.fragment.groups[0]) if placed else None


def _label(index: SceneIndex, focus: Focus) -> tuple[Placed, Group] | None:
    placed = index.by_key.get(PlaceKey("band", lane=focus.lane))
    for group in placed.fragment.groups if placed else ():
        if placed and group.role == "label" and group.ref == focus.ref:
            return placed, group
    return None


def _text(focus: Focus, shapes: Sequence[Shape]) -> Text | None:
    """Of all texts of a record the one that is its own: numbers, small lines and quotes are others."""
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    if focus.part == "persona":
        return next((text for text in texts if text.block.style == tokens.PERSONA_NAME), None)
    if focus.part != "card":
        return next(iter(texts), None)
    body = next((text for text in texts if text.block.style == tokens.BODY), None)
    small = [text for text in texts if text.block.style == tokens.SMALL]
    return body or (small[-1] if small else None)


def _widened(scene: Scene, rect: Rect, step: str) -> Rect:
    """A label's box is as narrow as its words; typing needs the width of the step."""
    span = next((span for span in scene.grid.steps if span.id == step), None)
    if span is None:
        return rect
    width = span.size - 2 * tokens.CELL_PADDING
    middle = rect.x + rect.width / 2
    x = min(max(middle - width / 2, span.start), span.end - width)
    return Rect(x, rect.y, width, rect.height)


def _background(scene: Scene, shapes: Sequence[Shape], text: Text) -> str:
    """The colour of the area that the text lies on: a card, the arrow of a stage, else the paper."""
    for shape in shapes:
        fill = shape.fill if isinstance(shape, Path | Box) else None
        if isinstance(fill, str) and (isinstance(shape, Path) or _holds(shape, text)):
            return fill[:7]
    return scene.background[:7]


def _holds(shape: Shape, text: Text) -> bool:
    return isinstance(shape, Box) and shape.rect.contains(text.x, text.y)
