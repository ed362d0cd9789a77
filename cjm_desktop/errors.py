"""The one family of errors that a user may see.

An error carries a message id and its parameters, never a finished sentence: whoever shows it (the command
line, the window) looks the message up in the catalogue first. This module knows nothing of either.
"""

from collections.abc import Callable, Mapping

__all__ = ["CjmError", "DocumentError", "EditError", "ExportError", "StorageError"]


def _same(message: str) -> str:
    return message


class CjmError(Exception):
    """What went wrong, where, and what the user can do about it.

    ``message`` and ``advice`` are message ids (English) with ``{name}`` fields, filled from ``params`` after
    translation. ``where`` names the place (a file, a line, a record) and isn't translated.
    """

    def __init__(
        self,
        message: str,
        *,
        where: str = "",
        advice: str = "",
        params: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.advice = advice
        self.params: dict[str, object] = dict(params or {})

    def at(self, where: str) -> "CjmError":
        """The same error, said of the place ``where`` (put before the place it already has)."""
        place = f"{where}: {self.where}" if self.where else where
        return type(self)(self.message, where=place, advice=self.advice, params=self.params)

    def sentence(self, translate: Callable[[str], str] = _same) -> str:
        """One line: where, what, advice."""
        parts = [f"{self.where}:"] if self.where else []
        parts.append(translate(self.message).format(**self.params))
        if self.advice:
            parts.append(translate(self.advice).format(**self.params))
        return " ".join(" ".join(parts).split())

    def __str__(self) -> str:
        return self.sentence()


class DocumentError(CjmError):
    """The document itself breaks a rule: a dangling id, a score off its scale, a wrong type."""


class EditError(CjmError):
    """An operation can't be done on this document; the document is as it was."""


class StorageError(CjmError):
    """A file can't be read or written."""


class ExportError(CjmError):
    """A map can't be exported in the way asked for."""
