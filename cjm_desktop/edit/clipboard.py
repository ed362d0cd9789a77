"""What is copied from a map, and how it looks to programs that know only text. Pure; knows no clipboard of a system.

A clip is a part of a map that is a map itself, so that it can be kept, checked and written like one. It shares no
life with its source: what was copied stays as it was, also when the source is changed or closed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cjm_desktop.edit.lookup import card_of, point_of
from cjm_desktop.edit.parts import in_reading_order
from cjm_desktop.model.index import Cell
from cjm_desktop.model.records import Asset, Card, EmotionPoint, JourneyMap, Persona, Stage, Step
from cjm_desktop.model.scales import EMOTION

__all__ = ["Clip", "as_text", "as_tsv", "copied", "from_text", "lines", "step_titles"]

Plain = Callable[[str], str]
"""Makes shown text of the text of a card."""

Placed = Card | EmotionPoint

_BREAK = re.compile("[ \t]*[\t\n\v\f\r\x85\u2028\u2029]+[ \t]*")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"(?=[\t\n]|\Z)')
_BARE = re.compile(r"[^\t\n]*+")


@dataclass(frozen=True, slots=True)
class Clip:
    """Cards and points in ``part``, a sound map with the id of the source. Its steps are those from the first to the
    last that holds something, so that distances are kept; its lanes, personas, pictures and links are those that
    belong to the cards and points. Ids are those of the source."""

    part: JourneyMap

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paste."""
        return not (self.part.cards or self.part.points)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Lane and step of all cards and points, each pair once."""
        records: Sequence[Placed] = (*self.part.cards, *self.part.points)
        return tuple(dict.fromkeys((record.lane, record.step) for record in records))


def copied(document: JourneyMap, card_ids: Iterable[str], point_ids: Iterable[str] = ()) -> Clip:
    """The cards and points of these ids with all that they need, in reading order; EditError for an unknown id."""
    wanted_cards = {card_of(document, card_id).id for card_id in card_ids}
    wanted_points = {point_of(document, point_id).id for point_id in point_ids}
    ordered = in_reading_order(document)
    cards = tuple(card for card in ordered.cards if card.id in wanted_cards)
    points = tuple(point for point in ordered.points if point.id in wanted_points)
    placed: Sequence[Placed] = (*cards, *points)
    lanes = {record.lane for record in placed}
    people = _people(document, cards, points)
    return Clip(
        JourneyMap(
            document.id,
            language=document.language,
            direction=document.direction,
            personas=people,
            stages=_stages(document, {record.step for record in placed}),
            lanes=tuple(lane for lane in document.lanes if lane.id in lanes),
            cards=cards,
            points=points,
            links=tuple(
                link for link in document.links if link.source in wanted_cards and link.target in wanted_cards
            ),
            assets=_pictures(document, cards, people),
        )
    )


def as_text(clip: Clip, plain: Plain) -> str:
    """What other programs get as plain text: the cards of one cell a line each, or the table of several cells."""
    if len(clip.cells) > 1:
        return as_tsv(clip, plain)
    return "\n".join(said for _, said in _said(clip, plain) if said)


def as_tsv(clip: Clip, plain: Plain) -> str:
    """A table for spreadsheets: steps along, lanes down, with their titles. A cell has a line for each of its cards,
    and is quoted where it needs be."""
    found: dict[Cell, list[str]] = {}
    for cell, said in _said(clip, plain):
        found.setdefault(cell, []).append(said)
    steps = clip.part.index.steps
    rows = [["", *step_titles(clip.part)]]
    for lane in clip.part.lanes:
        cells = ("\n".join(filter(None, found.get((lane.id, step), ()))) for step in steps)
        rows.append([_on_one_line(lane.title), *cells])
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def from_text(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells, row by row, that ``text`` from another program holds: of a table with tabs its rows and cells, of
    other text a row of one cell for each line that isn't blank."""
    text = re.sub("\r\n?", "\n", text).strip("\n")
    rows = list(_rows(text)) if text.strip() else []
    if any(len(row) > 1 for row in rows):
        return tuple(rows)
    return tuple(row for row in rows if row[0].strip())


def lines(cell: str) -> tuple[str, ...]:
    """The lines of a cell that aren't blank, without spaces at their ends: each is to be a card."""
    return tuple(line.strip() for line in cell.splitlines() if line.strip())


def step_titles(document: JourneyMap) -> tuple[str, ...]:
    """How the steps are called, in order: a step without a title by its stage."""
    return tuple(_on_one_line(step.title or stage.title) for stage in document.stages for step in stage.steps)


def _people(
    document: JourneyMap, cards: Iterable[Card], points: Iterable[EmotionPoint]
) -> tuple[Persona, ...]:
    named = {persona for card in cards for persona in card.personas} | {point.persona for point in points}
    return tuple(persona for persona in document.personas if persona.id in named)


def _pictures(document: JourneyMap, cards: Iterable[Card], people: Iterable[Persona]) -> tuple[Asset, ...]:
    shown = {card.props.get("asset") for card in cards} | {persona.portrait for persona in people}
    return tuple(asset for asset in document.assets if asset.id in shown)


def _stages(document: JourneyMap, used: set[str]) -> tuple[Stage, ...]:
    """The stages with those steps that lie between the first and the last one in ``used``."""
    order = list(document.index.steps)
    places = [place for place, step in enumerate(order) if step in used]
    kept = set(order[places[0] : places[-1] + 1]) if places else set()

    def of(stage: Stage) -> tuple[Step, ...]:
        return tuple(step for step in stage.steps if step.id in kept)

    return tuple(replace(stage, steps=of(stage)) for stage in document.stages if of(stage))


def _said(clip: Clip, plain: Plain) -> Iterator[tuple[Cell, str]]:
    """Each card and each point of an emotion lane, with its cell and what it says on one line, maybe nothing."""
    for card in clip.part.cards:
        value = card.props.get("value")
        text = card.text or ("" if value is None else str(value))
        yield (card.lane, card.step), _on_one_line(plain(text))
    lanes = clip.part.index.lanes
    for point in clip.part.points:
        if lanes[point.lane].kind == EMOTION:
            yield (point.lane, point.step), _on_one_line(f"{point.score:g} {point.label}")


def _on_one_line(text: str) -> str:
    return _BREAK.sub(" ", text).strip()


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if "\n" in cell or '"' in cell else cell


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    row: list[str] = []
    at = 0
    while True:
        found = _cell_at(text, at)
        row.append(found[0])
        at = found[1]
        if at == len(text) or text[at] == "\n":
            yield tuple(row)
            row = []
        if at == len(text):
            return
        at += 1


def _cell_at(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at ``at``, and where it ends. Quotes that a spreadsheet wouldn't have put are part of it:
    a line that somebody put in quotes keeps them."""
    quoted = _QUOTED.match(text, at)
    if quoted and re.search('[\t\n"]', quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    bare = _BARE.match(text, at)
    assert bare is not None  # it matches nothing as well
    return bare[0], bare.end()
