"""What reading a file gives back: the document, and what the user should know about how it was read.

Knows nothing of how a file is laid out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cjm_desktop.errors import CjmError
from cjm_desktop.model.records import JourneyMap

__all__ = ["Loaded", "Notice"]


def _same(message: str) -> str:
    return message


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that didn't stop the file from being read. Fields have the meaning they have in ``CjmError``."""

    message: str
    where: str = ""
    advice: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, translate: Callable[[str], str] = _same) -> str:
        """One line: where, what, advice."""
        return CjmError(self.message, where=self.where, advice=self.advice, params=self.params).sentence(
            translate
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document as it was read. ``read_only``: the file is of a newer version and mustn't be overwritten."""

    document: JourneyMap
    read_only: bool = False
    notices: tuple[Notice, ...] = ()
