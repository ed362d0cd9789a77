"""Going to other places of the map, and editing what has the focus."""

from typing import TYPE_CHECKING

from cjm_desktop.edit.selection import Focus, Selection, first_place, focus_of
from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import can_edit, has_focus, has_map
from cjm_desktop.ui.areas import go_to_panel
from cjm_desktop.ui.canvas.navigation import Navigator

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _edit(window: "EditorWindow") -> None:
    focus = window.map.selection.focus
    if focus is not None:
        window.canvas.setFocus()
        window.editing.begin(focus)


def _note(window: "EditorWindow") -> None:
    focus = window.map.selection.focus
    window.editing.finish()
    if focus is not None and focus.ref not in window.map.selection.refs:
        window.map.select((focus.ref,), focus)
    go_to_panel(window, window.inspector_panel)
    window.inspector_panel.go_to("note")


def _has_note(window: "EditorWindow") -> bool:
    focus = window.map.selection.focus if can_edit(window) else None
    return focus is not None and focus.part in ("card", "stage", "step")


def _go(window: "EditorWindow", focus: Focus) -> None:
    window.editing.finish()
    window.map.set_selection(Selection.at(focus))
    window.canvas.reveal(focus)
    window.canvas.setFocus()


def _go_to_corner(window: "EditorWindow", last: bool) -> None:
    navigator = Navigator(window.map.document, window.canvas.index)
    _go(window, navigator.corner(window.map.selection.focus or Focus("title"), last))


def _first(window: "EditorWindow") -> None:
    _go_to_corner(window, last=False)


def _last(window: "EditorWindow") -> None:
    _go_to_corner(window, last=True)


def _title(window: "EditorWindow") -> None:
    _go(window, Focus("title"))


def _next_card(window: "EditorWindow") -> None:
    _go_to_card(window, 1)


def _previous_card(window: "EditorWindow") -> None:
    _go_to_card(window, -1)


def _go_to_card(window: "EditorWindow", by: int) -> None:
    """Cards follow each other lane by lane, as in the document; after the last one comes the first."""
    document = window.map.document
    focus = window.map.selection.focus or first_place(document)
    order = [card.id for card in document.cards]
    if focus.ref in order:
        found = order[(order.index(focus.ref) + by) % len(order)]
    else:
        lanes, steps = list(document.index.lanes), list(document.index.steps)
        here = (_at(lanes, focus.lane), _at(steps, focus.step))
        before = [card.id for card in document.cards if (_at(lanes, card.lane), _at(steps, card.step)) < here]
        found = order[(len(before) if by > 0 else len(before) - 1) % len(order)]
    there = focus_of(document, found)
    if there is not None:
        _go(window, there)


def _at(records: list[str], record: str) -> int:
    return records.index(record) if record in records else -1


def _has_cards(window: "EditorWindow") -> bool:
    return window.open_map is not None and bool(window.open_map.document.cards)


ACTIONS = (
    Action(
        "go.edit",
        "Edit text",
        "Type into what has the focus",
        "pencil",
        _edit,
        ("F2",),
        "edit",
        4,
        "canvas",
        has_focus,
        places=("card", "point", "stage", "step", "lane", "persona", "title"),
    ),
    Action(
        "go.note",
        "Edit note",
        "Write a note about the focused card, stage or step, which isn’t shown on the map",
        "note",
        _note,
        ("Shift+F2",),
        "edit",
        4,
        enabled=_has_note,
        places=("card", "stage", "step"),
    ),
    Action(
        "go.next_card",
        "Next card",
        "Go to the next card, lane by lane",
        "arrow-end",
        _next_card,
        ("Ctrl+]",),
        "go",
        1,
        enabled=_has_cards,
    ),
    Action(
        "go.previous_card",
        "Previous card",
        "Go to the card before, lane by lane",
        "arrow-start",
        _previous_card,
        ("Ctrl+[",),
        "go",
        1,
        enabled=_has_cards,
    ),
    Action(
        "go.first",
        "First cell",
        "Go to the first cell of the map",
        "to-start",
        _first,
        ("Ctrl+Home",),
        "go",
        1,
        "canvas",
        has_map,
    ),
    Action(
        "go.last",
        "Last cell",
        "Go to the last cell of the map",
        "to-end",
        _last,
        ("Ctrl+End",),
        "go",
        1,
        "canvas",
        has_map,
    ),
    Action(
        "go.title",
        "Title of the map",
        "Go to the title of the map",
        "rename",
        _title,
        (),
        "go",
        1,
        enabled=has_map,
    ),
)
