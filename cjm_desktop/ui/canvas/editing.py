"""Typing into a map in place: which text is being edited, what is shown meanwhile, and what becomes of it.

The text editor knows letters, ``edited`` knows what a text stands for; this joins both on one canvas. Every kept text
is one step of the history, and a text that is dropped leaves nothing behind.
"""

from contextlib import suppress

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal, Slot

from cjm_desktop.edit.selection import Focus, Selection, focus_of
from cjm_desktop.errors import CjmError
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.canvas.edited import Edited, cards_in, edited_at, new_card
from cjm_desktop.ui.canvas.lost_texts import LostTexts
from cjm_desktop.ui.canvas.navigation import Navigator, holds_points
from cjm_desktop.ui.canvas.scoring import Scoring
from cjm_desktop.ui.canvas.text_editor import EditRequest, TextEditor
from cjm_desktop.ui.canvas.text_place import TextPlace, text_place
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap, read_only_error
from cjm_desktop.ui.panels.adding import add_wanted, wanted_card

__all__ = ["Editing"]

_READABLE = 0.5
"""Below this zoom nobody can read what she types: the map is shown at 100 % first."""
_CELLS = ("cell", "card", "point")


class Editing(QObject):
    """What is typed into the map of ``canvas``. At most one text is edited at a time."""

    started = Signal()
    ended = Signal()

    def __init__(self, canvas: Canvas, messages: Messages) -> None:
        super().__init__(canvas)
        self.editor = TextEditor(canvas.viewport())
        self.scoring = Scoring(canvas, messages)
        self._canvas = canvas
        self._messages = messages
        self._edited: Edited | None = None
        self._before = Selection()
        self._shown = ""
        self._stand: Focus | None = None  # where the focus goes unless something else is typed into
        self._is_keeping = False
        self._lost = LostTexts(canvas.open_map, messages, self)
        self.editor.kept.connect(self._on_kept)
        self.editor.dropped.connect(self._on_dropped)
        self.editor.height_changed.connect(self._on_height)
        self.editor.caret_moved.connect(self._on_caret)
        self.editor.refused.connect(self._on_refused)
        canvas.moved.connect(self._place)
        canvas.pressed.connect(self.finish)
        canvas.open_map.document_changed.connect(self._on_document)

    @property
    def is_active(self) -> bool:
        """Whether a text is being edited."""
        return self._edited is not None

    # Beginning

    @Slot(object)
    def begin(self, focus: Focus, first_text: str = "") -> bool:
        """Edits what is at ``focus``; in an empty cell, something new. ``first_text`` takes the old text's place."""
        self.finish()
        edited = edited_at(self._map.document, focus)
        if edited is not None:
            return self.open(edited, first_text)
        return focus.part == "cell" and self.begin_new(focus.lane, focus.step, first_text=first_text)

    def begin_new(self, lane: str, step: str, position: int | None = None, first_text: str = "") -> bool:
        """Begins a card in a cell, at ``position`` (default: below the others); in an emotion lane, a point."""
        self.finish()
        if holds_points(self._map.document.index.lanes[lane]):
            return self.scoring.begin(Focus("cell", lane=lane, step=step))
        return self.open(new_card(self._map.document, lane, step, position), first_text)

    def begin_wanted(self, kind: str, channel: str = "", position: int | None = None) -> bool:
        """Begins a card of that kind in the focused step, as the palette offers it, or adds a point; answers whether
        that could be done. A channel's name is there to be kept or typed over."""
        self.finish()
        self._canvas.setFocus()
        if kind_named(kind).holds == "points":
            focus = add_wanted(self._map, kind)
            self._select(focus)
            return focus is not None
        wanted = wanted_card(self._map.document, self._map.selection.focus, kind, channel, position)
        return self.open(wanted, select_all=True)

    def open(self, edited: Edited, first_text: str = "", *, select_all: bool | None = None) -> bool:
        """Edits a text of the map, or one that isn't there yet; answers whether the editor is open."""
        self.finish()
        if self._map.read_only:
            self._messages.warn(read_only_error())
            return False
        stand, self._stand = self._stand, None
        self._before = self._map.selection if stand is None else Selection.at(stand)
        self._edited = edited
        self._mark(edited)
        wants_all = not edited.rich if select_all is None else select_all
        if not self._preview(first_text or edited.text) or not self._show_editor(
            edited, edited.text, first_text, wants_all
        ):
            self._give_up()
            return False
        self._canvas.set_edited(edited.place)
        self.started.emit()
        return True

    def _mark(self, edited: Edited) -> None:
        """What is edited is selected; what isn't there yet can't be, and nothing else should seem to be."""
        if edited.is_new:
            self._map.set_selection(Selection())
        else:
            self._map.set_selection(Selection.at(edited.place))

    def _show_editor(self, edited: Edited, text: str, first_text: str, select_all: bool) -> bool:
        """Opens the editor where the text is drawn; answers whether that is anywhere."""
        if self._canvas.zoom < _READABLE:
            self._canvas.set_zoom(1.0)
        place = self._text_place()
        if place is None:
            return False
        self._canvas.reveal(edited.place)
        request = EditRequest(
            text,
            place.style,
            self._canvas.scene.rtl,
            place.align,
            place.colour,
            place.background,
            edited.rich,
            edited.placeholder,
            self._map.theme.accent[:7],
        )
        self._place()
        self.editor.begin(request, select_all=select_all, first_key=first_text)
        self._place()
        return True

    # Ending

    @Slot()
    def finish(self) -> bool:
        """Keeps what is being typed and closes the editor; answers whether nothing is open any more."""
        self.scoring.flush()
        self.editor.finish()
        return self._edited is None

    def drop(self) -> None:
        """Closes the editor without keeping anything."""
        self.editor.drop()

    def keep(self) -> bool:
        """Keeps what has been typed so far and goes on, as saving needs it; answers whether it could be kept."""
        self.scoring.flush()
        edited = self._edited
        if edited is None:
            return True
        self.editor.keep_composition()
        text = self.editor.markup
        if not text.strip() and edited.is_new:
            return True
        if not self._keep(edited, text):
            self._preview(text, again=True)
            return False
        self._edited = edited_at(self._map.document, edited.place)
        if edited.is_new:
            self._select(edited.place)
        self._place()
        return True

    def _keep(self, edited: Edited, text: str) -> bool:
        """Makes the edit; answers whether the map is now as wanted."""
        self._is_keeping = True
        try:
            if not edited.is_new and text == edited.text:
                self._map.preview(None)
                return True
            done = self._map.edit(edited.label, edited.change, text) is not None
        finally:
            self._is_keeping = False
        return done

    @Slot(str, str)
    def _on_kept(self, text: str, following: str) -> None:
        edited = self._edited
        if edited is None:
            return
        is_nothing = edited.is_new and not text.strip()
        if is_nothing and (following == "close" or not edited.may_be_empty):
            self._give_up()
        elif self._keep(edited, text):
            self._stand = focus_of(self._map.document, edited.place.ref) if edited.is_new else None
            self._end()
        else:
            self._open_again(edited, text)
            return
        self._go_on(edited, following, is_nothing)
        if self._stand is not None and not self.is_active:
            self._select(self._stand)
        self._stand = None

    def _open_again(self, edited: Edited, text: str) -> None:
        """The text was refused, and why has been said: it can be corrected."""
        self._shown = text
        with suppress(CjmError):
            self._map.preview(edited.shown(self._map.document, text))
        if not self._show_editor(edited, text, "", False):
            self._give_up()
            self._lost.offer(text, edited.place)

    @Slot()
    def _on_dropped(self) -> None:
        if self._edited is not None:
            self._give_up()

    def _give_up(self) -> None:
        """Everything is as it was before."""
        edited = self._edited
        self._edited = None
        self._map.preview(None)
        if edited is not None and edited.is_new:
            self._map.set_selection(self._before)
        self._end()

    def _end(self) -> None:
        self._edited = None
        self._canvas.set_edited(None)
        self.ended.emit()

    # What follows

    def _go_on(self, edited: Edited, following: str, is_nothing: bool) -> None:
        place = edited.place
        if following == "next" and place.part == "card" and not is_nothing:
            cell = cards_in(self._map.document, place.lane, place.step)
            self.begin_new(place.lane, place.step, cell.index(place.ref) + 1 if place.ref in cell else None)
        elif following in ("forward", "back"):
            here = focus_of(self._map.document, place.ref) or place
            if place.part == "card" and is_nothing:
                here = Focus("cell", lane=place.lane, step=place.step)
            self._go_to_next(here, following == "forward")

    def _go_to_next(self, here: Focus, forward: bool) -> None:
        """Tab and Shift+Tab: what is typed next is in the next step, or is the next title."""
        navigator = Navigator(self._map.document, self._canvas.index)
        there = navigator.following(here, forward, self.scoring.persona)
        if there == here:
            return
        self._stand = there
        if there.part not in _CELLS:
            self.begin(there)
        elif holds_points(self._map.document.index.lanes[there.lane]):
            if here.part == "point" and there.part == "point":
                self.begin(there)
        elif here.part in _CELLS:
            self._type_into(there, forward)
        elif there.part == "cell":
            self.begin_new(there.lane, there.step)

    def _type_into(self, there: Focus, forward: bool) -> None:
        """On the way forward a new card; on the way back the last one, to put it right."""
        cell = cards_in(self._map.document, there.lane, there.step)
        if forward or not cell:
            self.begin_new(there.lane, there.step)
        else:
            self.begin(Focus("card", cell[-1], there.lane, there.step))

    def _select(self, focus: Focus | None) -> None:
        if focus is not None:
            self._map.set_selection(Selection.at(focus))
            self._canvas.reveal(focus)

    # Meanwhile

    @property
    def _map(self) -> OpenMap:
        return self._canvas.open_map

    def _preview(self, text: str, *, again: bool = False) -> bool:
        """Shows the map with ``text`` in it, so that rows are as high as they will be. An old text needs none."""
        edited = self._edited
        if edited is None or (text == self._shown and self._map.is_previewing and not again):
            return edited is not None
        self._shown = text
        try:
            if text.strip() and not edited.is_new and text == edited.text:
                self._map.preview(None)
            else:
                self._map.preview(edited.shown(self._map.document, text))
        except CjmError as error:
            self._messages.error(error)
            return False
        return True

    @Slot()
    def _on_height(self) -> None:
        self._preview(self.editor.drawn_markup)
        self._place()
        self._reveal_grown()

    def _reveal_grown(self) -> None:
        """A card is seen whole while it grows, as long as there is room for it; in a higher one the caret is."""
        edited = self._edited
        place = self._canvas.place_of(edited.place) if edited is not None else None
        if edited is None or place is None:
            return
        if place.height * self._canvas.zoom < self._canvas.clear_view().height():
            self._canvas.reveal(edited.place)

    @Slot(QRect)
    def _on_caret(self, caret: QRect) -> None:
        """The caret stays in view, also in a text that is higher than the view."""
        if self._edited is None:
            return
        left, top = self._canvas.to_scene(QPointF(caret.topLeft()))
        right, bottom = self._canvas.to_scene(QPointF(caret.bottomRight()))
        if not self._is_in_strip():
            self._canvas.reveal(Rect(left, top, right - left, bottom - top))

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._messages.notice(sentence, kind="warning")

    @Slot(object, object)
    def _on_document(self, document: JourneyMap, _changes: object) -> None:
        """Somebody else has changed the map: typing goes on, unless what it goes into is gone."""
        edited = self._edited
        if edited is None or self._is_keeping:
            return
        if edited.is_in(document):
            self._preview(self.editor.drawn_markup, again=True)
            return
        self.editor.keep_composition()
        text = self.editor.markup
        self._edited = None
        self.editor.drop()
        self._end()
        if text.strip() and text != edited.text:
            self._lost.offer(text, edited.place)

    # The editor's place

    def _text_place(self) -> TextPlace | None:
        return text_place(self._canvas.index, self._edited.place) if self._edited else None

    @Slot()
    def _place(self) -> None:
        place = self._text_place()
        if place is not None:
            at = self._view_rect(place.rect)
            self.editor.place(at.left(), at.top(), at.width(), self._canvas.zoom, place.rect.height)

    def _is_in_strip(self) -> bool:
        """Whether the heading that is edited is one that stays in view."""
        part = self._edited.place.part if self._edited else ""
        strips = self._canvas.strips()
        return (part in ("stage", "step") and not strips.head.isEmpty()) or (
            part == "lane" and not strips.side.isEmpty()
        )

    def _view_rect(self, rect: Rect) -> QRectF:
        """Where it is seen in the viewport; headings that stay in view are edited where they are seen."""
        shown = self._canvas.to_view(rect)
        if self._is_in_strip() and self._edited is not None:
            grid, zoom = self._canvas.scene.grid, self._canvas.zoom
            if self._edited.place.part == "lane":
                shown.moveLeft(self._canvas.strips().side_left + (rect.x - grid.side.x) * zoom)
            else:
                shown.moveTop((rect.y - grid.head.y) * zoom)
        return shown
