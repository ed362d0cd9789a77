"""Finds the files that are shipped with the product: fonts, icons, themes, catalogues, samples.

They lie in ``resources/`` of a checkout, in ``_resources`` beside this module in an installed wheel and in most
frozen bundles, or in ``resources/`` beside the executable of the other bundles. Nobody else may know that.
This module knows nothing of what the files hold.
"""

import sys
from functools import cache
from pathlib import Path

from cjm_desktop.errors import StorageError


def resource_path(*parts: str) -> Path:
    """The absolute path of a shipped file or folder, for instance ``resource_path("fonts", "fonts.json")``.

    Raises ``StorageError`` if there is no such file, which means that the installation is damaged.
    """
    path = _folder().joinpath(*parts)
    if not path.exists():
        raise StorageError(
            "The installation is incomplete: “{file}” is missing.",
            advice="Install CJM Desktop again.",
            params={"file": "/".join(parts)},
        )
    return path


def resource_names(folder: str, suffix: str) -> tuple[str, ...]:
    """Names, without ``suffix``, of the shipped files in ``folder`` that end with it, sorted.

    ``resource_names("samples", ".cjm")`` answers ``("bank-fa", …)``. A folder that doesn't exist has no names.
    """
    files = (path.name for path in _folder().joinpath(folder).glob(f"*{suffix}"))
    return tuple(sorted(name.removesuffix(suffix) for name in files))


@cache
def _folder() -> Path:
    package = Path(__file__).resolve().parent
    installed, checkout = package / "_resources", package.parent / "resources"
    if installed.is_dir():
        return installed
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent / "resources"
    return checkout
