"""The choices of the export dialog as fields: what there is to choose depends on the format."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from cjm_desktop.assembly.compose import Look
from cjm_desktop.export.registry import ExportOptions
from cjm_desktop.lanes.registry import kinds
from cjm_desktop.layout.layout import LayoutOptions
from cjm_desktop.layout.pages import paper_names
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.theme.themes import load_theme, theme_names
from cjm_desktop.ui.export_choices import ExportChoices
from cjm_desktop.ui.language import say, say_number, say_percent
from cjm_desktop.ui.style.icons import icon
from cjm_desktop.ui.widgets.margins import margins
from cjm_desktop.ui.widgets.numbers import NumberField
from cjm_desktop.ui.widgets.segmented import Segmented

__all__ = ["ROOM_AT_END", "ExportForm"]

ROOM_AT_END = 8
"""Between the fields and the scroll bar, in pixels."""
_USUAL_DPI = 192
_PAPER_MARGIN = 10
_FIT = "fit"
_LANES_SHOWN = 6
_ONLY = {"dpi": "png", "svg_text": "svg"}
"""Fields that one format alone has."""


class ExportForm(QWidget):
    """Fields for all choices but the format. ``changed`` after each change by the user."""

    changed = Signal()

    def __init__(self, document: JourneyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._setting = False
        self._suffix = "pdf"
        self._lines = QFormLayout(self)
        self._lines.setContentsMargins(margins(self, 0, 0, ROOM_AT_END, 0))
        self._lines.setVerticalSpacing(10)
        self._lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_paper()
        self._add_look()

    # Fields

    def _add_paper(self) -> None:
        self.page = QComboBox(self)
        self.page.addItem(say("As large as the map"), _FIT)
        for name in paper_names():
            if name != _FIT:
                self.page.addItem(name, name)
        ways = (("auto", say("Auto")), ("portrait", say("Portrait")), ("landscape", say("Landscape")))
        self.orientation = Segmented(ways, say("Orientation"), parent=self)
        self.margin = _number(self, say("Margin"), 1000, 5, f" {say('mm')}")
        self.scale = _number(self, say("Scale"), 1000, 10, _percent_sign())
        self.dpi = _number(self, say("Resolution"), 2400, 24, f" {say('dpi')}")
        self.dpi.setMinimum(10)
        self.svg_text = QCheckBox(say("Text as text, with its fonts"), self)
        self._add(say("Page"), self.page)
        self._add(say("Orientation"), self.orientation)
        self._add(say("Margin"), self.margin)
        self._add(say("Scale"), self.scale)
        self._add(say("Resolution"), self.dpi)
        self._lines.addRow(self.svg_text)
        self.page.currentIndexChanged.connect(self._page_changed)
        self.orientation.changed.connect(self._tell)
        for number in (self.margin, self.scale, self.dpi):
            number.valueChanged.connect(self._tell)
        self.svg_text.toggled.connect(self._tell)

    def _add_look(self) -> None:
        self.theme = QComboBox(self)
        for name in theme_names():
            self.theme.addItem(say(load_theme(name).title), name)
        self.direction = QComboBox(self)
        self.direction.addItem(say("The map's own"), "auto")
        self.direction.addItem(icon("ltr"), say("Left to right"), "ltr")
        self.direction.addItem(icon("rtl"), say("Right to left"), "rtl")
        self.header = QCheckBox(say("Title and personas"), self)
        self.lanes = QListWidget(self)
        self.lanes.setProperty("framed", True)
        self.lanes.setAccessibleName(say("Lanes to export"))
        for lane in self._document.lanes:
            kind = kinds().get(lane.kind, kinds()["text"])
            item = QListWidgetItem(lane.title or say(kind.title))
            item.setData(Qt.ItemDataRole.UserRole, lane.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.lanes.addItem(item)
        line = max(30, self.lanes.sizeHintForRow(0))
        self.lanes.setMinimumHeight(line * min(_LANES_SHOWN, max(1, self.lanes.count())) + 12)
        self._add(say("Theme"), self.theme)
        self._add(say("Direction"), self.direction)
        self._lines.addRow(self.header)
        title = QLabel(say("Lanes"), self)
        title.setProperty("role", "soft")
        self._lines.addRow(title)
        self._lines.addRow(self.lanes)
        self.theme.currentIndexChanged.connect(self._tell)
        self.direction.currentIndexChanged.connect(self._tell)
        self.header.toggled.connect(self._tell)
        self.lanes.itemChanged.connect(self._tell)

    def _add(self, title: str, field: QWidget) -> None:
        label = QLabel(title, self)
        label.setProperty("role", "soft")
        label.setBuddy(field)
        field.setAccessibleName(title)
        self._lines.addRow(label, field)

    # Choices

    def choices(self) -> ExportChoices:
        """What is chosen in the fields."""
        page = self.page.currentData()
        scale = self.scale.value()
        options = ExportOptions(
            page=page,
            orientation=self.orientation.value,
            margin=None if self.margin.value() == _usual_margin(page) else float(self.margin.value()),
            scale=scale / 100 if scale else None,
            dpi=self.dpi.value() if self._suffix == "png" else None,
            svg_text=self.svg_text.isChecked() and self._suffix == "svg",
        )
        layout = LayoutOptions(self.direction.currentData(), self._lanes(), self.header.isChecked())
        return ExportChoices(self._suffix, options, Look(layout, self.theme.currentData()))

    def set_choices(self, choices: ExportChoices) -> None:
        """Puts choices into the fields and shows those that their format has."""
        options, layout = choices.options, choices.look.layout
        self._setting = True
        self._suffix = choices.suffix
        _choose(self.page, options.page)
        self.orientation.set_value(options.orientation)
        margin = _usual_margin(options.page) if options.margin is None else round(options.margin)
        self.margin.setValue(margin)
        self.scale.setValue(0 if options.scale is None else round(options.scale * 100))
        self.dpi.setValue(options.dpi or _USUAL_DPI)
        self.svg_text.setChecked(options.svg_text)
        _choose(self.theme, choices.look.theme)
        _choose(self.direction, layout.direction)
        self.header.setChecked(layout.header)
        for item in self._items():
            shown = layout.lanes is None or item.data(Qt.ItemDataRole.UserRole) in layout.lanes
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self._setting = False
        self._show_fields()

    @property
    def has_lanes(self) -> bool:
        """Whether at least one lane is chosen, or there are none to choose from."""
        return not self.lanes.count() or any(map(_is_checked, self._items()))

    def _lanes(self) -> tuple[str, ...] | None:
        checked = [item for item in self._items() if _is_checked(item)]
        if len(checked) == self.lanes.count():
            return None
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in checked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.lanes.item(row) for row in range(self.lanes.count())]

    def _page_changed(self) -> None:
        if not self._setting:
            self._setting = True
            self.margin.setValue(_usual_margin(self.page.currentData()))
            self.scale.setValue(0)
            self._setting = False
        self._show_fields()
        self._tell()

    def _show_fields(self) -> None:
        fits = self.page.currentData() == _FIT
        self._lines.setRowVisible(self.orientation, not fits)
        self._lines.setRowVisible(self.dpi, self._suffix == _ONLY["dpi"])
        self._lines.setRowVisible(self.svg_text, self._suffix == _ONLY["svg_text"])
        self.scale.setSpecialValueText(say("Actual size") if fits else say("As large as fits"))

    def _tell(self) -> None:
        if not self._setting:
            self.changed.emit()


def _number(parent: QWidget, name: str, most: int, step: int, unit: str) -> NumberField:
    field = NumberField(name, 0, most, parent)
    field.setSingleStep(step)
    field.setSuffix(unit)
    return field


def _percent_sign() -> str:
    """The language's own sign, with the space before it that some languages want."""
    zero = say_number(0)
    return say_percent(0).replace(zero, "")


def _usual_margin(page: str) -> int:
    return 0 if page == _FIT else _PAPER_MARGIN


def _choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))


def _is_checked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
