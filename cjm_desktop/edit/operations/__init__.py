"""Every operation: a pure function that takes a document and returns a new one, one for each verb of the user.

An operation raises EditError, with advice, for an id that isn't in the map or a value that can't be, and its
result keeps the rules of ``model.invariants``. It takes for granted that the document keeps them. New ids come
from the parameter ``new_id``; the change set of two documents tells which they are.
"""

from cjm_desktop.edit.operations.assets import add_asset, change_asset, delete_asset, drop_unused_assets
from cjm_desktop.edit.operations.cards import (
    add_card,
    change_cards,
    delete_cards,
    duplicate_cards,
    move_cards,
)
from cjm_desktop.edit.operations.lanes import add_lane, change_lane, delete_lane, duplicate_lane, move_lane
from cjm_desktop.edit.operations.links import add_link, change_link, delete_link, duplicate_link, move_link
from cjm_desktop.edit.operations.maps import change_about, change_map, duplicate_map, new_map
from cjm_desktop.edit.operations.paste import paste
from cjm_desktop.edit.operations.personas import (
    add_persona,
    change_persona,
    delete_persona,
    duplicate_persona,
    move_persona,
)
from cjm_desktop.edit.operations.points import (
    add_point,
    change_point,
    change_points,
    delete_point,
    duplicate_point,
    move_point,
    nudge_score,
    set_score,
)
from cjm_desktop.edit.operations.records import delete_records
from cjm_desktop.edit.operations.stages import (
    add_stage,
    change_stage,
    delete_stage,
    duplicate_stage,
    move_stage,
)
from cjm_desktop.edit.operations.steps import add_step, change_step, delete_step, duplicate_step, move_step
from cjm_desktop.edit.operations.texts import paste_texts

__all__ = [
    "add_asset",
    "add_card",
    "add_lane",
    "add_link",
    "add_persona",
    "add_point",
    "add_stage",
    "add_step",
    "change_about",
    "change_asset",
    "change_cards",
    "change_lane",
    "change_link",
    "change_map",
    "change_persona",
    "change_point",
    "change_points",
    "change_stage",
    "change_step",
    "delete_asset",
    "delete_cards",
    "delete_lane",
    "delete_link",
    "delete_persona",
    "delete_point",
    "delete_records",
    "delete_stage",
    "delete_step",
    "drop_unused_assets",
    "duplicate_cards",
    "duplicate_lane",
    "duplicate_link",
    "duplicate_map",
    "duplicate_persona",
    "duplicate_point",
    "duplicate_stage",
    "duplicate_step",
    "move_cards",
    "move_lane",
    "move_link",
    "move_persona",
    "move_point",
    "move_stage",
    "move_step",
    "new_map",
    "nudge_score",
    "paste",
    "paste_texts",
    "set_score",
]
