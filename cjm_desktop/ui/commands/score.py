"""Emotion points by name: raising and lowering scores, and whose line is being set. Digits are typed on the canvas."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import can_edit

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _raise(window: "EditorWindow") -> None:
    window.editing.scoring.nudge(1.0)


def _lower(window: "EditorWindow") -> None:
    window.editing.scoring.nudge(-1.0)


def _next_persona(window: "EditorWindow") -> None:
    window.editing.scoring.next_persona()


def _is_in_emotions(window: "EditorWindow") -> bool:
    return can_edit(window) and window.map_area.editing is not None and window.editing.scoring.is_here


ACTIONS = (
    Action(
        "score.raise",
        "Raise the score",
        "Raise the score of the selected emotion points by one; the plus key does the same",
        "plus",
        _raise,
        (),
        "edit/score",
        6,
        enabled=_is_in_emotions,
        places=("point",),
    ),
    Action(
        "score.lower",
        "Lower the score",
        "Lower the score of the selected emotion points by one; the minus key does the same",
        "minus",
        _lower,
        (),
        "edit/score",
        6,
        enabled=_is_in_emotions,
        places=("point",),
    ),
    Action(
        "score.next_persona",
        "Line of the next persona",
        "From here on, type the scores of the next persona",
        "persona",
        _next_persona,
        ("F9",),
        "edit/score",
        6,
        "canvas",
        _is_in_emotions,
        places=("point", "cell"),
    ),
)
