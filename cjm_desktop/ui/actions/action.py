"""What an action is: all that menus, tool bar, shortcuts, palette and tests need to know of it, in one record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

Scope = Literal["window", "canvas"]
Place = Literal["map", "cell", "card", "point", "stage", "step", "lane", "persona", "title"]
EVERYTHING: tuple[Place, ...] = ("card", "point", "stage", "step", "lane", "persona")
"""All records that can be selected."""


def always(window: "EditorWindow") -> bool:
    """For actions that can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a user can do.

    ``label`` and ``tip`` are message ids: a short phrase for menus (with … where a dialog follows), and a sentence
    for tooltips and the status bar. ``keys`` are Qt's portable names of shortcuts, the first is shown in menus.
    ``scope`` is ``canvas`` for keys that mean something else while a text is being typed. ``menu`` is the menu's id
    (empty: in the palette only; ``view/theme``: a menu within a menu), ``group`` parts it by lines, in ascending
    order; within a group the order is that of the table. ``enabled`` and ``checked`` look at the window; ``checked``
    makes it a switch. ``text`` gives a label that changes (a finished phrase), ``short`` is a shorter label for the
    tool bar. ``places`` are the parts of the map in whose context menus it stands (``map``: where nothing lies).
    """

    id: str
    label: str
    tip: str
    icon: str
    run: Callable[["EditorWindow"], Any]
    keys: tuple[str, ...] = ()
    menu: str = ""
    group: int = 0
    scope: Scope = "window"
    enabled: Callable[["EditorWindow"], bool] = always
    checked: Callable[["EditorWindow"], bool] | None = None
    text: Callable[["EditorWindow"], str] | None = None
    short: str = ""
    places: tuple[Place, ...] = ()

    @property
    def top_menu(self) -> str:
        """The id of the menu in the menu bar; empty if it is in none."""
        return self.menu.split("/")[0]
