"""Undo and redo, the clipboard, deleting, and selecting. While a text is being typed, they are about its words."""

from typing import TYPE_CHECKING

from cjm_desktop.ui import clipboard, removal, selecting
from cjm_desktop.ui.actions.action import EVERYTHING, Action
from cjm_desktop.ui.actions.conditions import can_edit, has_map, has_selection
from cjm_desktop.ui.canvas.text_editor_field import TextField
from cjm_desktop.ui.language import say

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _text(window: "EditorWindow") -> TextField | None:
    """The text that is being typed. Menus and buttons leave it open, and mean what its keys mean."""
    editing = window.map_area.editing
    return editing.editor if editing is not None and editing.is_active else None


def _can_undo(window: "EditorWindow") -> bool:
    return _undoes_typing(window) or (can_edit(window) and window.map.session.can_undo)


def _can_redo(window: "EditorWindow") -> bool:
    return _redoes_typing(window) or (can_edit(window) and window.map.session.can_redo)


def _undoes_typing(window: "EditorWindow") -> bool:
    text = _text(window)
    return text is not None and text.document.isUndoAvailable()


def _redoes_typing(window: "EditorWindow") -> bool:
    text = _text(window)
    return text is not None and text.document.isRedoAvailable()


def _undo(window: "EditorWindow") -> None:
    text = _text(window)
    if text is not None and text.document.isUndoAvailable():
        text.undo()
    else:
        window.map.undo()


def _redo(window: "EditorWindow") -> None:
    text = _text(window)
    if text is not None and text.document.isRedoAvailable():
        text.redo()
    else:
        window.map.redo()


def _undo_text(window: "EditorWindow") -> str:
    label = window.map.session.undo_label if window.open_map and not _undoes_typing(window) else ""
    return say("Undo “{step}”", step=label) if label else say("Undo")


def _redo_text(window: "EditorWindow") -> str:
    label = window.map.session.redo_label if window.open_map and not _redoes_typing(window) else ""
    return say("Redo “{step}”", step=label) if label else say("Redo")


def _can_change_selection(window: "EditorWindow") -> bool:
    return can_edit(window) and has_selection(window)


def _can_copy(window: "EditorWindow") -> bool:
    text = _text(window)
    return has_selection(window) if text is None else text.text_cursor().hasSelection()


def _can_cut(window: "EditorWindow") -> bool:
    return can_edit(window) and _can_copy(window)


def _cut(window: "EditorWindow") -> None:
    text = _text(window)
    if text is not None:
        text.cut()
    elif clipboard.copy(window.map, window.messages):
        removal.delete_selection(window.map, window.messages)


def _copy(window: "EditorWindow") -> None:
    text = _text(window)
    if text is not None:
        text.copy()
    else:
        clipboard.copy(window.map, window.messages)


def _paste(window: "EditorWindow") -> None:
    text = _text(window)
    if text is not None:
        text.paste()
    else:
        clipboard.paste(window.map, window.messages, window.canvas.reveal)
        _reveal(window)


def _paste_text(window: "EditorWindow") -> None:
    window.editing.finish()
    clipboard.paste_text(window.map, window.messages)
    _reveal(window)


def _duplicate(window: "EditorWindow") -> None:
    window.editing.finish()
    removal.duplicate_selection(window.map)
    _reveal(window)


def _delete(window: "EditorWindow") -> None:
    window.editing.finish()
    removal.delete_selection(window.map, window.messages)


def _reveal(window: "EditorWindow") -> None:
    focus = window.map.selection.focus
    if focus is not None:
        window.canvas.reveal(focus)


def _select_more(window: "EditorWindow") -> None:
    text = _text(window)
    if text is not None:
        text.select_all()
    else:
        selecting.select_more(window.map)


def _select_cell(window: "EditorWindow") -> None:
    selecting.select_cell(window.map)


def _select_lane(window: "EditorWindow") -> None:
    selecting.select_lane(window.map)


def _select_stage(window: "EditorWindow") -> None:
    selecting.select_stage(window.map)


def _select_map(window: "EditorWindow") -> None:
    selecting.select_map(window.map)


def _select_nothing(window: "EditorWindow") -> None:
    selecting.select_nothing(window.map)


ACTIONS = (
    Action(
        "edit.undo",
        "Undo",
        "Take back the last change",
        "undo",
        _undo,
        ("Ctrl+Z",),
        "edit",
        enabled=_can_undo,
        text=_undo_text,
        places=("map",),
    ),
    Action(
        "edit.redo",
        "Redo",
        "Do again what was taken back",
        "redo",
        _redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "edit",
        enabled=_can_redo,
        text=_redo_text,
        places=("map",),
    ),
    Action(
        "edit.cut",
        "Cut",
        "Move the selected cards to the clipboard",
        "cut",
        _cut,
        ("Ctrl+X", "Shift+Del"),
        "edit",
        1,
        enabled=_can_cut,
        places=EVERYTHING,
    ),
    Action(
        "edit.copy",
        "Copy",
        "Put the selected cards on the clipboard, for this and other programs",
        "copy",
        _copy,
        ("Ctrl+C", "Ctrl+Ins"),
        "edit",
        1,
        enabled=_can_copy,
        places=EVERYTHING,
    ),
    Action(
        "edit.paste",
        "Paste",
        "Add cards, text or a picture from the clipboard where the focus is",
        "paste",
        _paste,
        ("Ctrl+V", "Shift+Ins"),
        "edit",
        1,
        enabled=can_edit,
        places=("map", "cell", "card", "stage", "step", "lane"),
    ),
    Action(
        "edit.paste_text",
        "Paste as plain text",
        "Make one card of each line of the text on the clipboard",
        "paste",
        _paste_text,
        ("Ctrl+Shift+V",),
        "edit",
        1,
        enabled=can_edit,
        places=("cell",),
    ),
    Action(
        "edit.duplicate",
        "Duplicate",
        "Put a copy beside what is selected",
        "duplicate",
        _duplicate,
        ("Ctrl+D",),
        "edit",
        2,
        enabled=_can_change_selection,
        places=EVERYTHING,
    ),
    Action(
        "edit.delete",
        "Delete",
        "Delete what is selected, with all that it holds",
        "trash",
        _delete,
        ("Del", "Backspace"),
        "edit",
        2,
        "canvas",
        _can_change_selection,
        places=EVERYTHING,
    ),
    Action(
        "edit.select_more",
        "Select all",
        "Select the cards of the cell; again: of the lane, the stage, the map",
        "select-all",
        _select_more,
        ("Ctrl+A",),
        "edit",
        3,
        enabled=has_map,
    ),
    Action(
        "edit.select_cell",
        "Select all in the cell",
        "Select the cards of the focused cell",
        "card",
        _select_cell,
        menu="edit/select",
        group=3,
        enabled=has_map,
        places=("cell", "card"),
    ),
    Action(
        "edit.select_lane",
        "Select all in the lane",
        "Select the cards of the focused lane",
        "lane",
        _select_lane,
        menu="edit/select",
        group=3,
        enabled=has_map,
        places=("cell", "lane"),
    ),
    Action(
        "edit.select_stage",
        "Select all in the stage",
        "Select the cards of the focused stage",
        "stage",
        _select_stage,
        menu="edit/select",
        group=3,
        enabled=has_map,
        places=("cell", "stage"),
    ),
    Action(
        "edit.select_map",
        "Select all on the map",
        "Select every card and every emotion point",
        "select-all",
        _select_map,
        menu="edit/select",
        group=3,
        enabled=has_map,
        places=("map",),
    ),
    Action(
        "edit.select_nothing",
        "Select nothing",
        "Let go of what is selected",
        "clear",
        _select_nothing,
        ("Ctrl+Shift+A",),
        "edit/select",
        3,
        enabled=has_selection,
    ),
)
