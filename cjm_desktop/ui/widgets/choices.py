"""Several of a few: chips that are on or off, such as the personas of a card."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjm_desktop.ui.widgets.chips import CheckChip
from cjm_desktop.ui.widgets.flow import FlowLayout
from cjm_desktop.ui.widgets.roving import RovingFocus


class Choices(QWidget):
    """``value`` holds the ids of those that are on, in the order of the choices.

    Arrow keys lead through the chips, Space switches one. Unknown ids in ``set_value`` aren't shown.
    """

    changed = Signal(object)
    """The new value, after the user switched one; not sent for ``set_value``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._chips: list[CheckChip] = []
        self._flow = FlowLayout(self)
        self._roving = RovingFocus(self)

    @property
    def value(self) -> tuple[str, ...]:
        """The ids of those that are on."""
        return tuple(chip.value for chip in self._chips if chip.isChecked())

    @property
    def chips(self) -> tuple[CheckChip, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    def set_choices(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Id, name and colour (``#RRGGBB`` or empty) of each choice; what was on stays on."""
        kept = self.value
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [CheckChip(text, value, dot, self) for value, text, dot in choices]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.clicked.connect(self._tell)
            chip.show()
        self._roving.set_buttons(self._chips)
        self.set_value(kept)
        self.updateGeometry()

    def set_value(self, value: Iterable[str]) -> None:
        """Switch exactly these on, without telling."""
        wanted = set(value)
        for chip in self._chips:
            chip.setChecked(chip.value in wanted)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.value)
