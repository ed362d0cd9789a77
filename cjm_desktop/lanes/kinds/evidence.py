"""What the customer sees and touches (service blueprint)."""

from cjm_desktop.lanes.card_kind import CardKind

KIND = CardKind("evidence", "Physical evidence", "evidence", single="Piece of evidence")
