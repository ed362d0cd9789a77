"""What happens out of the customer's sight (service blueprint)."""

from cjm_desktop.lanes.card_kind import CardKind

KIND = CardKind("backstage", "Backstage", "backstage", role="backstage", single="Backstage activity")
