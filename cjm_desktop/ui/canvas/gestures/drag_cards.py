"""Carrying cards to another place: within their cell, into another step or lane; with Ctrl, copies of them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from cjm_desktop.edit.operations import duplicate_cards, move_cards
from cjm_desktop.edit.selection import Focus
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.scene import Group, Placed
from cjm_desktop.model.ids import new_id
from cjm_desktop.model.records import JourneyMap, Record
from cjm_desktop.ui.canvas.gesture import Modifiers
from cjm_desktop.ui.canvas.marks import Carried, paint_area, paint_leaving, paint_line
from cjm_desktop.ui.canvas.pointer import Press
from cjm_desktop.ui.canvas.targets import CardTarget, card_target
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import say, say_number

_COPYING = Qt.KeyboardModifier.ControlModifier


class DragCards:
    """The selected cards follow the pointer; a line shows between which cards they would come to stand."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = True

    def __init__(self, canvas: Canvas, refs: tuple[str, ...], taken: str, start: QPointF) -> None:
        self._canvas = canvas
        self._refs = refs
        self._at = start
        self._target: CardTarget | None = None
        self._copies = False
        self._carried = self._picture(taken, start)

    def _picture(self, taken: str, start: QPointF) -> Carried:
        canvas = self._canvas
        order = (taken, *(ref for ref in self._refs if ref != taken))
        places = (canvas.index.focus_of(ref) for ref in order)
        pieces: list[tuple[Placed, Group]] = [
            piece for place in places if place and (piece := canvas.index.group(place))
        ]
        if not pieces:
            return Carried(canvas, (), QPointF())
        placed, group = pieces[0]
        corner = canvas.to_view(group.bounds.moved(placed.x, placed.y)).topLeft()
        return Carried(canvas, pieces, start - corner)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        self._at, self._copies = at, bool(modifiers & _COPYING)
        canvas = self._canvas
        moving = () if self._copies else self._refs
        place = canvas.to_scene(at)
        self._target = card_target(canvas.index, canvas.open_map.document, kinds(), place, moving)
        shape = Qt.CursorShape.ForbiddenCursor if self._target is None else self.cursor
        canvas.viewport().setCursor(Qt.CursorShape.DragCopyCursor if self._target and self._copies else shape)

    def finish(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)
        target, open_map = self._target, self._canvas.open_map
        if target is None:
            return
        place = (target.lane, target.step, target.position)
        many = len(self._refs) > 1
        if self._copies:
            ids = tuple(new_id(type(open_map.document.index.cards[ref])) for ref in self._refs)
            label = say("Copy cards") if many else say("Copy card")
            if open_map.edit(label, copy_cards, self._refs, ids, *place) is not None:
                open_map.select(ids)
            return
        label = say("Move cards") if many else say("Move card")
        if open_map.edit(label, move_cards, self._refs, *place) is not None:
            open_map.select(self._refs)

    def cancel(self) -> None:
        """Nothing was changed yet."""

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        """What leaves its place is pale; what is copied carries a plus. The mark lies above what is carried."""
        if not self._copies:
            places = (canvas.index.focus_of(ref) for ref in self._refs)
            bounds = (canvas.place_of(place) for place in places if place)
            paint_leaving(painter, canvas, [canvas.to_view(one) for one in bounds if one])
        if self._target is not None:
            paint_area(painter, canvas.to_view(self._target.cell))
        count = say_number(len(self._refs)) if len(self._refs) > 1 else ""
        self._carried.paint(painter, self._at, "+" if self._copies else count)
        if self._target is not None:
            line = canvas.to_view(self._target.line)
            paint_line(painter, line.topLeft(), line.topRight())


def copy_cards(
    document: JourneyMap, refs: tuple[str, ...], ids: tuple[str, ...], lane: str, step: str, position: int
) -> JourneyMap:
    """Copies of the cards, called ``ids`` in the order of the map, at a place of a cell."""
    left = list(ids)

    def next_id(kind: type[Record]) -> str:
        return left.pop(0) if left else new_id(kind)

    return move_cards(duplicate_cards(document, refs, new_id=next_id), ids, lane, step, position)


@dataclass(frozen=True, slots=True)
class DragCardsStarter:
    """Begins on a card; the press has selected it already."""

    order: int = 50
    at_once: bool = False

    def begin(self, canvas: Canvas, press: Press) -> DragCards | None:
        if press.button != Qt.MouseButton.LeftButton or press.focus is None or press.focus.part != "card":
            return None
        if canvas.open_map.read_only:
            return None
        document = canvas.open_map.document
        chosen = set(canvas.open_map.selection.refs) | {press.focus.ref}
        refs = tuple(card.id for card in document.cards if card.id in chosen)
        return DragCards(canvas, refs, press.focus.ref, press.at)

    def cursor(self, canvas: Canvas, at: QPointF, focus: Focus | None) -> None:
        return None


STARTER = DragCardsStarter()
