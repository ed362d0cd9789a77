"""Templates for new maps: ordinary map files in ``resources/templates`` with a note of what they are.

Their titles are message ids; a new map gets them in its own language. Writes no files.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from cjm_desktop.errors import CjmError
from cjm_desktop.i18n.catalogue import translator
from cjm_desktop.model.ids import new_id
from cjm_desktop.model.records import JourneyMap, Lane, Stage, Step
from cjm_desktop.resources import resource_names, resource_path

__all__ = ["DEFAULT_TEMPLATE", "Template", "new_map", "template_ids", "templates"]

DEFAULT_TEMPLATE = "journey"
_FOLDER, _SUFFIX, _KEY = "templates", ".json", "template"


@dataclass(frozen=True, slots=True)
class Template:
    """What a user chooses from. ``title`` and ``description`` are message ids."""

    id: str
    title: str
    description: str


def template_ids() -> tuple[str, ...]:
    """Ids of all templates, sorted."""
    return resource_names(_FOLDER, _SUFFIX)


def templates() -> tuple[Template, ...]:
    """All templates, sorted by id."""
    return tuple(_described(name) for name in template_ids())


def new_map(template: str, language: str) -> JourneyMap:
    """A map like the template, in ``language`` and with ids of its own; raises ``CjmError`` for an unknown one."""
    from cjm_desktop.storage.codec import decode

    if template not in template_ids():
        raise CjmError(
            "There is no template “{template}”.",
            advice="Use one of: {known}.",
            params={"template": template, "known": ", ".join(template_ids())},
        )
    pattern = decode(_file(template), where=f"{template}{_SUFFIX}").document
    extra = {key: value for key, value in pattern.extra.items() if key != _KEY}
    return _renewed(replace(pattern, language=language, extra=extra), translator(language))


def _file(template: str) -> bytes:
    return resource_path(_FOLDER, f"{template}{_SUFFIX}").read_bytes()


def _described(template: str) -> Template:
    note = json.loads(_file(template))[_KEY]
    return Template(template, note["title"], note["description"])


def _renewed(document: JourneyMap, say: Callable[[str], str]) -> JourneyMap:
    """``document`` with fresh ids and every title translated by ``say``; templates hold stages and lanes only."""
    return replace(
        document,
        id=new_id(JourneyMap),
        title=say(document.title),
        stages=tuple(_stage(stage, say) for stage in document.stages),
        lanes=tuple(replace(lane, id=new_id(Lane), title=say(lane.title)) for lane in document.lanes),
    )


def _stage(stage: Stage, say: Callable[[str], str]) -> Stage:
    steps = tuple(replace(step, id=new_id(Step), title=say(step.title)) for step in stage.steps)
    return replace(stage, id=new_id(Stage), title=say(stage.title), steps=steps)
