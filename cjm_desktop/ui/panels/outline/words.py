"""What the outline says: a short text for the eye and a full one for the ear. Knows no widget."""

from cjm_desktop.lanes.channels import channel_title
from cjm_desktop.lanes.evidence import evidence_title
from cjm_desktop.lanes.registry import kind_named
from cjm_desktop.lanes.scale import shown_scale
from cjm_desktop.model.records import Card, EmotionPoint, Evidence, JourneyMap, Lane, Persona
from cjm_desktop.text.rich import plain
from cjm_desktop.text.shortening import one_line
from cjm_desktop.ui.language import say, say_number, words
from cjm_desktop.ui.panels.outline.places import Place, Places

__all__ = [
    "full_text",
    "icon_of",
    "is_faint",
    "lane_title",
    "own_text",
    "place_title",
    "short_text",
    "step_title",
]

_LONGEST = 240


def own_text(document: JourneyMap, place: Place) -> str:
    """The text of the record as it is kept and can be edited; empty where there is none."""
    index, ref = document.index, place.ref
    if place.part == "title":
        return document.title
    if place.part == "persona":
        return index.personas[ref].name if ref in index.personas else ""
    if place.part == "stage":
        return index.stages[ref].title if ref in index.stages else ""
    if place.part == "step":
        return index.steps[ref].title if ref in index.steps else ""
    if place.part in ("lane", "cell"):
        return lane_title(index.lanes[ref]) if ref in index.lanes else ""
    if place.part == "card":
        return index.cards[ref].text if ref in index.cards else ""
    return index.points[ref].label if ref in index.points else ""


def short_text(places: Places, place: Place) -> str:
    """One line for the eye."""
    document = places.document
    if place.part == "personas":
        return say("Personas")
    if place.part == "point":
        return _point_text(document, document.index.points.get(place.ref))
    if place.part == "cell":
        return _cell_text(places, place)
    text = own_text(document, place)[: 2 * _LONGEST]
    text = one_line(plain(text) if place.part == "card" else text, _LONGEST)
    if place.part == "card":
        return text or _wordless(document.index.cards.get(place.ref))
    return text or _unnamed(document, place)


def full_text(places: Places, place: Place) -> str:
    """All that a listener needs: kind, text, place, score, evidence."""
    document = places.document
    if place.part == "card":
        card = document.index.cards.get(place.ref)
        return _card_words(document, card) if card else ""
    if place.part == "point":
        point = document.index.points.get(place.ref)
        return _point_words(document, point) if point else ""
    if place.part == "personas":
        return say("Personas: {count}", count=say_number(len(document.personas)))
    if place.part == "cell":
        count = say_number(places.count(place.ref, place.step))
        return say(
            "{lane}, {step}: {count}",
            lane=own_text(document, place),
            step=place_title(document, place.step),
            count=count,
        )
    return f"{_part_name(place)}: {short_text(places, place)}"


def is_faint(places: Places, place: Place) -> bool:
    """Whether the place is empty or unnamed, so that the eye may pass it over."""
    if place.part == "cell":
        return not places.count(place.ref, place.step)
    if place.part in ("personas", "point"):
        return False
    if place.part == "card" and not own_text(places.document, place).strip():
        return short_text(places, place) == say("Empty card")
    return not own_text(places.document, place).strip()


def icon_of(document: JourneyMap, place: Place) -> str:
    """The product's name of the icon."""
    if place.part in ("cell", "lane"):
        lane = document.index.lanes.get(place.ref)
        return kind_named(lane.kind).icon if lane else "lane"
    if place.part == "card":
        card = document.index.cards.get(place.ref)
        return card.channel if card and card.channel else "card"
    return {"title": "text", "personas": "frontstage", "persona": "person", "point": "emotion"}.get(
        place.part, place.part
    )


def lane_title(lane: Lane) -> str:
    """The lane's title, else that of its kind."""
    return lane.title.strip() or say(kind_named(lane.kind).title)


def step_title(document: JourneyMap, step: str) -> str:
    """The step's title, else its number."""
    found = document.index.steps.get(step)
    if found is not None and found.title.strip():
        return " ".join(found.title.split())
    return say("Step {number}", number=say_number(_number(tuple(document.index.steps), step)))


def place_title(document: JourneyMap, step: str) -> str:
    """Stage and step in one: “Purchase › Pays”; the stage alone where its only step has no title."""
    stage = document.index.stage_of_step.get(step)
    if stage is None:
        return step_title(document, step)
    title = " ".join(stage.title.split()) or _unnamed(document, Place("stage", stage.id))
    found = document.index.steps[step]
    if len(stage.steps) == 1 and not found.title.strip():
        return title
    return f"{title} › {step_title(document, step)}"


def _card_words(document: JourneyMap, card: Card) -> str:
    lane = document.index.lanes[card.lane]
    kind = kind_named(lane.kind)
    parts = [f"{say(kind.single)}: {plain(card.text).strip() or _wordless(card)}"]
    if card.channel:
        parts.append(say(channel_title(card.channel)))
    parts.append(place_title(document, card.step))
    for field in kind.fields:
        value = field.value(card)
        if isinstance(value, int | float) and not isinstance(value, bool):
            parts.append(f"{say(field.title)}: {say_number(value)}")
    if card.votes:
        parts.append(say("Votes: {count}", count=say_number(card.votes)))
    parts.extend(_evidence_words(card.evidence))
    return ", ".join(parts)


def _point_words(document: JourneyMap, point: EmotionPoint) -> str:
    parts = [
        f"{say('Emotion point')}: {_point_text(document, point)}",
        place_title(document, point.step),
        *_evidence_words(point.evidence),
    ]
    return ", ".join(parts)


def _evidence_words(evidence: Evidence) -> list[str]:
    if not evidence.level:
        return []
    level = say(evidence_title(evidence.level))
    return [say("Evidence: {level}", level=level)]


def _point_text(document: JourneyMap, point: EmotionPoint | None) -> str:
    if point is None:
        return ""
    scale = shown_scale(document.index.lanes[point.lane])
    score = words().number(point.score, signed=scale.lowest < 0)
    persona: Persona | None = document.index.personas.get(point.persona)
    name = persona.name if persona else ""
    return " · ".join(part for part in (score, " ".join(point.label.split()), name) if part)


def _cell_text(places: Places, place: Place) -> str:
    document = places.document
    title = own_text(document, place) if places.order == "steps" else place_title(document, place.step)
    count = places.count(place.ref, place.step)
    return f"{title} ({say_number(count)})" if count else title


def _unnamed(document: JourneyMap, place: Place) -> str:
    if place.part == "title":
        return say("Map without a title")
    if place.part == "stage":
        number = _number(tuple(stage.id for stage in document.stages), place.ref)
        return say("Stage {number}", number=say_number(number))
    if place.part == "step":
        return step_title(document, place.ref)
    return say("Persona without a name")


def _wordless(card: Card | None) -> str:
    """What is said instead of a text: the figure, the picture, or that there is nothing."""
    if card is None:
        return ""
    value = card.props.get("value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return say_number(value)
    return say("Picture without a caption") if card.props.get("asset") else say("Empty card")


def _part_name(place: Place) -> str:
    if place.part == "title":
        return say("Title of the map")
    if place.part == "persona":
        return say("Persona")
    if place.part == "lane":
        return say("Lane")
    return say("Stage") if place.part == "stage" else say("Step")


def _number(ids: tuple[str, ...], wanted: str) -> int:
    return ids.index(wanted) + 1 if wanted in ids else 0
