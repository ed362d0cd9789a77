"""What the customer does."""

from cjm_desktop.lanes.card_kind import CardKind

KIND = CardKind("action", "Actions", "action", single="Action")
