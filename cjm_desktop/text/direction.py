"""In which direction a paragraph is read: decided by its first strong letter. Qt-free."""

import unicodedata

_ISOLATES = "\u2066\u2067\u2068"
_END_OF_ISOLATE = "\u2069"


def starts_rtl(paragraph: str) -> bool:
    """Whether the first strong letter is written from right to left; without any, the answer is no.

    What stands between an isolating control character and its end doesn't count, as Unicode's rule P2 says.
    """
    if paragraph.isascii():
        return False
    depth = 0
    for char in paragraph:
        if char in _ISOLATES:
            depth += 1
        elif char == _END_OF_ISOLATE:
            depth = max(0, depth - 1)
        elif depth == 0:
            kind = unicodedata.bidirectional(char)
            if kind == "L":
                return False
            if kind in ("R", "AL"):
                return True
    return False
