"""The foot of a map: what it rests on at the start, who owns it at the end."""

from collections.abc import Mapping

from cjm_desktop.layout.head import Tools
from cjm_desktop.layout.scene import Fragment, Group, PlaceKey, Text
from cjm_desktop.layout.sheet import Sheet
from cjm_desktop.layout.snap import snap_up
from cjm_desktop.theme import tokens

LEVELS = (
    ("measured", "{count} measured"),
    ("observed", "{count} observed"),
    ("anecdote", "{count} anecdotes"),
    ("assumed", "{count} assumed"),
)
"""Levels of evidence from the strongest to the weakest, with the message ids that count them."""


def place_footer(sheet: Sheet, tools: Tools, levels: Mapping[str, int], owner: str, inner: float) -> None:
    """The foot below all lanes; ``levels`` says how many cards and points have each level of evidence."""
    at = (sheet.left, sheet.y + tokens.FOOTER_GAP)
    counts = tuple(levels.get(level, 0) for level, _ in LEVELS)
    bottom = sheet.put(PlaceKey("footer"), at, footer_fragment, tools, counts, owner, inner)
    if bottom > at[1]:
        sheet.y = bottom


def footer_fragment(tools: Tools, counts: tuple[int, ...], owner: str, width: float) -> Fragment | None:
    """One or two texts on a line; nothing if there is nothing to say."""
    evidence = _evidence(tools, counts)
    owned = tools.words.text("Owner: {text}", text=owner) if owner else ""
    if not evidence and not owned:
        return None
    room = (width - 24) / 2 if evidence and owned else width
    start = tools.engine.layout(evidence, tokens.FOOTER, room)
    end = tools.engine.layout(owned, tokens.FOOTER, room)
    groups: list[Group] = []
    if evidence:
        text = Text(0.0, 0.0, room, start, tools.theme.faint)
        groups.append(Group("label", text.rect, (text,), says=evidence))
    if owned:
        text = Text(width - room, 0.0, room, end, tools.theme.faint, "right")
        groups.append(Group("label", text.rect, (text,), says=owned))
    return Fragment(width, snap_up(max(start.height, end.height)), tuple(groups))


def _evidence(tools: Tools, counts: tuple[int, ...]) -> str:
    total = sum(counts)
    if not total:
        return ""
    words = tools.words
    listed = " · ".join(
        words.text(message, count=words.number(count))
        for (_, message), count in zip(LEVELS, counts, strict=True)
        if count
    )
    share = words.percent(100 * counts[-1] / total)
    said = words.text("Evidence: {listed}", listed=listed)
    return f"{said} · {words.text('{share} of this map is assumption', share=share)}" if counts[-1] else said
