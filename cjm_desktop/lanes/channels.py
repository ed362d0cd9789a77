"""The channels that the product knows by name. A map may name others: they have no icon of their own."""

from cjm_desktop.lanes.fields import Choice

CHANNELS: tuple[Choice, ...] = (
    Choice("web", "Web site", "web"),
    Choice("app", "App", "app"),
    Choice("phone", "Phone", "phone"),
    Choice("email", "E-mail", "email"),
    Choice("shop", "Shop", "shop"),
    Choice("chat", "Chat", "chat"),
    Choice("social", "Social media", "social"),
    Choice("sms", "Text message", "sms"),
    Choice("ads", "Advertising", "ads"),
    Choice("branch", "Branch office", "branch"),
    Choice("person", "In person", "person"),
    Choice("courier", "Courier", "courier"),
    Choice("post", "Post", "post"),
    Choice("device", "Device", "device"),
    Choice("other", "Other channel", "other"),
)


def channel_title(channel: str) -> str:
    """The message id of a channel's name; a channel that isn't known is called what the map calls it."""
    return next((choice.title for choice in CHANNELS if choice.value == channel), channel)
