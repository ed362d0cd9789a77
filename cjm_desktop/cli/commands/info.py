"""``cjm-desktop info``: what a map holds, for people or, with ``--json``, for other programs."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import Any

from cjm_desktop.cli.console import Console
from cjm_desktop.model.direction import is_rtl
from cjm_desktop.model.records import Card, EmotionPoint, Evidence, JourneyMap, Lane, Link, Persona
from cjm_desktop.text.rich import plain

HELP = "show what a map holds"


def add_arguments(parser: ArgumentParser, console: Console) -> None:
    """Declares the file and ``--json``."""
    parser.add_argument("file", metavar="FILE", type=Path, help=console.text("the map"))
    parser.add_argument("--json", action="store_true", help=console.text("print JSON, for other programs"))


def run(args: Namespace, console: Console) -> int:
    """Prints a summary of the map."""
    from cjm_desktop.cli.files import open_map

    document = open_map(args.file, console)
    if args.json:
        console.json(_as_json(document, args.file))
    else:
        _print(document, console)
    return 0


def _counts(document: JourneyMap) -> dict[str, int]:
    return {
        "stages": len(document.stages),
        "steps": len(document.index.steps),
        "lanes": len(document.lanes),
        "personas": len(document.personas),
        "cards": len(document.cards),
        "points": len(document.points),
        "links": len(document.links),
        "assets": len(document.assets),
    }


def _print(document: JourneyMap, console: Console) -> None:
    direction = console.text("right to left" if is_rtl(document) else "left to right")
    console.line(document.title or console.text("(no title)"))
    console.line()
    console.table(
        [
            (console.text("Language"), document.language),
            (console.text("Direction"), f"{direction} ({document.direction})"),
            *((console.text(name), value) for name, value in _about(document, console)),
            *((console.text(_COUNTED[name]), str(count)) for name, count in _counts(document).items()),
        ]
    )
    if document.stages:
        console.line()
        console.line(console.text("Stages"))
        console.table(
            [
                (stage.title, " · ".join(filter(None, (s.title for s in stage.steps))))
                for stage in document.stages
            ]
        )
    if document.lanes:
        console.line()
        console.line(console.text("Lanes"))
        console.table([(lane.title, lane.kind, str(count)) for lane, count in _filled(document)])


# Message ids.
_COUNTED = {
    "stages": "Stages",
    "steps": "Steps",
    "lanes": "Lanes",
    "personas": "Personas",
    "cards": "Cards",
    "points": "Emotion points",
    "links": "Links",
    "assets": "Pictures",
}
_STATES = {"as-is": "As-is", "to-be": "To-be"}


def _about(document: JourneyMap, console: Console) -> list[tuple[str, str]]:
    about = document.about
    state = _STATES.get(about.state)
    found = [
        ("State", console.text(state) if state else about.state),
        ("Organisation", about.organisation),
        ("Date", about.date),
    ]
    return [(name, value) for name, value in found if value]


def _filled(document: JourneyMap) -> list[tuple[Lane, int]]:
    """Every lane with the number of cards and points in it."""
    inside = Counter(card.lane for card in document.cards) + Counter(point.lane for point in document.points)
    return [(lane, inside[lane.id]) for lane in document.lanes]


def _as_json(document: JourneyMap, path: Path) -> dict[str, Any]:
    cards = Counter(card.lane for card in document.cards)
    points = Counter(point.lane for point in document.points)
    return {
        "file": str(path),
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "direction": "rtl" if is_rtl(document) else "ltr",
        "direction_setting": document.direction,
        "counts": _counts(document),
        "stages": [
            {
                "id": stage.id,
                "title": stage.title,
                "steps": [{"id": s.id, "title": s.title} for s in stage.steps],
            }
            for stage in document.stages
        ],
        "lanes": [
            {
                "id": lane.id,
                "kind": lane.kind,
                "title": lane.title,
                "cards": cards[lane.id],
                "points": points[lane.id],
            }
            for lane in document.lanes
        ],
        "personas": [_persona(persona) for persona in document.personas],
        "cards": [_card(card) for card in document.cards],
        "points": [_point(point) for point in document.points],
        "links": [_link(link) for link in document.links],
    }


def _persona(persona: Persona) -> dict[str, Any]:
    return {"id": persona.id, "name": persona.name, "role": persona.role, "quote": persona.quote}


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "lane": card.lane,
        "step": card.step,
        "text": plain(card.text),
        "channel": card.channel,
        "personas": list(card.personas),
        "evidence": _evidence(card.evidence),
        "votes": card.votes,
    }


def _point(point: EmotionPoint) -> dict[str, Any]:
    return {
        "id": point.id,
        "lane": point.lane,
        "step": point.step,
        "at": point.at,
        "persona": point.persona,
        "score": point.score,
        "label": point.label,
        "evidence": _evidence(point.evidence),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "from": link.source,
        "to": link.target,
        "kind": link.kind,
        "share": link.share,
        "label": link.label,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"level": evidence.level, "source": evidence.source, "count": evidence.count}
