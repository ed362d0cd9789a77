"""Where settings lie, as each system wants it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["settings_folder"]

_OVERRIDE = "CJM_SETTINGS_FOLDER"


def settings_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """The folder of the settings, which may not be there yet. ``CJM_SETTINGS_FOLDER`` names another one: for a program
    on a memory stick, and for tests."""
    if environment.get(_OVERRIDE):
        return Path(environment[_OVERRIDE]).absolute()
    if system == "win32":
        given = environment.get("APPDATA", "")
        return (Path(given) if given else Path.home() / "AppData" / "Roaming") / "CJM Desktop"
    if system == "darwin":
        return Path.home() / "Library" / "Application Support" / "CJM Desktop"
    given = environment.get("XDG_CONFIG_HOME", "")
    # Relative paths don't count there, says the specification.
    return (Path(given) if given.startswith("/") else Path.home() / ".config") / "cjm-desktop"
