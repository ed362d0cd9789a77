"""What hurts or hinders the customer."""

from cjm_desktop.lanes.card_kind import CardKind

KIND = CardKind("pain", "Pain points", "pain")
