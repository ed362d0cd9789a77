"""Adding cards, steps, stages, lanes, personas, emotion points and pictures at the focus; words are typed at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cjm_desktop.edit.selection import Focus, first_place
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.ui.actions.action import Action
from cjm_desktop.ui.actions.conditions import can_edit, has_focus
from cjm_desktop.ui.canvas.edited import Edited, new_lane, new_persona, new_stage, new_step
from cjm_desktop.ui.canvas.keyboard import add_after
from cjm_desktop.ui.canvas.navigation import holds_points
from cjm_desktop.ui.language import say
from cjm_desktop.ui.panels.adding import add_wanted
from cjm_desktop.ui.picture_cards import bring_pictures

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow


def _focus(window: "EditorWindow") -> Focus:
    return window.map.selection.focus or first_place(window.map.document)


def _open(window: "EditorWindow", make: Callable[[], Edited]) -> None:
    """Keeps what is being typed before the map is asked what is where."""
    window.editing.finish()
    window.canvas.setFocus()
    window.editing.open(make())


def _after(window: "EditorWindow") -> None:
    window.editing.finish()
    window.canvas.setFocus()
    add_after(window.canvas, window.editing)


def _after_text(window: "EditorWindow") -> str:
    focus = window.open_map.selection.focus if window.open_map else None
    words = {
        "stage": say("Add stage after"),
        "step": say("Add step after"),
        "lane": say("Add lane after"),
        "persona": say("Add persona after"),
    }
    return words.get(focus.part if focus else "", say("Add below"))


def _card(window: "EditorWindow") -> None:
    """In the focused cell, below the focused card; else in the first cell there is for cards."""
    window.editing.finish()
    window.canvas.setFocus()
    document, focus = window.map.document, _focus(window)
    lanes = [lane.id for lane in document.lanes if not holds_points(lane)]
    if focus.part == "card":
        add_after(window.canvas, window.editing)
        return
    lane = focus.lane if focus.lane in lanes else lanes[0]
    window.editing.begin_new(lane, _step_at(window, focus))


def _step_at(window: "EditorWindow", focus: Focus) -> str:
    index = window.map.document.index
    if focus.step in index.steps:
        return focus.step
    if focus.part == "stage":
        return index.stages[focus.ref].steps[0].id
    return next(iter(index.steps))


def _has_cells(window: "EditorWindow") -> bool:
    if not can_edit(window):
        return False
    document = window.map.document
    return bool(document.stages) and any(not holds_points(lane) for lane in document.lanes)


def _stage(window: "EditorWindow") -> None:
    def make() -> Edited:
        document, focus = window.map.document, _focus(window)
        stage = document.index.stage_of_step.get(focus.step)
        after = focus.ref if focus.part == "stage" else stage.id if stage and focus.part != "cell" else ""
        return new_stage(document, after)

    _open(window, make)


def _step(window: "EditorWindow") -> None:
    def make() -> Edited:
        document, focus = window.map.document, _focus(window)
        index = document.index
        if not document.stages:
            return new_stage(document)
        if focus.part == "stage":
            return new_step(document, index.stages[focus.ref].steps[-1].id)
        last = document.stages[-1].steps[-1].id
        return new_step(document, focus.step if focus.step in index.steps else last)

    _open(window, make)


def _lane(window: "EditorWindow", kind: str = "") -> None:
    def make() -> Edited:
        return new_lane(window.map.document, _focus(window).lane, kind)

    _open(window, make)


def _persona(window: "EditorWindow") -> None:
    def make() -> Edited:
        focus = _focus(window)
        return new_persona(window.map.document, focus.ref if focus.part == "persona" else "")

    _open(window, make)


def _point(window: "EditorWindow") -> None:
    window.editing.finish()
    focus = add_wanted(window.map, "emotion")
    if focus is not None:
        window.canvas.reveal(focus)
        window.canvas.setFocus()


def _picture(window: "EditorWindow") -> None:
    window.editing.finish()
    path = window.program.choose_picture(window)
    if path is not None:
        window.canvas.setFocus()
        bring_pictures(window.map, window.messages, say("Add picture"), [path], window.canvas.reveal)


def _adder(kind: str) -> Callable[["EditorWindow"], None]:
    def run(window: "EditorWindow") -> None:
        _lane(window, kind)

    return run


def _lane_actions() -> tuple[Action, ...]:
    """One for each lane kind."""
    return tuple(
        Action(
            f"insert.lane.{kind.id}",
            kind.title,
            "Add a lane of this kind below the focused one",
            kind.icon,
            _adder(kind.id),
            menu="insert/lane",
            group=1,
            enabled=can_edit,
        )
        for kind in kinds().values()
    )


ACTIONS = (
    Action(
        "insert.card",
        "Add card",
        "Type a new card in the focused cell",
        "card-plus",
        _card,
        ("Ins",),
        "insert",
        0,
        "canvas",
        _has_cells,
        short="Card",
        places=("cell", "card", "step"),
    ),
    Action(
        "insert.point",
        "Add emotion point",
        "Add a point to the emotion line at the focused step",
        "emotion",
        _point,
        ("Ctrl+Shift+M",),
        "insert",
        0,
        enabled=can_edit,
        places=("point",),
    ),
    Action(
        "insert.picture",
        "Add picture…",
        "Add a card with a picture from a file",
        "image-plus",
        _picture,
        ("Ctrl+Shift+I",),
        "insert",
        0,
        enabled=can_edit,
        places=("cell", "card"),
    ),
    Action(
        "insert.after",
        "Add after",
        "Add another one after what has the focus: a card, step, stage, lane or persona",
        "plus",
        _after,
        ("Ctrl+Return", "Ctrl+Enter"),
        "insert",
        1,
        "canvas",
        has_focus,
        text=_after_text,
        places=("stage", "step", "lane", "persona"),
    ),
    Action(
        "insert.step",
        "Add step",
        "Add a step after the focused one and type its title",
        "step-plus",
        _step,
        ("Ctrl+Shift+T",),
        "insert",
        1,
        enabled=can_edit,
        short="Step",
        places=("stage", "cell"),
    ),
    Action(
        "insert.stage",
        "Add stage",
        "Add a stage and type its title",
        "stage-plus",
        _stage,
        ("Ctrl+Shift+G",),
        "insert",
        1,
        enabled=can_edit,
        places=("map",),
    ),
    Action(
        "insert.lane",
        "Add lane",
        "Add a lane and type its title; the title of a kind, such as “Pain points”, makes a lane of that kind",
        "lane-plus",
        _lane,
        ("Ctrl+Shift+L",),
        "insert",
        1,
        enabled=can_edit,
        short="Lane",
        places=("map", "cell"),
    ),
    *_lane_actions(),
    Action(
        "insert.persona",
        "Add persona",
        "Add a persona and type the name",
        "person-plus",
        _persona,
        ("Ctrl+Shift+P",),
        "insert",
        2,
        enabled=can_edit,
        places=("map", "title"),
    ),
)
