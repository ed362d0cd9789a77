"""The text in the editor's small scene: Qt's own text control, without its frame and without its pasting.

Knows no keys of ours and no map.
"""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import (
    QGraphicsSceneContextMenuEvent,
    QGraphicsSceneMouseEvent,
    QGraphicsTextItem,
    QStyle,
    QStyleOptionGraphicsItem,
    QWidget,
)


class CardText(QGraphicsTextItem):
    """Shows and edits ``document``. Selected text can't be dragged away."""

    middle_clicked = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__()
        self.setDocument(document)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.setAcceptDrops(False)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus  # Qt would draw a dashed frame
        super().paint(painter, option, widget)  # type: ignore[arg-type]

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self.put_caret(event.pos())
            self.middle_clicked.emit()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QGraphicsSceneContextMenuEvent) -> None:
        event.ignore()  # the editor has its own

    def put_caret(self, at: QPointF) -> None:
        """Puts the caret at a place, unless it lies in what is selected."""
        cursor = self.textCursor()
        place = self.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
        if not (cursor.hasSelection() and cursor.selectionStart() <= place <= cursor.selectionEnd()):
            cursor.setPosition(place)
            self.setTextCursor(cursor)
