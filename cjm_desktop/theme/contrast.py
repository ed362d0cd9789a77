"""Relative luminance and contrast of colours, as WCAG 2.2 defines them (section "contrast ratio")."""

import re

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def usable(colour: str, otherwise: str) -> str:
    """``colour`` if it is written ``#RRGGBB``, as those of a file should be, else the other one."""
    return colour if _COLOUR.fullmatch(colour) else otherwise


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0…255) of ``#RRGGBB`` or ``#RRGGBBAA``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance: 0 for black, 1 for white."""

    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(value) for value in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours: 1 (equal) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """The colour on the way from ``one`` (share 0) to ``other`` (share 1)."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def readable_on(background: str, *candidates: str) -> str:
    """The first candidate with a contrast of at least 4.5, else black or white, whichever reads better."""
    for candidate in candidates:
        if contrast(candidate, background) >= 4.5:
            return candidate
    return max(("#000000", "#FFFFFF"), key=lambda colour: contrast(colour, background))
