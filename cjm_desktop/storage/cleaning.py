"""Takes out of texts what no text can hold: control characters and halves of surrogate pairs.

Fonts, PDF and XML can't show them, UTF-8 can't carry the latter. Newlines and tabs stay; other line ends become
newlines. Works on text and on the values that JSON is made of; knows nothing of records.
"""

import re
from collections.abc import Mapping
from typing import Any

_LINE_ENDS = re.compile("\r\n?|\x85")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ANY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_IN_JSON = re.compile(rb"\\[bfru]|\x7f|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")


def may_need_cleaning(data: bytes) -> bool:
    """Whether JSON text could hold an unfit character. A quick look that errs on the side of yes."""
    return _IN_JSON.search(data) is not None


class Cleaner:
    """Cleans values; ``removed`` counts the characters taken out or replaced so far (line ends don't count)."""

    def __init__(self) -> None:
        self.removed = 0

    def text(self, text: str) -> str:
        """``text`` with unfit characters left out, half surrogate pairs as U+FFFD and line ends as newlines."""
        if not _ANY.search(text):
            return text
        text, removed = _UNFIT.subn("", _LINE_ENDS.sub("\n", text))
        self.removed += removed
        if _SURROGATES.search(text):
            # Two halves that stand side by side are joined; only those without a partner are lost.
            before = text.count("\ufffd")
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            self.removed += text.count("\ufffd") - before
        return text

    def value(self, value: Any) -> Any:
        """``value`` with every text in it cleaned, keys of objects included."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return type(value)(self.value(item) for item in value)
        if isinstance(value, Mapping):
            return {self.text(key): self.value(item) for key, item in value.items()}
        return value
