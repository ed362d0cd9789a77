"""Actions that are there once for each language."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.i18n.catalogue import LANGUAGES
from cjm_desktop.ui.actions.action import Action, always
from cjm_desktop.ui.language import own_name

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["in_each_language"]


def in_each_language(
    start: str,
    tip: str,
    menu: str,
    group: int,
    *,
    run: "Callable[[str, EditorWindow], None]",
    checked: "Callable[[str, EditorWindow], bool]",
    enabled: "Callable[[EditorWindow], bool]" = always,
) -> tuple[Action, ...]:
    """An action ``start.fa`` for each language, whose functions are told the language; ``tip`` is a message id."""
    return tuple(
        Action(
            f"{start}.{tag}",
            own_name(tag),
            tip,
            "language",
            partial(run, tag),
            menu=menu,
            group=group,
            enabled=enabled,
            checked=partial(checked, tag),
        )
        for tag in LANGUAGES
    )
