"""What other teams and providers contribute (service blueprint)."""

from cjm_desktop.lanes.card_kind import CardKind

KIND = CardKind("support", "Support processes", "support", role="support", single="Support process")
