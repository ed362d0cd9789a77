"""What typing means in a card beyond letters: bullets, line breaks, moving from line to line. Knows no widget."""

import re

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from cjm_desktop.text.rich import BULLET
from cjm_desktop.ui.canvas.text_editor_document import blocks, characters

ZWNJ = "\u200c"

_SIGNS = frozenset({"- ", "* "})
_ARABIC_LETTER = re.compile(
    "[\u0620-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc]"
)
_Keep = QTextCursor.MoveMode.KeepAnchor


def has_bullet(block: QTextBlock) -> bool:
    return block.text().startswith(BULLET)


def break_line(cursor: QTextCursor) -> None:
    """A new line; after a bulleted one it is bulleted too, and on an empty bulleted one the list ends."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block = cursor.block()
    if block.text() == BULLET:
        _remove_bullet(block)
    else:
        continued = has_bullet(block) and cursor.positionInBlock() >= len(BULLET)
        cursor.insertBlock()
        if continued:
            cursor.insertText(BULLET, QTextCharFormat())
    cursor.endEditBlock()


def bullet_from_sign(cursor: QTextCursor) -> bool:
    """Makes a bullet of ``- `` or ``* `` that has just been typed at the start of a line."""
    start = cursor.block().text()[: len(BULLET)]
    if cursor.positionInBlock() != len(BULLET) or start not in _SIGNS:
        return False
    cursor.beginEditBlock()
    cursor.setPosition(cursor.block().position(), _Keep)
    cursor.insertText(BULLET, QTextCharFormat())
    cursor.endEditBlock()
    return True


def delete_at_bullet(cursor: QTextCursor, forward: bool) -> bool:
    """Backspace behind a bullet takes the bullet away; Delete before a bulleted line joins the lines without it."""
    if cursor.hasSelection():
        return False
    if not forward:
        if not has_bullet(cursor.block()) or cursor.positionInBlock() != len(BULLET):
            return False
        _remove_bullet(cursor.block())
        return True
    following = cursor.block().next()
    if not cursor.atBlockEnd() or not following.isValid() or not has_bullet(following):
        return False
    cursor.setPosition(following.position() + len(BULLET), _Keep)
    cursor.removeSelectedText()
    return True


def toggle_bullets(cursor: QTextCursor) -> None:
    """Bullets for all lines that the selection touches; none if all of them have one."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    touched = [
        block
        for block in blocks(cursor.document())
        if block.position() <= last and first < block.position() + block.length()
    ]
    without = [block for block in touched if not has_bullet(block)]
    cursor.beginEditBlock()
    for block in without:
        edit = QTextCursor(block)
        edit.insertText(BULLET, QTextCharFormat())
    for block in touched if not without else ():
        _remove_bullet(block)
    cursor.endEditBlock()


def toggle_bold(cursor: QTextCursor) -> None:
    """Bold for the selection, or for what is typed next; ordinary weight if all of it is bold."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Normal if is_bold(cursor) else QFont.Weight.Bold)
    cursor.mergeCharFormat(made)


def is_bold(cursor: QTextCursor) -> bool:
    """Whether all that is selected, or what would be typed, is bold."""
    if not cursor.hasSelection():
        return cursor.charFormat().fontWeight() >= QFont.Weight.DemiBold
    probe = QTextCursor(cursor.document())
    for position in range(cursor.selectionStart() + 1, cursor.selectionEnd() + 1):
        probe.setPosition(position)
        if not probe.atBlockStart() and probe.charFormat().fontWeight() < QFont.Weight.DemiBold:
            return False
    return True


def leave_link(cursor: QTextCursor) -> bool:
    """What is typed at the end of a link isn't part of it. Answers whether that needed to be said."""
    link = cursor.charFormat().anchorHref()
    if not link or cursor.hasSelection():
        return False
    following = QTextCursor(cursor)
    if not cursor.atBlockEnd():
        following.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if following.charFormat().anchorHref() == link:
            return False
    bare = QTextCharFormat()
    bare.setFontWeight(cursor.charFormat().fontWeight())
    cursor.setCharFormat(bare)
    return True


def link_range(cursor: QTextCursor) -> QTextCursor:
    """The selection; without one, the link in which the cursor stands."""
    found = QTextCursor(cursor)
    link = cursor.charFormat().anchorHref()
    if cursor.hasSelection() or not link:
        return found
    block = cursor.block()
    for piece in block.textFormats():
        start = block.position() + piece.start
        if piece.format.anchorHref() == link and start < cursor.position() <= start + piece.length:
            found.setPosition(start)
            found.setPosition(start + piece.length, _Keep)
    return found


def step_over(cursor: QTextCursor, before: int, left: bool, keep: bool) -> bool:
    """Where a step to the side has come to the end of a line: goes on in the line that follows in that direction.

    ``before`` is where the cursor stood. Answers whether it has moved.
    """
    block = cursor.block()
    if cursor.position() != before:
        return False
    rtl = block.layout().textOption().textDirection().name == "RightToLeft"
    onward = left == rtl
    beside = block.next() if onward else block.previous()
    if not beside.isValid():
        return False
    place = beside.position() + (0 if onward else beside.length() - 1)
    cursor.setPosition(place, _Keep if keep else QTextCursor.MoveMode.MoveAnchor)
    return True


def keep_off_bullet(cursor: QTextCursor, before: int) -> bool:
    """Moves a cursor that stands before or in a bullet to its end, or to the line above if it came from there."""
    block = cursor.block()
    place = cursor.positionInBlock()
    if cursor.hasSelection() or not has_bullet(block) or place >= len(BULLET):
        return False
    came_from_text = before == block.position() + len(BULLET) and place == len(BULLET) - 1
    if came_from_text and block.previous().isValid():
        cursor.setPosition(block.position() - 1)
    else:
        cursor.setPosition(block.position() + len(BULLET))
    return True


def wants_joiner(cursor: QTextCursor, keyboard: QLocale) -> bool:
    """Whether Shift+Space means the joiner of Persian: the layout or a letter beside the cursor is in Arabic script."""
    if keyboard.script() == QLocale.Script.ArabicScript:
        return True
    text = cursor.block().text()
    place = characters(text, cursor.positionInBlock())
    return _ARABIC_LETTER.search(text[max(place - 1, 0) : place + 1]) is not None


def _remove_bullet(block: QTextBlock) -> None:
    edit = QTextCursor(block)
    edit.setPosition(block.position() + len(BULLET), _Keep)
    edit.removeSelectedText()
