"""The levels of evidence, from the weakest to the strongest."""

from cjm_desktop.lanes.fields import Choice

EVIDENCE_LEVELS: tuple[Choice, ...] = (
    Choice("assumed", "Assumed"),
    Choice("anecdote", "Anecdote"),
    Choice("observed", "Observed"),
    Choice("measured", "Measured"),
)


def evidence_title(level: str) -> str:
    """The message id of a level's name; one that isn't known is called what the map calls it."""
    return next((choice.title for choice in EVIDENCE_LEVELS if choice.value == level), level)
