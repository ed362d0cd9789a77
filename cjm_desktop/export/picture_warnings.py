"""Says which of a scene's pictures couldn't be shown as they should; shared by the formats."""

from collections.abc import Iterator

from cjm_desktop.errors import ExportError
from cjm_desktop.export.registry import Warn
from cjm_desktop.layout.scene import Image, Scene
from cjm_desktop.paint.pictures import Pictures


def shown_pictures(scene: Scene) -> Iterator[Image]:
    """The pictures in the scene, in drawing order."""
    for placed in scene.placed:
        for group in placed.fragment.groups:
            for shape in group.shapes:
                if isinstance(shape, Image):
                    yield shape


def warn_of_pictures(scene: Scene, pictures: Pictures, warn: Warn) -> None:
    """Reports each picture with a problem once, named by what it shows."""
    named: dict[str, str] = {}
    for shape in shown_pictures(scene):
        named[shape.asset] = named.get(shape.asset) or shape.alt
    for key, alt in named.items():
        problem = pictures.problem(key)
        if problem is not None:
            warn(ExportError(problem.message, where=alt or key, advice=problem.advice, params=problem.params))
