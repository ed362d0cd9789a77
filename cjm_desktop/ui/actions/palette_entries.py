"""What the palette of actions offers for what has been typed: actions, and places of the map to go to.

Knows the window only as far as actions do; no widget of the palette.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.assembly.search import find
from cjm_desktop.edit.selection import Focus, focus_of
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.folding import fold
from cjm_desktop.text.rich import plain
from cjm_desktop.text.shortening import one_line
from cjm_desktop.ui.actions.menus import INNER_TITLES, TITLES, menu_place
from cjm_desktop.ui.actions.window_actions import WindowAction
from cjm_desktop.ui.language import say, translate
from cjm_desktop.ui.panels.outline.places import Place
from cjm_desktop.ui.panels.outline.words import own_text

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["Entry", "entries"]

_MOST_PLACES = 8
_SHORTEST_FOR_PLACES = 2
_SELF = "app.palette"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose: an action by its id, or a place of the map."""

    title: str
    detail: str
    icon: str
    key: str = ""
    action_id: str = ""
    place: Focus | None = None


def entries(window: "EditorWindow", query: str) -> list[Entry]:
    """What can be done now and goes with ``query``, the best first; then where its text stands in the map."""
    wanted = fold(query).text.split()
    ranked = [
        (rank, menu_place(action), action.entry.group, place, action)
        for place, action in enumerate(window.qactions.values())
        if action.isEnabled() and action.entry.id != _SELF and (rank := _rank(action, wanted)) is not None
    ]
    found = [_entry(action) for *_, action in sorted(ranked, key=lambda one: one[:4])]
    if window.open_map is not None and len(query.strip()) >= _SHORTEST_FOR_PLACES:
        found += list(_places(window.open_map.document, query))[:_MOST_PLACES]
    return found


def _entry(action: WindowAction) -> Entry:
    shortcut = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return Entry(action.words, _menu_title(action), action.entry.icon, shortcut, action.entry.id)


def _menu_title(action: WindowAction) -> str:
    menu = action.entry.menu
    title = INNER_TITLES.get(menu) or TITLES.get(action.entry.top_menu, "")
    return say(title) if title else ""


def _rank(action: WindowAction, wanted: list[str]) -> int | None:
    """How well an action goes with the words, 0 best; ``None``: not at all. English names are understood too."""
    names = [fold(action.words).text, fold(action.entry.label).text]
    if not wanted:
        return 0
    start = " ".join(wanted)
    if any(name.startswith(start) for name in names):
        return 0
    for name in names:
        words = name.split()
        if all(any(word.startswith(one) for word in words) for one in wanted):
            return 1
    around = " ".join((*names, fold(_menu_title(action)).text, fold(translate(action.entry.tip)).text))
    if all(any(one in name for name in names) for one in wanted):
        return 2
    return 3 if all(one in around for one in wanted) else None


def _places(document: JourneyMap, query: str) -> Iterator[Entry]:
    """The records that hold the text, each once."""
    seen: set[str] = set()
    for found in find(document, query):
        focus = focus_of(document, found.ref)
        if focus is not None and found.ref not in seen:
            seen.add(found.ref)
            yield Entry(
                say("Go to “{text}”", text=_text(document, focus)),
                _where(document, focus),
                _ICONS.get(focus.part, "arrow-end"),
                place=focus,
            )


_ICONS = {
    "card": "card",
    "point": "emotion",
    "stage": "stage",
    "step": "step",
    "lane": "lane",
    "persona": "person",
}
_LONGEST = 60


def _text(document: JourneyMap, focus: Focus) -> str:
    text = own_text(document, Place(focus.part, focus.ref))
    return one_line(plain(text) if focus.part == "card" else text, _LONGEST)


def _where(document: JourneyMap, focus: Focus) -> str:
    """Where a card or point stands: its stage."""
    stage = document.index.stage_of_step.get(focus.step)
    return stage.title if stage is not None else ""
