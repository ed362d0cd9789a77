"""Moving what has the focus by one place: cards, points, stages, steps, lanes and personas."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import can_edit
from cjm_desktop.ui.canvas.moving import move
from cjm_desktop.ui.canvas.navigation import Seen, Way, way_of

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _move(window: "EditorWindow", seen: Seen) -> None:
    way = way_of(seen, window.canvas.scene.rtl)
    window.editing.finish()
    focus = window.map.selection.focus
    if focus is not None and focus.part == "point" and way in (Way.UP, Way.DOWN):
        window.editing.scoring.nudge(1.0 if way is Way.UP else -1.0)
    else:
        move(window.map, way, window.messages)
    focus = window.map.selection.focus
    if focus is not None:
        window.canvas.reveal(focus)


def _left(window: "EditorWindow") -> None:
    _move(window, "left")


def _right(window: "EditorWindow") -> None:
    _move(window, "right")


def _up(window: "EditorWindow") -> None:
    _move(window, "up")


def _down(window: "EditorWindow") -> None:
    _move(window, "down")


def _has_record(window: "EditorWindow") -> bool:
    if not can_edit(window) or window.open_map is None:
        return False
    focus = window.open_map.selection.focus
    return focus is not None and bool(focus.ref)


ACTIONS = (
    Action(
        "move.left",
        "Move to the left",
        "Move the selected cards, points or the heading by one step to the left",
        "arrow-left",
        _left,
        ("Ctrl+Left",),
        "edit/move",
        5,
        "canvas",
        _has_record,
        places=("card", "stage", "step"),
    ),
    Action(
        "move.right",
        "Move to the right",
        "Move the selected cards, points or the heading by one step to the right",
        "arrow-right",
        _right,
        ("Ctrl+Right",),
        "edit/move",
        5,
        "canvas",
        _has_record,
        places=("card", "stage", "step"),
    ),
    Action(
        "move.up",
        "Move up",
        "Move the selected cards or the lane up, or raise the score of points",
        "arrow-up",
        _up,
        ("Ctrl+Up",),
        "edit/move",
        5,
        "canvas",
        _has_record,
        places=("card", "lane"),
    ),
    Action(
        "move.down",
        "Move down",
        "Move the selected cards or the lane down, or lower the score of points",
        "arrow-down",
        _down,
        ("Ctrl+Down",),
        "edit/move",
        5,
        "canvas",
        _has_record,
        places=("card", "lane"),
    ),
)
