"""The scale of an emotion lane as its settings give it. Scores are shown on it, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and the highest score; the middle is neutral."""

    lowest: float = -2.0
    highest: float = 2.0

    @property
    def middle(self) -> float:
        return (self.lowest + self.highest) / 2

    def mood(self, score: float) -> float:
        """Where the score lies between −1 (lowest) and 1 (highest); beyond the scale it stays at the end."""
        half = (self.highest - self.lowest) / 2
        return max(-1.0, min(1.0, (score - self.middle) / half))


def scale_of(settings: Mapping[str, Any]) -> Scale:
    """The lane's scale; −2…2 where the settings hold none that can be used."""
    raw = settings.get("scale")
    if not isinstance(raw, Mapping):
        return Scale()
    lowest, highest = _number(raw.get("lowest"), -2.0), _number(raw.get("highest"), 2.0)
    return Scale(lowest, highest) if lowest < highest else Scale()


def _number(value: Any, otherwise: float) -> float:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return float(value) if usable else otherwise
