"""Draws a scene in few strokes, where letters would be too small to read: cards as areas, lines of text as bars.

Rectangles of one colour in one lane are drawn by one call, so that ten thousand cards take a few milliseconds. A lane
whose fragments are the same as in the last scene isn't gone through again.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Fragment, Gradient, Image, Path, Placed, Scene, Stroke, Text
from cjm_desktop.paint.qt_tools import NO_BRUSH, NO_PEN, brush, colour, outline, pen, plain_brush
from cjm_desktop.theme.contrast import mixed

BELOW = 0.3
"""Below so many device pixels a unit, body text can't be read and this is drawn instead."""
_BARS_FROM = 0.1
"""From here on lines of text are worth a bar."""
_READABLE = 5.0
"""Size in device pixels from which even here a text is written out."""
_LARGE = 13.0
"""Only texts of this size are ever written out."""
_TEXT_SHARE = 0.4
"""How much of the ink's colour a bar has."""
_PICTURE = "#C9D2DE"

Bars = dict[str, list[QRectF]]


class _Row:
    """The rectangles of neighbouring fragments, relative to the first one's top."""

    def __init__(self, placed: Sequence[Placed], paper: str) -> None:
        self.fragments = [(one.fragment, one.x, one.y - placed[0].y) for one in placed]
        self.areas: Bars = {}
        self.rounds: list[tuple[Box, QRectF]] = []
        self.paths: list[tuple[float, float, Path]] = []
        self.large: list[tuple[float, float, Text]] = []
        self._paper = paper
        for fragment, x, y in self.fragments:
            self._add(fragment, x, y)

    def _add(self, fragment: Fragment, x: float, y: float) -> None:
        for group in fragment.groups:
            for shape in group.shapes:
                if isinstance(shape, Box):
                    self._add_box(shape, x, y)
                elif isinstance(shape, Text):
                    if shape.block.style.size >= _LARGE:
                        self.large.append((x, y, shape))
                elif isinstance(shape, Path):
                    self.paths.append((x, y, shape))
                elif isinstance(shape, Image):
                    self._put(self.areas, _PICTURE, shape.rect, x, y)

    def _add_box(self, box: Box, x: float, y: float) -> None:
        rect = box.rect
        if box.radius * 2 >= rect.width:
            self.rounds.append((box, QRectF(x + rect.x, y + rect.y, rect.width, rect.height)))
        elif isinstance(box.fill, str) and box.fill.upper() != self._paper.upper():
            self._put(self.areas, box.fill, box.rect, x, y)
        elif box.stroke is not None:
            # A white card shows by its border; at this size a paler area stands for it.
            self._put(self.areas, mixed(box.stroke.colour, self._paper, 0.45), box.rect, x, y)

    @cached_property
    def bars(self) -> Bars:
        """The lines of small texts; made when they are first large enough to be drawn."""
        bars: Bars = {}
        for fragment, x, y in self.fragments:
            for group in fragment.groups:
                for shape in group.shapes:
                    if isinstance(shape, Text) and shape.block.style.size < _LARGE:
                        self._add_lines(bars, shape, x, y)
        return bars

    def _add_lines(self, bars: Bars, text: Text, x: float, y: float) -> None:
        ink = mixed(text.colour[:7], self._paper, _TEXT_SHARE)
        for line in text.block.lines:
            if line.width > 0:
                left = text.x + line.left(text.align, text.width)
                high = text.block.style.size * 0.5
                self._put(bars, ink, Rect(left, text.y + line.baseline - high, line.width, high), x, y)

    @staticmethod
    def _put(into: Bars, ink: str, rect: Rect, x: float, y: float) -> None:
        into.setdefault(ink, []).append(QRectF(x + rect.x, y + rect.y, rect.width, rect.height))


class Sketch:
    """The sketch of one scene after the other. The frame behind the cells is drawn as it is, but thin."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], _Row] = {}
        self._tops: list[tuple[float, float, _Row]] = []
        self._scene: Scene | None = None

    def show(self, scene: Scene) -> None:
        """From now on ``scene`` is drawn."""
        if scene is self._scene:
            return
        rows: dict[tuple[str, str], _Row] = {}
        self._tops = []
        for key, group in groupby(_without_frame(scene), key=_row_key):
            placed = list(group)
            while key in rows:
                key = (key[0], key[1] + "+")
            row = self._rows.get(key)
            if row is None or not _same(row, placed):
                row = _Row(placed, scene.background)
            rows[key] = row
            bottom = max(one.y + one.fragment.height for one in placed)
            self._tops.append((placed[0].y, bottom, row))
        self._rows, self._scene = rows, scene

    def draw(self, painter: QPainter, scale: float, x: float, y: float, area: Rect) -> None:
        """Draws what touches ``area`` (map units), the scene's corner at ``x``, ``y``, ``scale`` pixels a unit."""
        scene = self._scene
        if scene is None:
            return
        painter.save()
        painter.translate(x, y)
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        _draw_frame(painter, scene, scale)
        seen = [(top, row) for top, bottom, row in self._tops if bottom >= area.y and top <= area.bottom]
        for top, row in seen:
            _draw_row(painter, row, top, scale)
        painter.restore()


def _without_frame(scene: Scene) -> Iterable[Placed]:
    return (placed for placed in scene.placed if placed.key.part != "frame")


def _row_key(placed: Placed) -> tuple[str, str]:
    key = placed.key
    return (key.lane, "") if key.lane and key.part != "line" else (key.lane, key.part)


def _same(row: _Row, placed: Sequence[Placed]) -> bool:
    if len(row.fragments) != len(placed):
        return False
    top = placed[0].y
    return all(
        old[0] is new.fragment and old[1] == new.x and old[2] == new.y - top
        for old, new in zip(row.fragments, placed, strict=True)
    )


def _draw_row(painter: QPainter, row: _Row, top: float, scale: float) -> None:
    painter.translate(0.0, top)
    painter.setPen(NO_PEN)
    for ink, rects in row.areas.items():
        painter.setBrush(plain_brush(ink))
        painter.drawRects(rects)
    if scale >= _BARS_FROM:
        for ink, rects in row.bars.items():
            painter.setBrush(plain_brush(ink))
            painter.drawRects(rects)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for x, y, path in row.paths:
        painter.translate(x, y)
        _draw_path(painter, path, scale)
        painter.translate(-x, -y)
    for box, area in row.rounds:
        painter.setPen(NO_PEN if box.stroke is None else _thin(box.stroke, scale))
        painter.setBrush(plain_brush(box.fill) if isinstance(box.fill, str) else NO_BRUSH)
        painter.drawEllipse(area)
    for x, y, text in row.large:
        if text.block.style.size * scale >= _READABLE:
            painter.translate(x, y)
            block = text.block
            block.draw(painter, text.x, text.y, text.width, text.align, colour(text.colour))  # type: ignore[attr-defined]
            painter.translate(-x, -y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.translate(0.0, -top)


def _draw_path(painter: QPainter, path: Path, scale: float) -> None:
    painter.setPen(NO_PEN if path.stroke is None else _thin(path.stroke, scale))
    painter.setBrush(plain_brush(path.fill) if isinstance(path.fill, str) else NO_BRUSH)
    painter.drawPath(outline(path.commands))


def _thin(stroke: Stroke, scale: float) -> object:
    """The line, at least three quarters of a pixel wide."""
    return pen(stroke.colour, max(stroke.width, 0.75 / scale), stroke.dash)


def _draw_frame(painter: QPainter, scene: Scene, scale: float) -> None:
    """Backgrounds of lanes and hairlines."""
    frame = next((placed for placed in scene.placed if placed.key.part == "frame"), None)
    if frame is None:
        return
    lines: dict[str, QPainterPath] = {}
    for shape in frame.fragment.groups[0].shapes:
        if isinstance(shape, Box) and shape.fill is not None:
            fill, rect = shape.fill, shape.rect
            look = brush(fill, rect.y, rect.height) if isinstance(fill, Gradient) else plain_brush(fill)
            painter.fillRect(QRectF(rect.x, rect.y, rect.width, rect.height), look)
        elif isinstance(shape, Path) and shape.stroke is not None:
            path = lines.setdefault(shape.stroke.colour, QPainterPath())
            (_, x1, y1), (_, x2, y2) = shape.commands[:2]  # type: ignore[misc]
            path.moveTo(x1, y1)
            path.lineTo(x2, y2)
    painter.setBrush(NO_BRUSH)
    for ink, path in lines.items():
        line = pen(ink, 1.0, ())
        line.setCosmetic(True)
        painter.setPen(line)
        painter.drawPath(path)
