"""What tests of bad screens look at: what is cut off in a window, and whether a sharp screen gets a sharp map.

``python -m tests.ui.bad_screen LANGUAGE APPEARANCE ZOOM FOLDER`` opens a window in a process of its own, whose
environment decides about screen and fonts, and prints what it found as JSON.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontDatabase, QIcon, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from cjm_desktop.edit.selection import Selection
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.paint.player import play
from cjm_desktop.paint.qt_surface import QtSurface
from cjm_desktop.resources import resource_path
from cjm_desktop.settings.store import Settings
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.main_window import EditorWindow
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.style.appearance import Appearance

SAMPLES = {"en": "shop-en", "fa": "bank-fa"}


def cut_off(window: QWidget) -> list[str]:
    """Every visible part of a window that isn't seen whole: buttons, tabs and labels too small for their text, and
    whatever reaches out of the window. What a scroll area scrolls may be hidden for now."""
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisibleTo(window) or part.isWindow():
            continue
        if _is_too_small(part):
            found.append(f"{_name(part)}: {part.width()} × {part.height()} for {_wanted(part)}")
        if not _scrolls(part, window) and not _lies_within(part, window):
            found.append(f"{_name(part)} reaches out of the window: {_place(part, window)}")
    return found


def _is_too_small(part: QWidget) -> bool:
    if isinstance(part, (QPushButton, QToolButton)) and part.text():
        if isinstance(part, QToolButton) and part.toolButtonStyle().name == "ToolButtonIconOnly":
            return False
        return part.width() < part.sizeHint().width() or part.height() < part.fontMetrics().height() + 4
    if isinstance(part, QLabel) and part.text() and not part.wordWrap():
        return part.width() < part.sizeHint().width()
    if isinstance(part, QTabBar):
        return any(not part.tabRect(tab).intersects(part.rect()) for tab in range(part.count()))
    return False


def _wanted(part: QWidget) -> str:
    return f"{part.sizeHint().width()} × {part.sizeHint().height()}"


def _scrolls(part: QWidget, window: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _lies_within(part: QWidget, window: QWidget) -> bool:
    """Give or take a pixel, which a splitter from right to left is wrong by."""
    return part.size().isEmpty() or window.rect().adjusted(-1, -1, 1, 1).contains(_place(part, window))


def _place(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _name(part: QWidget) -> str:
    text = part.text() if isinstance(part, (QPushButton, QToolButton, QLabel)) else part.accessibleName()
    return f"{type(part).__name__} “{text or part.objectName()}”"


# The map


def unlike(canvas: Canvas) -> float:
    """How much the canvas differs from the map drawn in one piece, between 0 and 1: the worst row or column of pixels,
    where the border of a tile would be."""
    canvas.open_map.set_selection(Selection())
    canvas.settle()
    seen = canvas.viewport().grab().toImage()
    whole = _in_one_piece(canvas, seen)
    ratio = seen.devicePixelRatio()
    paper = canvas.to_view(Rect(0, 0, canvas.scene.width, canvas.scene.height))
    shown = canvas.clear_view().intersected(paper).adjusted(12, 12, -12, -12)
    area = QRect(*(round(edge * ratio) for edge in (shown.x(), shown.y(), shown.width(), shown.height())))
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    for y, (one, other) in enumerate(zip(_rows(seen, area), _rows(whole, area), strict=True)):
        if one != other:
            different = [
                x for x, pair in enumerate(zip(one, other, strict=True)) if abs(pair[0] - pair[1]) > 24
            ]
            rows[y] += len(different)
            columns.update(different)
    worst_row = max(rows.values(), default=0) / area.width()
    worst_column = max(columns.values(), default=0) / area.height()
    return max(worst_row, worst_column)


def _rows(image: QImage, area: QRect) -> Iterator[bytes]:
    """The rows of a part of a picture, a byte a pixel."""
    part = image.copy(area).convertToFormat(QImage.Format.Format_Grayscale8)
    for y in range(part.height()):
        yield cast(memoryview, part.constScanLine(y)).tobytes()[: part.width()]


def _in_one_piece(canvas: Canvas, like: QImage) -> QImage:
    image = QImage(like.size(), QImage.Format.Format_RGB32)
    image.fill(canvas.scene.background)
    ratio, camera = like.devicePixelRatio(), canvas.camera
    painter = QPainter(image)
    surface = QtSurface(
        painter, canvas.open_map.pictures, camera.zoom * ratio, camera.x * ratio, camera.y * ratio
    )
    play(canvas.scene, surface)
    painter.end()
    return image


# A process of its own


def main(language: str, appearance: str, zoom: str, folder: str) -> dict[str, Any]:
    """Opens the sample of the language and looks."""
    application = QApplication([])
    speak(language)
    settings = Settings(Path(folder))
    program = Program(settings, Appearance(application, appearance))
    assert program.open_path(resource_path("samples", f"{SAMPLES[language]}.cjm"))
    window: EditorWindow = program.windows[0]
    window.resize(800, 600)
    application.processEvents()
    window.canvas.set_zoom(float(zoom))
    window.canvas.settle()
    picture = window.grab()
    picture.save(str(Path(folder, "window.png")))
    return {
        "size": [window.width(), window.height()],
        "pixels": [picture.width(), picture.height()],
        "unlike": unlike(window.canvas),
        "cut_off": cut_off(window),
        "families": QFontDatabase.families(),
        "icon_theme": QIcon.hasThemeIcon("document-save"),
        "told": [text for _, text in window.messages.history],
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
