"""Keeps “&” in words of the user from becoming a key: Qt takes it as the mark of the letter that follows."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

__all__ = ["forget_mnemonic", "literal"]


def literal(text: str) -> str:
    """The text for a menu or a button that Qt paints, in which every “&” is meant as it stands."""
    return text.replace("&", "&&")


def forget_mnemonic(button: QAbstractButton) -> None:
    """Takes away the key that Qt made of a button's text; for buttons that paint their text themselves, as it is."""
    button.setShortcut(QKeySequence())
