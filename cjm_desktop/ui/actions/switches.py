"""Actions that choose one of a few: the menu marks the one that is chosen. Some are there once for each language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from cjm_desktop.i18n.catalogue import LANGUAGES
from cjm_desktop.ui.actions.action import Action, always
from cjm_desktop.ui.language import own_name

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["Switch", "in_each_language", "switches"]

V = TypeVar("V", bound=str)


@dataclass(frozen=True, slots=True)
class Switch(Generic[V]):
    """A choice: the value that it stands for, and what an action says of itself."""

    id: str
    label: str
    tip: str
    icon: str
    value: V


def switches(
    menu: str,
    group: int,
    choices: Iterable[Switch[V]],
    *,
    run: "Callable[[V, EditorWindow], None]",
    checked: "Callable[[V, EditorWindow], bool]",
    enabled: "Callable[[EditorWindow], bool]" = always,
) -> tuple[Action, ...]:
    """An action for each choice, whose functions are told its value."""
    return tuple(
        Action(
            choice.id,
            choice.label,
            choice.tip,
            choice.icon,
            partial(run, choice.value),
            menu=menu,
            group=group,
            enabled=enabled,
            checked=partial(checked, choice.value),
        )
        for choice in choices
    )


def in_each_language(start: str, tip: str) -> tuple[Switch[str], ...]:
    """A choice ``start.fa`` for each language; ``tip`` is a message id."""
    return tuple(Switch(f"{start}.{tag}", own_name(tag), tip, "language", tag) for tag in LANGUAGES)
