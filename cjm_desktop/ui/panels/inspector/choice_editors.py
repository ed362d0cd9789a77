"""Editors of what is chosen: one of a few, one of many, some of several, votes, colours."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from cjm_desktop.lanes.fields import Field
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.head import persona_colour
from cjm_desktop.ui.language import say, say_number
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.editor import Editor, several_text
from cjm_desktop.ui.panels.inspector.subjects import Subject
from cjm_desktop.ui.style.fonts import SMALL, interface_font
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.choices import Choices
from cjm_desktop.ui.widgets.colour_button import ColourButton
from cjm_desktop.ui.widgets.numbers import VoteField
from cjm_desktop.ui.widgets.segmented import Segmented
from cjm_desktop.ui.widgets.tags import TagField

__all__ = [
    "ColourEditor",
    "ComboEditor",
    "KindEditor",
    "LanguageEditor",
    "PersonaEditor",
    "PersonasEditor",
    "ScaleEditor",
    "SegmentEditor",
    "TagsEditor",
    "VotesEditor",
]

_LANGUAGES = (
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "tr",
    "uk",
    "ur",
    "zh",
)
_MOST_KNOWN_TAGS = 500
_SWATCH = 120
_MANY_WORDS = 4
"""So many words side by side are written smaller."""


class PlainCombo(QComboBox):
    """A combo box that the wheel rolls by and that may be narrower than its longest word."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SegmentEditor(Editor):
    """One of a few words side by side, or none."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        is_free = field.name not in ("direction",)
        self.segments = Segmented(list(self.choices()), self.title, can_be_empty=is_free, parent=self)
        if len(field.choices) >= _MANY_WORDS:
            for choice in field.choices:
                self.segments.segment(choice.value).setFont(interface_font(SMALL))
        self.segments.changed.connect(self._take)
        self.put(self.segments)

    def choices(self) -> Iterator[tuple[str, str]]:
        """Ids and words."""
        return ((choice.value, say(choice.title)) for choice in self.field.choices)

    def show_value(self, value: Any, is_several: bool) -> None:
        self.segments.set_value("" if value is None else str(value))

    @Slot(str)
    def _take(self, value: str) -> None:
        self.given.emit(self.read(value))

    def read(self, value: str) -> Any:
        """The value of a word's id."""
        return value if self.field.home in ("record", "evidence", "about") else value or None


class ScaleEditor(SegmentEditor):
    """A whole number of a short scale, or none."""

    def choices(self) -> Iterator[tuple[str, str]]:
        lowest, highest = int(self.field.lowest or 0), int(self.field.highest or 0)
        return ((str(number), say_number(number)) for number in range(lowest, highest + 1))

    def show_value(self, value: Any, is_several: bool) -> None:
        is_whole = isinstance(value, int | float) and float(value).is_integer()
        self.segments.set_value(str(int(value)) if is_whole else "")

    def read(self, value: str) -> Any:
        return int(value) if value else None


class ComboEditor(Editor):
    """One of many, mostly with icons."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.box = PlainCombo(self.title, self)
        self.box.activated.connect(self._take)
        self.put(self.box)
        self._fill(self.items())

    def items(self) -> Sequence[tuple[str, str, str]]:
        """Ids, words and names of icons."""
        none = ("", say("None"), "")
        return [none, *((one.value, say(one.title), one.icon) for one in self.field.choices)]

    def show_value(self, value: Any, is_several: bool) -> None:
        self.box.setPlaceholderText(several_text() if is_several else "")
        wanted = "" if value is None else str(value)
        place = -1 if is_several else self.box.findData(wanted)
        if place < 0 and wanted:  # a word that only this map knows
            self.box.addItem(wanted, wanted)
            place = self.box.count() - 1
        self.box.setCurrentIndex(place)

    def _fill(self, items: Sequence[tuple[str, str, str]]) -> None:
        known = [(self.box.itemData(place), self.box.itemText(place)) for place in range(self.box.count())]
        if known == [(value, text) for value, text, _ in items]:
            return
        self.box.clear()
        for value, text, icon_name in items:
            if icon_name:
                self.box.addItem(icon(icon_name), text, value)
            else:
                self.box.addItem(text, value)

    @Slot(int)
    def _take(self, place: int) -> None:
        value = self.box.itemData(place)
        self.given.emit(value if self.field.home == "record" else value or None)


class PersonaEditor(ComboEditor):
    """One of the map's personas, or nobody in particular."""

    def items(self) -> Sequence[tuple[str, str, str]]:
        return [("", say("Nobody in particular"), "")]

    def look_at(self, open_map: OpenMap, subject: Subject) -> None:
        people = [
            (one.id, one.name or say("Persona without a name"), "") for one in open_map.document.personas
        ]
        self._fill([*self.items(), *people])


class KindEditor(ComboEditor):
    """The kind of a lane."""

    def items(self) -> Sequence[tuple[str, str, str]]:
        found = [(kind.id, say(kind.title), kind.icon) for kind in kinds().values()]
        return sorted(found, key=lambda item: item[1])


class LanguageEditor(ComboEditor):
    """The map's language, by its own name."""

    def items(self) -> Sequence[tuple[str, str, str]]:
        return [(code, _own_name(code), "") for code in _LANGUAGES]


class PersonasEditor(Editor):
    """Some of the map's personas."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.choices = Choices(self.title, self)
        self.choices.changed.connect(self.give)
        self.put(self.choices)

    def look_at(self, open_map: OpenMap, subject: Subject) -> None:
        people = open_map.document.personas
        self.choices.set_choices(
            [
                (one.id, one.name or say("Persona without a name"), persona_colour(one, place))
                for place, one in enumerate(people)
            ]
        )
        self.setVisible(bool(people))

    def show_value(self, value: Any, is_several: bool) -> None:
        self.choices.set_value(value or ())


class TagsEditor(Editor):
    """Tags, with those that the map knows proposed."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.tags = TagField(self.title, say("Add a tag"), self)
        self.tags.changed.connect(self.give)
        self.put(self.tags)
        self._seen: object = None

    def look_at(self, open_map: OpenMap, subject: Subject) -> None:
        cards = open_map.document.cards
        if cards is not self._seen:
            self._seen = cards
            known = dict.fromkeys(tag for card in cards for tag in card.tags)
            self.tags.set_known(list(known)[:_MOST_KNOWN_TAGS])

    def show_value(self, value: Any, is_several: bool) -> None:
        self.tags.set_value(value or ())


class VotesEditor(Editor):
    """A number of votes."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.votes = VoteField(self.title, self)
        self.votes.changed.connect(self.give)
        self.put(self.votes)

    def show_value(self, value: Any, is_several: bool) -> None:
        self.votes.setSpecialValueText(several_text() if is_several else "")
        self.votes.set_value(value or 0)


class ColourEditor(Editor):
    """A colour, or the theme's."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.button = ColourButton(self.title, self)
        self.button.changed.connect(self.give)
        self.button.setMinimumWidth(_SWATCH)
        self.put(self.button, is_wide=False)

    def show_value(self, value: Any, is_several: bool) -> None:
        self.button.set_value(value or "")


def _own_name(code: str) -> str:
    """A language's name in that language."""
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code
