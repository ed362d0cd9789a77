"""A field of tags: each a chip with a cross, and a line to type the next one, which knows the tags used so far."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from cjm_desktop.ui.widgets.chips import TagChip
from cjm_desktop.ui.widgets.directed_line import DirectedLine
from cjm_desktop.ui.widgets.field import FieldFrame
from cjm_desktop.ui.widgets.flow import FlowLayout

_ENDS = re.compile("[,;،؛]")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagField(FieldFrame):
    """``value`` holds the tags in the order in which they were given; none is empty, and none is there twice (whatever
    its case).

    Enter, a comma of any script or leaving the line adds what is typed; Backspace in the empty line takes the last tag
    away; the arrow back leads into the chips.
    """

    changed = Signal(object)
    """The new value, after the user changed it; not sent for ``set_value``."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[TagChip] = []
        self._known = QStringListModel(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, spacing=4, line_height=24)
        self._flow.setContentsMargins(6, 5, 6, 5)
        self.line = DirectedLine(self)
        self.line.setProperty("bare", True)
        self.line.setMinimumWidth(60)
        self.line.setTextMargins(2, 0, 2, 0)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self._flow.addWidget(self.line)
        self.watch(self.line)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._take_typed)
        self.line.textEdited.connect(self._look_for_ends)
        self._add_completer()

    def _add_completer(self) -> None:
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take_completed)
        self.line.setCompleter(completer)

    @property
    def value(self) -> tuple[str, ...]:
        """The tags."""
        return tuple(chip.tag for chip in self._chips)

    @property
    def chips(self) -> tuple[TagChip, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    def set_value(self, tags: Iterable[str]) -> None:
        """Show these tags without telling; what is being typed stays."""
        wanted = list(tags)
        if wanted == list(self.value):
            return
        for chip in tuple(self._chips):
            self._drop(chip)
        for tag in wanted:
            self._add(tag)

    def set_known(self, tags: Iterable[str]) -> None:
        """The tags that are proposed while typing."""
        self._known.setStringList(list(tags))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.line:
                return self._line_key(event)
            return self._chip_key(watched, event)
        return super().eventFilter(watched, event)

    def _line_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and self.line.text().strip():
            self._take_typed()
            return True
        if self.line.cursorPosition() or self.line.hasSelectedText() or not self._chips:
            return False
        if event.key() == Qt.Key.Key_Backspace and not self.line.text():
            self._remove(self._chips[-1].tag)
            return True
        if event.key() == self._back():
            self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _chip_key(self, watched: QObject, event: QKeyEvent) -> bool:
        place = next((index for index, chip in enumerate(self._chips) if chip is watched), None)
        if place is None or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        following = place - 1 if event.key() == self._back() else place + 1
        target = self.line if following >= len(self._chips) else self._chips[max(0, following)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _back(self) -> Qt.Key:
        return Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left

    @Slot(str)
    def _look_for_ends(self, text: str) -> None:
        *finished, rest = _ENDS.split(text)
        if finished:
            self.line.setText(rest.lstrip())
            added = [self._add(" ".join(tag.split())) for tag in finished]
            if True in added:
                self.changed.emit(self.value)

    @Slot(str)
    def _take_completed(self, text: str) -> None:
        self.line.setText(text)
        self._take_typed()

    @Slot()
    def _take_typed(self) -> None:
        tag = " ".join(self.line.text().split())
        self.line.clear()
        if self._add(tag):
            self.changed.emit(self.value)

    @Slot(str)
    def _remove(self, tag: str) -> None:
        chip = next((chip for chip in self._chips if chip.tag == tag), None)
        if chip is not None:
            self._drop(chip)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit(self.value)

    def _add(self, tag: str) -> bool:
        if not tag or tag.casefold() in {chip.tag.casefold() for chip in self._chips}:
            return False
        chip = TagChip(tag, self)
        chip.removed.connect(self._remove)
        self.watch(chip)
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()
        self.updateGeometry()
        return True

    def _drop(self, chip: TagChip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()
