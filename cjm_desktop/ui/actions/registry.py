"""Finds actions: adding a family of them is adding one module with ``ACTIONS`` to ``ui.commands``."""

import pkgutil
from functools import lru_cache
from importlib import import_module

from cjm_desktop.ui import commands
from cjm_desktop.ui.actions.action import Action

__all__ = ["action_named", "actions"]


@lru_cache(maxsize=1)
def actions() -> tuple[Action, ...]:
    """Every action, family by family; the order within a family is its own."""
    found: list[Action] = []
    for module in sorted(module.name for module in pkgutil.iter_modules(commands.__path__)):
        found.extend(import_module(f"{commands.__name__}.{module}").ACTIONS)
    return tuple(found)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Action]:
    return {action.id: action for action in actions()}


def action_named(action_id: str) -> Action:
    """The action with this id; ``KeyError`` if there is none, which is a mistake of the program."""
    return _by_id()[action_id]
