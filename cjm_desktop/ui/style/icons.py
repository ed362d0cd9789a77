"""Icons of the window, painted from the shipped outlines in the colours in force.

An icon reads colours and reading direction while it is painted, so nobody has to replace it when light turns dark.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

from cjm_desktop.paint.qt_tools import NO_BRUSH, outline, pen
from cjm_desktop.theme.icons import icon as icon_data
from cjm_desktop.ui.style.palette import colours

_GRID = 24
_LINE = 1.8
_LOWER = 1
"""Beside words an icon stands a pixel lower: the middle of letters is below the middle of their line."""


def icon(name: str, colour: str = "ink", *, room: bool = False) -> QIcon:
    """The icon of that product name in the named colour of the table.

    It greys when disabled, takes the text's colour in a selected entry, and is reflected in right-to-left windows
    if it points along the reading direction. An unknown name gives a dot. With ``room`` it stands at the start of a
    place wider than high, away from the words that follow.
    """
    return _kept(name, colour, room)


def paint_icon(
    painter: QPainter, name: str, rect: QRect, value: str, *, line: float = _LINE, flipped: bool | None = None
) -> None:
    """Draw an icon as large as fits, centred in ``rect``, in a colour ``#RRGGBB``; ``line`` in parts of its 24.

    ``flipped`` is asked of the window's direction when not said; only directional icons heed it.
    """
    data = icon_data(name)
    side = min(rect.width(), rect.height())
    if side <= 0:
        return
    mirrored = data.directional and (_is_rtl() if flipped is None else flipped)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = QPointF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
    painter.translate(corner.x() + (side if mirrored else 0), corner.y())
    painter.scale(-side / _GRID if mirrored else side / _GRID, side / _GRID)
    painter.setPen(pen(value, line, ()))
    painter.setBrush(NO_BRUSH)
    painter.drawPath(outline(data.outline))
    painter.restore()


@lru_cache(maxsize=512)
def _kept(name: str, role: str, room: bool) -> QIcon:
    return QIcon(IconEngine(name, role, room))


def _is_rtl() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


_clones: list[QIconEngine] = []
"""Engines that Qt asked for by itself. It deletes them; Python must not do so before."""


class IconEngine(QIconEngine):
    """Paints one icon at any size and resolution; holds nothing but its names."""

    def __init__(self, name: str, role: str, room: bool = False) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._room = room

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """As Qt asks: ``mode`` says whether it is disabled or in a selected entry."""
        place = QRect(rect)
        if self._room:
            side = min(rect.width(), rect.height())
            place.setWidth(side)
            if _is_rtl():
                place.moveRight(rect.right())
            place.translate(0, _LOWER)
        paint_icon(painter, self._name, place, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon alone on nothing."""
        if size.isEmpty():
            return QPixmap()
        found = QPixmap(size)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return found

    def clone(self) -> QIconEngine:
        """Another one of the same."""
        copy = IconEngine(self._name, self._role, self._room)
        _clones.append(copy)
        return copy

    def _colour(self, mode: QIcon.Mode) -> str:
        table = colours()
        if mode == QIcon.Mode.Disabled:
            return table.off
        if mode == QIcon.Mode.Selected and self._role == "ink":
            return table.on_highlight
        return str(getattr(table, self._role))
