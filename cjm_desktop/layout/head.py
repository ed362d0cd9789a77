"""The head of a map: title, scenario, pills at the start; personas at the end."""

from dataclasses import dataclass

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.picture_size import picture_size
from cjm_desktop.layout.scene import Box, Fragment, Group, Image, PlaceKey, Shape, Stroke, Text
from cjm_desktop.layout.sheet import Sheet
from cjm_desktop.layout.snap import snap, snap_up
from cjm_desktop.layout.words import Words
from cjm_desktop.model.records import About, Asset, JourneyMap, Persona
from cjm_desktop.text.types import TextEngine, TextStyle
from cjm_desktop.theme import tokens
from cjm_desktop.theme.contrast import mixed, readable_on
from cjm_desktop.theme.themes import Theme

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
    row_bottom = top
    for place, persona in enumerate(document.personas):
        column = place % across
        if column == 0 and place:
            top = row_bottom + tokens.PERSONA_GAP
        at = (sheet.left + inner - strip + column * stride, top)
        portrait = document.index.assets.get(persona.portrait)
        lower = sheet.put(
            PlaceKey("persona", step=persona.id), at, persona_fragment, tools, persona, place, portrait
        )
        row_bottom = max(row_bottom, lower)
    sheet.y = max(bottom, row_bottom) + tokens.HEAD_GAP


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
    return persona.colour or PERSONA_COLOURS[place % len(PERSONA_COLOURS)]


def persona_fragment(tools: Tools, persona: Persona, place: int, portrait: Asset | None) -> Fragment:
    """A card with portrait (or initial), name, role and quote."""
    theme = tools.theme
    pad, size, width = tokens.PERSONA_PADDING, tokens.PORTRAIT, tokens.PERSONA_WIDTH
    left = pad + size + pad
    room = width - left - pad
    shapes: list[Shape] = []
    y = pad - 2
    quote = tools.words.quoted(persona.quote) if persona.quote else ""
    for text, style, colour in (
        (persona.name, tokens.PERSONA_NAME, theme.ink),
        (persona.role, tokens.PERSONA_ROLE, theme.soft),
        (quote, tokens.PERSONA_ROLE, theme.quote),
    ):
        if text:
            block = tools.engine.layout(text, style, room)
            shapes.append(Text(left, y, room, block, colour))
            y += block.height + 1
    height = max(snap_up(y + pad - 3), size + 2 * pad)
    if y + pad - 3 < height:
        shapes = _lowered(shapes, snap((height - (y + pad - 3)) / 2))
    card = Box(Rect(0.5, 0.5, width - 1, height - 1), 12, theme.paper, Stroke(theme.persona_border))
    face = _portrait(tools, persona, persona_colour(persona, place), portrait, Rect(pad, pad, size, size))
    bounds = Rect(0, 0, width, height)
    says = ", ".join(part for part in (persona.name, persona.role, quote) if part)
    return Fragment(
        width, height, (Group("persona", bounds, (card, *face, *shapes), ref=persona.id, says=says),)
    )


def _lowered(shapes: list[Shape], by: float) -> list[Shape]:
    return [
        Text(shape.x, shape.y + by, shape.width, shape.block, shape.colour, shape.align)
        for shape in shapes
        if isinstance(shape, Text)
    ]


def _portrait(
    tools: Tools, persona: Persona, colour: str, portrait: Asset | None, frame: Rect
) -> tuple[Shape, ...]:
    """The picture in a circle, or the first letter of the name on the persona's colour."""
    disc = Box(frame, frame.width / 2, colour)
    if portrait and picture_size(portrait):
        return (disc, Image(frame, portrait.id, frame.width / 2, persona.name))
    initial = next((letter for letter in persona.name if letter.isalnum()), "")
    if not initial:
        return (disc,)
    block = tools.engine.layout(initial.upper(), tokens.PERSONA_INITIAL, frame.width)
    ink = readable_on(colour, mixed(colour, "#3A1D00", 0.8))
    top = snap(frame.y + (frame.height - block.height) / 2)
    return (disc, Text(frame.x, top, frame.width, block, ink, "centre"))
