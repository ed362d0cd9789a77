"""Starting, copying and changing a map as a whole."""

from dataclasses import replace
from typing import TypedDict, Unpack

from cjm_desktop.edit.values import changed, cleaned
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import Direction, JourneyMap


class MapValues(TypedDict, total=False):
    """What can be said of a map itself."""

    title: str
    language: str
    direction: Direction


class AboutValues(TypedDict, total=False):
    """What can be said of the purpose of a map; see ``About``."""

    state: str
    goal: str
    scenario: str
    scope: str
    audience: str
    organisation: str
    authors: tuple[str, ...]
    date: str


def new_map(*, new_id: NewId = ids.new_id, **values: Unpack[MapValues]) -> JourneyMap:
    """An empty map: no stages, no lanes."""
    return JourneyMap(new_id(JourneyMap), **cleaned(values))


def duplicate_map(document: JourneyMap, *, new_id: NewId = ids.new_id) -> JourneyMap:
    """The same content as another map. Ids of records are unique within a map only, so they stay."""
    return replace(document, id=new_id(JourneyMap))


def change_map(document: JourneyMap, **values: Unpack[MapValues]) -> JourneyMap:
    """Changes title, language or direction."""
    return changed(document, cleaned(values))


def change_about(document: JourneyMap, **values: Unpack[AboutValues]) -> JourneyMap:
    """Changes what is said of the map's purpose."""
    return changed(document, {"about": changed(document.about, cleaned(values))})
