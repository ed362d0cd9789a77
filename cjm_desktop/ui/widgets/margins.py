"""Margins that know the reading direction: Qt mirrors what lies in a layout, but not the room around it."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget


def margins(widget: QWidget, start: int, top: int, end: int, bottom: int) -> QMargins:
    """In pixels, for a layout of ``widget``, in the direction in which that is read now."""
    left, right = (end, start) if widget.isRightToLeft() else (start, end)
    return QMargins(left, top, right, bottom)
