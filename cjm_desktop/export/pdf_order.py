"""In which order a map is read aloud, and as what: the structure of a tagged PDF made from a scene.

Title, description, personas, lanes with their curves, then stage by stage, step by step, lane by lane the cards
and points; marks and footers last. Knows nothing of drawing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjm_desktop.export.pdf_languages import language_of
from cjm_desktop.export.pdf_tags import Element
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.pages import Page
from cjm_desktop.layout.scene import Group, Image, Placed, Scene, Text
from cjm_desktop.model.records import JourneyMap

Key = tuple[float, float, int]
"""Where a group's fragment lies, and the group's ``id()``: a fragment may be placed several times."""


class Tagged(NamedTuple):
    """The element of a group, and the page on which it counts; elsewhere it is decoration."""

    element: Element
    page: int


class _Found(NamedTuple):
    placed: Placed
    group: Group


def key_of(placed_x: float, placed_y: float, group: Group) -> Key:
    return placed_x, placed_y, id(group)


def build(root: Element, scene: Scene, document: JourneyMap, sheets: Sequence[Page]) -> dict[Key, Tagged]:
    """Adds the elements of ``scene`` to ``root`` and says which group got which."""
    builder = _Builder(root, scene, document, sheets)
    builder.run()
    return builder.tagged


class _Builder:
    def __init__(self, root: Element, scene: Scene, document: JourneyMap, sheets: Sequence[Page]) -> None:
        self._root = root
        self._document = document
        self._language = scene.language or document.language
        self._sheets = sheets
        self._lanes = {span.id: place for place, span in enumerate(scene.grid.lanes)}
        self.tagged: dict[Key, Tagged] = {}
        self._front: dict[str, list[_Found]] = {}
        self._sides: dict[str, list[_Found]] = {}
        self._stages: dict[str, list[_Found]] = {}
        self._cells: dict[str, dict[str, list[_Found]]] = {}
        self._rest: list[_Found] = []
        for found in _speaking(scene):
            self._sort(found)

    def _sort(self, found: _Found) -> None:
        group, key = found.group, found.placed.key
        step = group.step or (key.step if key.part == "cell" else "")
        if group.role in ("title", "about", "persona"):
            self._front.setdefault(group.role, []).append(found)
        elif group.role == "stage":
            self._stages.setdefault(group.ref or key.step, []).append(found)
        elif group.role == "step":
            self._cells.setdefault(group.ref or key.step, {}).setdefault("", []).append(found)
        elif step and group.role in ("card", "point", "label"):
            self._cells.setdefault(step, {}).setdefault(key.lane, []).append(found)
        elif key.lane:
            self._sides.setdefault(key.lane, []).append(found)
        else:
            self._rest.append(found)

    def run(self) -> None:
        for found in self._front.get("title", []):
            self._add(self._root, "H1", found)
        for found in self._front.get("about", []):
            self._add(self._root, "P", found)
        self._section("Sect", "", self._front.get("persona", []))
        lanes = sorted(self._sides, key=lambda lane: self._lanes.get(lane, len(self._lanes)))
        self._section("Sect", "", [found for lane in lanes for found in self._sides[lane]])
        for stage in self._document.stages:
            section = self._root.add("Sect", title=stage.title)
            for found in self._stages.pop(stage.id, []):
                self._add(section, "H2", found)
            for step in stage.steps:
                self._step(section, step.id, step.title)
        left = [found for members in self._stages.values() for found in members]
        left += [found for cells in self._cells.values() for members in cells.values() for found in members]
        self._section("Sect", "", left + self._rest)

    def _step(self, section: Element, step: str, title: str) -> None:
        cells = self._cells.pop(step, {})
        parent = section.add("Sect", title=title) if title else section
        for found in cells.get("", []):
            self._add(parent, "H3", found)
        lanes = sorted(
            (lane for lane in cells if lane), key=lambda lane: self._lanes.get(lane, len(self._lanes))
        )
        for lane in lanes:
            record = self._document.index.lanes.get(lane)
            cell = parent.add("Div", title=record.title if record else "")
            for found in cells[lane]:
                self._add(cell, "P", found)

    def _section(self, tag: str, title: str, members: Sequence[_Found]) -> None:
        if members:
            section = self._root.add(tag, title=title)
            for found in members:
                self._add(section, "P", found)

    def _add(self, parent: Element, tag: str, found: _Found) -> None:
        placed, group = found
        text = " ".join([shape.block.text for shape in group.shapes if isinstance(shape, Text)])
        drawn = group.role in ("curve", "point") or not text
        if drawn and group.says:
            language = language_of(group.says, self._language)
            element = parent.add("Figure", language=language, alternative=group.says)
        elif text or any(isinstance(shape, Image) and shape.alt for shape in group.shapes):
            element = parent.add(tag, language=language_of(text, self._language))
        else:
            return
        page = _home(group.bounds.moved(placed.x, placed.y), self._sheets)
        self.tagged[key_of(placed.x, placed.y, group)] = Tagged(element, page)


def _speaking(scene: Scene) -> Iterator[_Found]:
    for placed in scene.placed:
        for group in placed.fragment.groups:
            if group.role != "artifact":
                yield _Found(placed, group)


def _home(bounds: Rect, sheets: Sequence[Page]) -> int:
    """The page that shows most of ``bounds``."""
    if len(sheets) == 1:
        return 0
    return max(range(len(sheets)), key=lambda place: (_shared(bounds, sheets[place].part), -place))


def _shared(first: Rect, second: Rect) -> float:
    """The size of the area that both have; a rectangle without area counts as a hair wide."""
    width = min(first.right, second.right) - max(first.x, second.x)
    height = min(first.bottom, second.bottom) - max(first.y, second.y)
    return max(width, 1e-6 if width == 0 else 0.0) * max(height, 1e-6 if height == 0 else 0.0)
