"""Free text: any lane without a meaning of its own, and lanes of kinds this version doesn't know."""

from cjm_desktop.lanes.card_kind import CardKind

KIND = CardKind("text", "Notes", "text", single="Note")
