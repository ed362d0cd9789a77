"""The scale of an emotion lane as it is shown. Scores are placed on it, never changed."""

from cjm_desktop.model.records import Lane
from cjm_desktop.model.scales import DEFAULT_SCALE, Scale, scale_of


def shown_scale(lane: Lane) -> Scale:
    """The lane's scale; the usual one where its settings hold none that can be used."""
    return scale_of(lane) or DEFAULT_SCALE


def middle(scale: Scale) -> float:
    """The neutral score."""
    return scale.lowest / 2 + scale.highest / 2


def mood_of(scale: Scale, score: float) -> float:
    """Where the score lies between −1 (lowest) and 1 (highest); beyond the scale it stays at the end."""
    half = scale.highest / 2 - scale.lowest / 2
    mood = (score - middle(scale)) / half if half else 0.0
    return max(-1.0, min(1.0, mood))


def score_of(scale: Scale, mood: float) -> float:
    """The score with this mood (−1…1): the way back from ``mood_of``."""
    half = scale.highest / 2 - scale.lowest / 2
    return max(scale.lowest, min(scale.highest, middle(scale) + mood * half))
