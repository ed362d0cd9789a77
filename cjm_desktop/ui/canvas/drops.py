"""What is dropped on the map: new things from the palette, cards, pictures, texts and map files from outside.

While something is held over the map, a mark shows where it would come to stand; whatever leaves again leaves nothing.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPointF, QTimer, Slot
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter

from cjm_desktop.assembly.clips import MIME_TYPE as CARDS
from cjm_desktop.edit.lookup import persona_without_point
from cjm_desktop.edit.operations import add_point
from cjm_desktop.edit.selection import Focus, focus_of
from cjm_desktop.lanes.places import mood_at
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.lanes.scale import score_of, shown_scale
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.kinds import kind_of
from cjm_desktop.model.records import Lane
from cjm_desktop.ui import clipboard
from cjm_desktop.ui.canvas.gestures.drag_point import PointPlace, place_along, rounded_score
from cjm_desktop.ui.canvas.marks import paint_area, paint_line, paint_score
from cjm_desktop.ui.canvas.targets import CardTarget, card_rects, card_target, cell_near
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.choose import MAP_SUFFIXES
from cjm_desktop.ui.incoming_pictures import SUFFIXES
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import read_only_error
from cjm_desktop.ui.panels.palette_entry import NEW_MIME


@dataclass(frozen=True, slots=True)
class Offer:
    """What is held over the map: ``kind`` and ``channel`` of something new, files to open, or other data.

    Files that are of no use are taken too, so that the drop can say so.
    """

    kind: str = ""
    channel: str = ""
    maps: tuple[Path, ...] = ()
    is_useful: bool = True


class MapDrops(QObject):
    """Takes drops for one canvas. ``open_file`` opens a map that was dropped."""

    def __init__(self, canvas: Canvas, messages: Messages, open_file: Callable[[Path], object]) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._messages = messages
        self._open_file = open_file
        self._area: Rect | None = None
        self._line: Rect | None = None
        self._score: tuple[QPointF, Lane, float] | None = None
        self._waiting: tuple[Path, ...] = ()

    # While something is held over the map

    def offer(self, event: QDragMoveEvent) -> bool:
        """Marks where it would come to stand; answers whether it is anything that can be taken."""
        self.leave()
        offer = _offered(event.mimeData())
        if offer is None or (self._canvas.open_map.read_only and not offer.maps):
            return False
        if offer.maps or not offer.is_useful:
            return True
        at = self._canvas.to_scene(event.position())
        target = self._target(offer, at)
        if target is not None:
            self._area, self._line = target.cell, target.line
        elif offer.kind:
            self._area = self._place_of_new(offer.kind, at)
            self._score = self._score_of_new(offer.kind, event.position(), at)
        return True

    def leave(self) -> None:
        """It is gone again."""
        self._area = self._line = self._score = None

    def paint(self, painter: QPainter) -> None:
        """Draws the marks."""
        if self._area is not None:
            paint_area(painter, self._canvas.to_view(self._area))
        if self._line is not None:
            line = self._canvas.to_view(self._line)
            paint_line(painter, line.topLeft(), line.topRight())
        if self._score is not None:
            paint_score(painter, *self._score)

    def _target(self, offer: Offer, at: tuple[float, float]) -> CardTarget | None:
        """Where cards would come to stand: something new goes into a lane of its kind, whatever lane it is over."""
        canvas = self._canvas
        document = canvas.open_map.document
        target = card_target(canvas.index, document, kinds(), at)
        if not offer.kind or (target and document.index.lanes[target.lane].kind == offer.kind):
            return target
        found = cell_near(canvas.index, *at)
        lane = next((one for one in document.lanes if one.kind == offer.kind), None)
        cell = canvas.index.cell(lane.id, found[1]) if lane and found else None
        if lane is None or cell is None or kind_of(kinds(), lane).holds != "cards":
            return None
        return card_target(canvas.index, document, kinds(), (cell.x + cell.width / 2, cell.bottom - 1))

    def _place_of_new(self, kind: str, at: tuple[float, float]) -> Rect | None:
        """The area that shows where a point, or the first card of a new lane, would stand."""
        canvas = self._canvas
        found = cell_near(canvas.index, *at)
        if found is None:
            return None
        lane = self._lane_of(kind, found[0])
        if lane is not None:
            return canvas.index.cell(lane.id, found[1])
        last = canvas.index.cell(canvas.scene.grid.lanes[-1].id, found[1])
        return Rect(last.x, last.bottom, last.width, 24.0) if last else None

    def _score_of_new(
        self, kind: str, pointer: QPointF, at: tuple[float, float]
    ) -> tuple[QPointF, Lane, float] | None:
        """What the badge at the pointer says of a new point, while it is over its lane."""
        found = cell_near(self._canvas.index, *at)
        lane = self._lane_of(kind, found[0]) if found else None
        if found is None or lane is None or lane.id != found[0] or kind_of(kinds(), lane).holds != "points":
            return None
        return pointer, lane, self._point_place(lane, found[1], at).score

    def _lane_of(self, kind: str, hovered: str) -> Lane | None:
        document = self._canvas.open_map.document
        if document.index.lanes[hovered].kind == kind:
            return document.index.lanes[hovered]
        return next((lane for lane in document.lanes if lane.kind == kind), None)

    # When it is let go

    def take(self, event: QDropEvent) -> bool:
        """Does what the drop asks for; answers whether it was anything that can be taken."""
        self.leave()
        data, at = event.mimeData(), self._canvas.to_scene(event.position())
        offer = _offered(data)
        if offer is None or not offer.is_useful:
            self._messages.notice(
                say("This can't be put on a map. Pictures, text and maps can."), kind="warning"
            )
            return offer is not None
        if offer.maps:
            self._waiting = offer.maps
            # Opening may ask something; the program that was dragged from waits until the drop is over.
            QTimer.singleShot(0, self, self._open_maps)
            return True
        if self._canvas.open_map.read_only:
            self._messages.warn(read_only_error())
            return False
        self._canvas.setFocus()
        if offer.kind:
            self._add_new(offer, at)
            return True
        self._stand_at(card_target(self._canvas.index, self._canvas.open_map.document, kinds(), at))
        return clipboard.paste_mime(self._canvas.open_map, self._messages, data)

    @Slot()
    def _open_maps(self) -> None:
        paths, self._waiting = self._waiting, ()
        for path in paths:
            self._open_file(path)

    def _stand_at(self, target: CardTarget | None) -> None:
        """Moves the focus to where what is dropped is to be added: below a card, or into a cell."""
        if target is None:
            return
        open_map = self._canvas.open_map
        refs = [ref for ref, _ in card_rects(self._canvas.index, target.lane, target.step)]
        if target.position > 0:
            open_map.select((), focus_of(open_map.document, refs[target.position - 1]))
        else:
            open_map.select((), Focus("cell", lane=target.lane, step=target.step))

    def _add_new(self, offer: Offer, at: tuple[float, float]) -> None:
        canvas = self._canvas
        found = cell_near(canvas.index, *at)
        lane = self._lane_of(offer.kind, found[0]) if found else None
        if found and lane is not None and kind_of(kinds(), lane).holds == "points":
            self._add_point(lane, found[1], at)
            return
        target = self._target(offer, at)
        if target is not None:
            self._stand_at(target)
        elif found:
            canvas.open_map.select((), Focus("cell", lane=found[0], step=found[1]))
        position = target.position if target is not None else None
        canvas.new_wanted.emit(offer.kind, offer.channel, position)

    def _add_point(self, lane: Lane, step: str, at: tuple[float, float]) -> None:
        open_map, place = self._canvas.open_map, self._point_place(lane, step, at)
        persona = persona_without_point(open_map.document, lane.id, step)
        changes = open_map.edit(
            say("Add emotion point"), add_point, lane.id, step, place.score, at=place.at, persona=persona
        )
        if changes is not None and changes.points.added:
            open_map.select((changes.points.added[0].id,))

    def _point_place(self, lane: Lane, step: str, at: tuple[float, float]) -> PointPlace:
        """Where a point that is let go here comes to stand: at that score and place; in another lane at the neutral
        score, in the middle of the step."""
        x, y = at
        grid = self._canvas.scene.grid
        down = next(span for span in grid.lanes if span.id == lane.id)
        along = next(span for span in grid.steps if span.id == step)
        is_over = down.start <= y < down.end
        mood = mood_at(y - down.start) if is_over else 0.0
        score = rounded_score(score_of(shown_scale(lane), mood), fine=False)
        return PointPlace(step, place_along(along, x, self._canvas.scene.rtl) if is_over else 0.5, score)


def _offered(data: QMimeData) -> Offer | None:
    """What the data is; ``None`` if a map can do nothing with it."""
    if data.hasFormat(NEW_MIME):
        return _new(bytes(data.data(NEW_MIME).data()))
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    maps = tuple(path for path in paths if path.suffix.lower() in MAP_SUFFIXES)
    if maps:
        return Offer(maps=maps)
    has_pictures = any(path.suffix.lower() in SUFFIXES for path in paths)
    has_things = has_pictures or data.hasFormat(CARDS) or data.hasImage()
    if has_things or (data.hasText() and data.text().strip() and not paths):
        return Offer()
    return Offer(is_useful=False) if paths else None


def _new(data: bytes) -> Offer | None:
    try:
        said = json.loads(data)
    except ValueError:
        return None
    kind = said.get("kind") if isinstance(said, dict) else None
    channel = said.get("channel", "") if isinstance(said, dict) else ""
    if not isinstance(kind, str) or not isinstance(channel, str) or kind not in kinds():
        return None
    return Offer(kind, channel)
