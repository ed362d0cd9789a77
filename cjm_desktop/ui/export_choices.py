"""What the user chooses for an export: format, paper and look, as settings keep it and as the command line takes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from cjm_desktop.assembly.compose import Look
from cjm_desktop.export.registry import ExportOptions, suffixes
from cjm_desktop.layout.pages import paper_names
from cjm_desktop.settings.store import Settings

__all__ = ["ExportChoices", "keep", "remembered", "remembered_suffix"]

_OPTION = "export"
_KEPT = tuple(one.name for one in fields(ExportOptions))


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """All choices of one export; lanes are given by their ids."""

    suffix: str = "pdf"
    options: ExportOptions = field(default_factory=ExportOptions)
    look: Look = field(default_factory=Look)

    def arguments(self, source: Path, target: Path) -> list[str]:
        """The command that makes this export."""
        options, layout = self.options, self.look.layout
        found = ["export", str(source), "-o", str(target), "--page", options.page]
        found += ["--orientation", options.orientation, "--direction", layout.direction]
        found += ["--theme", self.look.theme]
        for name, value in (("margin", options.margin), ("scale", options.scale), ("dpi", options.dpi)):
            if value is not None:
                found += [f"--{name}", f"{value:.10g}"]
        if layout.lanes is not None:
            found += [f"--lanes={lane}" for lane in layout.lanes]
        if not layout.header:
            found.append("--no-header")
        if options.svg_text:
            found.append("--svg-text")
        return found


def remembered_suffix(settings: Settings) -> str:
    """The format chosen last, ``pdf`` at first."""
    found = _stored(settings).get("format")
    return found if isinstance(found, str) and found in suffixes() else "pdf"


def remembered(settings: Settings, suffix: str, look: Look) -> ExportChoices:
    """The paper chosen last for a format, with ``look``, which is the open map's; what makes no sense is left out."""
    stored = _stored(settings).get(suffix)
    if not isinstance(stored, Mapping):
        return ExportChoices(suffix, look=look)
    given = {name: stored[name] for name in _KEPT if name in stored and _makes_sense(name, stored[name])}
    layout = replace(look.layout, header=stored.get("header") is not False)
    return ExportChoices(suffix, ExportOptions(**given), replace(look, layout=layout))


def keep(settings: Settings, choices: ExportChoices) -> None:
    """Remembers the choices for their format."""
    paper: dict[str, Any] = {name: getattr(choices.options, name) for name in _KEPT}
    paper["header"] = choices.look.layout.header
    settings.set(_OPTION, {**_stored(settings), "format": choices.suffix, choices.suffix: paper})


def _stored(settings: Settings) -> Mapping[str, Any]:
    found = settings.get(_OPTION)
    return found if isinstance(found, Mapping) else {}


def _makes_sense(name: str, value: object) -> bool:
    if name == "page":
        return value in paper_names()
    if name == "orientation":
        return value in ("auto", "portrait", "landscape")
    if name == "svg_text":
        return isinstance(value, bool)
    if value is None:
        return True
    if name == "dpi":
        return isinstance(value, int) and not isinstance(value, bool) and 10 <= value <= 2400
    lowest, highest = (0, 1000) if name == "margin" else (0.01, 100)
    return isinstance(value, int | float) and not isinstance(value, bool) and lowest <= value <= highest
