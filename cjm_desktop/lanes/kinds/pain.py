"""What hurts or hinders the customer."""

from cjm_desktop.lanes.card_kind import CardKind
from cjm_desktop.lanes.fields import Field

KIND = CardKind(
    "pain",
    "Pain points",
    "pain",
    single="Pain point",
    fields=(
        Field("severity", "Severity", "scale", lowest=1, highest=3),
        Field("frequency", "Frequency", "scale", lowest=1, highest=3, beside=True),
        Field("opportunity", "Answered by", "answered by"),
    ),
)
