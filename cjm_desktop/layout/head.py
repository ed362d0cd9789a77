"""The head of a map: title, scenario, pills at the start; personas at the end."""

from dataclasses import dataclass

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.picture_size import picture_size
from cjm_desktop.layout.scene import Box, Fragment, Group, Icon, Image, PlaceKey, Shape, Stroke, Text
from cjm_desktop.layout.sheet import Sheet
from cjm_desktop.layout.snap import snap, snap_up
from cjm_desktop.layout.words import Words
from cjm_desktop.model.records import About, Asset, JourneyMap, Persona
from cjm_desktop.text.types import TextBlock, TextEngine, TextStyle
from cjm_desktop.theme import tokens
from cjm_desktop.theme.contrast import mixed, readable_on, usable
from cjm_desktop.theme.icons import icon
from cjm_desktop.theme.themes import Theme

_LINE_GAP = 1.0
_SIGN_INSET = 15.0
PERSONA_COLOURS = ("#FFD9A8", "#CFE3FF", "#D6F0DF", "#E8DCF8", "#FBD7DD", "#E4E7EC")

STATES = {"as-is": "As-is", "to-be": "To-be"}
"""Message ids of a map's states."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What every part of the map is drawn with."""

    engine: TextEngine
    theme: Theme
    words: Words


def place_head(sheet: Sheet, tools: Tools, document: JourneyMap, inner: float) -> None:
    """Title at the start of the ``inner`` width, personas at its end, in as many rows as they need."""
    stride = tokens.PERSONA_WIDTH + tokens.PERSONA_GAP
    fit = max(1, int((inner * 0.58 + tokens.PERSONA_GAP) / stride))
    across = min(len(document.personas), fit)
    strip = across * stride - tokens.PERSONA_GAP if across else 0.0
    room = inner - strip - (tokens.HEAD_MARGIN if across else 0.0)
    top = sheet.y
    title = (sheet.left, top)
    bottom = sheet.put(PlaceKey("title"), title, title_fragment, tools, document.title, document.about, room)
    for first in range(0, len(document.personas), across or 1):
        row = document.personas[first : first + across]
        height = max(persona_height(tools, persona) for persona in row)
        for column, persona in enumerate(row):
            at = (sheet.left + inner - strip + column * stride, top)
            portrait = document.index.assets.get(persona.portrait)
            colour = persona_colour(persona, first + column)
            key = PlaceKey("persona", step=persona.id)
            sheet.put(key, at, persona_fragment, tools, persona, colour, portrait, height)
        bottom = max(bottom, top + height)
        top += height + tokens.PERSONA_GAP
    sheet.y = bottom + tokens.HEAD_GAP


def title_fragment(tools: Tools, title: str, about: About, width: float) -> Fragment:
    """Title, scenario and pills, at most ``width`` wide."""
    theme = tools.theme
    shown = title or tools.words.text("Untitled map")
    block = tools.engine.layout(shown, tokens.TITLE, width)
    heading = Text(0, 0, width, block, theme.ink)
    groups = [Group("title", heading.rect, (heading,), says=shown)]
    y = block.height
    if about.scenario:
        written = tools.words.text("Scenario: {text}", text=about.scenario)
        line = Text(0, y + 4, width, tools.engine.layout(written, tokens.SCENARIO, width), theme.soft)
        groups.append(Group("about", line.rect, (line,), says=written))
        y = line.rect.bottom
    pills, bottom = _pills(tools, about, y + 12, width)
    return Fragment(width, snap_up(bottom if pills else y), (*groups, *pills))


def _pills(tools: Tools, about: About, y: float, width: float) -> tuple[list[Group], float]:
    """State, goal and date, in as many lines as they need."""
    theme, words = tools.theme, tools.words
    wanted: list[tuple[str, TextStyle, str, str]] = []
    if about.state:
        state = words.text(STATES.get(about.state, about.state))
        wanted.append((state, tokens.PILL_STRONG, theme.accent, theme.on_accent))
    if about.goal:
        wanted.append((words.text("Goal: {text}", text=about.goal), tokens.PILL, theme.pale, theme.on_pale))
    if about.date:
        wanted.append((words.date(about.date), tokens.PILL, theme.pale, theme.on_pale))
    groups: list[Group] = []
    x, bottom = 0.0, y
    for text, style, fill, colour in wanted:
        group = _pill(tools, text, style, (fill, colour), Rect(0, 0, width, 0))
        if x and x + group.bounds.width > width:
            x, y = 0.0, bottom + tokens.PILL_GAP
        group = _pill(tools, text, style, (fill, colour), Rect(x, y, width, 0))
        groups.append(group)
        x = group.bounds.right + tokens.PILL_GAP
        bottom = max(bottom, group.bounds.bottom)
    return groups, bottom


def _pill(tools: Tools, text: str, style: TextStyle, colours: tuple[str, str], place: Rect) -> Group:
    """A pill with its top left corner at the place's, at most as wide as the place."""
    pad_x, pad_y = tokens.PILL_PADDING
    fill, colour = colours
    block = tools.engine.layout(text, style, place.width - 2 * pad_x)
    width = snap_up(block.width)
    bounds = Rect(place.x, place.y, width + 2 * pad_x, block.height + 2 * pad_y)
    border = Stroke(tools.theme.stage_line) if fill == tools.theme.paper else None
    box = Box(bounds, min(bounds.height / 2, 14.0), fill, border)
    return Group(
        "about", bounds, (box, Text(place.x + pad_x, place.y + pad_y, width, block, colour)), says=text
    )


def persona_colour(persona: Persona, place: int) -> str:
    """The persona's own colour, or one that goes with its place among the personas."""
    return usable(persona.colour, PERSONA_COLOURS[place % len(PERSONA_COLOURS)])


def _persona_lines(tools: Tools, persona: Persona) -> list[tuple[TextBlock, str]]:
    """Name, role and quote with their colours; what the persona doesn't have is left out."""
    theme = tools.theme
    room = tokens.PERSONA_WIDTH - tokens.PORTRAIT - 3 * tokens.PERSONA_PADDING
    quote = tools.words.quoted(persona.quote) if persona.quote else ""
    wanted = (
        (persona.name, tokens.PERSONA_NAME, theme.ink),
        (persona.role, tokens.PERSONA_ROLE, theme.soft),
        (quote, tokens.PERSONA_ROLE, theme.quote),
    )
    return [(tools.engine.layout(text, style, room), colour) for text, style, colour in wanted if text]


def persona_height(tools: Tools, persona: Persona) -> float:
    """The height that a persona's card needs."""
    lines = sum(block.height + _LINE_GAP for block, _ in _persona_lines(tools, persona))
    return snap_up(max(lines, tokens.PORTRAIT) + 2 * tokens.PERSONA_PADDING)


def persona_fragment(
    tools: Tools, persona: Persona, colour: str, portrait: Asset | None, height: float
) -> Fragment:
    """A card with portrait (or initial), name, role and quote; the words stand in the middle of the ``height``."""
    theme, pad = tools.theme, tokens.PERSONA_PADDING
    width, left = tokens.PERSONA_WIDTH, tokens.PORTRAIT + 2 * tokens.PERSONA_PADDING
    lines = _persona_lines(tools, persona)
    y = snap((height - sum(block.height + _LINE_GAP for block, _ in lines)) / 2)
    words: list[Shape] = []
    for block, ink in lines:
        words.append(Text(left, y, width - left - pad, block, ink))
        y += block.height + _LINE_GAP
    card = Box(Rect(0.5, 0.5, width - 1, height - 1), 12, theme.paper, Stroke(theme.persona_border))
    frame = Rect(pad, snap((height - tokens.PORTRAIT) / 2), tokens.PORTRAIT, tokens.PORTRAIT)
    face = _portrait(tools, persona, colour, portrait, frame)
    says = ", ".join(block.text for block, _ in lines)
    bounds = Rect(0, 0, width, height)
    group = Group("persona", bounds, (card, *face, *words), ref=persona.id, says=says)
    return Fragment(width, height, (group,))


def _portrait(
    tools: Tools, persona: Persona, colour: str, portrait: Asset | None, frame: Rect
) -> tuple[Shape, ...]:
    """The picture in a circle, or the first letter of the name (a sign if it has none) on the persona's colour."""
    disc = Box(frame, frame.width / 2, colour)
    if portrait and picture_size(portrait):
        return (disc, Image(frame, portrait.id, frame.width / 2, persona.name))
    ink = readable_on(colour, mixed(colour, "#3A1D00", 0.8))
    initial = next((letter for letter in persona.name if letter.isalnum()), "")
    if not initial:
        inner = frame.inset(_SIGN_INSET, _SIGN_INSET)
        return (disc, Icon(inner.x, inner.y, inner.width, icon("person").outline, ink))
    block = tools.engine.layout(initial.upper(), tokens.PERSONA_INITIAL, frame.width)
    top = snap(frame.y + (frame.height - block.height) / 2)
    return (disc, Text(frame.x, top, frame.width, block, ink, "centre"))
