"""What a new map can start from: the templates as cards with pictures, and the language that it is to be in."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.assembly.templates import DEFAULT_TEMPLATE, new_map, templates
from cjm_desktop.i18n.catalogue import LANGUAGES
from cjm_desktop.ui.dialogs.card_grid import CardGrid
from cjm_desktop.ui.dialogs.picture_card import PictureCard
from cjm_desktop.ui.dialogs.room import open_within_screen
from cjm_desktop.ui.language import language, own_name, say, translate
from cjm_desktop.ui.style.fonts import interface_font
from cjm_desktop.ui.thumbnails import Thumbnails

__all__ = ["TemplateChoice", "TemplateDialog", "card_grid", "section"]

_LEAST, _MOST, _GAP = 216, 340, 16


class TemplateChoice(QWidget):
    """All templates. ``chosen`` tells the template's id and the map's language."""

    chosen = Signal(str, str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.cards: list[PictureCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(section(say("New map"), self), 1)
        label = QLabel(say("Language of the map"), self)
        label.setProperty("role", "soft")
        head.addWidget(label)
        self.language_box = self._languages()
        label.setBuddy(self.language_box)
        head.addWidget(self.language_box)
        column.addLayout(head)
        column.addWidget(self._cards())

    def _languages(self) -> QComboBox:
        box = QComboBox(self)
        for code in LANGUAGES:
            box.addItem(own_name(code), code)
        box.setCurrentIndex(max(0, box.findData(language())))
        box.setAccessibleName(say("Language of the map"))
        box.currentIndexChanged.connect(self._language_changed)
        return box

    def _cards(self) -> QWidget:
        box, grid = card_grid(self)
        for one in sorted(templates(), key=lambda template: template.id != DEFAULT_TEMPLATE):
            card = PictureCard(
                f"template {one.id} {language()}",
                translate(one.title),
                translate(one.description),
                partial(new_map, one.id, language()),
                self._thumbnails,
                box,
            )
            card.chosen.connect(self._choose)
            grid.addWidget(card)
            self.cards.append(card)
        return box

    @Slot()
    def _language_changed(self) -> None:
        """The pictures speak the language of the map that they would become."""
        code = self.language_box.currentData()
        for card in self.cards:
            name = card.name.split()[1]
            card.show_map(f"template {name} {code}", partial(new_map, name, code))

    @Slot(str)
    def _choose(self, card: str) -> None:
        self.chosen.emit(card.split()[1], self.language_box.currentData())


class TemplateDialog(QDialog):
    """Asks for a template. ``answer`` is its id and the language, ``None`` as long as there is no answer."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.answer: tuple[str, str] | None = None
        self.setWindowTitle(say("New map"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        self.choice = TemplateChoice(thumbnails, self)
        self.choice.chosen.connect(self._choose)
        column.addWidget(self.choice)
        column.addStretch(1)
        cancel = QPushButton(say("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignTrailing)
        open_within_screen(self, QSize(780, 380))
        self.choice.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _choose(self, template: str, code: str) -> None:
        self.answer = (template, code)
        self.accept()


def card_grid(parent: QWidget) -> tuple[QWidget, CardGrid]:
    """A widget in which cards stand side by side, and its layout."""
    box = QWidget(parent)
    return box, CardGrid(box, _LEAST, _MOST, _GAP)


def section(text: str, parent: QWidget) -> QLabel:
    """A heading above cards or a list."""
    label = QLabel(text, parent)
    label.setFont(interface_font(15, bold=True))
    return label
