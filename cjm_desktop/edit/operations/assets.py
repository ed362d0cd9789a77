"""Adding, changing and deleting the pictures kept in a map.

A picture has no place of its own in the map and is known by its bytes, so there is nothing to move and a
duplicate would be the same asset.
"""

import base64
from dataclasses import replace

from cjm_desktop.edit.lookup import asset_of
from cjm_desktop.edit.sequences import without
from cjm_desktop.edit.values import plain_text
from cjm_desktop.errors import EditError
from cjm_desktop.model import ids
from cjm_desktop.model.records import Asset, Card, JourneyMap, Persona


def add_asset(document: JourneyMap, data: bytes, media_type: str) -> JourneyMap:
    """Adds a picture, for example of the type ``image/png``; ``model.ids.asset_id(data)`` tells its id. Bytes
    that the map holds already are not added again."""
    if not data:
        raise EditError("The picture is empty.", advice="Choose another file.")
    if not media_type.startswith("image/"):
        raise EditError(
            "“{type}” isn't a type of picture.",
            advice="Choose a picture, for example PNG or JPEG.",
            params={"type": media_type},
        )
    asset_id = ids.asset_id(data)
    if asset_id in document.index.assets:
        return document
    asset = Asset(asset_id, plain_text(media_type), base64.b64encode(data).decode("ascii"))
    return replace(document, assets=(*document.assets, asset))


def change_asset(document: JourneyMap, asset_id: str, data: bytes, media_type: str) -> JourneyMap:
    """Shows another picture wherever the map shows this one; the old picture leaves the map."""
    asset_of(document, asset_id)
    new = ids.asset_id(data)
    if new == asset_id:
        return document
    shown = _shown_instead(add_asset(document, data, media_type), asset_id, new)
    return replace(shown, assets=without(shown.assets, {asset_id}))


def delete_asset(document: JourneyMap, asset_id: str) -> JourneyMap:
    """Deletes a picture; cards and personas that show it are left without one."""
    asset_of(document, asset_id)
    bare = _shown_instead(document, asset_id, "")
    return replace(bare, assets=without(bare.assets, {asset_id}))


def drop_unused_assets(document: JourneyMap) -> JourneyMap:
    """Deletes every picture that no card and no persona shows."""
    used = {persona.portrait for persona in document.personas}
    used |= {card.props["asset"] for card in document.cards if "asset" in card.props}
    return replace(document, assets=tuple(asset for asset in document.assets if asset.id in used))


def _shown_instead(document: JourneyMap, old: str, new: str) -> JourneyMap:
    """The map with ``new`` (or, where it is empty, nothing) wherever a card or a persona shows ``old``."""
    return replace(
        document,
        personas=tuple(_portrayed(persona, old, new) for persona in document.personas),
        cards=tuple(_pictured(card, old, new) for card in document.cards),
    )


def _portrayed(persona: Persona, old: str, new: str) -> Persona:
    return replace(persona, portrait=new) if persona.portrait == old else persona


def _pictured(card: Card, old: str, new: str) -> Card:
    if card.props.get("asset") != old:
        return card
    others = {key: value for key, value in card.props.items() if key != "asset"}
    return replace(card, props={**others, "asset": new} if new else others)
