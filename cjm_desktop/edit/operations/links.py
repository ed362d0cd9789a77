"""Adding, changing, moving, deleting and duplicating links between cards, steps and stages."""

from dataclasses import replace
from typing import TypedDict, Unpack

from cjm_desktop.edit.lookup import link_of
from cjm_desktop.edit.sequences import exchanged, followed, without
from cjm_desktop.edit.values import changed, cleaned, link_kind
from cjm_desktop.errors import EditError
from cjm_desktop.model import ids
from cjm_desktop.model.ids import NewId
from cjm_desktop.model.records import JourneyMap, Link


class LinkValues(TypedDict, total=False):
    """What can be said of a link besides its ends; see ``Link``."""

    kind: str
    share: float | None
    label: str


def add_link(
    document: JourneyMap,
    source_id: str,
    target_id: str,
    *,
    new_id: NewId = ids.new_id,
    **values: Unpack[LinkValues],
) -> JourneyMap:
    """Joins two cards, steps or stages; two of them may be joined more than once."""
    _test_ends(document, source_id, target_id)
    link = _said(Link(new_id(Link), source_id, target_id), values)
    return replace(document, links=(*document.links, link))


def change_link(document: JourneyMap, link_id: str, **values: Unpack[LinkValues]) -> JourneyMap:
    """Changes kind, share or label."""
    link = _said(link_of(document, link_id), values)
    return replace(document, links=exchanged(document.links, {link_id: link}))


def move_link(document: JourneyMap, link_id: str, source_id: str, target_id: str) -> JourneyMap:
    """Lets a link start and end elsewhere."""
    _test_ends(document, source_id, target_id)
    link = changed(link_of(document, link_id), {"source": source_id, "target": target_id})
    return replace(document, links=exchanged(document.links, {link_id: link}))


def delete_link(document: JourneyMap, link_id: str) -> JourneyMap:
    """Deletes a link; what it joined stays."""
    link_of(document, link_id)
    return replace(document, links=without(document.links, {link_id}))


def duplicate_link(
    document: JourneyMap, link_id: str, source_id: str, target_id: str, *, new_id: NewId = ids.new_id
) -> JourneyMap:
    """Adds a link that says the same between two other ends."""
    _test_ends(document, source_id, target_id)
    copy = replace(link_of(document, link_id), id=new_id(Link), source=source_id, target=target_id)
    return replace(document, links=followed(document.links, link_id, copy))


def _said(link: Link, values: LinkValues) -> Link:
    if "kind" in values:
        link_kind(values["kind"])
    return changed(link, cleaned(values))


def _test_ends(document: JourneyMap, source_id: str, target_id: str) -> None:
    index = document.index
    for end in (source_id, target_id):
        if not (end in index.cards or end in index.steps or end in index.stages):
            raise EditError(
                "There is no card, step or stage “{id}” that a link could join.",
                advice="Choose a card, a step or a stage of this map.",
                params={"id": end},
            )
    if source_id == target_id:
        raise EditError(
            "A link can't lead back to where it starts.", advice="Choose another card, step or stage."
        )
