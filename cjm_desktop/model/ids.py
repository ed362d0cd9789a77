"""Ids of records: a letter that tells the kind, an underscore and eight random letters or digits."""

import hashlib
import secrets
from collections.abc import Callable

from cjm_desktop.model.records import Card, EmotionPoint, JourneyMap, Lane, Link, Persona, Stage, Step

PREFIXES: dict[type, str] = {
    JourneyMap: "m",
    Persona: "p",
    Stage: "s",
    Step: "t",
    Lane: "l",
    Card: "c",
    EmotionPoint: "e",
    Link: "k",
}
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"

NewId = Callable[[type], str]
"""Makes an id for a record class; tests pass one that counts."""


def new_id(kind: type) -> str:
    """A fresh id for a record of the class ``kind``; with 36⁸ possibilities a clash within a map won't happen."""
    return f"{PREFIXES[kind]}_{''.join(secrets.choice(_ALPHABET) for _ in range(8))}"


def asset_id(data: bytes) -> str:
    """The id of the asset that holds ``data``: the same bytes always have the same id."""
    return f"sha256-{hashlib.sha256(data).hexdigest()}"
