"""Typing scores into emotion lanes: digits, signs and decimals in any script, one line after the other.

What is typed within a second belongs together. Each sign takes effect at once, and a later one puts it right, so that
the map always shows, saves and takes back what has been typed.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cjm_desktop.edit.lookup import persona_without_point
from cjm_desktop.edit.operations import change_points, nudge_score, set_score
from cjm_desktop.edit.selection import Focus, Selection, focus_of
from cjm_desktop.lanes.scale import middle, shown_scale
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.model.scales import DEFAULT_SCALE, Scale, parse_score
from cjm_desktop.ui.canvas.navigation import holds_points
from cjm_desktop.ui.canvas.overlay import SELECTION
from cjm_desktop.ui.canvas.view import Canvas
from cjm_desktop.ui.language import say, say_number
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap, read_only_error

__all__ = ["Scoring"]

_TOGETHER = 1000
"""Milliseconds within which signs belong to one number."""
_ISOLATED, _END = "\u2068", "\u2069"
_PLUS, _MINUS = frozenset("+＋"), frozenset("-−‐‑‒–﹣－")
_DECIMAL = frozenset(".,٫/،")


class Scoring(QObject):
    """Scores typed on one canvas. ``persona`` is whose line is being set; ``None``: that of whatever is focused."""

    def __init__(self, canvas: Canvas, messages: Messages) -> None:
        super().__init__(canvas)
        self.persona: str | None = None
        self._canvas = canvas
        self._messages = messages
        self._typed = ""
        self._after: JourneyMap | None = None  # the map as what has been typed so far has left it
        self._complaint = ""
        self._badge = _Badge(canvas.viewport())
        self._timer = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._timer.timeout.connect(self.flush)
        canvas.moved.connect(self._place)

    @property
    def typed(self) -> str:
        """What has been typed of a number so far."""
        return self._typed

    @property
    def is_here(self) -> bool:
        """Whether the focus is on a point or an empty place of an emotion lane."""
        return self._focus is not None

    @property
    def scale(self) -> Scale:
        """The scale of the focused lane; ask only where ``is_here``."""
        focus = self._focus
        return self._scale(focus) if focus is not None else DEFAULT_SCALE

    # Typing

    def takes(self, text: str) -> bool:
        """Whether the focus is in an emotion lane and ``text`` can be (part of) a score."""
        if self._focus is None or not text:
            return False
        return all(sign.isdecimal() or sign in _PLUS | _MINUS | _DECIMAL for sign in text)

    def type(self, text: str) -> None:
        """Takes signs of a score, as they are typed; only where ``takes`` says so."""
        if self._map.read_only:
            self._refuse()
            return
        for sign in text:
            if sign in _PLUS | _MINUS:
                self._type_sign(sign)
            else:
                self._type_digit(sign)
        if self._typed:
            self._timer.start()
            self._show_badge("".join("−" if sign in _MINUS else sign for sign in self._typed))

    def _type_sign(self, sign: str) -> None:
        """A sign alone is a step up or down; with a number after it, it belongs to that."""
        self.flush()
        before = self._map.document
        self._step(1.0 if sign in _PLUS else -1.0)
        self._typed = sign
        self._after = self._map.document if self._map.document is not before else None

    def _type_digit(self, sign: str) -> None:
        self._typed += sign
        score, focus = parse_score(self._typed), self._focus
        if score is None or focus is None:
            return
        self._take_back()
        scale, focus = self._scale(focus), self._focus or focus
        self._complaint = "" if scale.holds(score) else _off(self._typed, scale)
        if not self._complaint:
            before = self._map.document
            self._set(focus, score)
            self._after = self._map.document if self._map.document is not before else None
        elif abs(score) > max(abs(scale.lowest), abs(scale.highest)):
            self.flush()  # no more digits would help

    def _set(self, focus: Focus, score: float) -> None:
        if focus.part == "point":
            self._map.edit(say("Set score"), change_points, self._selected(focus), score=score)
        else:
            self._add(focus, score)

    def _take_back(self) -> None:
        """Takes back what the signs before have done, if nothing else was done since."""
        after, self._after = self._after, None
        if after is not None and after is self._map.document:
            self._map.undo()

    @Slot()
    def flush(self) -> None:
        """The number is complete as it stands; if it is off the scale, that is said."""
        complaint = self._complaint
        self._typed, self._complaint, self._after = "", "", None
        self._timer.stop()
        self._badge.hide()
        if complaint:
            self._messages.notice(complaint, kind="warning")

    def erase(self) -> None:
        """Takes back the last sign that has been typed."""
        typed = self._typed[:-1]
        self.drop()
        if typed:
            self.type(typed)

    def drop(self) -> None:
        """Takes back everything that has been typed of a number so far."""
        self._take_back()
        self._complaint = ""
        self.flush()

    # Steps, points and personas

    def nudge(self, by: float) -> bool:
        """Raises the scores of the selected points by ``by``, or lowers them; on an empty place a point is added.
        Answers whether the focus is where that can be done."""
        if self._focus is None:
            return False
        if self._map.read_only:
            self._refuse()
            return True
        self.flush()
        self._step(by)
        self.flush()
        return True

    def _step(self, by: float) -> None:
        focus = self._focus
        if focus is None:
            return
        scale = self._scale(focus)
        if focus.part == "cell":
            self._add(focus, min(max(middle(scale) + by, scale.lowest), scale.highest))
            return
        changes = self._map.edit(say("Set score"), nudge_score, self._selected(focus), by)
        if changes is not None and changes.is_empty:
            self._complaint = (
                say("The scale of this lane goes up to {score}.", score=say_number(scale.highest))
                if by > 0
                else say("The scale of this lane goes down to {score}.", score=say_number(scale.lowest))
            )

    def begin(self, focus: Focus) -> bool:
        """Adds a point in the middle of the scale at an empty place, to be moved or named."""
        if self._map.read_only:
            self._refuse()
            return False
        self._add(focus, middle(shown_scale(self._map.document.index.lanes[focus.lane])))
        return True

    def next_persona(self) -> None:
        """From now on the line of the next persona is set, from the focused step on."""
        personas = self._map.document.personas
        if not personas:
            self._messages.notice(say("This map has no personas yet. Add one first."))
            return
        self.flush()
        known = [persona.id for persona in personas]
        at = known.index(self._persona) + 1 if self._persona in known else 0
        self.persona = known[at % len(known)]
        focus = self._focus
        if focus is not None:
            index = self._map.document.index
            points = (point for point in index.points_of_lane.get(focus.lane, ()) if point.step == focus.step)
            own = next((point.id for point in points if point.persona == self.persona), "")
            there = focus_of(self._map.document, own) if own else None
            self._focus_on(there or Focus("cell", lane=focus.lane, step=focus.step))
        self._show_badge(personas[at % len(known)].name or say("Persona without a name"))
        self._timer.start()

    def _add(self, focus: Focus, score: float) -> None:
        """Sets the score of a persona in a step; her point is there afterwards and has the focus."""
        persona = self._persona_for(focus)
        label = say("Add emotion point")
        changes = self._map.edit(label, set_score, focus.lane, focus.step, persona, score)
        if changes is None:
            return
        points = self._map.document.index.points_of_lane.get(focus.lane, ())
        own = [point for point in points if point.step == focus.step and point.persona == persona]
        if own:
            nearest = min(own, key=lambda point: abs(point.at - 0.5))
            self._focus_on(focus_of(self._map.document, nearest.id))

    def _persona_for(self, focus: Focus) -> str:
        """Whose point a new one is: of the chosen persona, else of the first one without a point in that step."""
        document = self._map.document
        if self.persona in document.index.personas:
            return str(self.persona)
        return persona_without_point(document, focus.lane, focus.step)

    @property
    def _persona(self) -> str | None:
        focus = self._focus
        point = self._map.document.index.points.get(focus.ref) if focus else None
        return point.persona if point else self.persona

    # The place

    @property
    def _map(self) -> OpenMap:
        return self._canvas.open_map

    @property
    def _focus(self) -> Focus | None:
        """The focus, if it is a point or an empty place of an emotion lane."""
        focus = self._map.selection.focus
        if focus is None or focus.part not in ("cell", "point"):
            return None
        lane = self._map.document.index.lanes.get(focus.lane)
        return focus if lane is not None and holds_points(lane) else None

    def _focus_on(self, focus: Focus | None) -> None:
        if focus is not None:
            self._map.set_selection(Selection.at(focus))

    def _scale(self, focus: Focus) -> Scale:
        return shown_scale(self._map.document.index.lanes[focus.lane])

    def _selected(self, focus: Focus) -> list[str]:
        points = self._map.document.index.points
        return [ref for ref in self._map.selection.refs if ref in points] or [focus.ref]

    def _refuse(self) -> None:
        self._messages.warn(read_only_error())

    # The badge

    def _show_badge(self, text: str) -> None:
        self._badge.show_text(text)
        self._place()

    @Slot()
    def _place(self) -> None:
        focus = self._map.selection.focus
        bounds = self._canvas.place_of(focus) if focus is not None else None
        if bounds is not None and self._badge.isVisible():
            at = self._canvas.to_view(bounds)
            self._badge.move(
                round(at.center().x() - self._badge.width() / 2), round(at.top() - self._badge.height() - 6)
            )
            self._badge.raise_()


def _off(typed: str, scale: Scale) -> str:
    return say(
        "{score} is off the scale of this lane. Type a score from {lowest} to {highest}.",
        score=typed,
        lowest=say_number(scale.lowest),
        highest=say_number(scale.highest),
    )


class _Badge(QWidget):
    """A small sign above the focus with what has been typed. The pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = ""
        self.setObjectName("score_badge")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_text(self, text: str) -> None:
        """Shows ``text``, as large as that needs; a number is read from left to right, a name as it is written."""
        self.text = text
        metrics = QFontMetricsF(self.font())
        self.resize(round(metrics.horizontalAdvance(text) + 20), round(metrics.height() + 8))
        self.show()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and self.text:
            self.show_text(self.text)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SELECTION))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{_ISOLATED}{self.text}{_END}")
        painter.end()
