"""Cards of pictures from outside: they come to the place that was meant at first, or it is told that it is gone."""

from collections.abc import Callable, Sequence
from functools import partial

from cjm_desktop.edit.selection import Focus, Selection
from cjm_desktop.errors import CjmError
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.incoming_pictures import Picture, Source
from cjm_desktop.ui.language import say, say_count
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.adding import add_pictures, place_of_new
from cjm_desktop.ui.picture_reading import read_pictures

__all__ = ["bring_pictures", "offer_lost"]

Reveal = Callable[[Focus], object]


def bring_pictures(
    open_map: OpenMap,
    messages: Messages,
    label: str,
    sources: Sequence[Source],
    reveal: Reveal | None = None,
) -> None:
    """Adds a picture card of each source where the focus is now, as one step called ``label``, once all are read.

    The last card is selected and handed to ``reveal``, unless the user has gone elsewhere meanwhile. Pictures that
    can't be read are told and left out.
    """
    selection = open_map.selection
    place = place_of_new(open_map.document, selection.focus, "image")
    then = partial(_add, open_map, messages, label, place, selection, reveal)
    read_pictures(open_map, messages, sources, then)


def offer_lost(open_map: OpenMap, messages: Messages, pictures: Sequence[Picture]) -> None:
    """Says that what the pictures were meant for is gone, and offers to add them where the focus is."""
    notice = messages.notice(
        say_count(
            "The place for {count} picture isn't there any more.",
            "The places for {count} pictures aren't there any more.",
            len(pictures),
        ),
        action_text=say("Add it elsewhere") if len(pictures) == 1 else say("Add them elsewhere"),
        action=partial(_add_here, open_map, pictures),
        seconds=0,
        kind="warning",
    )
    open_map.destroyed.connect(notice.leave)


def _add_here(open_map: OpenMap, pictures: Sequence[Picture]) -> None:
    """Adds cards of these pictures where the focus is, and selects the last; ``CjmError`` for a map that can only be
    read."""
    focus = add_pictures(open_map, say("Add picture"), pictures)
    if focus is not None:
        open_map.select((focus.ref,), focus)


def _add(
    open_map: OpenMap,
    messages: Messages,
    label: str,
    place: Focus,
    selection: Selection,
    reveal: Reveal | None,
    pictures: Sequence[Picture],
) -> None:
    if _is_gone(open_map.document, place):
        offer_lost(open_map, messages, pictures)
        return
    is_free = open_map.selection == selection and not open_map.is_previewing
    try:
        focus = add_pictures(open_map, label, pictures, place)
    except CjmError as error:
        messages.warn(error)
        return
    if focus is None:
        return
    if not is_free:
        messages.notice(
            say_count("{count} picture was added.", "{count} pictures were added.", len(pictures))
        )
        return
    open_map.select((focus.ref,), focus)
    if reveal is not None:
        reveal(focus)


def _is_gone(document: JourneyMap, place: Focus) -> bool:
    """Whether lane or step that were there are no longer, or the lane holds something else now."""
    lane = document.index.lanes.get(place.lane)
    is_lane_gone = bool(place.lane) and (lane is None or lane.kind != "image")
    return is_lane_gone or (bool(place.step) and place.step not in document.index.steps)
