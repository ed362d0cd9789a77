"""What staff and systems do in the customer's sight (service blueprint)."""

from cjm_desktop.lanes.card_kind import CardKind

KIND = CardKind("frontstage", "Frontstage", "frontstage", role="frontstage", single="Frontstage activity")
