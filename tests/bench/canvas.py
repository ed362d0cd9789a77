"""The canvas at 1920 × 1080 with two thousand and with ten thousand cards of twelve words: painting, panning, dragging.

The peer is Qt's own way, the same cards as items of a QGraphicsView; the floors are the bare blit of a full frame and
ten thousand rectangles drawn by one call.
"""

import gc
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from cjm_desktop.edit.operations import change_cards
from cjm_desktop.edit.selection import Focus
from cjm_desktop.layout.scene import Box, Group, Scene, Text
from cjm_desktop.paint.qt_tools import NO_PEN, colour, pen, plain_brush
from cjm_desktop.text.qt_engine import QtTextEngine
from cjm_desktop.ui.canvas.gestures.drag_cards import DragCards
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.style.appearance import Appearance
from tests.bench.corpus import journey
from tests.bench.runner import Bench, Figure, Measure, Sample, here

SIZE = (1920, 1080)
WORDS = 12
RECTANGLES = 10_000
STEPS = 120
NO_KEYS = Qt.KeyboardModifier.NoModifier


def figures(bench: Bench) -> Iterator[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    appearance = Appearance(
        application, "light"
    )  # scroll bars in the product's own style cost a fifth of Qt's
    blit, rectangles = here(_blit(QPixmap(*SIZE), QPixmap(*SIZE))), here(_rectangles(QPixmap(*SIZE)))
    yield bench.seconds("floor: blit of a full frame", blit, runs=20)
    yield bench.seconds("floor: 10,000 rectangles in one call", rectangles, runs=20)
    for cards, limit in ((2_000, 0.008), (10_000, 0.016)):
        canvas = shown_canvas(bench.size(cards))
        gc.collect()
        gc.freeze()  # as the program does once a map stands
        yield from _painting(bench, f"{cards:,} cards", canvas, limit, rectangles, blit)
        yield from _panning(f"{cards:,} cards", canvas, bench)
        yield from _dragging(bench, f"{cards:,} cards", canvas, limit, blit)
        yield from _peer(bench, f"{cards:,} cards", canvas.scene, rectangles)
        canvas.close()
        gc.unfreeze()
    del appearance


def shown_canvas(cards: int) -> Canvas:
    """A canvas over a map of so many cards, shown and painted."""
    open_map = OpenMap(journey(cards, words=WORDS), QtTextEngine())
    canvas = Canvas(open_map)
    open_map.setParent(canvas)
    canvas.resize(*SIZE)
    canvas.show()
    QApplication.processEvents()
    canvas.settle()
    return canvas


def _painting(
    bench: Bench, name: str, canvas: Canvas, limit: float, rectangles: Measure, blit: Measure
) -> Iterator[Figure]:
    canvas.fit()
    canvas.settle()
    yield bench.seconds(
        f"{name}: everything in view, painted anew",
        here(_anew, canvas),
        target=limit,
        floor=rectangles,
        floor_name="10,000 rectangles",
        runs=20,
    )
    canvas.set_zoom(1.0)
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum() // 2)
    canvas.settle()
    yield bench.seconds(
        f"{name}: repaint at 100 %",
        here(canvas.viewport().repaint),
        target=0.008,
        floor=blit,
        floor_name="blit",
        runs=20,
    )
    yield bench.seconds(
        f"{name}: first frame at 100 % without any tile",
        here(_first_frame, canvas),
        target=None,
        floor=blit,
        floor_name="blit",
        runs=20,
    )
    yield bench.seconds(
        f"{name}: every tile at 100 % painted anew, over several frames",
        here(_anew, canvas),
        floor=blit,
        floor_name="blit",
        runs=10,
    )


def _anew(canvas: Canvas) -> None:
    canvas.forget_tiles()
    canvas.settle()


def _first_frame(canvas: Canvas) -> None:
    canvas.forget_tiles()
    canvas.viewport().repaint()


def _panning(name: str, canvas: Canvas, bench: Bench) -> Iterator[Figure]:
    """Steps of a hand that pans: each a little further, to and fro over places not seen before."""
    canvas.set_zoom(1.0)
    canvas.settle()
    times = []
    for number in range(8 if bench.tiny else STEPS):
        start = perf_counter()
        canvas.scroll_by(-23, 17 if number % 40 < 20 else -9)
        canvas.viewport().repaint()
        times.append(perf_counter() - start)
    yield Figure(f"{name}: a step of panning", "s", median(times), min(times), None, 0.004)
    slowest = quantiles(times, n=20)[-1]
    yield Figure(f"{name}: a step of panning, 95th percentile", "s", slowest, slowest, None, 0.016)


def _dragging(bench: Bench, name: str, canvas: Canvas, limit: float, blit: Measure) -> Iterator[Figure]:
    canvas.set_zoom(1.0)
    canvas.settle()
    view = canvas.camera.seen(*SIZE)
    seen = [focus for focus in canvas.index.within(view.inset(200, 200)) if focus.part == "card"]
    gesture = DragCards(canvas, (seen[0].ref,), seen[0].ref, _middle(canvas, seen[0]))
    canvas.begin(gesture)
    numbers = count()

    def move() -> None:
        number = next(numbers)
        canvas.move_gesture(QPointF(300 + number % 37 * 29, 250 + number % 23 * 21))
        canvas.viewport().repaint()

    yield bench.seconds(
        f"{name}: a card carried, one move", here(move), target=limit, floor=blit, floor_name="blit", runs=30
    )
    canvas.cancel_gesture()

    def drop() -> Sample:
        """The card is taken and carried before; what is timed begins when it is let go."""
        target = seen[1 + next(numbers) % (len(seen) - 1)]
        at = _middle(canvas, target)
        carried = DragCards(canvas, (seen[0].ref,), seen[0].ref, at)
        carried.move(at, NO_KEYS)
        return here(_let_go, canvas, carried, at)()

    yield bench.seconds(
        f"{name}: the card let go: edit, layout, repaint",
        drop,
        target=limit,
        floor=blit,
        floor_name="blit",
        runs=30,
    )

    def edit() -> None:
        ref = seen[next(numbers) % len(seen)].ref
        canvas.open_map.edit("", change_cards, [ref], text=f"text {next(numbers)}")
        canvas.viewport().repaint()

    yield bench.seconds(
        f"{name}: a card's text changed: edit, layout, repaint", here(edit), target=limit, runs=30
    )


def _let_go(canvas: Canvas, carried: DragCards, at: QPointF) -> None:
    carried.finish(at, NO_KEYS)
    canvas.viewport().repaint()


def _middle(canvas: Canvas, focus: Focus) -> QPointF:
    place = canvas.place_of(focus)
    assert place is not None
    return canvas.to_view(place).center()


# The peer


class _CardItem(QGraphicsItem):
    """One card as an item, painted in Python as the canvas paints it."""

    def __init__(self, group: Group, x: float, y: float) -> None:
        super().__init__()
        self._group = group
        bounds = group.bounds
        self._rect = QRectF(bounds.x, bounds.y, bounds.width, bounds.height)
        self.setPos(x, y)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        for shape in self._group.shapes:
            if isinstance(shape, Box):
                rect = shape.rect
                painter.setBrush(plain_brush(shape.fill if isinstance(shape.fill, str) else "#FFFFFF"))
                painter.setPen(NO_PEN if shape.stroke is None else pen(shape.stroke.colour, 1.0, ()))
                painter.drawRoundedRect(QRectF(rect.x, rect.y, rect.width, rect.height), 8, 8)
            elif isinstance(shape, Text):
                block = shape.block
                block.draw(painter, shape.x, shape.y, shape.width, shape.align, colour(shape.colour))  # type: ignore[attr-defined]


def _peer(bench: Bench, name: str, scene: Scene, rectangles: Measure) -> Iterator[Figure]:
    items = QGraphicsScene(0, 0, scene.width, scene.height)
    for placed in scene.placed:
        for group in placed.fragment.groups:
            if group.role == "card":
                items.addItem(_CardItem(group, placed.x, placed.y))
    view = QGraphicsView(items)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.resize(*SIZE)
    view.show()
    view.fitInView(items.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
    QApplication.processEvents()
    yield bench.seconds(
        f"peer, {name}: everything in view as QGraphicsItems",
        here(view.viewport().repaint),
        floor=rectangles,
        floor_name="10,000 rectangles",
        runs=5,
    )
    view.resetTransform()
    QApplication.processEvents()
    yield bench.seconds(
        f"peer, {name}: repaint at 100 % as QGraphicsItems", here(view.viewport().repaint), runs=10
    )
    view.close()


# The floors


def _blit(onto: QPixmap, frame: QPixmap) -> Callable[[], None]:
    frame.fill(QColor("#FFFFFF"))
    onto.fill(QColor("#000000"))

    def work() -> None:
        painter = QPainter(onto)
        painter.drawPixmap(0, 0, frame)
        painter.end()

    return work


def _rectangles(onto: QPixmap) -> Callable[[], None]:
    onto.fill(QColor("#FFFFFF"))
    across = 125
    rectangles = [QRectF(n % across * 15, n // across * 13, 12, 10) for n in range(RECTANGLES)]

    def work() -> None:
        painter = QPainter(onto)
        painter.setPen(NO_PEN)
        painter.setBrush(plain_brush("#FDE8E8"))
        painter.drawRects(rectangles)
        painter.end()

    return work
