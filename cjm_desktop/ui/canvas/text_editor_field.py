"""The field in which a card's text is edited: what it shows, where it lies, and all that can be done with its text.

It knows no keys and no card; ``text_editor`` decides when it opens and closes.
"""

from math import ceil, floor

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QGuiApplication,
    QPainter,
    QTextCursor,
    QTextDocument,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from cjm_desktop.text.paragraphs import LONGEST
from cjm_desktop.text.qt_glyphs import FINE
from cjm_desktop.text.rich import Rich, Span, markup
from cjm_desktop.ui.canvas import text_editor_typing as typing_rules
from cjm_desktop.ui.canvas.text_editor_document import insert, look, read, selected
from cjm_desktop.ui.canvas.text_editor_item import CardText
from cjm_desktop.ui.canvas.text_editor_layout import EngineLayout
from cjm_desktop.ui.canvas.text_editor_paste import address, from_mime, to_mime
from cjm_desktop.ui.canvas.text_editor_request import NOTHING, EditRequest
from cjm_desktop.ui.language import say, say_number

_MARGIN = 4.0
"""So many pixels around the text belong to the editor, for the caret and for letters that reach out of their box."""


class TextField(QGraphicsView):
    """A document in the looks of a card, scaled and placed as the map is. Its parent is the map's viewport."""

    caret_moved = Signal(QRect)
    """Where the caret is, in the parent's pixels, so that it can be kept in view."""
    refused = Signal(str)
    """A sentence for the user: why something could not be done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._request = NOTHING
        self._place = (0.0, 0.0, 100.0, 1.0)
        self._least_height = 0.0
        self.document = QTextDocument(self)
        self.document.setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self._layout = EngineLayout(self.document)
        self.document.setDocumentLayout(self._layout)
        self._text = CardText(self.document)
        self._text.middle_clicked.connect(self._paste_selection)
        self._set_up_view()

    def _set_up_view(self) -> None:
        scene = QGraphicsScene(self)
        scene.addItem(self._text)
        scene.setSceneRect(0, 0, 1, 1)  # nothing to scroll
        self.setScene(scene)
        self.setObjectName("text_editor")
        self.setAccessibleName(say("Text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    # What it shows, and where

    def show_like(self, request: EditRequest) -> None:
        """From now on text looks as ``request`` wants."""
        self._request = request
        self._least_height = 0.0
        self.setBackgroundBrush(QColor(request.background))
        self._layout.show_like(request)

    @property
    def text_height(self) -> float:
        """What the text needs, in map units."""
        return self._layout.height

    @property
    def is_rich(self) -> bool:
        """Whether the text may have bold words, bullets, links and line breaks."""
        return self._request.rich

    @property
    def markup(self) -> str:
        """The text as it is stored; exactly what was handed in as long as nothing has been changed."""
        if not self.document.isModified():
            return self._request.markup
        rich = read(self.document)
        return markup(rich) if self.is_rich else rich.text

    @property
    def drawn_markup(self) -> str:
        """The text as stored, with the lines at its end that are still empty: so high is a card that shows it."""
        missing = self.document.blockCount() - len(read(self.document).text.split("\n"))
        return self.markup + "\n" * missing

    def place(self, left: float, top: float, width: float, scale: float, height: float = 0.0) -> None:
        """Puts the text's box where the card has it: ``left``, ``top`` and ``width`` in pixels of the parent.

        ``scale`` is how many pixels a map unit has, ``height`` how many units the drawn text takes, all of which is
        covered. Called whenever the map is scrolled, zoomed or laid out anew.
        """
        self._place = (left, top, width, scale)
        self._layout.set_room(width / scale, scale)
        self._least_height = height
        self._fit()

    def _fit(self) -> None:
        """Takes the place that the text needs; it gets smaller only when it is placed anew, with the card below."""
        left, top, width, scale = self._place
        margin = max(1, round(_MARGIN * min(scale, 1.0)))
        x, y = floor(left) - margin, floor(top) - margin
        self._least_height = max(self._layout.height, self._least_height)
        area = QRect(
            x, y, ceil(left + width) + margin - x, ceil(top + self._least_height * scale) + margin - y
        )
        factor = scale / FINE
        self.setTransform(QTransform.fromScale(factor, factor))
        self._text.setPos((left - x) / factor, (top - y) / factor)
        self.setGeometry(area)

    def _tell_caret(self) -> None:
        caret = self._layout.caret(self.text_cursor().position())
        if caret is not None:
            shown = self.mapFromScene(self._text.mapRectToScene(caret)).boundingRect()
            self.caret_moved.emit(shown.translated(self.pos()))

    # Verbs, for keys, menus and the window; none of them does anything where the text can't have it

    def text_cursor(self) -> QTextCursor:
        """A copy of the cursor."""
        return self._text.textCursor()

    def set_text_cursor(self, cursor: QTextCursor) -> None:
        """Puts the cursor there, with its selection and with the looks of what is typed next."""
        self._text.setTextCursor(cursor)

    def put_caret(self, at: QPoint) -> None:
        """Puts the caret at a pixel of this widget, unless it lies in what is selected."""
        self._text.put_caret(self._text.mapFromScene(self.mapToScene(at)))

    def take_keyboard(self) -> None:
        """What is typed goes here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        cursor = self.text_cursor()
        self.document.undo(cursor)
        self.set_text_cursor(cursor)

    def redo(self) -> None:
        cursor = self.text_cursor()
        self.document.redo(cursor)
        self.set_text_cursor(cursor)

    def cut(self) -> None:
        if self.text_cursor().hasSelection():
            self.copy()
            self.text_cursor().removeSelectedText()

    def copy(self) -> None:
        cursor = self.text_cursor()
        if cursor.hasSelection():
            QGuiApplication.clipboard().setMimeData(to_mime(selected(cursor)))

    def can_paste(self) -> bool:
        mime = QGuiApplication.clipboard().mimeData()
        return mime is not None and (mime.hasText() or mime.hasHtml())

    def paste(self) -> None:
        """Puts in what the clipboard holds; an address over selected words makes them a link."""
        self._put_in(QGuiApplication.clipboard().mimeData())

    def _paste_selection(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():
            self._put_in(clipboard.mimeData(QClipboard.Mode.Selection))

    def _put_in(self, mime: QMimeData | None) -> None:
        if mime is None or not (mime.hasText() or mime.hasHtml()):
            return
        cursor = self.text_cursor()
        if self.is_rich and cursor.hasSelection() and (url := address(mime)):
            self.set_link(url)
            return
        taken = cursor.selectionEnd() - cursor.selectionStart()
        room = max(0, LONGEST - (self.document.characterCount() - 1 - taken))
        rich, whole = from_mime(mime, self.is_rich, room)
        if rich.text:
            insert(cursor, rich)
            self.set_text_cursor(cursor)
        if not whole:
            most = say_number(LONGEST)
            self.refused.emit(
                say("A card has room for {count} characters. The rest wasn’t pasted.", count=most)
            )
        self._tell_caret()

    def select_all(self) -> None:
        cursor = self.text_cursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self.set_text_cursor(cursor)

    def is_bold(self) -> bool:
        """Whether what is selected, or would be typed, is bold."""
        return typing_rules.is_bold(self.text_cursor())

    def has_bullet(self) -> bool:
        """Whether the caret is in a bulleted line."""
        return self.is_rich and typing_rules.has_bullet(self.text_cursor().block())

    def toggle_bold(self) -> None:
        """Makes the selection bold, or what is typed next; ordinary if it is bold already."""
        if self.is_rich:
            cursor = self.text_cursor()
            typing_rules.toggle_bold(cursor)
            self.set_text_cursor(cursor)

    def toggle_bullets(self) -> None:
        """Gives bullets to the lines that the selection touches, or takes them away."""
        if self.is_rich:
            typing_rules.toggle_bullets(self.text_cursor())

    def set_link(self, url: str) -> None:
        """Makes the selection a link, or changes the link at the caret; without either types the address.

        An empty address takes a link away.
        """
        if not self.is_rich:
            return
        url = url.strip()
        if url.lower().startswith("www."):
            url = f"https://{url}"
        allowed = Rich("x", (Span(0, 1, link=url),)).spans
        if url and not allowed:
            self.refused.emit(say("A link begins with https://, http:// or mailto:"))
            return
        cursor = typing_rules.link_range(self.text_cursor())
        if cursor.hasSelection():
            made = look(False, url)
            made.setAnchor(bool(url))
            made.setAnchorHref(url)
            cursor.mergeCharFormat(made)
        elif url:
            cursor.insertText(url)

    def insert_mark(self, char: str) -> None:
        """Types a character, also one that can't be seen."""
        cursor = self.text_cursor()
        cursor.insertText(char)
        self.set_text_cursor(cursor)

    # The wheel

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the map scrolls and zooms
