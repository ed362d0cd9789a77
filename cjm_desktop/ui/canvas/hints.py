"""What an empty map says: the next thing to do, in a sentence. Drawn above the map, never part of it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.language import say
from cjm_desktop.ui.style.fonts import interface_font

_GAP = 18.0
_WIDEST = 460.0


def hint_for(document: JourneyMap) -> str:
    """What is missing before cards can be written; empty if nothing is."""
    if not document.stages and not document.lanes:
        return say("An empty map. Add a stage and a lane from the Insert menu, or drag something here.")
    if not document.stages:
        return say("The map has no stages yet. Add one from the Insert menu.")
    if not document.lanes:
        return say("The map has no lanes yet. Add one from the Insert menu, or drag a kind of card here.")
    return ""


def cell_hint(document: JourneyMap) -> str:
    """What the focused empty cell says in a map without cards."""
    return "" if document.cards else say("Type here")


def paint_hint(painter: QPainter, text: str, paper: QRectF, surroundings: QColor) -> None:
    """Writes the hint below the paper, in its middle."""
    if not text:
        return
    painter.setFont(interface_font())
    painter.setPen(QColor("#E6EAF0") if surroundings.lightnessF() < 0.5 else QColor("#4A5567"))
    area = QRectF(paper.center().x() - _WIDEST / 2, paper.bottom() + _GAP, _WIDEST, 80.0)
    painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, text)
