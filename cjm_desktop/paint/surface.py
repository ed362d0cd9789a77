"""The contract between the player and everything that a scene can be drawn on. Knows shapes, no drawing library."""

from typing import Protocol

from cjm_desktop.layout.scene import Box, Group, Icon, Image, Path, Text


class Surface(Protocol):
    """Takes the shapes of a scene in drawing order. Shapes are in the coordinates of the fragment being drawn."""

    def begin_fragment(self, x: float, y: float) -> None:
        """What follows is placed with its origin at x, y of the scene."""

    def end_fragment(self) -> None: ...

    def begin_group(self, group: Group) -> None:
        """What follows belongs to ``group`` and is limited to its ``clip``. Groups don't nest."""

    def end_group(self, group: Group) -> None: ...

    def box(self, shape: Box) -> None: ...

    def path(self, shape: Path) -> None: ...

    def icon(self, shape: Icon) -> None: ...

    def text(self, shape: Text) -> None: ...

    def image(self, shape: Image) -> None: ...
