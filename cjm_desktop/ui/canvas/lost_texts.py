"""Texts that were being typed when what they belong to went away: they are told of, and can be kept as new cards."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from cjm_desktop.edit.operations import add_card
from cjm_desktop.edit.selection import Focus
from cjm_desktop.text.rich import plain
from cjm_desktop.text.shortening import one_line
from cjm_desktop.ui.canvas.navigation import holds_points
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap

__all__ = ["LostTexts"]

_SHOWN = 40


class LostTexts(QObject):
    """The lost texts of one map."""

    def __init__(self, open_map: OpenMap, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._map = open_map
        self._messages = messages
        self._lost: list[tuple[str, Focus]] = []

    def offer(self, text: str, place: Focus) -> None:
        """Offers a text that has no place any more, once everybody knows of the change that took it."""
        self._lost.append((text, place))
        QTimer.singleShot(0, self, self._tell)

    @Slot()
    def _tell(self) -> None:
        """As warnings, which stay until they are closed: other changes don't make the text worthless."""
        lost, self._lost = self._lost, []
        for text, place in lost:
            self._messages.notice(
                say(
                    "What you were typing into isn’t there any more: “{text}”",
                    text=one_line(plain(text), _SHOWN),
                ),
                action_text=say("Keep as a new card"),
                action=partial(_keep_as_card, self._map, text, place),
                seconds=0,
                kind="warning",
            )


def _keep_as_card(open_map: OpenMap, text: str, place: Focus) -> None:
    """Puts a text whose record is gone where that was, or as near as can be."""
    index = open_map.document.index
    lanes = [lane.id for lane in open_map.document.lanes if not holds_points(lane)]
    lane = place.lane if place.lane in lanes else next(iter(lanes), "")
    step = place.step if place.step in index.steps else next(iter(index.steps), "")
    changes = open_map.edit(say("Add card"), add_card, lane, step, text=text)
    if changes is not None:
        open_map.select([card.id for card in changes.cards.added])
