"""Texts of any length for places that have room for a single line."""

__all__ = ["one_line"]


def one_line(text: str, longest: int) -> str:
    """The text without breaks and runs of spaces, cut to at most ``longest`` characters; “…” stands for the rest."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
