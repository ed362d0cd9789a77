"""Where on a scene the text of a record is drawn, and how: what an editor over it has to look like. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Group, Path, Placed, PlaceKey, Scene, Shape, Text
from cjm_desktop.text.types import Align, TextStyle
from cjm_desktop.theme import tokens
from cjm_desktop.ui.canvas.scene_index import SceneIndex

__all__ = ["TextPlace", "text_place"]

_CLEAR = 10.0
"""Between a face and the words that are typed for it, so that the editor leaves the mark around the face free."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """``rect`` is the text's box in scene coordinates, as high as what is drawn of it; ``colour`` is the text's,
    ``background`` that of what it lies on (``#RRGGBB``)."""

    rect: Rect
    style: TextStyle
    align: Align
    colour: str
    background: str


def text_place(index: SceneIndex, focus: Focus) -> TextPlace | None:
    """The place of what is typed at ``focus``; ``None`` where no text is drawn."""
    if focus.part == "point":
        return _label_place(index, focus)
    found = _title(index) if focus.part == "title" else index.group(focus)
    if found is None:
        return None
    placed, group = found
    text = _text(focus, group.shapes)
    if text is None:
        return None
    rect, background = text.rect.moved(placed.x, placed.y), _background(index.scene, group.shapes, text)
    return TextPlace(rect, text.block.style, text.align, text.colour[:7], background)


def _title(index: SceneIndex) -> tuple[Placed, Group] | None:
    placed = index.placed(PlaceKey("title"))
    return (placed, placed.fragment.groups[0]) if placed else None


def _label_place(index: SceneIndex, focus: Focus) -> TextPlace | None:
    """Where the label of a point is, or would be: at its face, away from the neutral line."""
    placed = index.placed(PlaceKey("band", lane=focus.lane))
    labels = [group for group in placed.fragment.groups if group.role == "label"] if placed else []
    looks = next((shape for group in labels for shape in group.shapes if isinstance(shape, Text)), None)
    found = index.group(focus)
    if placed is None or looks is None or found is None:
        return None
    face = found[1].bounds
    height = looks.block.height
    is_high = face.y + face.height / 2 < tokens.BAND_HEIGHT / 2
    free = Rect(face.x, face.y - _CLEAR - height if is_high else face.bottom + _CLEAR, face.width, height)
    rect = next((group.bounds for group in labels if group.ref == focus.ref), free)
    wide = _widened(index.scene, rect.moved(placed.x, placed.y), focus.step)
    return TextPlace(wide, looks.block.style, "centre", looks.colour[:7], index.scene.background[:7])


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
